import type { Presence } from "../agent/agent-session.ts";
import type { Agent, Channel, Queue } from "../configuration/configuration.ts";
import { type AgentWork, createWork } from "../engine/indexes.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";
import type { Offer } from "../interaction/interaction.ts";
import { hasSkills, type Requirement } from "./lane.ts";

/**
 * Why an agent cannot be given a contact of a channel now; null: they can. Presence, wrap-up, capacity and, for calls,
 * the phone: nothing else.
 */
export type NotReady =
  | "agent_not_signed_in"
  | "agent_not_available"
  | "agent_in_wrap_up"
  | "agent_at_capacity"
  | "agent_phone_not_ready";

export function notReadyFor(
  state: State,
  agentId: AgentId,
  channel: Channel,
  presences: readonly Presence["status"][] = ["available"],
): NotReady | null {
  const session = state.agents.get(agentId);
  if (session === undefined) return "agent_not_signed_in";
  const { presence, connection } = session;
  if (!presences.includes(presence.status) || connection.status !== "connected") {
    return "agent_not_available";
  }
  const work = state.indexes.work.get(agentId);
  if (work !== undefined && work.wrapUps > 0) return "agent_in_wrap_up";
  const load = work?.load[channel] ?? 0;
  if (load >= capacityOf(state, agentId)[channel]) return "agent_at_capacity";
  if (channel !== "voice") return null;
  // A telephone has one call, whatever the profile says.
  return load > 0 ? "agent_at_capacity" : phoneNotReady(state, agentId);
}

/** The agent cannot be rung: no right to a telephone, no engine, or no phone where they take calls. */
export function phoneNotReady(state: State, agentId: AgentId): "agent_phone_not_ready" | null {
  const hasRight = (state.configuration.agent.get(agentId)?.agentProfileId ?? null) !== null;
  const station = state.agents.get(agentId)?.station ?? null;
  if (!hasRight || station === null || state.media.status !== "up") return "agent_phone_not_ready";
  if (station.kind === "number") return null;
  const isThere = state.phones.get(agentId)?.includes(station.kind) ?? false;
  return isThere ? null : "agent_phone_not_ready";
}

/** Who may be consulted (V-42). */
const CONSULTABLE = ["available", "idle"] as const;

export function notConsultable(state: State, agentId: AgentId): NotReady | null {
  return notReadyFor(state, agentId, "voice", CONSULTABLE);
}

/** May an offer made earlier stay with the agent: they could still be asked, if perhaps busy. */
export function mayHoldOffer(state: State, { agentId, kind }: Offer): boolean {
  const status = state.agents.get(agentId)?.presence.status;
  return status === "available" || (status === "idle" && kind.type === "consult");
}

const NO_CAPACITY: Record<Channel, number> = { chat: 0, voice: 0, email: 0, social: 0 };

/** How many contacts of each channel the agent handles at once. */
export function capacityOf(state: State, agentId: AgentId): Record<Channel, number> {
  const agent = state.configuration.agent.get(agentId);
  if (agent === undefined) return NO_CAPACITY;
  return (
    state.configuration.multimediaProfile.get(agent.multimediaProfileId)?.capacity ?? NO_CAPACITY
  );
}

/** How many contacts of each channel the agent has: offered, in conversation or in wrap-up. */
export function loadOf(state: State, agentId: AgentId): Record<Channel, number> {
  return state.indexes.work.get(agentId)?.load ?? NO_CAPACITY;
}

/** Whether the agent could ever be given what waits in this queue with this requirement. */
export function serves(agent: Agent, queue: Queue, requirement: Requirement): boolean {
  if (!agent.active || !queue.teamIds.includes(agent.teamId)) return false;
  if (requirement.type === "agent") return requirement.agentId === agent.id;
  return hasSkills(agent.skills, requirement.levels);
}

export function workOf(state: State, agentId: AgentId): AgentWork {
  let work = state.indexes.work.get(agentId);
  if (work === undefined) {
    work = createWork();
    state.indexes.work.set(agentId, work);
  }
  return work;
}
