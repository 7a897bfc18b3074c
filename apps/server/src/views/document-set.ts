import { pair } from "./frames.ts";

/** Documents forgotten since; a client that missed more than this gets a fresh snapshot. */
const MAX_TOMBSTONES = 500;

type Held = { seq: number; json: string; pair: string };

/**
 * Named documents as text, each with the seq at which it last changed, and what is gone since when. It knows
 * what has changed since it was last asked (to send it on), and what has changed since a seq (to resume).
 */
export class DocumentSet {
  readonly #documents = new Map<string, Held>();
  readonly #removed = new Map<string, number>();
  readonly #changed = new Set<string>();
  /** Who has seen everything up to this seq can be told what they missed. */
  #knownSince: number;

  constructor(seq: number) {
    this.#knownSince = seq;
  }

  get knownSince(): number {
    return this.#knownSince;
  }

  has(key: string): boolean {
    return this.#documents.has(key);
  }

  json(key: string): string | undefined {
    return this.#documents.get(key)?.json;
  }

  keys(): IterableIterator<string> {
    return this.#documents.keys();
  }

  /** Whether it says anything new. */
  put(key: string, json: string, seq: number): boolean {
    if (this.#documents.get(key)?.json === json) return false;
    this.#documents.set(key, { seq, json, pair: pair(key, json) });
    this.#removed.delete(key);
    this.#changed.add(key);
    return true;
  }

  remove(key: string, seq: number): boolean {
    if (!this.#documents.delete(key)) return false;
    this.#removed.set(key, seq);
    this.#changed.add(key);
    if (this.#removed.size > MAX_TOMBSTONES) this.#forgetOldestRemoval();
    return true;
  }

  /** Takes a document out without a word: the client keeps what it has, resuming from before it is over. */
  forget(key: string): void {
    const held = this.#documents.get(key);
    if (held === undefined) return;
    this.#documents.delete(key);
    this.#changed.delete(key);
    this.requireSnapshot(held.seq);
  }

  /** Whoever has not seen `seq` is told everything anew. */
  requireSnapshot(seq: number): void {
    this.#knownSince = Math.max(this.#knownSince, seq);
  }

  /** What has changed since the last call. */
  takeChanges(): Changes {
    const put: string[] = [];
    const remove: string[] = [];
    for (const key of this.#changed) {
      const held = this.#documents.get(key);
      if (held === undefined) remove.push(key);
      else put.push(held.pair);
    }
    this.#changed.clear();
    return { put, remove };
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0;
  }

  all(): string[] {
    return Array.from(this.#documents.values(), (held) => held.pair);
  }

  /**
   * What somebody who has everything up to `seq` is missing. Entries are sent only if later; other documents
   * also if of that very seq, since some of them (figures, places in a queue) are brought up to date between
   * commits. Putting a document twice changes nothing.
   */
  since(seq: number): Changes {
    const put: string[] = [];
    for (const [key, held] of this.#documents) {
      if (held.seq > seq || (held.seq === seq && !key.startsWith("entry/"))) put.push(held.pair);
    }
    const remove: string[] = [];
    for (const [key, removedAt] of this.#removed) if (removedAt >= seq) remove.push(key);
    return { put, remove };
  }

  #forgetOldestRemoval(): void {
    for (const [key, seq] of this.#removed) {
      this.#removed.delete(key);
      this.requireSnapshot(seq + 1);
      return;
    }
  }
}

export type Changes = { put: string[]; remove: string[] };
