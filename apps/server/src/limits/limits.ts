import type { SignInLimits } from "./sign-in-throttle.ts";
import type { BucketSize } from "./token-buckets.ts";

export interface Limits {
  readonly signIn: SignInLimits;
  /** Per session, API token or visitor; HTTP and stream together. */
  readonly commands: BucketSize;
  /** New visitors and their look-ups, per network address. A company behind one address is one. */
  readonly visitors: BucketSize;
  /** Conversations begun, per network address: each costs an agent's time. */
  readonly chats: BucketSize;
  /** Typing marks, per socket. More are dropped without a word. */
  readonly typing: BucketSize;
  /** How long somebody without a stream counts as connected after a command or a look at their view. */
  readonly visitMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  signIn: {
    perAddress: { burst: 20, perSecond: 1 / 3 },
    freeAttempts: 5,
    firstDelayMs: 1_000,
    longestDelayMs: 60_000,
    forgetAfterMs: 900_000,
  },
  commands: { burst: 200, perSecond: 50 },
  visitors: { burst: 200, perSecond: 20 },
  chats: { burst: 100, perSecond: 5 },
  typing: { burst: 10, perSecond: 5 },
  visitMs: 30_000,
};
