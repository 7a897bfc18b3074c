/** Somebody who is rung by their number. */
import { agentProfileOf } from "../agent/agent-profile.ts";
import type { Event } from "../engine/event.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
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
  const refusal = targetNumberRefusal(state, invitedBy, number);
  if (refusal !== null) return refusal;
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

/** The profile may let an agent reach only the address books, or no number at all. */
function targetNumberRefusal(state: State, asker: AgentId, number: string): Refusal | null {
  const allowed = agentProfileOf(state, asker)?.targetNumbers ?? "dial_plan";
  if (allowed === "dial_plan") return null;
  const isListed = [...state.configuration.address.values()].some(
    (address) => address.number === number,
  );
  if (allowed === "address_book" && isListed) return null;
  return refuse("number_not_allowed", "Your profile does not let you reach this number.", "number");
}

function nameOf(state: State, number: string): string {
  for (const address of state.configuration.address.values()) {
    if (address.number === number) return address.name;
  }
  return number;
}
