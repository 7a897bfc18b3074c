/** How a consult ends, from whatever it had come to. */
import { known } from "../engine/assert.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import { type AgentId, agentParty, type PartyId } from "../ids.ts";
import { customerOf } from "../interaction/customer-decide.ts";
import type { AgentParty, Interaction, OutsideParty, Party } from "../interaction/interaction.ts";
import { wrapUpEndsAt } from "../interaction/placement.ts";
import { isConference, isWithColleague, nextPrimary } from "./call-parties.ts";
import { callOf } from "./leg.ts";

export type ConsultOutcome = Extract<Event, { type: "ConsultEnded" }>["outcome"];

/**
 * The consult is over and who asked goes on. The customer stays on hold until the agent resumes them or consults
 * somebody else (V-54, K-43), unless the agent was with them, or others are. If the customer has gone, it was the
 * last talk about their call. `gone`: who has left by an event of their own.
 */
export function consultStops(
  state: State,
  interaction: Interaction,
  outcome: ConsultOutcome,
  at: number,
  gone: PartyId | null = null,
): Event[] {
  const interactionId = interaction.id;
  const { by } = known(callOf(interaction).consult, "the consult");
  const events = closeConsult(interaction, outcome, gone);
  if (customerOf(interaction) === undefined) {
    const reason = interaction.ending?.reason ?? "customer_left";
    const wrapUp = wrapUpEndsAt(state, interaction, at);
    const ending = { reason, at };
    events.push({ type: "ConversationEnded", interactionId, ending, by, wrapUpEndsAt: wrapUp });
  } else if (isWithColleague(interaction, by) && !isConference(interaction)) {
    events.push({ type: "CustomerHeld", interactionId, agentId: by });
  }
  return events;
}

/** Who is consulted, or rung for it, leaves, and the consult is no more. */
export function closeConsult(
  interaction: Interaction,
  outcome: ConsultOutcome,
  gone: PartyId | null = null,
): Event[] {
  const interactionId = interaction.id;
  const events: Event[] = [];
  for (const { id: offerId, agentId, kind } of interaction.offers) {
    if (kind.type !== "consult" || gone === agentParty(agentId)) continue;
    events.push({ type: "OfferEnded", interactionId, offerId, agentId, outcome: "cancelled" });
  }
  for (const party of interaction.parties) {
    if (party.id === gone || !isConsulted(party)) continue;
    events.push(
      party.kind === "outside"
        ? outsideLeft(interaction, party, "ended")
        : left(interaction, party.agentId),
    );
  }
  events.push({ type: "ConsultEnded", interactionId, outcome });
  return events;
}

function isConsulted(party: Party): party is AgentParty | OutsideParty {
  return party.kind !== "customer" && party.role === "consulted";
}

/**
 * Who is consulted has the customer now. An agent leads the call on; with an outsider, the agent who has been in the
 * conference longest does, if there is one. `leaving` takes out who asked.
 */
export function consultTransferred(
  interaction: Interaction,
  colleague: AgentParty | OutsideParty,
  leaving: Event,
): Event[] {
  const events: Event[] = [
    leaving,
    { type: "ConsultEnded", interactionId: interaction.id, outcome: "transferred" },
  ];
  const primary = colleague.kind === "agent" ? colleague : nextPrimary(interaction);
  if (primary !== undefined) events.push(becomesPrimary(interaction, primary.agentId));
  return events;
}

/** Who asked leaves the customer with their colleague, and wraps up (V-46). */
export function transfersTo(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  colleague: AgentParty | OutsideParty,
  at: number,
): Event[] {
  const transferredTo =
    colleague.kind === "agent" ? { agentId: colleague.agentId } : { number: colleague.number };
  return consultTransferred(interaction, colleague, {
    type: "AgentLeft",
    interactionId: interaction.id,
    agentId,
    reason: "transferred",
    transferredTo,
    wrapUp: { endsAt: wrapUpEndsAt(state, interaction, at) },
  });
}

export function becomesPrimary(interaction: Interaction, agentId: AgentId): Event {
  return { type: "PrimaryChanged", interactionId: interaction.id, agentId };
}

/** Out of the call; with nothing to wrap up, unless something is said of that. */
export function left(
  interaction: Interaction,
  agentId: AgentId,
  reason: Extract<Event, { type: "AgentLeft" }>["reason"] = "left",
  wrapUp: Extract<Event, { type: "AgentLeft" }>["wrapUp"] = null,
): Event {
  return {
    type: "AgentLeft",
    interactionId: interaction.id,
    agentId,
    reason,
    transferredTo: null,
    wrapUp,
  };
}

export function outsideLeft(
  interaction: Interaction,
  party: OutsideParty,
  reason: Extract<Event, { type: "OutsideLeft" }>["reason"],
): Event {
  return { type: "OutsideLeft", interactionId: interaction.id, partyId: party.id, reason };
}
