import type { EndReason, Interaction } from "./interaction.ts";

/** Why a contact whose customer went is over. */
export function leavingReason({ phase, call }: Interaction): EndReason {
  if ((call?.voicemail ?? null) !== null) return "voicemail";
  return phase === "in_flow" ? "left_in_flow" : "abandoned";
}
