/** How somebody is rung. A leg's id follows from the interaction, the party and the count of legs so far. */
import { known } from "../engine/assert.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import {
  type AgentId,
  agentParty,
  type InteractionId,
  type LegId,
  type PartyId,
  type TrunkId,
} from "../ids.ts";
import type { AgentParty, Interaction } from "../interaction/interaction.ts";
import type { Call, Leg } from "./call.ts";
import { lineShowing } from "./outbound-line.ts";

/** How long a number, or a phone that is rung again within a call, rings. */
export const RING_MS = 30_000;

export type HowToRing = { autoAnswer: boolean; ringsUntil: number | null };

/**
 * Rings the agent where they take calls; `ringsUntil` null: the offer's deadline rules. Whoever was muted in this call
 * stays so.
 */
export function dialAgent(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  how: HowToRing,
  at: number,
): Leg {
  const call = { id: interaction.id, ...callOf(interaction) };
  const party = interaction.parties.find(
    (each): each is AgentParty => each.kind === "agent" && each.agentId === agentId,
  );
  const muted = party?.leg?.muted ?? party?.phoneLost?.muted ?? false;
  return { ...dialStation(state, call, agentId, how, at), muted };
}

/** The same for a call that is yet to begin. */
export function dialStation(
  state: State,
  call: {
    id: InteractionId;
    legCount: number;
    customerNumber: string | null;
    ourNumber: string | null;
  },
  agentId: AgentId,
  { autoAnswer, ringsUntil }: HowToRing,
  at: number,
): Leg {
  const station = known(state.agents.get(agentId)?.station, "the agent's station");
  // The network is shown a number of ours only: another's would be a forged caller number.
  const line =
    station.kind === "number"
      ? lineShowing(state, call.ourNumber)
      : { callerNumber: call.customerNumber, trunkId: null };
  return {
    id: legIdOf(call.id, agentParty(agentId), call.legCount + 1),
    status: "ringing",
    since: at,
    ringsUntil,
    muted: false,
    dial: { to: "station", agentId, station, autoAnswer, ...line },
  };
}

/** Their phone is rung again within the call: somebody waits for them. */
export function ringAgain(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  at: number,
): Event {
  const how = { autoAnswer: false, ringsUntil: at + RING_MS };
  return {
    type: "LegDialled",
    interactionId: interaction.id,
    partyId: agentParty(agentId),
    leg: dialAgent(state, interaction, agentId, how, at),
  };
}

export function dialNumber(
  interaction: Interaction,
  partyId: PartyId,
  number: string,
  line: { callerNumber: string | null; trunkId: TrunkId | null },
  at: number,
): Leg {
  const { callerNumber, trunkId } = line;
  return {
    id: nextLegId(interaction, partyId),
    status: "ringing",
    since: at,
    ringsUntil: at + RING_MS,
    muted: false,
    dial: { to: "number", number, callerNumber, trunkId },
  };
}

export function callOf(interaction: Interaction): Call {
  return known(interaction.call, "the call");
}

function nextLegId(interaction: Interaction, partyId: PartyId): LegId {
  return legIdOf(interaction.id, partyId, callOf(interaction).legCount + 1);
}

function legIdOf(interactionId: InteractionId, partyId: PartyId, count: number): LegId {
  return `${interactionId}.${partyId}.${count}` as LegId;
}
