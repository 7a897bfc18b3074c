/** What comes of a telephone connection being answered, or over. Late and repeated reports change nothing. */
import { known } from "../engine/assert.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import { announced } from "../flow/flow-happenings.ts";
import { CUSTOMER_PARTY, type LegId } from "../ids.ts";
import { customerOf } from "../interaction/customer-decide.ts";
import type {
  AgentParty,
  EndReason,
  Interaction,
  Offer,
  Party,
} from "../interaction/interaction.ts";
import { offerMissed } from "../interaction/offer-decide.ts";
import { offerAnswered, outsideAnswered } from "./answer.ts";
import type { Leg, LegCause } from "./call.ts";
import { callEnded } from "./call-end.ts";
import { agentsInCall, isToBeCalledBack } from "./call-parties.ts";
import { agentHungUp, customerHungUp, outsideEnded } from "./hang-up-decide.ts";
import { callOf, dialNumber } from "./leg.ts";
import { lineShowing } from "./outbound-line.ts";
import { recordingFollows, recordingGoesOn } from "./recording-decide.ts";

export function legAnswered(
  state: State,
  interaction: Interaction,
  legId: LegId,
  at: number,
): Event[] {
  const offer = offerOfLeg(interaction, legId);
  if (offer !== undefined) return offerLegAnswered(state, interaction, offer, at);
  const party = partyOfLeg(interaction, legId);
  if (party?.leg?.status !== "ringing") return [];
  if (party.kind === "outside") return outsideAnswered(interaction, party);
  const answered: Event = { type: "LegAnswered", interactionId: interaction.id, legId };
  if (party.kind === "customer") {
    const isWithAgent = agentsInCall(interaction).some(({ leg }) => leg?.status === "up");
    return [answered, ...(isWithAgent ? recordingFollows(state, interaction, party.leg.id) : [])];
  }
  if (isFirstOfOutdial(interaction)) return [answered, dialCustomer(state, interaction, at)];
  const leg = customerOf(interaction)?.leg;
  const meetsCustomer = party.role !== "consulted" && leg?.status === "up";
  return [answered, ...(meetsCustomer ? recordingFollows(state, interaction, leg.id) : [])];
}

/** An agent comes to the customer, who need not hear the greeting out; or to a colleague. */
function offerLegAnswered(
  state: State,
  interaction: Interaction,
  offer: Offer,
  at: number,
): Event[] {
  const joined = offerAnswered(interaction, offer);
  const leg = customerOf(interaction)?.leg;
  if (offer.kind.type !== "consult" && isToBeCalledBack(interaction)) {
    return [...joined, dialCustomer(state, interaction, at)];
  }
  if (offer.kind.type === "consult" || leg?.status !== "up") return joined;
  return [
    ...announcementOver(interaction),
    ...joined,
    ...recordingFollows(state, interaction, leg.id),
    ...recordingGoesOn(state, interaction),
  ];
}

function announcementOver(interaction: Interaction): Event[] {
  const { announcement } = callOf(interaction);
  if (announcement === null) return [];
  const announcementId = announcement.id;
  return [{ type: "AnnouncementEnded", interactionId: interaction.id, announcementId }];
}

/** The agent's phone is up, now the customer is called: V-74, or back. */
function dialCustomer(state: State, interaction: Interaction, at: number): Event {
  const { customerNumber, ourNumber } = callOf(interaction);
  const number = known(customerNumber, "the number that was dialled");
  const line = lineShowing(state, ourNumber);
  return {
    type: "LegDialled",
    interactionId: interaction.id,
    partyId: CUSTOMER_PARTY,
    leg: dialNumber(interaction, CUSTOMER_PARTY, number, line, at),
  };
}

/** The customer of this outbound call has not been called yet. */
function isFirstOfOutdial(interaction: Interaction): boolean {
  const customer = customerOf(interaction);
  return interaction.direction === "outbound" && customer !== undefined && customer.leg === null;
}

