import type { QueuePlacement } from "@maru/core";
import type { Invariant } from "../run/scene.ts";
import { compareAge, waitingIn, waitingPlacementOf } from "./nouns.ts";

/** Offers missed, declined and withdrawn, agents lost, transfers nobody took: none of it costs the customer a place. */
export const placesAreKept: Invariant = {
  rule: "6.5",
  title: "A contact keeps its queue, priority and age until somebody transfers it",
  check: ({ before, state, commit }) => {
    const wrong: string[] = [];
    const moved = new Set<string>();
    for (const event of commit?.events ?? []) {
      if (event.type === "ConsultRequested") moved.add(event.interactionId);
      if (event.type !== "InteractionQueued") continue;
      if (event.reason === "new" || event.reason === "transferred") moved.add(event.interactionId);
      const had = before.interactions.get(event.interactionId)?.placement;
      if (had === undefined || moved.has(event.interactionId)) continue;
      const { queueId, priority, enteredAt } = event;
      if (!isSame(had, { queueId, priority, enteredAt })) {
        wrong.push(`${event.interactionId} is queued again (${event.reason}) at another place`);
      }
    }
    for (const { id, placement } of waitingIn(state)) {
      const interaction = before.interactions.get(id);
      // A consult waits at a place of its own, from the moment it is asked for.
      const isConsult = state.interactions.get(id)?.phase !== "queued";
      const had =
        interaction && (isConsult ? waitingPlacementOf(interaction) : interaction.placement);
      if (had === undefined || had === null || moved.has(id) || compareAge(had, placement) === 0)
        continue;
      wrong.push(`${id} stands at another place than before`);
    }
    return wrong;
  },
};

type Place = Pick<QueuePlacement, "queueId" | "priority" | "enteredAt">;

function isSame(a: Place, b: Place): boolean {
  return a.queueId === b.queueId && a.priority === b.priority && a.enteredAt === b.enteredAt;
}
