/** Who may do something in a call now: what the decisions of an agent in a call have in common. */
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentId, InteractionId } from "../ids.ts";
import { agentPartyOf, notInConversation } from "../interaction/conversation-decide.ts";
import { customerOf, notFound } from "../interaction/customer-decide.ts";
import type { AgentParty, Interaction } from "../interaction/interaction.ts";
import type { Call } from "./call.ts";
import { customerIsUp, isConference } from "./call-parties.ts";

export type Acting = { interaction: Interaction; call: Call; party: AgentParty };

/** An agent who is in the call; a refusal when they are not. */
export function actingIn(
  state: State,
  { interactionId, agentId }: { interactionId: InteractionId; agentId: AgentId },
): Acting | Refusal {
  const interaction = state.interactions.get(interactionId);
  if (interaction === undefined) return notFound();
  const { call } = interaction;
  if (call === null) return refuse("not_a_call", "This contact is not a call.");
  const party = agentPartyOf(interaction, agentId);
  if (party?.activity.status !== "connected") return notInConversation();
  return { interaction, call, party };
}

/** Who leads the call; a refusal when they do not. */
export function leadingIn(
  state: State,
  command: { interactionId: InteractionId; agentId: AgentId },
): Acting | Refusal {
  const acting = actingIn(state, command);
  if ("refused" in acting) return acting;
  return acting.party.role === "primary" ? acting : notPrimary();
}

export function notPrimary(): Refusal {
  return refuse("not_primary", "Only the agent who leads the call may do this.");
}

/** Why the agent does not speak with the customer alone, and so cannot do what needs it; null: they do. */
export function aloneRefusal({ interaction, call }: Acting): Refusal | null {
  return (
    customerRefusal(interaction) ??
    consultOpen(call) ??
    (isConference(interaction)
      ? refuse("in_conference", "This cannot be done in a conference.")
      : null)
  );
}

/** Why there is no customer to speak with; null: there is. */
export function customerRefusal(interaction: Interaction): Refusal | null {
  if (customerOf(interaction) === undefined) {
    return refuse("customer_left", "The customer has hung up.");
  }
  if (customerIsUp(interaction)) return null;
  return refuse("customer_not_connected", "The customer has not answered yet.");
}

export function consultOpen(call: Call): Refusal | null {
  if (call.consult === null) return null;
  return refuse("consult_open", "A consult is under way; end it first.");
}

export function onHold(call: Call): Refusal | null {
  if (call.hold === null) return null;
  return refuse("customer_on_hold", "The customer is on hold; resume them first.");
}
