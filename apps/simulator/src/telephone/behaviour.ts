import type { Dial, LegId } from "@maru/core";
import type { PartyScript } from "@maru/voice";
import { Random } from "../random.ts";

/**
 * What whoever is rung does of their own accord. It follows from the leg alone, so that a run with some actions taken
 * out goes on as before. Mostly they wait for the world to decide.
 */
export function behaviour(legId: LegId, dial: Dial): PartyScript {
  const random = new Random(hashOf(legId));
  if (dial.to === "station" && dial.autoAnswer) {
    return random.chance(0.9) ? { does: "answers", afterMs: 200 } : { does: "rings" };
  }
  return random.weighted<PartyScript>([
    { weight: 5, value: { does: "rings" } },
    { weight: 4, value: { does: "answers", afterMs: random.between(100, 9_000) } },
    { weight: 0.6, value: { does: "ends", afterMs: random.between(0, 3_000), cause: "rejected" } },
    { weight: 0.3, value: { does: "ends", afterMs: 100, cause: "busy" } },
    { weight: 0.3, value: { does: "ends", afterMs: 0, cause: "unreachable" } },
  ]);
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
