/** Where a contact goes next: into a queue, to an agent, or nowhere. Pure parts of several decisions. */
import type { Queue } from "../configuration/configuration.ts";
import { known } from "../engine/assert.ts";
import type { Event, QueuedReason } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import { type AgentId, agentParty, MAIN_ROOM, type OfferId, type QueueId } from "../ids.ts";
import { relaxationStepsAt } from "../routing/lane.ts";
import { notReadyFor } from "../routing/readiness.ts";
import type { Interaction, Notice, Offer, OfferKind } from "./interaction.ts";

export function queueOf(state: State, queueId: QueueId): Queue {
  return known(state.configuration.queue.get(queueId), "the queue");
}

export function agentName(state: State, agentId: AgentId): string {
  return state.configuration.agent.get(agentId)?.name ?? agentId;
}

/** A line about somebody's coming or going, next after what the transcript holds now: one per decision. */
export function notice(interaction: Interaction, what: Notice, name: string): Event {
  return {
    type: "NoticeWritten",
    interactionId: interaction.id,
    number: interaction.entryCount + 1,
    roomId: MAIN_ROOM,
    notice: what,
    name,
  };
}

export function nextOffer(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  kind: OfferKind,
  at: number,
): Event {
  const { offerTimeoutMs } = queueOf(state, interaction.placement.queueId);
  const offer: Offer = {
    id: `${interaction.id}.${interaction.offerCount + 1}` as OfferId,
    kind,
    agentId,
    madeAt: at,
    expiresAt: at + offerTimeoutMs,
  };
  return { type: "OfferMade", interactionId: interaction.id, offer };
}

/** Back into the queue it was in last, at the age it has there. */
export function requeue(
  state: State,
  interaction: Interaction,
  reason: Exclude<QueuedReason, "new" | "transferred">,
  at: number,
  missedBy: AgentId | null = null,
): Event {
  const { placement } = interaction;
  const queue = queueOf(state, placement.queueId);
  return {
    type: "InteractionQueued",
    interactionId: interaction.id,
    queueId: placement.queueId,
    priority: placement.priority,
    enteredAt: placement.enteredAt,
    requiredSkills: placement.requiredSkills,
    relaxationSteps: Math.max(
      placement.relaxationSteps,
      relaxationStepsAt(queue, placement.enteredAt, at),
    ),
    preferred: null,
    missedBy,
    reason,
  };
}

/** An offer that was not accepted, and where the contact goes. */
export function endOffer(
  state: State,
  interaction: Interaction,
  offer: Offer,
  outcome: "declined" | "timed_out" | "withdrawn",
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

/** Decision 3: a transfer nobody accepts never strands the customer. */
function afterOffer(
  state: State,
  interaction: Interaction,
  offer: Offer,
  outcome: "declined" | "timed_out" | "withdrawn",
  at: number,
): Event[] {
  const { onMissed, transferFallback } = queueOf(state, interaction.placement.queueId);
  const missedBy = onMissed === "recall" && outcome !== "withdrawn" ? offer.agentId : null;
  const { kind } = offer;
  if (kind.type === "routed") {
    return [requeue(state, interaction, QUEUED_REASON[outcome], at, missedBy)];
  }
  if (kind.type === "transfer" && transferFallback === "end") {
    return transferEnds(interaction, at);
  }
  const returned =
    kind.type === "transfer" && transferFallback === "sender"
      ? backToSender(state, interaction, kind.from, offer.agentId, at)
      : null;
  return returned ?? [requeue(state, interaction, "transfer_failed", at, missedBy)];
}

function transferEnds(interaction: Interaction, at: number): Event[] {
  return [
    notice(interaction, "ended_by_system", ""),
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
  target: AgentId,
  at: number,
): Event[] | null {
  if (interaction.parties.some(({ id }) => id === agentParty(sender))) {
    const session = state.agents.get(sender);
    if (session?.presence.status !== "available") return null;
    if (session.connection.status !== "connected") return null;
    return [
      { type: "AgentReturned", interactionId: interaction.id, agentId: sender },
      notice(interaction, "agent_returned", agentName(state, sender)),
    ];
  }
  if (notReadyFor(state, sender, interaction.channel) !== null) return null;
  return [nextOffer(state, interaction, sender, { type: "return", refusedBy: target }, at)];
}
