import { type Client, createKey } from "@maru/sdk";
import { failureKey } from "./failure.ts";
import { createOutgoing, type OutgoingStore } from "./outgoing.ts";

/** Messages on their way: shown at once, kept until the transcript has them. */
export type Sending = {
  readonly outgoing: OutgoingStore;
  send(interactionId: string, text: string): void;
  sendAgain(interactionId: string, clientId: string): void;
  /** The transcript has it: the copy here goes. */
  dropArrived(): void;
};

export function createSending(client: Client): Sending {
  const outgoing = createOutgoing();

  function put(
    interactionId: string,
    { clientId, text, at }: { clientId: string; text: string; at: number },
    key = clientId,
  ): void {
    outgoing.add(interactionId, { clientId, text, at, failure: null });
    client
      .command("message.send", { interactionId, clientId, text }, { key })
      // What was written is in the transcript by now: the frame with it comes before the answer.
      .then(() => outgoing.remove(interactionId, clientId))
      .catch((error: unknown) => outgoing.fail(interactionId, clientId, failureKey(error)));
  }

  /** Messages that a reload found in the outbox are shown again where they were written. */
  for (const { key, name, input, createdAt } of client.pending()) {
    const { interactionId, clientId, text } = input;
    if (name !== "message.send" || typeof interactionId !== "string") continue;
    if (typeof clientId === "string" && typeof text === "string")
      put(interactionId, { clientId, text, at: createdAt }, key);
  }

  return {
    outgoing,
    send: (interactionId, text) =>
      put(interactionId, { clientId: createKey(), text, at: client.serverNow() }),
    sendAgain(interactionId, clientId) {
      const messages = outgoing.store.getState()[interactionId] ?? [];
      const message = messages.find((one) => one.clientId === clientId);
      if (message === undefined) return;
      // A command of its own; the same message, though: it may have arrived without our hearing of it.
      put(interactionId, { clientId, text: message.text, at: client.serverNow() }, createKey());
    },
    dropArrived() {
      for (const [interactionId, messages] of Object.entries(outgoing.store.getState())) {
        const arrived = new Set<string>();
        for (const { body } of client.documents.entries(interactionId))
          if (body.type === "message") arrived.add(body.clientId);
        for (const { clientId } of messages)
          if (arrived.has(clientId)) outgoing.remove(interactionId, clientId);
      }
    },
  };
}
