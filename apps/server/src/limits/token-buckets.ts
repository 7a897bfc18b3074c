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

interface Bucket {
  tokens: number;
  at: number;
}

/** At the bound the bucket untouched for longest is forgotten, which is the likeliest to be full. */
const maxBuckets = 100_000;

export function createTokenBuckets(size: BucketSize, clock: () => number): TokenBuckets {
  const buckets = new Map<string, Bucket>();

  const open = (key: string): Bucket => {
    const now = clock();
    const known = buckets.get(key);
    const bucket = known ?? { tokens: size.burst, at: now };
    bucket.tokens = Math.min(
      size.burst,
      bucket.tokens + ((now - bucket.at) / 1000) * size.perSecond,
    );
    bucket.at = now;
    // Taken out and put in again: a Map keeps the order of insertion, the oldest first.
    buckets.delete(key);
    if (buckets.size >= maxBuckets) {
      const [oldest] = buckets.keys();
      if (oldest !== undefined) buckets.delete(oldest);
    }
    buckets.set(key, bucket);
    return bucket;
  };

  return {
    take(key) {
      const bucket = open(key);
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return 0;
      }
      return Math.ceil(((1 - bucket.tokens) / size.perSecond) * 1000);
    },
    giveBack(key) {
      const bucket = open(key);
      bucket.tokens = Math.min(size.burst, bucket.tokens + 1);
    },
  };
}
