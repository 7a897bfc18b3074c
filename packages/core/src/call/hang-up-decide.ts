/**
 * What follows when somebody's telephone connection is over. The event that says so (`LegEnded`) comes before these;
 * they are decided on the state in which the connection was still there.
 *
 * Nobody is stranded: whoever stays has somebody to speak with, is rung again, waits in a queue, or is told it is over.
 */
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import { callerLeft, transferNotAnswered } from "../flow/flow-happenings.ts";
import { type AgentId, agentParty, type PartyId } from "../ids.ts";
import { agentPartyOf } from "../interaction/conversation-decide.ts";
import { customerLeaves, customerOf } from "../interaction/customer-decide.ts";
import type { AgentParty, Interaction } from "../interaction/interaction.ts";
import { transferFailed } from "../interaction/offer-end.ts";
import { requeue, wrapUpEndsAt } from "../interaction/placement.ts";
import type { LegCause } from "./call.ts";
import { callEnded, customerGoes, dismissOutsiders } from "./call-end.ts";
import {
  agentsInCall,
  colleagueOf,
  customerIsUp,
  isConference,
  nextPrimary,
  outsidersOf,
} from "./call-parties.ts";
import {
  becomesPrimary,
  type ConsultOutcome,
  closeConsult,
  consultStops,
  consultTransferred,
  left,
  outsideLeft,
  transfersTo,
} from "./consult-end.ts";
import { callOf, ringAgain } from "./leg.ts";

/**
 * The agent's own phone. Only who hung up means to go; a phone that vanished, or did not answer when it was rung
 * again, is waited for (`phoneLost`).
 */
export function agentHungUp(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  cause: LegCause,
  at: number,
): Event[] {
  const party = agentPartyOf(interaction, agentId);
  if (party?.activity.status !== "connected" || party.leg?.status !== "up") return [];
  if (cause !== "hung_up") return [];
  if (party.role === "consulted") return colleagueLeaves(state, interaction, agentId, at);
  if (party.role !== "primary") return [memberLeaves(state, interaction, party, at)];
  const { consult, hold } = callOf(interaction);
  if (consult !== null) return requesterHungUp(state, interaction, agentId, at);
  if (hold !== null) return [ringAgain(state, interaction, agentId, at)];
  return isConference(interaction)
    ? primaryLeaves(state, interaction, agentId, at)
    : callEnded(state, interaction, "agent_ended", agentId, at);
}

/** Out of a conference that goes on. */
export function memberLeaves(
  state: State,
  interaction: Interaction,
  { agentId, hasLed }: AgentParty,
  at: number,
): Event {
  const wrapUp = hasLed ? { endsAt: wrapUpEndsAt(state, interaction, at) } : null;
  return left(interaction, agentId, "left", wrapUp);
}

/** A colleague who speaks has the customer now; else nobody does, and the agent is rung again for them. */
function requesterHungUp(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  at: number,
): Event[] {
  const stops = () => consultStops(state, interaction, "ended_by_requester", at);
  if (customerOf(interaction) === undefined) return stops();
  const colleague = colleagueOf(interaction);
  if (colleague !== undefined) return transfersTo(state, interaction, agentId, colleague, at);
  return [...stops(), ringAgain(state, interaction, agentId, at)];
}

/** Who was consulted goes: the consult is over. */
export function colleagueLeaves(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  at: number,
): Event[] {
  return [
    left(interaction, agentId),
    ...consultStops(state, interaction, "ended_by_colleague", at, agentParty(agentId)),
  ];
}

/**
 * Who leads a conference goes, and wraps up: the agent who has been there longest leads it on (V-61). Where only
 * outsiders remain, the organisation's setting says whether they go on (G-54).
 */
export function primaryLeaves(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  at: number,
): Event[] {
  const next = nextPrimary(interaction);
  if (next === undefined && state.configuration.settings.endWhenOnlyOutsiders) {
    return callEnded(state, interaction, "outsiders_left", agentId, at);
  }
  const wrapUp = { endsAt: wrapUpEndsAt(state, interaction, at) };
  const interactionId = interaction.id;
  const events: Event[] = [
    { type: "AgentLeft", interactionId, agentId, reason: "left", transferredTo: null, wrapUp },
  ];
  if (next !== undefined) events.push(becomesPrimary(interaction, next.agentId));
  return events;
}

