const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 10_000;

/**
 * How long to wait before attempt number `attempt` (1 is the first retry): doubling from 0.25 s to 10 s,
 * of which a random half is taken off, so that the clients of a restarted server do not all come at once.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt - 1, 16));
  return Math.round(longest * (0.5 + random() * 0.5));
}
