import { known } from "../engine/assert.ts";
import type { Command } from "../engine/command.ts";
import { type Decision, decided } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { OfferId } from "../ids.ts";
import type { Interaction, Offer } from "./interaction.ts";
import { agentName, endOffer, notice, queueOf } from "./placement.ts";

type OfferCommand = Extract<Command, { type: "AcceptOffer" | "DeclineOffer" }>;

export function decideOffer(state: State, command: OfferCommand, at: number): Decision {
  const found = findOffer(state, command.offerId);
  // An offer past its deadline is over, whether or not the clock's tick has come round to it.
  if (found === null || found.offer.agentId !== command.agentId || found.offer.expiresAt <= at) {
    return refuse("offer_not_pending", "This offer is over; somebody else may have the contact.");
  }
  const { interaction, offer } = found;
  if (command.type === "DeclineOffer") {
    return decided(offerMissed(state, interaction, offer, "declined", at));
  }
  const { agentId, offerId } = command;
  return decided([
    { type: "OfferAccepted", interactionId: interaction.id, offerId, agentId },
    notice(interaction, "agent_joined", agentName(state, agentId)),
  ]);
}

/** Not taken, by the clock or by choice: the contact goes on, and the agent follows the queue's rule. */
export function offerMissed(
  state: State,
  interaction: Interaction,
  offer: Offer,
  outcome: "declined" | "timed_out",
  at: number,
): Event[] {
  const events = endOffer(state, interaction, offer, outcome, at);
  if (queueOf(state, interaction.placement.queueId).onMissed === "recall") return events;
  const presence = { status: "not_responding", since: at, interactionId: interaction.id } as const;
  return [{ type: "AgentPresenceChanged", agentId: offer.agentId, presence }, ...events];
}

export function findOffer(
  state: State,
  offerId: OfferId,
): { interaction: Interaction; offer: Offer } | null {
  const interactionId = state.indexes.offers.get(offerId);
  if (interactionId === undefined) return null;
  const interaction = known(state.interactions.get(interactionId), "the offered interaction");
  const offer = interaction.offers.find(({ id }) => id === offerId);
  return { interaction, offer: known(offer, "the offer") };
}