/** An outsider's connection: not reached, or gone. */
export function outsideEnded(
  state: State,
  interaction: Interaction,
  partyId: PartyId,
  cause: LegCause,
  at: number,
): Event[] {
  const party = outsidersOf(interaction).find(({ id }) => id === partyId);
  if (party === undefined) return [];
  const gone = outsideLeft(interaction, party, cause);
  const wasThere = party.leg.status === "up";
  if (party.role === "consulted") {
    const outcome = wasThere ? "ended_by_colleague" : NOT_REACHED[cause];
    return [gone, ...consultStops(state, interaction, outcome, at, partyId)];
  }
  if (party.role === "transferred" && !wasThere) {
    const { invitedBy } = party;
    const next =
      invitedBy === null
        ? transferNotAnswered(state, interaction, partyId, at)
        : transferFailed(state, interaction, { from: invitedBy, to: null }, at);
    return [gone, ...next];
  }
  const othersRemain = agentsInCall(interaction).length > 0 || outsidersOf(interaction).length > 1;
  if (othersRemain) return [gone];
  return [gone, ...callEnded(state, interaction, "outsiders_left", null, at, partyId)];
}

const NOT_REACHED: Record<LegCause, ConsultOutcome> = {
  no_answer: "not_answered",
  hung_up: "declined",
  rejected: "declined",
  busy: "declined",
  unreachable: "failed",
  lost: "failed",
};

/** The customer's connection, or their wish to go. An open consult goes on without them (G-24). */
export function customerHungUp(state: State, interaction: Interaction, at: number): Event[] {
  if (customerOf(interaction) === undefined) return [];
  if (interaction.phase === "queued" || interaction.phase === "offered") {
    return customerLeaves(interaction, "closed", at);
  }
  if (interaction.phase === "in_flow") return callerLeft(state, interaction, at);
  if (callOf(interaction).consult !== null) return customerGoes(interaction, "closed");
  return callEnded(state, interaction, "customer_left", null, at);
}

/**
 * The agent cannot come back: their grace time is over. A colleague in the call takes it on; else the customer waits
 * for another agent.
 */
export function agentLost(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  reason: "agent_connection_lost" | "agent_phone_lost",
  at: number,
): Event[] {
  const party = agentPartyOf(interaction, agentId);
  if (party?.activity.status !== "connected") return [];
  const gone = left(interaction, agentId, "connection_lost");
  if (party.role === "consulted") {
    return [gone, ...consultStops(state, interaction, "failed", at, party.id)];
  }
  if (party.role !== "primary") return [gone];
  const consultIsOpen = callOf(interaction).consult !== null;
  if (customerOf(interaction) === undefined && consultIsOpen) {
    return consultStops(state, interaction, "failed", at);
  }
  if (callOf(interaction).callback !== null && !customerIsUp(interaction)) {
    // Not the caller's fault: they keep their place.
    return [
      gone,
      { type: "CallbackNoted", interactionId: interaction.id },
      requeue(state, interaction, reason, at),
    ];
  }
  if (!customerIsUp(interaction)) {
    return [gone, ...callEnded(state, interaction, "agent_no_answer", null, at)];
  }
  const colleague = colleagueOf(interaction);
  if (colleague !== undefined) return consultTransferred(interaction, colleague, gone);
  const events = consultIsOpen ? closeConsult(interaction, "failed") : [];
  events.push(gone);
  const next = nextPrimary(interaction);
  if (next !== undefined) return [...events, becomesPrimary(interaction, next.agentId)];
  if (isConference(interaction) && !state.configuration.settings.endWhenOnlyOutsiders) {
    return events;
  }
  return [...events, ...dismissOutsiders(interaction), requeue(state, interaction, reason, at)];
}
