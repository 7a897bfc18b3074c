/** How long somebody may have to wait. */
import type { State } from "../engine/state.ts";
import type { QueueId } from "../ids.ts";

/** Times at which agents took contacts of a queue that are remembered; older ones say little. */
export const PACE_LENGTH = 20;
/** Fewer say nothing. */
const LEAST_KNOWN = 3;

/**
 * Milliseconds until the contact at this place (1 = next) is taken, by the pace at which the queue's last contacts
 * were: place × mean time between takings, the time since the last one included (Little's law, 1961). Null: too few
 * were taken of late to say.
 */
export function estimatedWaitMs(
  state: State,
  queueId: QueueId,
  position: number,
  at: number,
): number | null {
  const taken = state.paces.get(queueId) ?? [];
  const first = taken[0];
  if (first === undefined || taken.length < LEAST_KNOWN) return null;
  return (position * Math.max(0, at - first)) / taken.length;
}

/** A contact of this queue was taken now. */
export function notePace(state: State, queueId: QueueId, at: number): void {
  const taken = [...(state.paces.get(queueId) ?? []), at];
  state.paces.set(queueId, taken.slice(-PACE_LENGTH));
}
