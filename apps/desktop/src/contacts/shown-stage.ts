import type { ContactDocument } from "@maru/protocol";
import { isOnCall } from "../state/current-call.ts";
import { awaitsConfirmation } from "../state/offers.ts";
import { STAGE_TONE, type Tone } from "../ui/tones.ts";

export type ShownStage =
  | ContactDocument["stage"]
  | "connection_lost"
  | "phone_lost"
  | "consult_offered";

/**
 * The contact's stage as its agent needs to know it: connected is not what a vanished customer is,
 * nor a call whose agent's telephone is gone; and what waits for a colleague's word does not ring.
 */
export function shownStage(contact: ContactDocument): { stage: ShownStage; tone: Tone } {
  const { stage, parties, call } = contact;
  if (call?.phone === "none" && isOnCall(contact)) return { stage: "phone_lost", tone: "rona" };
  if (awaitsConfirmation(contact)) return { stage: "consult_offered", tone: "accent" };
  const lost = parties.some(
    ({ kind, status }) => kind === "customer" && status === "connection_lost",
  );
  return stage === "connected" && lost
    ? { stage: "connection_lost", tone: "offline" }
    : { stage, tone: STAGE_TONE[stage] };
}
