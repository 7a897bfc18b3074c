import { expect } from "vitest";
import type { Heard } from "./ear.ts";
import type { Party } from "./parties.ts";

/** Whatever can tell what reaches its party: a phone, a browser. */
export interface Ear {
  readonly party: Party;
  listen(ms: number): Promise<Heard>;
}

const TRIAL_MS = 400;
const PROOF_MS = 1_000;
const LIMIT_MS = 15_000;

/** By party, what each is to hear. */
export type Expected = Readonly<Partial<Record<Party, Heard>>>;

/**
 * Everybody hears what they should, at the same time: as soon as they do, and still does during a longer stretch
 * after that.
 */
export async function expectHeard(
  ears: readonly Ear[],
  expected: Expected,
  timeout = LIMIT_MS,
): Promise<void> {
  await expect.poll(() => listenAll(ears, TRIAL_MS), { timeout, interval: 10 }).toEqual(expected);
  expect(await listenAll(ears, PROOF_MS)).toEqual(expected);
}

/** What each of them hears from now on, all at the same time. */
export async function listenAll(ears: readonly Ear[], ms: number): Promise<Expected> {
  const heard = ears.map(async (ear) => [ear.party, await ear.listen(ms)] as const);
  return Object.fromEntries(await Promise.all(heard));
}

/**
 * Hears somebody speak who is none of the parties: an announcement. Speech passes by the lower tones, so only the
 * parties named are listened for: they must not be heard meanwhile.
 */
export async function expectAnnouncement(ear: Ear, absent: readonly Party[]): Promise<void> {
  const listen = async (ms: number) => {
    const heard = await ear.listen(ms);
    const tells = (who: Party | "music") => heard.some((one) => one.endsWith(who));
    return { announcement: tells("music"), absent: !absent.some(tells) };
  };
  const expected = { announcement: true, absent: true };
  await expect.poll(() => listen(TRIAL_MS), { timeout: LIMIT_MS, interval: 10 }).toEqual(expected);
  expect(await listen(PROOF_MS)).toEqual(expected);
}
