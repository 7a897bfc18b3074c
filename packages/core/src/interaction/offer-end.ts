/** An offer or a transfer that nobody took, and where the contact goes. */
import { hasCall } from "../agent/station-decide.ts";
import { consultStops } from "../call/consult-end.ts";
import { ringAgain } from "../call/leg.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import { type AgentId, agentParty } from "../ids.ts";
import { notReadyFor, phoneNotReady } from "../routing/readiness.ts";
import type { Interaction, Offer } from "./interaction.ts";
import { agentName, nextOffer, notices, queueOf, requeue } from "./placement.ts";

export type MissedOutcome = "declined" | "timed_out" | "withdrawn";

/** An offer that was not accepted, and where the contact goes. */
export function endOffer(
  state: State,
  interaction: Interaction,
  offer: Offer,
  outcome: MissedOutcome,
  at: number,
): Event[] {
  const ended: Event = {
    type: "OfferEnded",
    interactionId: interaction.id,
    offerId: offer.id,
    agentId: offer.agentId,
    outcome,
  };
  return [ended, ...afterOffer(state, interaction, offer, outcome, at)];
}

const QUEUED_REASON = {
  declined: "offer_declined",
  timed_out: "offer_missed",
  withdrawn: "offer_withdrawn",
} as const;

/** A consult stops, and the agent decides what is next (V-54). */
const CONSULT_OUTCOME = {
  declined: "declined",
  timed_out: "not_answered",
  withdrawn: "failed",
} as const;

function afterOffer(
  state: State,
  interaction: Interaction,
  offer: Offer,
  outcome: MissedOutcome,
  at: number,
): Event[] {
  const { agentId, kind } = offer;
  switch (kind.type) {
    case "consult": {
      const ended =
        outcome === "timed_out" && offer.leg === null ? "not_confirmed" : CONSULT_OUTCOME[outcome];
      return consultStops(state, interaction, ended, at, agentParty(agentId));
    }
    case "transfer":
      return transferFailed(state, interaction, { from: kind.from, to: agentId }, at, outcome);
    case "routed":
    case "return": {
      const reason = kind.type === "routed" ? QUEUED_REASON[outcome] : "transfer_failed";
      return [
        requeue(state, interaction, reason, at, missedBy(state, interaction, agentId, outcome)),
      ];
    }
  }
}

/** In a queue that recalls, somebody else is asked first. */
function missedBy(
  state: State,
  interaction: Interaction,
  agentId: AgentId | null,
  outcome: MissedOutcome,
): AgentId | null {
  const { onMissed } = queueOf(state, interaction.placement.queueId);
  return onMissed === "recall" && outcome !== "withdrawn" ? agentId : null;
}

/** Decision 3: a transfer nobody accepts never strands the customer. `to` null: it went to a number. */
export function transferFailed(
  state: State,
  interaction: Interaction,
  { from, to }: { from: AgentId; to: AgentId | null },
  at: number,
  outcome: MissedOutcome = "timed_out",
): Event[] {
  const { transferFallback } = queueOf(state, interaction.placement.queueId);
  if (transferFallback === "end") return transferEnds(interaction, at);
  const returned =
    transferFallback === "sender" ? backToSender(state, interaction, from, to, at) : null;
  if (returned !== null) return returned;
  const lastMissed = missedBy(state, interaction, to, outcome);
  return [requeue(state, interaction, "transfer_failed", at, lastMissed)];
}

function transferEnds(interaction: Interaction, at: number): Event[] {
  return [
    ...notices(interaction, "ended_by_system", ""),
    {
      type: "ConversationEnded",
      interactionId: interaction.id,
      ending: { reason: "transfer_failed", at },
      by: null,
      wrapUpEndsAt: null,
    },
  ];
}

/**
 * To a sender who still wraps the contact up, at once; to one who is done with it, as an offer.
 * Null: they cannot have it now. Whoever has gone idle or does not respond is left alone (V-06, C-12).
 */
function backToSender(
  state: State,
  interaction: Interaction,
  sender: AgentId,
  refusedBy: AgentId | null,
  at: number,
): Event[] | null {
  if (interaction.parties.some(({ id }) => id === agentParty(sender))) {
    const session = state.agents.get(sender);
    if (session?.presence.status !== "available") return null;
    if (session.connection.status !== "connected") return null;
    if (interaction.call !== null && !canBeRung(state, sender)) return null;
    return [
      { type: "AgentReturned", interactionId: interaction.id, agentId: sender },
      ...notices(interaction, "agent_returned", agentName(state, sender)),
      ...(interaction.call === null ? [] : [ringAgain(state, interaction, sender, at)]),
    ];
  }
  if (notReadyFor(state, sender, interaction.channel) !== null) return null;
  return [nextOffer(state, interaction, sender, { type: "return", refusedBy }, at)];
}

/** Their phone is there, and in no call: one may have been dialled from this wrap-up. */
function canBeRung(state: State, agentId: AgentId): boolean {
  return !hasCall(state, agentId) && phoneNotReady(state, agentId) === null;
}
