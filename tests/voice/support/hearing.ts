import { expect } from "vitest";
import type { Heard } from "./ear.ts";
import type { Party } from "./parties.ts";

/** Whatever can tell what reaches its party: a phone, a browser. */
export interface Ear {
  readonly party: Party;
  listen(ms: number): Promise<Heard>;
}

const TRIAL_MS = 600;
const PROOF_MS = 1_500;
const LIMIT_MS = 15_000;

/**
 * Everybody hears what they should, at the same time: as soon as they do, and still does during a
 * longer stretch after that.
 */
export async function expectHeard(
  ears: readonly Ear[],
  expected: Readonly<Partial<Record<Party, Heard>>>,
): Promise<void> {
  const listen = async (ms: number) =>
    Object.fromEntries(
      await Promise.all(ears.map(async (ear) => [ear.party, await ear.listen(ms)] as const)),
    );
  await expect.poll(() => listen(TRIAL_MS), { timeout: LIMIT_MS, interval: 10 }).toEqual(expected);
  expect(await listen(PROOF_MS)).toEqual(expected);
}
