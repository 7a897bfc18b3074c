/**
 * One bucket per key. A bucket holds `burst` tokens and gets `perSecond` new ones; who finds it empty
 * is told how long until the next.
 */
export interface TokenBuckets {
  /** Takes one. 0: taken. Otherwise nothing was taken, and milliseconds until there is one. */
  take(key: string): number;
  /** Puts one back: the use turned out to be harmless. */
  giveBack(key: string): void;
}

export interface BucketSize {
  readonly burst: number;
  readonly perSecond: number;
}

/** At the bound the bucket untouched for longest is forgotten, which is the likeliest to be full. */
const maxBuckets = 100_000;

/**
 * Kept as one number: when the bucket will be full again (the generic cell rate algorithm). A token is
 * worth `tokenMs` of that.
 */
export function createTokenBuckets(size: BucketSize, clock: () => number): TokenBuckets {
  const tokenMs = 1000 / size.perSecond;
  const wholeMs = size.burst * tokenMs;
  const fullAt = new Map<string, number>();

  /** Milliseconds until it is full; the upper bound holds when the clock was set back. */
  const missingMs = (key: string, now: number): number =>
    Math.min(Math.max(0, (fullAt.get(key) ?? now) - now), wholeMs);
  const set = (key: string, at: number): void => {
    // Taken out and put in again: a Map keeps the order of insertion, the oldest first.
    fullAt.delete(key);
    if (fullAt.size >= maxBuckets) {
      const [oldest] = fullAt.keys();
      if (oldest !== undefined) fullAt.delete(oldest);
    }
    fullAt.set(key, at);
  };

  return {
    take(key) {
      const now = clock();
      const missing = missingMs(key, now);
      const waitMs = Math.max(0, Math.ceil(missing + tokenMs - wholeMs));
      set(key, now + missing + (waitMs === 0 ? tokenMs : 0));
      return waitMs;
    },
    giveBack(key) {
      const now = clock();
      set(key, now + Math.max(0, missingMs(key, now) - tokenMs));
    },
  };
}
