/** Where a contact goes next: into a queue, to an agent, or nowhere. Pure parts of several decisions. */
import { dialAgent } from "../call/leg.ts";
import type { Queue } from "../configuration/configuration.ts";
import { known } from "../engine/assert.ts";
import type { Event, QueuedReason } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import { type AgentId, MAIN_ROOM, type OfferId, type QueueId } from "../ids.ts";
import { relaxationStepsAt } from "../routing/lane.ts";
import type { Interaction, Notice, Offer, OfferKind } from "./interaction.ts";

export function queueOf(state: State, queueId: QueueId): Queue {
  return known(state.configuration.queue.get(queueId), "the queue");
}

export function agentName(state: State, agentId: AgentId): string {
  return state.configuration.agent.get(agentId)?.name ?? agentId;
}

/**
 * A line about somebody's coming or going, next after what the transcript holds now: one per decision. None on a
 * call: there is nothing to read it in.
 */
export function notices(interaction: Interaction, notice: Notice, name: string): Event[] {
  if (interaction.call !== null) return [];
  const number = interaction.entryCount + 1;
  const { id: interactionId } = interaction;
  return [{ type: "NoticeWritten", interactionId, number, roomId: MAIN_ROOM, notice, name }];
}

/** When a wrap-up that begins now ends by the queue's rules; null: it has no limit. */
export function wrapUpEndsAt(state: State, interaction: Interaction, at: number): number | null {
  const { timeoutMs } = queueOf(state, interaction.placement.queueId).wrapUp;
  return timeoutMs === 0 ? null : at + timeoutMs;
}

export function nextOfferId(interaction: Interaction): OfferId {
  return `${interaction.id}.${interaction.offerCount + 1}` as OfferId;
}

/** Rings the agent's phone where the contact is a call. */
export function nextOffer(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  kind: OfferKind,
  at: number,
): Event {
  const { offerTimeoutMs } = queueOf(state, interaction.placement.queueId);
  const offer: Offer = {
    id: nextOfferId(interaction),
    kind,
    agentId,
    madeAt: at,
    expiresAt: at + offerTimeoutMs,
    leg:
      interaction.call === null
        ? null
        : dialAgent(state, interaction, agentId, { autoAnswer: false, ringsUntil: null }, at),
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
