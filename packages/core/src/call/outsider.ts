/** Somebody who is rung by their number. */
import type { Event } from "../engine/event.ts";
import type { Refusal } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import { type AgentId, OUTSIDE_PREFIX, type PartyId, type RoomId } from "../ids.ts";
import type { Interaction, OutsideParty } from "../interaction/interaction.ts";
import { callOf, dialNumber } from "./leg.ts";
import { lineFor } from "./outbound-line.ts";

/** Rings the number for the agent, whose dial plan allows it. */
export function inviteOutsider(
  state: State,
  interaction: Interaction,
  invitedBy: AgentId,
  wanted: { number: string; role: OutsideParty["role"]; roomId: RoomId },
  at: number,
): Event | Refusal {
  const { number, role, roomId } = wanted;
  const line = lineFor(state, invitedBy, number, null);
  if ("refused" in line) return line;
  const id = `${OUTSIDE_PREFIX}${callOf(interaction).legCount + 1}` as PartyId;
  const party: OutsideParty = {
    kind: "outside",
    id,
    number,
    name: nameOf(state, number),
    role,
    invitedBy,
    joinedAt: at,
    leg: dialNumber(interaction, id, number, line, at),
  };
  return { type: "OutsideInvited", interactionId: interaction.id, party, roomId };
}

function nameOf(state: State, number: string): string {
  for (const address of state.configuration.address.values()) {
    if (address.number === number) return address.name;
  }
  return number;
}
