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

  function put(interactionId: string, clientId: string, text: string, at: number): void {
    outgoing.add(interactionId, { clientId, text, at, failure: null });
    client
      .command("message.send", { interactionId, clientId, text }, { key: clientId })
      // What was written is in the transcript by now: the frame with it comes before the answer.
      .then(() => outgoing.remove(interactionId, clientId))
      .catch((error: unknown) => outgoing.fail(interactionId, clientId, failureKey(error)));
  }

  /** Messages that a reload found in the outbox are shown again where they were written. */
  for (const { name, input, createdAt } of client.pending()) {
    const { interactionId, clientId, text } = input;
    if (name !== "message.send" || typeof interactionId !== "string") continue;
    if (typeof clientId === "string" && typeof text === "string")
      put(interactionId, clientId, text, createdAt);
  }

  return {
    outgoing,
    send: (interactionId, text) => put(interactionId, createKey(), text, client.serverNow()),
    sendAgain(interactionId, clientId) {
      const messages = outgoing.store.getState()[interactionId] ?? [];
      const message = messages.find((one) => one.clientId === clientId);
      if (message === undefined) return;
      // A refused command's key is spent: the same message goes out under a new one.
      outgoing.remove(interactionId, clientId);
      put(interactionId, createKey(), message.text, client.serverNow());
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
