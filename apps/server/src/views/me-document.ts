import {
  type AgentId,
  agentStatus,
  capacityOf,
  contactsOf,
  loadOf,
  permissionsOf,
  type State,
} from "@maru/core";
import type { MeDocument } from "@maru/protocol";
import { roleOf } from "./role-name.ts";
import { telephoneView } from "./telephone-view.ts";

/** The agent themself; null when there is no such agent any more. */
export function meDocument(state: State, agentId: AgentId): MeDocument | null {
  const agent = state.configuration.agent.get(agentId);
  if (agent === undefined) return null;
  const { status, since } = agentStatus(state, agentId);
  return {
    agentId,
    name: agent.name,
    role: roleOf(state.configuration, agent),
    permissions: [...permissionsOf(state.configuration, agent)],
    teamId: agent.teamId,
    teamName: state.configuration.team.get(agent.teamId)?.name ?? agent.teamId,
    status,
    presence: presenceOf(state, agentId),
    telephone: telephoneView(state, agent),
    statusSince: since,
    signedOutBy: status === "signed_out" ? (state.lastSignOut.get(agentId)?.reason ?? null) : null,
    capacity: { ...capacityOf(state, agentId) },
    load: { ...loadOf(state, agentId) },
    contactIds: contactsOf(state, agentId).map(({ id }) => id),
  };
}

function presenceOf(state: State, agentId: AgentId): MeDocument["presence"] {
  const presence = state.agents.get(agentId)?.presence;
  if (presence === undefined) return null;
  const { status, since } = presence;
  const idle = status === "idle" ? presence : null;
  return { status, since, reasonId: idle?.reasonId ?? null, until: idle?.until ?? null };
}
