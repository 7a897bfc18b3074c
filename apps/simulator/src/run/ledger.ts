import { agentParty, CUSTOMER_PARTY, type Envelope, type Outcome } from "@maru/core";
import type { Promises, Scene } from "./scene.ts";

/** How long core answers a repeated key. */
const ANSWERED_KEY_TTL_MS = 86_400_000;

/** Keeps what the clients of the run know: which of their messages and requests were answered, and how. */
export class Ledger {
  readonly promises: Promises = { messages: new Map() };
  readonly answers: Scene["answers"] = new Map();
  #pending: { seq: number; place: string; clientId: string }[] = [];

  /** After a step has been looked at. */
  note({ command, actor, key }: Envelope, outcome: Outcome): void {
    if (outcome.status !== "done") return;
    const { seq, at } = outcome.commit;
    if (key !== null) {
      const result = JSON.stringify(outcome.commit.result);
      this.answers.set(`${actor} ${key.id}`, { seq, at, digest: key.digest, result });
    }
    for (const [known, answer] of this.answers) {
      // Core forgets answers of this age with the next commit.
      if (answer.at > at - ANSWERED_KEY_TTL_MS) break;
      this.answers.delete(known);
    }
    if (command.type === "SendMessage") {
      const { sender } = command;
      const from = sender.kind === "customer" ? CUSTOMER_PARTY : agentParty(sender.agentId);
      const place = `${command.interactionId} ${from}`;
      this.#pending.push({ seq, place, clientId: command.clientId });
    }
    if (command.type === "StartChat" && command.message !== null) {
      const place = `${command.interactionId} ${CUSTOMER_PARTY}`;
      this.#pending.push({ seq, place, clientId: command.message.clientId });
    }
  }

  /** Everything up to this seq is durable: its senders are told. */
  acknowledge(seq: number): void {
    for (const { place, clientId } of this.#pending.filter((pending) => pending.seq <= seq)) {
      const told = this.promises.messages.get(place) ?? [];
      if (!told.includes(clientId)) told.push(clientId);
      this.promises.messages.set(place, told);
    }
    this.#pending = this.#pending.filter((pending) => pending.seq > seq);
  }

  /** The process died and this seq is the last on disk. Nobody in the batch under way was told anything. */
  forget(seq: number): void {
    this.#pending = [];
    for (const [known, answer] of this.answers) {
      if (answer.seq > seq) this.answers.delete(known);
    }
  }
}
