import {
  type AgentId,
  agentStatus,
  loadOf,
  notConsultable,
  notReadyFor,
  type State,
} from "@maru/core";
import type { AgentDocument } from "@maru/protocol";
import { roleOf } from "./role-name.ts";

/** A colleague as everybody on the staff may see them. */
export function agentDocument(state: State, agentId: AgentId): AgentDocument | null {
  const agent = state.configuration.agent.get(agentId);
  // Who left the organisation is kept for the history, not for the directory.
  if (agent === undefined || !agent.active) return null;
  const { status, since } = agentStatus(state, agentId);
  const presence = state.agents.get(agentId)?.presence;
  const load = loadOf(state, agentId);
  return {
    id: agentId,
    name: agent.name,
    role: roleOf(state.configuration, agent),
    teamId: agent.teamId,
    teamName: state.configuration.team.get(agent.teamId)?.name ?? agent.teamId,
    status,
    statusSince: since,
    idleReasonId: presence?.status === "idle" ? presence.reasonId : null,
    load: load.chat + load.voice + load.email + load.social,
    readyForChat: notReadyFor(state, agentId, "chat") === null,
    extension: agent.extension,
    readyForCall: notReadyFor(state, agentId, "voice") === null,
    consultable: notConsultable(state, agentId) === null,
  };
}
