import { known } from "../engine/assert.ts";
import type { State } from "../engine/state.ts";
import type { CustomerId, InteractionId, QueueId } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import type { Waiting } from "./lane.ts";
import type { RankList } from "./rank-list.ts";

/** The place of a waiting contact in its queue, 1 = next; null when it does not wait. */
export function queuePosition(state: State, interactionId: InteractionId): number | null {
  const at = state.indexes.traces.get(interactionId)?.waiting;
  if (at === undefined || at === null) return null;
  return known(at.queue.waiting.rankOf(at.entry), "the place in the queue") + 1;
}

/** The contacts waiting in a queue, next first. */
export function* waitingIn(state: State, queueId: QueueId): IterableIterator<InteractionId> {
  for (const { interactionId } of state.indexes.queues.get(queueId)?.waiting ?? []) {
    yield interactionId;
  }
}

export type QueueFigures = {
  waiting: number;
  /** Since when the one at the age's head waits, in epoch milliseconds; null when nobody does. */
  oldestSince: number | null;
  agentsReady: number;
  agentsSignedIn: number;
};

/** Costs the same however many wait or are signed in. */
export function queueFigures(state: State, queueId: QueueId): QueueFigures {
  const index = known(state.indexes.queues.get(queueId), "the queue's index");
  const queue = known(state.configuration.queue.get(queueId), "the queue");
  let agentsSignedIn = 0;
  for (const teamId of queue.teamIds) {
    agentsSignedIn += state.indexes.sessionsOfTeam.get(teamId)?.size ?? 0;
  }
  return {
    waiting: index.waiting.size,
    oldestSince: oldestOf(index.waiting),
    agentsReady: index.lanes.get("")?.ready.size ?? 0,
    agentsSignedIn,
  };
}

/** The list is in order of priority, then age: the oldest is at the head of one of the priorities. */
function oldestOf(waiting: RankList<Waiting>): number | null {
  let oldest: number | null = null;
  let next = waiting.first();
  while (next !== undefined) {
    if (oldest === null || next.enteredAt < oldest) oldest = next.enteredAt;
    const probe = { ...next, priority: next.priority + 1, enteredAt: -1, order: -1 };
    next = waiting.firstFrom(probe);
  }
  return oldest;
}

/** The customer's conversation under way, if there is one. */
export function liveInteractionOf(state: State, customerId: CustomerId): Interaction | undefined {
  const interactionId = state.indexes.customers.get(customerId);
  return interactionId === undefined ? undefined : state.interactions.get(interactionId);
}
