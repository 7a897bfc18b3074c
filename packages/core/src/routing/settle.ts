/** Routing's reaction to what has happened: the next events that follow of themselves, until none do. */
import { contactsOf } from "../agent/agent-status.ts";
import { known } from "../engine/assert.ts";
import type { Event } from "../engine/event.ts";
import { refreshAgents } from "../engine/reindex.ts";
import type { State } from "../engine/state.ts";
import { takeStep } from "../flow/flow-step.ts";
import type { AgentId } from "../ids.ts";
import type { Interaction, Offer } from "../interaction/interaction.ts";
import { endOffer } from "../interaction/offer-end.ts";
import { nextOffer, nextOfferId, queueOf } from "../interaction/placement.ts";
import { compareWaiting, type Lane } from "./lane.ts";
import { mayHoldOffer } from "./readiness.ts";

/** The next events, or none: the state is settled. */
export function settle(state: State, at: number): Event[] {
  refreshAgents(state);
  return (
    withdrawUntakeable(state, at) ??
    releaseFromDeparted(state) ??
    takeDueStep(state, at) ??
    recordVariables(state) ??
    closeEnded(state) ??
    match(state, at) ??
    []
  );
}

/** An offer whose agent is no longer available goes elsewhere; a consult's stays with one who is idle. */
function withdrawUntakeable(state: State, at: number): Event[] | null {
  const { holders } = state.indexes.unsettled;
  for (const agentId of holders) {
    const found = firstUntakeable(state, agentId);
    if (found !== null) return endOffer(state, found.interaction, found.offer, "withdrawn", at);
    holders.delete(agentId);
  }
  return null;
}

function firstUntakeable(state: State, agentId: AgentId) {
  const work = state.indexes.work.get(agentId);
  if (work === undefined || work.offers === 0) return null;
  // In an order that follows from the nouns: an index's own order is another after a snapshot.
  for (const interaction of contactsOf(state, agentId)) {
    const offer = interaction.offers.find(
      (candidate) => candidate.agentId === agentId && !mayHoldOffer(state, candidate),
    );
    if (offer !== undefined) return { interaction, offer };
  }
  return null;
}

/** Nobody waits for one agent alone once that agent has signed out. */
function releaseFromDeparted(state: State): Event[] | null {
  const { departed } = state.indexes.unsettled;
  for (const agentId of departed) {
    if (!state.agents.has(agentId)) {
      for (const queue of state.indexes.queues.values()) {
        const waiting = queue.preferredLanes.get(agentId)?.waiting.first();
        if (waiting !== undefined) {
          const { interactionId } = waiting;
          return [{ type: "PreferredAgentReleased", interactionId, agentId }];
        }
      }
    }
    departed.delete(agentId);
  }
  return null;
}

/** A contact has come to a step of its flow. */
function takeDueStep(state: State, at: number): Event[] | null {
  const { flows } = state.indexes.unsettled;
  for (const interactionId of flows) {
    flows.delete(interactionId);
    const interaction = state.interactions.get(interactionId);
    if (interaction === undefined || interaction.flow?.wait !== null) continue;
    return takeStep(state, interaction, at);
  }
  return null;
}

/** V-22: what agents entered reaches the record once one of them wraps up. */
function recordVariables(state: State): Event[] | null {
  const { recorded } = state.indexes.unsettled;
  for (const interactionId of recorded) {
    recorded.delete(interactionId);
    const { variables: values } = known(state.interactions.get(interactionId), "the contact");
    return [{ type: "VariablesRecorded", interactionId, values }];
  }
  return null;
}

/** A conversation that has ended closes when the last agent has wrapped up. */
function closeEnded(state: State): Event[] | null {
  const { ending } = state.indexes.unsettled;
  for (const interactionId of ending) {
    ending.delete(interactionId);
    const interaction = state.interactions.get(interactionId);
    if (interaction?.phase !== "wrap_up" || interaction.parties.length > 0) continue;
    const { reason } = known(interaction.ending, "the ending");
    return [{ type: "InteractionClosed", interactionId, reason }];
  }
  return null;
}

/** Of all lanes with both a waiting contact and a ready agent, the oldest contact of the highest priority. */
function match(state: State, at: number): Event[] | null {
  const { lanes } = state.indexes.unsettled;
  let best: Lane | null = null;
  for (const lane of lanes) {
    const waiting = lane.waiting.first();
    if (waiting === undefined || lane.ready.size === 0) {
      lanes.delete(lane);
      continue;
    }
    const bestWaiting = best?.waiting.first();
    if (bestWaiting === undefined || compareWaiting(waiting, bestWaiting) < 0) best = lane;
  }
  if (best === null) return null;
  const { interactionId } = known(best.waiting.first(), "the waiting contact");
  const interaction = known(state.interactions.get(interactionId), "the waiting contact");
  if (interaction.phase !== "queued") {
    const { agentId } = known(best.ready.first(), "the ready agent");
    return consultAgentFound(state, interaction, agentId, at);
  }
  const agentId = agentFor(best, interaction.placement.missedBy);
  return [nextOffer(state, interaction, agentId, { type: "routed" }, at)];
}

/** V-53: reserved, and not rung before the requester confirms. */
function consultAgentFound(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  at: number,
): Event[] {
  const { by, target } = known(interaction.call?.consult, "the waiting consult");
  const queueId = target.type === "queue" ? target.queueId : interaction.placement.queueId;
  const offer: Offer = {
    id: nextOfferId(interaction),
    kind: { type: "consult", from: by },
    agentId,
    madeAt: at,
    expiresAt: at + queueOf(state, queueId).consultConfirmMs,
    leg: null,
  };
  const interactionId = interaction.id;
  return [
    { type: "ConsultAgentFound", interactionId, agentId },
    { type: "OfferMade", interactionId, offer },
  ];
}

/** The first ready agent; not the one who has just missed this contact, where there is another. */
function agentFor(lane: Lane, missedBy: AgentId | null): AgentId {
  const first = known(lane.ready.first(), "the ready agent");
  if (first.agentId !== missedBy) return first.agentId;
  return (lane.ready.second() ?? first).agentId;
}
