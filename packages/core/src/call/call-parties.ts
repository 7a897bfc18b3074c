/** Who is where in a call, read from its parties and rooms. */
import { type AgentId, agentParty, CONSULT_ROOM, type PartyId } from "../ids.ts";
import { customerOf } from "../interaction/customer-decide.ts";
import type {
  AgentParty,
  Interaction,
  OutsideParty,
  Party,
  QueuePlacement,
} from "../interaction/interaction.ts";

export const MAX_CONFERENCE_PARTIES = 8;

/** The customer and somebody can speak: both telephones are up. */
export function customerIsUp(interaction: Interaction): boolean {
  return customerOf(interaction)?.leg?.status === "up";
}

/** The customer has hung up and waits for an agent who calls them. */
export function isToBeCalledBack(interaction: Interaction): boolean {
  return (interaction.call?.callback ?? null) !== null && customerOf(interaction)?.leg === null;
}

/** Agents in the call, not those who wrap it up. */
export function agentsInCall(interaction: Interaction): AgentParty[] {
  return interaction.parties.filter(
    (party): party is AgentParty => party.kind === "agent" && party.activity.status === "connected",
  );
}

export function outsidersOf(interaction: Interaction): OutsideParty[] {
  return interaction.parties.filter((party): party is OutsideParty => party.kind === "outside");
}

/** Somebody else than the customer and the primary agent is in the conversation (V-60). */
export function isConference(interaction: Interaction): boolean {
  return interaction.parties.some(isConferenced);
}

export function isConferenced(party: Party): boolean {
  if (party.kind === "outside") return party.role === "conferenced";
  return (
    party.kind === "agent" && party.role === "conferenced" && party.activity.status === "connected"
  );
}

/** Who leads when the primary agent goes: the agent who has been there longest (V-61). */
export function nextPrimary(interaction: Interaction): AgentParty | undefined {
  // Sorting is stable: of those who joined at once, the first in the list.
  return agentsInCall(interaction)
    .filter(isConferenced)
    .sort((a, b) => a.joinedAt - b.joinedAt)[0];
}

/** Who is consulted, once they are on the telephone. */
export function colleagueOf(interaction: Interaction): AgentParty | OutsideParty | undefined {
  const state = interaction.call?.consult?.state;
  if (state?.status !== "connected") return undefined;
  const party = interaction.parties.find(({ id }) => id === state.partyId);
  return party?.kind === "customer" ? undefined : party;
}

/** Whether who asked for the consult is in its room; otherwise they are with the customer. */
export function isWithColleague(interaction: Interaction, agentId: AgentId): boolean {
  return isInRoom(interaction, agentParty(agentId), CONSULT_ROOM);
}

function isInRoom(interaction: Interaction, partyId: PartyId, roomId: string): boolean {
  const room = interaction.rooms.find(({ id }) => id === roomId);
  return room?.members.includes(partyId) ?? false;
}

/** Where the interaction waits for an agent: itself, or its consult (V-53); null: it does not. */
export function waitingPlacement(interaction: Interaction): QueuePlacement | null {
  if (interaction.phase === "queued") return interaction.placement;
  const consult = interaction.call?.consult?.state;
  return consult?.status === "waiting" ? consult.placement : null;
}
