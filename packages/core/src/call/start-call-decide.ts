import type { Command } from "../engine/command.ts";
import { type Decision, decided } from "../engine/decision.ts";
import { refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import { customerOf } from "../interaction/customer-decide.ts";
import { entering, entryPointFor, flowOf, inactiveRefusal } from "../interaction/entry.ts";
import { announcementStarts } from "./announcement-starts.ts";
import type { Leg } from "./call.ts";

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
  const published = flowOf(state, entryPoint);
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
      ...(published === null
        ? [announcementStarts(interactionId, 0, { prompts: ["greeting"], bargeIn: false }, at)]
        : []),
      entering(state, entryPoint, command, at),
    ],
    { interactionId },
  );
}
