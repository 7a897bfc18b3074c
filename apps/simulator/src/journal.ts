import type { Commit } from "@maru/core";

type Row = { text: string; commit: Commit };

/**
 * The simulated disk: commits as text, the newest of which may not be durable yet, and the last snapshot.
 * What comes back from it is parsed text with its keys in another order, as it would be from a database.
 */
export class Journal {
  #rows: Row[] = [];
  #durable = 0;
  #snapshot: { seq: number; text: string } | null = null;

  get length(): number {
    return this.#rows.length;
  }

  /** How many commits, from the first, are safe. */
  get durable(): number {
    return this.#durable;
  }

  get snapshot(): { seq: number; text: string } | null {
    return this.#snapshot;
  }

  append(commit: Commit): void {
    this.#rows.push({ text: JSON.stringify(commit), commit });
  }

  /** The commits that became durable, in order; a commit changed since it was decided is named in `altered`. */
  flush(): { acknowledged: Commit[]; altered: Commit[] } {
    const batch = this.#rows.slice(this.#durable);
    this.#durable = this.#rows.length;
    return {
      acknowledged: batch.map((row) => row.commit),
      altered: batch
        .filter((row) => JSON.stringify(row.commit) !== row.text)
        .map((row) => row.commit),
    };
  }

  keepSnapshot(seq: number, text: string): void {
    this.#snapshot = { seq, text };
  }

  /** Forgets the newest commits, as far as they were not durable. Returns how many are gone. */
  lose(count: number): number {
    const lost = Math.min(count, this.#rows.length - this.#durable);
    this.#rows.length -= lost;
    // What reached the disk before the crash stays there and is replayed: from now on it is safe.
    this.#durable = this.#rows.length;
    return lost;
  }

  /** The commits after the first `from`, read back from the text. */
  read(from = 0): Commit[] {
    return this.#rows.slice(from).map((row) => readBack(row.text));
  }

  /** The commit with this seq, or undefined. */
  at(seq: number): Commit | undefined {
    return this.#rows[seq - 1]?.commit;
  }

  last(): Commit {
    const row = this.#rows[this.#rows.length - 1];
    if (row === undefined) throw new RangeError("the journal is empty");
    return readBack(row.text);
  }
}

/** As `jsonb` gives it back: shorter keys first, then by their letters. */
function readBack(text: string): Commit {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const entries = Object.entries(value);
    entries.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
    return Object.fromEntries(entries);
  }) as Commit;
}
