import { customerIsUp, isConference, isWithColleague } from "../call/call-parties.ts";
import type { AgentId } from "../ids.ts";
import { agentPartyOf } from "./conversation-decide.ts";
import { customerOf } from "./customer-decide.ts";
import type { AgentParty, Interaction } from "./interaction.ts";

/** How one agent lives the contact now. */
export const STAGES = [
  "ringing",
  /** Their own outbound call: their phone, then the customer, is rung (V-74, K-31). */
  "dialling",
  "connected",
  "held",
  /** Who asked for a consult: not yet answered; speaking with the colleague; back with the customer (V-57). */
  "consult_requested",
  "consulting_colleague",
  "consulting_customer",
  /** Who is consulted. */
  "consulted",
  "conference_primary",
  "conference_member",
  "customer_left",
  "wrap_up",
] as const;
export type Stage = (typeof STAGES)[number];

/** The agent's stage and since when; null when the contact is not theirs. */
export function stageOf(
  interaction: Interaction,
  agentId: AgentId,
): { stage: Stage; since: number } | null {
  const offer = interaction.offers.find((candidate) => candidate.agentId === agentId);
  if (offer !== undefined) return { stage: "ringing", since: offer.madeAt };
  const party = agentPartyOf(interaction, agentId);
  if (party === undefined) return null;
  if (party.activity.status === "wrap_up") {
    return { stage: "wrap_up", since: party.activity.since };
  }
  if (interaction.call !== null) return stageOnCall(interaction, party);
  const stage = customerOf(interaction) === undefined ? "customer_left" : "connected";
  return { stage, since: party.joinedAt };
}

function stageOnCall(
  interaction: Interaction,
  { agentId, role, joinedAt }: AgentParty,
): { stage: Stage; since: number } {
  if (role === "consulted") return { stage: "consulted", since: joinedAt };
  if (role !== "primary") return { stage: "conference_member", since: joinedAt };
  const consult = interaction.call?.consult ?? null;
  if (consult?.state.status === "connected") {
    const isConsulting = isWithColleague(interaction, agentId);
    const stage = isConsulting ? "consulting_colleague" : "consulting_customer";
    return { stage, since: consult.state.since };
  }
  if (consult !== null) return { stage: "consult_requested", since: consult.requestedAt };
  if (isConference(interaction)) return { stage: "conference_primary", since: joinedAt };
  const hold = interaction.call?.hold ?? null;
  if (hold !== null) return { stage: "held", since: hold.since };
  if (!customerIsUp(interaction)) return { stage: "dialling", since: joinedAt };
  const answeredAt = customerOf(interaction)?.leg?.since ?? joinedAt;
  return { stage: "connected", since: Math.max(joinedAt, answeredAt) };
}
