import { type BucketSize, createTokenBuckets } from "./token-buckets.ts";

/**
 * Makes guessing passwords slow.
 *
 * Per e-mail address: the first attempts are free, then each failure doubles the wait. Per network
 * address: a bucket, for those who try one password on many people. An attempt counts as failed
 * when it begins, so that a thousand at once are not a thousand free ones.
 *
 * Whoever signed in from an address before is counted there on their own: an attacker elsewhere
 * cannot lock them out.
 */
export interface SignInThrottle {
  /** 0: go on, and the attempt is counted. Otherwise milliseconds to wait. */
  begin(address: string, email: string): number;
  succeeded(address: string, email: string): void;
}

export interface SignInLimits {
  readonly perAddress: BucketSize;
  readonly freeAttempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  readonly forgetAfterMs: number;
}

interface Failures {
  count: number;
  at: number;
}

const maxEntries = 100_000;

export function createSignInThrottle(limits: SignInLimits, clock: () => number): SignInThrottle {
  const addresses = createTokenBuckets(limits.perAddress, clock);
  const failures = new Map<string, Failures>();
  const trusted = new Set<string>();

  const keyOf = (address: string, email: string): string => {
    const both = `${email} ${address}`;
    return trusted.has(both) ? both : email;
  };
  const waitFor = (known: Failures | undefined): number => {
    if (known === undefined || known.count < limits.freeAttempts) return 0;
    const doublings = Math.min(known.count - limits.freeAttempts, 30);
    const delayMs = Math.min(limits.firstDelayMs * 2 ** doublings, limits.longestDelayMs);
    return Math.max(0, known.at + delayMs - clock());
  };

  return {
    begin(address, email) {
      const key = keyOf(address, email);
      const known = failures.get(key);
      const recent =
        known !== undefined && clock() - known.at < limits.forgetAfterMs ? known : undefined;
      const emailWaitMs = waitFor(recent);
      if (emailWaitMs > 0) return emailWaitMs;
      const addressWaitMs = addresses.take(address);
      if (addressWaitMs > 0) return addressWaitMs;
      failures.delete(key);
      dropOldest(failures);
      failures.set(key, { count: (recent?.count ?? 0) + 1, at: clock() });
      return 0;
    },
    succeeded(address, email) {
      failures.delete(keyOf(address, email));
      addresses.giveBack(address);
      dropOldest(trusted);
      trusted.add(`${email} ${address}`);
    },
  };
}

function dropOldest(entries: Map<string, unknown> | Set<string>): void {
  if (entries.size < maxEntries) return;
  const [oldest] = entries.keys();
  if (oldest !== undefined) entries.delete(oldest);
}
