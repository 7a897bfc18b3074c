import type { ContactDocument } from "@maru/protocol";
import { STAGE_TONE, type Tone } from "../ui/tones.ts";

export type ShownStage = ContactDocument["stage"] | "connection_lost";

/** The contact's stage as its agent needs to know it: connected is not what a vanished customer is. */
export function shownStage({ stage, parties }: ContactDocument): { stage: ShownStage; tone: Tone } {
  const lost = parties.some(
    ({ kind, status }) => kind === "customer" && status === "connection_lost",
  );
  return stage === "connected" && lost
    ? { stage: "connection_lost", tone: "offline" }
    : { stage, tone: STAGE_TONE[stage] };
}
