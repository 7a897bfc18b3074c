import type { ChatDocument } from "@maru/protocol";
import { type Client, MaruProblem } from "@maru/sdk";
import type { Language, LetterFailure } from "../words/words.ts";
import type { Letter, Letterbox } from "./letterbox.ts";
import type { PageStorage } from "./page-storage.ts";
import { isLive } from "./visit-state.ts";

const FAULT_PAUSE_MS = 1_000;
const OVER = new Set([
  "conversation_over",
  "customer_left",
  "not_in_conversation",
  "interaction_not_found",
]);

type PostmanOptions = {
  letterbox: Letterbox;
  storage: PageStorage;
  language: () => Language;
  onBegun: (interactionId: string) => void;
  /** An answer came: there may be more to do. */
  onSettled: () => void;
};

/** Hands the letters to the server in their order, and the customer's leaving after them. */
export class Postman {
  #options: PostmanOptions;
  /** Letters by their `clientId`, `start` and `leave`, that wait for an answer in this tab. */
  #underWay = new Set<string>();

  constructor(options: PostmanOptions) {
    this.#options = options;
  }

  /** Call it whenever something may have changed; what is under way already stays so. */
  run(client: Client): void {
    // Before the first answer it is not known whether a conversation is under way already.
    if (client.connection.get().lastHeardAt === null) return;
    // The other letters belong to the conversation this one begins.
    if (this.#underWay.has("start")) return;
    const chat = client.documents.get("chat");
    const live = isLive(chat) ? chat.interactionId : null;
    for (const letter of this.#options.letterbox.letters) {
      if (letter.failure !== null || this.#underWay.has(letter.clientId)) continue;
      const interactionId = letter.interactionId ?? live;
      if (interactionId === null) {
        this.#begin(client, letter);
        return;
      }
      this.#send(client, letter, interactionId);
    }
    this.#takeLeave(client);
  }

  #begin(client: Client, { clientId, text, name }: Letter): void {
    const { letterbox, language, onBegun } = this.#options;
    // The same letter always under the same key: begun from two tabs, or again after a reload, it is one.
    const command = client.command(
      "chat.start",
      { name, language: language(), message: { clientId, text } },
      { key: `start.${clientId}` },
    );
    this.#await(client, "start", command, clientId, ({ interactionId }) => {
      letterbox.remove([clientId]);
      for (const other of letterbox.letters)
        if (other.interactionId === null && other.failure === null)
          letterbox.change(other.clientId, { interactionId });
      onBegun(interactionId);
    });
  }

  #send(client: Client, { clientId, text }: Letter, interactionId: string): void {
    const input = { interactionId, clientId, text };
    const command = client.command("message.send", input, { key: `send.${clientId}` });
    const arrived = () => this.#options.letterbox.remove([clientId]);
    this.#await(client, clientId, command, clientId, arrived);
  }

  #takeLeave(client: Client): void {
    const { storage } = this.#options;
    const interactionId = storage.get("leaving");
    if (interactionId === undefined || this.#underWay.has("leave")) return;
    const input = { interactionId };
    const command = client.command("chat.leave", input, { key: `leave.${interactionId}` });
    const done = () => storage.remove("leaving");
    // A refusal means that it is over already.
    const left = command.then(done, (error: unknown) => {
      if (!(error instanceof MaruProblem)) throw error;
      done();
    });
    this.#await(client, "leave", left, null, () => undefined);
  }

  #await<T>(
    client: Client,
    name: string,
    answer: Promise<T>,
    clientId: string | null,
    done: (result: T) => void,
  ): void {
    this.#underWay.add(name);
    const settled = () => {
      this.#underWay.delete(name);
      this.#options.onSettled();
    };
    answer.then(done).then(settled, (error: unknown) => {
      // A fault is the connection's end, or a full outbox: the letter stays, and is tried again in a while.
      if (!(error instanceof MaruProblem)) return void setTimeout(settled, FAULT_PAUSE_MS);
      const chat = client.documents.get("chat");
      if (clientId !== null && !isToBeJoined(error, chat))
        this.#options.letterbox.change(clientId, { failure: failureOf(error) });
      settled();
    });
  }
}

/** Another tab was first: the letter goes into that conversation. */
function isToBeJoined({ problem }: MaruProblem, chat: ChatDocument | undefined): boolean {
  return problem.code === "interaction_exists" && isLive(chat);
}

function failureOf({ problem: { code } }: MaruProblem): LetterFailure {
  if (OVER.has(code)) return "over";
  if (code === "too_many_messages") return "full";
  return code.startsWith("entry_point") || code === "unavailable" ? "unreachable" : "refused";
}
