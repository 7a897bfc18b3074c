/** What follows when somebody who was rung answers. */
import type { Event } from "../engine/event.ts";
import { transferAnswered } from "../flow/flow-call.ts";
import { agentParty, type PartyId } from "../ids.ts";
import type { Interaction, Offer, OutsideParty } from "../interaction/interaction.ts";

/** The agent joins: the customer's conversation, or the consult. */
export function offerAnswered(interaction: Interaction, offer: Offer): Event[] {
  const { id: offerId, agentId, kind } = offer;
  const interactionId = interaction.id;
  const events: Event[] = [{ type: "OfferAccepted", interactionId, offerId, agentId }];
  if (kind.type === "consult") events.push(connected(interaction, agentParty(agentId)));
  return events;
}

export function outsideAnswered(interaction: Interaction, party: OutsideParty): Event[] {
  const interactionId = interaction.id;
  const events: Event[] = [{ type: "LegAnswered", interactionId, legId: party.leg.id }];
  if (party.role === "consulted") events.push(connected(interaction, party.id));
  events.push(...transferAnswered(interaction, party.id));
  return events;
}

function connected({ id: interactionId }: Interaction, partyId: PartyId): Event {
  return { type: "ConsultConnected", interactionId, partyId };
}
