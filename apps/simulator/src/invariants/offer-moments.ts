import type { Commit, Event, State } from "@maru/core";
import type { Scene } from "../run/scene.ts";

export type OfferMade = Extract<Event, { type: "OfferMade" }>;

/**
 * Looks at each offer of the step as it is made: `look` gets the state of the very moment before. (The agent a consult
 * found is named by an event of its own just before: the moment is the one before both.) The events of
 * the commit up to there are applied one by one to a copy; `state` is only good during the call.
 */
export function lookAtOffers(
  scene: Scene,
  look: (state: State, made: OfferMade) => string[],
): string[] {
  const { commit, engine } = scene;
  if (commit === null || !commit.events.some((event) => event.type === "OfferMade")) return [];
  const state = engine.deserialiseState(scene.beforeText);
  const wrong: string[] = [];
  for (const [index, event] of commit.events.entries()) {
    const [previous, next] = [commit.events[index - 1], commit.events[index + 1]];
    if (event.type === "ConsultAgentFound" && next?.type === "OfferMade") {
      wrong.push(...look(state, next));
    } else if (event.type === "OfferMade" && previous?.type !== "ConsultAgentFound") {
      wrong.push(...look(state, event));
    }
    engine.applyCommit(state, single(commit, event, state.seq + 1));
  }
  return wrong;
}

function single(commit: Commit, event: Event, seq: number): Commit {
  return { ...commit, seq, key: null, events: [event], result: {} };
}
