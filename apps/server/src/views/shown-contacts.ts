import { type AgentId, contactsOf, type Interaction, type State } from "@maru/core";

/**
 * Whether the agent is shown the contact. Somebody found for a consult is reserved at once, and hears of it when who
 * asked confirms and their phone rings (V-53).
 */
export function isShown({ call, offers }: Interaction, agentId: AgentId): boolean {
  if (call === null) return true;
  return !offers.some(
    (offer) => offer.agentId === agentId && offer.kind.type === "consult" && offer.leg === null,
  );
}

/** The contacts on this agent's desktop, oldest first. */
export function shownContactsOf(state: State, agentId: AgentId): Interaction[] {
  return contactsOf(state, agentId).filter((interaction) => isShown(interaction, agentId));
}
