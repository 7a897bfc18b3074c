import type { AgentId, Interaction, QueuePlacement, State } from "@maru/core";
import type { Invariant } from "../run/scene.ts";
import {
  askedOf,
  compareAge,
  levelOf,
  loadOf,
  readyFor,
  suits,
  unreadiness,
  type Waiting,
  waitingIn,
  waitingPlacementOf,
} from "./nouns.ts";
import { lookAtOffers, type OfferMade } from "./offer-moments.ts";

export const nobodyWaitsForNothing: Invariant = {
  rule: "6.1",
  title: "No contact waits while an agent who can serve it is ready",
  check: ({ state, outcome }) => {
    // Between commits the state is settled; a refusal left it as it was.
    if (outcome !== null && outcome.status !== "done") return [];
    return waitingIn(state).flatMap((interaction) => {
      const ready = readyFor(state, interaction);
      if (ready.length === 0) return [];
      return [`${interaction.id} waits in ${interaction.placement.queueId}; ready: ${ready}`];
    });
  },
};

export const noOlderPassedOver: Invariant = {
  rule: "6.2",
  title:
    "An older contact of equal or higher priority that the agent can serve is never passed over",
  check: (scene) =>
    lookAtOffers(scene, (state, { interactionId, offer }) => {
      const served = state.interactions.get(interactionId);
      const placement = servedPlacement(served, offer);
      if (placement === null) return [];
      const { agentId } = offer;
      if (!suits(state, agentId, placement)) {
        return [`${agentId} cannot serve ${interactionId} and is offered it`];
      }
      return waitingIn(state)
        .filter(
          (waiting) =>
            compareAge(waiting.placement, placement) < 0 &&
            suits(state, agentId, waiting.placement) &&
            unreadiness(state, agentId, waiting.channel) === null &&
            !othersAreAskedFirst(state, waiting, agentId),
        )
        .map((older) => `${agentId} is offered ${interactionId}; ${older.id} came before it`);
    }),
};

/** From where routing took it; null: a colleague made the offer. */
function servedPlacement(
  served: Interaction | undefined,
  { kind, leg }: OfferMade["offer"],
): QueuePlacement | null {
  const isRouted = kind.type === "routed" || (kind.type === "consult" && leg === null);
  return served === undefined || !isRouted ? null : waitingPlacementOf(served);
}

/** The agent missed this contact before, the queue recalls, and somebody else is ready for it. */
function othersAreAskedFirst(state: State, waiting: Waiting, agentId: AgentId): boolean {
  if (waiting.placement.missedBy !== agentId) return false;
  return readyFor(state, waiting).some((other) => other !== agentId);
}

export const strategyDecides: Invariant = {
  rule: "6.3",
  title:
    "Of the agents ready for a contact the queue's strategy decides; who missed it is asked last",
  check: (scene) =>
    lookAtOffers(scene, (state, { interactionId, offer }) => {
      const served = state.interactions.get(interactionId);
      const placement = servedPlacement(served, offer);
      if (served === undefined || placement === null) return [];
      const waiting: Waiting = { id: interactionId, channel: served.channel, placement };
      const ready = readyFor(state, waiting);
      const { missedBy } = placement;
      const others = ready.filter((agentId) => agentId !== missedBy);
      if (others.length === 0) return [];
      const best = others.reduce((a, b) => (isAskedBefore(state, waiting, b, a) ? b : a));
      if (best === offer.agentId) return [];
      const { queueId } = placement;
      const strategy = state.configuration.queue.get(queueId)?.strategy;
      return [`${interactionId} goes to ${offer.agentId}; by ${strategy} it is ${best}'s`];
    }),
};

function isAskedBefore(state: State, served: Waiting, a: AgentId, b: AgentId): boolean {
  const [first, second] = [rankOf(state, served, a), rankOf(state, served, b)];
  for (let i = 0; i < first.length; i += 1) {
    const difference = (first[i] ?? 0) - (second[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return a < b;
}

/** Smaller is asked first; the longest free breaks ties. */
function rankOf(state: State, { placement }: Waiting, agentId: AgentId): number[] {
  const session = state.agents.get(agentId);
  const queue = state.configuration.queue.get(placement.queueId);
  if (session === undefined || queue === undefined) return [];
  const { freeSince } = session;
  switch (queue.strategy) {
    case "longest_available":
      return [freeSince];
    case "least_occupied": {
      const load = loadOf(state, agentId);
      return [load.chat + load.voice + load.email + load.social, freeSince];
    }
    case "round_robin":
      return [session.lastOfferNumber, freeSince];
    case "most_skilled": {
      const skills = state.configuration.agent.get(agentId)?.skills ?? {};
      const asked = placement.preferred === null ? Object.keys(askedOf(state, placement)) : [];
      return [-asked.reduce((sum, skill) => sum + levelOf(skills, skill), 0), freeSince];
    }
  }
}

export const placesAreTrue: Invariant = {
  rule: "6.4",
  title: "The place in the queue and the queue's figures are what a count gives",
  check: ({ state, engine }) => {
    const wrong: string[] = [];
    const waiting = waitingIn(state);
    for (const interaction of state.interactions.values()) {
      const placement = waitingPlacementOf(interaction);
      const ahead = waiting.filter(
        (other) =>
          placement !== null &&
          other.placement.queueId === placement.queueId &&
          compareAge(other.placement, placement) < 0,
      );
      const place = placement === null ? null : ahead.length + 1;
      const said = engine.queuePosition(state, interaction.id);
      if (said !== place) wrong.push(`${interaction.id} is told place ${said}, counted ${place}`);
    }
    for (const queue of state.configuration.queue.values()) {
      const inQueue = waiting.filter(({ placement }) => placement.queueId === queue.id);
      const ages = inQueue.map(({ placement }) => placement.enteredAt);
      const team = [...state.agents.keys()].filter((agentId) =>
        queue.teamIds.some((id) => id === state.configuration.agent.get(agentId)?.teamId),
      );
      const counted = {
        waiting: inQueue.length,
        oldestSince: ages.length === 0 ? null : Math.min(...ages),
        agentsReady: team.filter(
          (agentId) =>
            state.configuration.agent.get(agentId)?.active === true &&
            unreadiness(state, agentId, queue.channel) === null,
        ).length,
        agentsSignedIn: team.length,
      };
      const said = engine.queueFigures(state, queue.id);
      for (const name of ["waiting", "oldestSince", "agentsReady", "agentsSignedIn"] as const) {
        if (said[name] !== counted[name]) {
          wrong.push(`${queue.id} says ${name} ${said[name]}, counted ${counted[name]}`);
        }
      }
    }
    return wrong;
  },
};
