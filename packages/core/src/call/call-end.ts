/** How a call is over for everybody, or for everybody but a consult. */
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import type { AgentId, PartyId } from "../ids.ts";
import type { EndReason, Interaction, Party } from "../interaction/interaction.ts";
import { wrapUpEndsAt } from "../interaction/placement.ts";
import { isConferenced, isWithColleague, outsidersOf } from "./call-parties.ts";
import { type ConsultOutcome, closeConsult, left, outsideLeft } from "./consult-end.ts";
import { callOf } from "./leg.ts";

/** Everybody but the primary agent leaves, and that agent wraps up. `gone`: who has left by an event of their own. */
export function callEnded(
  state: State,
  interaction: Interaction,
  reason: EndReason,
  by: AgentId | null,
  at: number,
  gone: PartyId | null = null,
): Event[] {
  return [
    ...dismissOthers(interaction, "ended_by_requester", gone),
    {
      type: "ConversationEnded",
      interactionId: interaction.id,
      ending: { reason: callOf(interaction).abusive ? "abusive" : reason, at },
      by,
      wrapUpEndsAt: wrapUpEndsAt(state, interaction, at),
    },
  ];
}

/** Whoever is in the call beside the customer and the primary agent leaves it; an open consult ends so. */
export function dismissOthers(
  interaction: Interaction,
  consultOutcome: ConsultOutcome,
  gone: PartyId | null = null,
): Event[] {
  const events = dismissConference(interaction, gone);
  if (callOf(interaction).consult !== null) {
    events.push(...closeConsult(interaction, consultOutcome, gone));
  }
  return events;
}

/** Whoever hears the customer leaves, but for the primary agent. */
function dismissConference(interaction: Interaction, gone: PartyId | null): Event[] {
  return interaction.parties
    .filter((party) => party.id !== gone && hearsTheCustomer(party))
    .flatMap((party) => leaves(interaction, party));
}

function hearsTheCustomer(party: Party): boolean {
  return isConferenced(party) || (party.kind === "outside" && party.role === "transferred");
}

/** The customer is gone, the open consult goes on: who asked for it is with their colleague then (G-24). */
export function customerGoes(
  interaction: Interaction,
  reason: Extract<Event, { type: "CustomerLeft" }>["reason"],
): Event[] {
  const interactionId = interaction.id;
  const events = dismissConference(interaction, null);
  events.push({ type: "CustomerLeft", interactionId, reason });
  const { consult } = callOf(interaction);
  if (consult !== null && !isWithColleague(interaction, consult.by)) {
    events.push({ type: "ConsultSwitched", interactionId, to: "colleague" });
  }
  return events;
}

/** Outsiders of the conference, taken out. */
export function dismissOutsiders(interaction: Interaction): Event[] {
  return outsidersOf(interaction)
    .filter(isConferenced)
    .flatMap((party) => leaves(interaction, party));
}

function leaves(interaction: Interaction, party: Party): Event[] {
  if (party.kind === "customer") return [];
  return party.kind === "outside"
    ? [outsideLeft(interaction, party, "ended")]
    : [left(interaction, party.agentId)];
}
