import type { Refusal } from "../engine/refusal.ts";
import type { EntryPoint, PhoneNumber } from "./configuration.ts";
import type { ConfigurationWorld } from "./configuration-world.ts";
import { refuseField } from "./field-reason.ts";

export function entryPointRefusal(
  world: ConfigurationWorld,
  entryPoint: EntryPoint,
  before: EntryPoint | undefined,
): Refusal | null {
  return (
    fixedRefusal(entryPoint, before) ??
    channelRefusal(entryPoint) ??
    queueRefusal(world, entryPoint) ??
    flowRefusal(world, entryPoint) ??
    shownNumberRefusal(world, entryPoint.callerNumberId, "callerNumberId")
  );
}

/** what it is cannot be changed later. */
function fixedRefusal(now: EntryPoint, before: EntryPoint | undefined): Refusal | null {
  if (before === undefined) return null;
  for (const field of ["channel", "direction", "socialType"] as const) {
    if (now[field] !== before[field]) return refuseField(field, "fixed");
  }
  return null;
}

/** only calls are begun by agents, and only social messages have a service of their own. */
function channelRefusal({ channel, direction, socialType, callerNumberId }: EntryPoint) {
  if (direction === "outbound" && channel !== "voice") {
    return refuseField("direction", "not_for_this_channel", { channel });
  }
  if (channel === "social" && socialType === null) {
    return refuseField("socialType", "needed_for_this_channel", { channel });
  }
  if (channel !== "social" && socialType !== null) {
    return refuseField("socialType", "not_for_this_channel", { channel });
  }
  if (callerNumberId !== null && direction !== "outbound") {
    return refuseField("callerNumberId", "not_outbound");
  }
  return null;
}

function queueRefusal(
  { configuration }: ConfigurationWorld,
  { queueId, channel }: EntryPoint,
): Refusal | null {
  if (configuration.queue.get(queueId)?.channel === channel) return null;
  return refuseField("queueId", "other_channel", { channel });
}

function flowRefusal({ configuration }: ConfigurationWorld, { flowId, channel }: EntryPoint) {
  if (flowId === null || configuration.flow.get(flowId)?.channel === channel) return null;
  return refuseField("flowId", "other_channel", { channel });
}

/** V-71: a number of ours that those we call may see. */
export function shownNumberRefusal(
  { configuration }: ConfigurationWorld,
  id: PhoneNumber["id"] | null,
  field: string,
): Refusal | null {
  if (id === null || configuration.phoneNumber.get(id)?.outbound === true) return null;
  return refuseField(field, "not_shown_to_others", { id });
}
