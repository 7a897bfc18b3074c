import type { Command } from "../engine/command.ts";
import { type Decision, decided } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { InteractionId } from "../ids.ts";
import { customerOf } from "../interaction/customer-decide.ts";
import { enterQueue, entryPointFor, inactiveRefusal } from "../interaction/entry.ts";
import type { Announcement, Leg } from "./call.ts";

/**
 * Far longer than any prompt of its kind: they only say when an engine that does not report an announcement's end is
 * no longer believed. An administrator's prompt may last five minutes.
 */
const LONGEST_BUILT_IN_MS = 60_000;
const LONGEST_PROMPT_MS = 330_000;

/** Somebody calls: they are answered, greeted, and wait. The same arrival told twice is the same call. */
export function decideStartCall(
  state: State,
  command: Extract<Command, { type: "StartCall" }>,
  at: number,
): Decision {
  const { interactionId, customer, customerNumber, ourNumber, legId } = command;
  const entryPoint = entryPointFor(state, command.entryPointId, "voice");
  if ("refused" in entryPoint) return entryPoint;
  const existing = state.interactions.get(interactionId);
  if (existing !== undefined) {
    const isThisCall = customerOf(existing)?.leg?.id === legId;
    if (isThisCall) return decided([], { interactionId });
    return refuse("interaction_exists", "There is another contact with this id.");
  }
  const refusal = inactiveRefusal(entryPoint);
  if (refusal !== null) return refusal;
  const customerLeg: Leg = {
    id: legId,
    status: "up",
    since: at,
    ringsUntil: null,
    muted: false,
    dial: null,
  };
  return decided(
    [
      {
        type: "InteractionStarted",
        interactionId,
        channel: "voice",
        direction: "inbound",
        entryPointId: entryPoint.id,
        customer,
        call: { customerNumber, ourNumber, customerLeg },
      },
      announcementStarts(interactionId, 0, { prompts: ["greeting"], bargeIn: false }, at),
      enterQueue(state, entryPoint, command, at),
    ],
    { interactionId },
  );
}

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
