import { dialAgent } from "../call/leg.ts";
import { known } from "../engine/assert.ts";
import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { OfferId } from "../ids.ts";
import type { Interaction, Offer } from "./interaction.ts";
import { endOffer } from "./offer-end.ts";
import { agentName, notices, queueOf } from "./placement.ts";

type OfferCommand = Extract<Command, { type: "AcceptOffer" | "DeclineOffer" }>;

/** What a phone that is told to answer may take to do it. */
const TIME_TO_ANSWER_MS = 5_000;

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
  if (interaction.call !== null) return answerOnScreen(state, interaction, offer, at);
  const { agentId, offerId } = command;
  return decided([
    { type: "OfferAccepted", interactionId: interaction.id, offerId, agentId },
    ...notices(interaction, "agent_joined", agentName(state, agentId)),
  ]);
}

/** A call is accepted by answering it. The phone that rings is told to, in time before the offer is over. */
function answerOnScreen(
  state: State,
  interaction: Interaction,
  offer: Offer,
  at: number,
): Decision {
  const { id: offerId, agentId, leg } = offer;
  if (leg === null) {
    return refuse("consult_not_confirmed", "Your colleague has yet to confirm; then it rings.");
  }
  const dial = leg.dial?.to === "station" ? leg.dial : null;
  if (dial?.station.kind === "number") {
    return refuse("answer_on_phone", "This phone cannot be told to answer; answer it there.");
  }
  if (dial?.autoAnswer === true) return unchanged;
  const how = { autoAnswer: true, ringsUntil: null };
  return decided([
    {
      type: "OfferDialled",
      interactionId: interaction.id,
      offerId,
      leg: dialAgent(state, interaction, agentId, how, at),
      expiresAt: Math.max(offer.expiresAt, at + TIME_TO_ANSWER_MS),
    },
  ]);
}

/**
 * Not taken, by the clock or by choice: the contact goes on, and the agent follows the queue's rule. A consult is not
 * work that was missed: its colleague's state stays (V-54).
 */
export function offerMissed(
  state: State,
  interaction: Interaction,
  offer: Offer,
  outcome: "declined" | "timed_out",
  at: number,
): Event[] {
  const events = endOffer(state, interaction, offer, outcome, at);
  if (offer.kind.type === "consult") return events;
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
