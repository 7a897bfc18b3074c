import type { Refusal } from "../engine/refusal.ts";
import type { Queue } from "./configuration.ts";
import { refuseField, twiceRefusal } from "./field-reason.ts";

export function queueRefusal(queue: Queue, before: Queue | undefined): Refusal | null {
  //
  if (before !== undefined && before.channel !== queue.channel) {
    return refuseField("channel", "fixed");
  }
  return (
    twiceRefusal("teamIds", queue.teamIds) ??
    wrapUpRefusal(queue) ??
    orderRefusal("relaxation", queue.relaxation)
  );
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
