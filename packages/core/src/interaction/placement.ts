/** Where a contact goes next: into a queue, to an agent, or nowhere. Pure parts of several decisions. */
import type { Queue } from "../configuration/configuration.ts";
import { known } from "../engine/assert.ts";
import type { Event, QueuedReason } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import { type AgentId, MAIN_ROOM, type OfferId, type QueueId } from "../ids.ts";
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

function afterOffer(
  state: State,
  interaction: Interaction,
  offer: Offer,
  outcome: "declined" | "timed_out" | "withdrawn",
  at: number,
): Event[] {
  switch (offer.kind.type) {
    case "routed": {
      const { onMissed } = queueOf(state, interaction.placement.queueId);
      const missedBy = onMissed === "recall" && outcome !== "withdrawn" ? offer.agentId : null;
      return [requeue(state, interaction, QUEUED_REASON[outcome], at, missedBy)];
    }
    case "transfer":
      return transferFailed(state, interaction, offer.kind.from, offer.agentId, at);
    case "return":
      return [requeue(state, interaction, "transfer_failed", at)];
  }
}

/** Decision 3: a transfer nobody accepts never strands the customer. */
function transferFailed(
  state: State,
  interaction: Interaction,
  sender: AgentId,
  target: AgentId,
  at: number,
): Event[] {
  const queue = queueOf(state, interaction.placement.queueId);
  switch (queue.transferFallback) {
    case "queue":
      return [requeue(state, interaction, "transfer_failed", at)];
    case "end":
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
    case "sender":
      return backToSender(state, interaction, sender, target, at);
  }
}

function backToSender(
  state: State,
  interaction: Interaction,
  sender: AgentId,
  target: AgentId,
  at: number,
): Event[] {
  const party = interaction.parties.find(({ id }) => (id as string) === (sender as string));
  if (party !== undefined && state.agents.get(sender)?.connection.status === "connected") {
    return [
      { type: "AgentReturned", interactionId: interaction.id, agentId: sender },
      notice(interaction, "agent_returned", agentName(state, sender)),
    ];
  }
  if (party === undefined && notReadyFor(state, sender, interaction.channel) === null) {
    return [nextOffer(state, interaction, sender, { type: "return", refusedBy: target }, at)];
  }
  return [requeue(state, interaction, "transfer_failed", at)];
}
