import type { Event } from "../engine/event.ts";
import type { InteractionId } from "../ids.ts";
import type { Announcement } from "./call.ts";

/**
 * Far longer than any prompt of its kind: they only say when an engine that does not report an announcement's end is
 * no longer believed. An administrator's prompt may last five minutes.
 */
const LONGEST_BUILT_IN_MS = 60_000;
const LONGEST_PROMPT_MS = 330_000;

/** Replaces what the customer hears. */
export function announcementStarts(
  interactionId: InteractionId,
  legCount: number,
  { prompts, bargeIn }: Pick<Announcement, "prompts" | "bargeIn">,
  at: number,
): Event {
  const id = `${interactionId}.announcement.${legCount + 1}`;
  const lastsMs = prompts.reduce(
    (total, name) => total + (name.startsWith("prompt/") ? LONGEST_PROMPT_MS : LONGEST_BUILT_IN_MS),
    0,
  );
  const announcement = { id, prompts, bargeIn, endsBy: at + lastsMs };
  return { type: "AnnouncementStarted", interactionId, announcement };
}
