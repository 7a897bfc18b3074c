import type { State } from "../engine/state.ts";

/**
 * What the indexes say, in a form that does not show how they came about: kept step by step, rebuilt from a
 * snapshot or replayed, they must say the same.
 */
export function indexed(state: State) {
  const { indexes } = state;
  const { unsettled } = indexes;
  return {
    timers: [...indexes.timers.order],
    timersByKey: indexes.timers.byKey.size,
    offers: sorted(indexes.offers),
    customers: sorted(indexes.customers),
    queues: sorted(indexes.queues).map(([queueId, queue]) => [
      queueId,
      {
        waiting: [...queue.waiting],
        // A lane nobody waits in may have been forgotten, or not yet.
        lanes: sorted(queue.lanes)
          .filter(([key, { waiting }]) => waiting.size > 0 || key === "")
          .map(([key, { waiting, ready }]) => ({ key, waiting: [...waiting], ready: [...ready] })),
        preferred: sorted(queue.preferredLanes).map(([agentId, { waiting, ready }]) => ({
          agentId,
          waiting: [...waiting],
          ready: [...ready],
        })),
      },
    ]),
    work: sorted(indexes.work)
      .filter(([agentId, { total }]) => total > 0 || state.agents.has(agentId))
      .map(([agentId, { interactionIds, load, total, wrapUps, offers }]) => {
        return {
          agentId,
          ids: [...interactionIds].sort(),
          load: { ...load },
          total,
          wrapUps,
          offers,
        };
      }),
    teams: sorted(indexes.sessionsOfTeam)
      .map(([teamId, agents]) => [teamId, [...agents].sort()] as const)
      .filter(([, agents]) => agents.length > 0),
    sent: sorted(indexes.traces).map(([interactionId, { sent }]) => [interactionId, sorted(sent)]),
    unsettled: Object.values(unsettled).map((set: Set<unknown>) => set.size),
  };
}

function sorted<Key extends string, Value>(map: Map<Key, Value>): [Key, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
