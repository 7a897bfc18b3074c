/** The small steps by which `apply` changes who is in an interaction and where. */
import { bug, known } from "../engine/assert.ts";
import {
  type AgentId,
  agentParty,
  CONSULT_ROOM,
  MAIN_ROOM,
  type PartyId,
  type RoomId,
} from "../ids.ts";
import type { AgentParty, Interaction, Room } from "./interaction.ts";

export function agentOf(interaction: Interaction, agentId: AgentId): AgentParty {
  const id = agentParty(agentId);
  const party = interaction.parties.find((candidate) => candidate.id === id);
  return party?.kind === "agent" ? party : bug("the agent's party is not there");
}

/** Into this room and out of every other; the consult room is made when first entered. */
export function enterRoom(interaction: Interaction, partyId: PartyId, roomId: RoomId): void {
  leaveRooms(interaction, partyId);
  if (roomId === CONSULT_ROOM && interaction.rooms.every(({ id }) => id !== CONSULT_ROOM)) {
    interaction.rooms.push({ id: CONSULT_ROOM, kind: "consult", members: [] });
  }
  roomOf(interaction, roomId).members.push(partyId);
}

export function leaveRooms(interaction: Interaction, partyId: PartyId): void {
  for (const room of interaction.rooms) {
    room.members = room.members.filter((member) => member !== partyId);
  }
}

/** Everybody in the consult room comes into the main room, and there is no consult room any more. */
export function closeConsultRoom(interaction: Interaction): void {
  const consult = interaction.rooms.find(({ id }) => id === CONSULT_ROOM);
  if (consult === undefined) return;
  interaction.rooms = interaction.rooms.filter((room) => room !== consult);
  roomOf(interaction, MAIN_ROOM).members.push(...consult.members);
}

export function removeParty(interaction: Interaction, partyId: PartyId): void {
  interaction.parties = interaction.parties.filter(({ id }) => id !== partyId);
}

/** Their telephone connection is over with it. */
export function beginWrapUp(
  interaction: Interaction,
  party: AgentParty,
  at: number,
  endsAt: number | null,
): void {
  const { queueId } = interaction.placement;
  party.activity = { status: "wrap_up", since: at, endsAt, queueId };
  party.leg = null;
  party.phoneLost = null;
}

function roomOf(interaction: Interaction, roomId: RoomId): Room {
  return known(
    interaction.rooms.find(({ id }) => id === roomId),
    "the room",
  );
}
