/**
 * A sorted list that stays cheap as it grows: insert, remove and first cost the same at 100 and at 100,000
 * entries (a binary search over chunks and a move within one); a rank costs one step per chunk.
 *
 * The order must be total: `compare` is 0 only for the same entry.
 */
export class RankList<Entry> {
  readonly #compare: (a: Entry, b: Entry) => number;
  /** Never empty chunks; the entries of all chunks in a row are in order. */
  #chunks: Entry[][] = [];
  #size = 0;

  constructor(compare: (a: Entry, b: Entry) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  first(): Entry | undefined {
    return this.#chunks[0]?.[0];
  }

  /** The second entry in order: who comes next when the first is not wanted. */
  second(): Entry | undefined {
    return this.#chunks[0]?.[1] ?? this.#chunks[1]?.[0];
  }

  insert(entry: Entry): void {
    this.#size += 1;
    const index = Math.min(this.#chunkFor(entry), this.#chunks.length - 1);
    const chunk = this.#chunks[index];
    if (chunk === undefined) {
      this.#chunks.push([entry]);
      return;
    }
    // What is new mostly comes last: contacts by age, deadlines, agents who have just become free.
    if (this.#isAfter(entry, chunk)) {
      if (chunk.length === CHUNK_LIMIT) this.#chunks.push([entry]);
      else chunk.push(entry);
      return;
    }
    chunk.splice(this.#positionIn(chunk, entry), 0, entry);
    if (chunk.length > CHUNK_LIMIT) {
      this.#chunks.splice(index + 1, 0, chunk.splice(chunk.length >> 1));
    }
  }

  /** The first entry that does not come before `probe`. */
  firstFrom(probe: Entry): Entry | undefined {
    const chunk = this.#chunks[this.#chunkFor(probe)];
    return chunk?.[this.#positionIn(chunk, probe)];
  }

  /** Whether the entry was there. */
  remove(entry: Entry): boolean {
    const index = this.#chunkFor(entry);
    const chunk = this.#chunks[index];
    if (chunk === undefined) return false;
    const position = this.#positionIn(chunk, entry);
    const found = chunk[position];
    if (found === undefined || this.#compare(found, entry) !== 0) return false;
    if (chunk.length === 1) this.#chunks.splice(index, 1);
    else if (position === 0) chunk.shift();
    else chunk.splice(position, 1);
    this.#size -= 1;
    return true;
  }

  /** How many entries come before this one; undefined when it is not there. */
  rankOf(entry: Entry): number | undefined {
    const index = this.#chunkFor(entry);
    const chunk = this.#chunks[index];
    if (chunk === undefined) return undefined;
    const position = this.#positionIn(chunk, entry);
    const found = chunk[position];
    if (found === undefined || this.#compare(found, entry) !== 0) return undefined;
    let before = position;
    for (let i = 0; i < index; i += 1) before += this.#chunks[i]?.length ?? 0;
    return before;
  }

  *[Symbol.iterator](): IterableIterator<Entry> {
    for (const chunk of this.#chunks) yield* chunk;
  }

  #isAfter(entry: Entry, chunk: Entry[]): boolean {
    return this.#compare(chunk[chunk.length - 1] as Entry, entry) < 0;
  }

  /** The first chunk whose last entry is not before `entry`; the chunk count when there is none. */
  #chunkFor(entry: Entry): number {
    const first = this.#chunks[0];
    const last = this.#chunks[this.#chunks.length - 1];
    // Most calls are about one of the ends; the search would touch memory all over for them.
    if (first === undefined || !this.#isAfter(entry, first)) return 0;
    if (this.#isAfter(entry, last as Entry[])) return this.#chunks.length;
    const lastButOne = this.#chunks[this.#chunks.length - 2];
    if (lastButOne === undefined || this.#isAfter(entry, lastButOne))
      return this.#chunks.length - 1;
    let low = 1;
    let high = this.#chunks.length - 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      const chunk = this.#chunks[middle] as Entry[];
      if (this.#compare(chunk[chunk.length - 1] as Entry, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #positionIn(chunk: Entry[], entry: Entry): number {
    let low = 0;
    let high = chunk.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(chunk[middle] as Entry, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const CHUNK_LIMIT = 256;
