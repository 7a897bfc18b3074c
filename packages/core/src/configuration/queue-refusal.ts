import type { Refusal } from "../engine/refusal.ts";
import type { Queue } from "./configuration.ts";
import type { ConfigurationWorld } from "./configuration-world.ts";
import { refuseField, twiceRefusal } from "./field-reason.ts";

export function queueRefusal(
  world: ConfigurationWorld,
  queue: Queue,
  before: Queue | undefined,
): Refusal | null {
  //
  if (before !== undefined && before.channel !== queue.channel) {
    return refuseField("channel", "fixed");
  }
  return (
    twiceRefusal("teamIds", queue.teamIds) ??
    escalationRefusal(queue) ??
    wrapUpRefusal(queue) ??
    orderRefusal("relaxation", queue.relaxation) ??
    overflowRefusal(world, queue)
  );
}

/** A team is asked once, with the first step that names it. */
function escalationRefusal({ teamIds, escalation }: Queue): Refusal | null {
  const all = [...teamIds, ...escalation.flatMap((step) => step.teamIds)];
  return twiceRefusal("escalation", all) ?? orderRefusal("escalation", escalation);
}

function wrapUpRefusal({ wrapUp }: Queue): Refusal | null {
  if (wrapUp.reasonIds.includes(wrapUp.defaultReasonId)) return null;
  return refuseField("wrapUp.defaultReasonId", "not_among");
}

function orderRefusal(field: string, steps: readonly { afterMs: number }[]): Refusal | null {
  const isOutOfOrder = steps.some(
    ({ afterMs }, index) => afterMs <= (steps[index - 1]?.afterMs ?? Number.NEGATIVE_INFINITY),
  );
  return isOutOfOrder ? refuseField(field, "not_later") : null;
}

function overflowRefusal(
  { configuration }: ConfigurationWorld,
  { id, channel, overflow }: Queue,
): Refusal | null {
  if (overflow?.then.type !== "queue") return null;
  const { queueId } = overflow.then;
  const field = "overflow.then.queueId";
  if (queueId === id) return refuseField(field, "itself");
  if (configuration.queue.get(queueId)?.channel === channel) return null;
  return refuseField(field, "other_channel", { channel });
}