export function legEnded(
  state: State,
  interaction: Interaction,
  legId: LegId,
  cause: LegCause,
  at: number,
): Event[] {
  const offer = offerOfLeg(interaction, legId);
  if (offer !== undefined) {
    const outcome = cause === "rejected" || cause === "busy" ? "declined" : "timed_out";
    return offerMissed(state, interaction, offer, outcome, at);
  }
  const party = partyOfLeg(interaction, legId);
  if (party === undefined || party.leg === null) return [];
  switch (party.kind) {
    case "outside":
      return outsideEnded(state, interaction, party.id, cause, at);
    case "customer":
      return [
        ended(interaction, legId, cause, null),
        ...(party.leg.status === "up"
          ? customerHungUp(state, interaction, at)
          : callEnded(state, interaction, NOT_REACHED[cause], null, at)),
      ];
    case "agent":
      return agentLegEnded(state, interaction, party, party.leg, cause, at);
  }
}

const NOT_REACHED: Record<LegCause, EndReason> = {
  no_answer: "customer_no_answer",
  hung_up: "customer_no_answer",
  rejected: "customer_busy",
  busy: "customer_busy",
  unreachable: "customer_unreachable",
  lost: "customer_unreachable",
};

function agentLegEnded(
  state: State,
  interaction: Interaction,
  party: AgentParty,
  leg: Leg,
  cause: LegCause,
  at: number,
): Event[] {
  if (leg.status === "up" && cause === "hung_up") {
    const { agentId } = party;
    return [
      ended(interaction, leg.id, cause, null),
      ...agentHungUp(state, interaction, agentId, cause, at),
    ];
  }
  if (leg.status === "ringing" && isFirstOfOutdial(interaction)) {
    return outdialNotBegun(interaction, party, leg.id, cause, at);
  }
  // Rung again and not answered: the time they have does not begin anew.
  const graceEndsAt = at + state.configuration.settings.agentGraceMs;
  return [ended(interaction, leg.id, cause, party.phoneLost?.graceEndsAt ?? graceEndsAt)];
}

/** V-74: the agent's own phone was not answered. Nothing has happened that could be wrapped up. */
function outdialNotBegun(
  interaction: Interaction,
  { agentId }: AgentParty,
  legId: LegId,
  cause: LegCause,
  at: number,
): Event[] {
  const interactionId = interaction.id;
  return [
    ended(interaction, legId, cause, null),
    {
      type: "AgentLeft",
      interactionId,
      agentId,
      reason: "ended",
      transferredTo: null,
      wrapUp: null,
    },
    {
      type: "ConversationEnded",
      interactionId,
      ending: { reason: "agent_no_answer", at },
      by: null,
      wrapUpEndsAt: null,
    },
  ];
}

function ended(
  interaction: Interaction,
  legId: LegId,
  cause: LegCause,
  awaitedUntil: number | null,
): Event {
  return { type: "LegEnded", interactionId: interaction.id, legId, cause, awaitedUntil };
}

/** Nothing is played any more: an abusive call is over with it (K-44). */
export function announcementEnded(state: State, interaction: Interaction, at: number): Event[] {
  const over = announcementOver(interaction);
  if (over.length === 0) return over;
  if (!callOf(interaction).abusive) return [...over, ...announced(state, interaction, at)];
  return [
    ...over,
    {
      type: "ConversationEnded",
      interactionId: interaction.id,
      ending: { reason: "abusive", at },
      by: null,
      wrapUpEndsAt: null,
    },
  ];
}

function offerOfLeg(interaction: Interaction, legId: LegId): Offer | undefined {
  return interaction.offers.find(({ leg }) => leg?.id === legId);
}

function partyOfLeg(interaction: Interaction, legId: LegId): Party | undefined {
  return interaction.parties.find(({ leg }) => leg?.id === legId);
}
