import type { LetterFailure } from "../words/words.ts";
import { type PageStorage, readJson } from "./page-storage.ts";

/**
 * A message of this customer that the conversation does not show yet.
 *
 *   written ──► sending ──► (in the conversation: gone from here)
 *                 ▲  │ refused
 *         retry   │  ▼
 *                failed ──► discarded
 *
 * It stays in the storage all the while, one item per letter, so that a reload loses nothing and two tabs do
 * not overwrite each other. `clientId` makes it one message however often, and from how many tabs, it is sent.
 */
export type Letter = {
  clientId: string;
  text: string;
  at: number;
  /** Null: belongs to a conversation that is yet to begin. */
  interactionId: string | null;
  /** Under what name the conversation begins, should this letter begin it. */
  name: string;
  failure: LetterFailure | null;
};

const PREFIX = "letter.";

export class Letterbox {
  #storage: PageStorage;
  #letters: readonly Letter[] = [];

  constructor(storage: PageStorage) {
    this.#storage = storage;
    this.reload();
  }

  /** Oldest first; the same array until something changes. */
  get letters(): readonly Letter[] {
    return this.#letters;
  }

  /** What other tabs did. */
  reload(): void {
    this.#show(
      this.#storage
        .keys()
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => readJson<Letter>(this.#storage, key))
        .filter((letter): letter is Letter => typeof letter?.clientId === "string"),
    );
  }

  put(letter: Letter): void {
    this.#storage.set(PREFIX + letter.clientId, JSON.stringify(letter));
    this.#show([...this.#letters.filter(({ clientId }) => clientId !== letter.clientId), letter]);
  }

  change(clientId: string, change: Partial<Letter>): void {
    const letter = this.#letters.find((candidate) => candidate.clientId === clientId);
    if (letter !== undefined) this.put({ ...letter, ...change });
  }

  remove(clientIds: readonly string[]): void {
    if (clientIds.length === 0) return;
    for (const clientId of clientIds) this.#storage.remove(PREFIX + clientId);
    this.#show(this.#letters.filter(({ clientId }) => !clientIds.includes(clientId)));
  }

  #show(letters: readonly Letter[]): void {
    this.#letters = [...letters].sort((a, b) => a.at - b.at || (a.clientId < b.clientId ? -1 : 1));
  }
}
