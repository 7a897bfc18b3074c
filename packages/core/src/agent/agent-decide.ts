import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";
import { agentProfileOf } from "./agent-profile.ts";

type AgentCommand = Extract<
  Command,
  {
    type:
      | "SignIn"
      | "SignOut"
      | "SetAvailable"
      | "SetIdle"
      | "LoseAgentConnection"
      | "RestoreAgentConnection";
  }
>;

export function decideAgent(state: State, command: AgentCommand, at: number): Decision {
  switch (command.type) {
    case "SignIn":
      return signIn(state, command.agentId);
    case "SignOut":
      return signOut(state, command.agentId);
    case "SetAvailable":
    case "SetIdle":
      return setPresence(state, command, at);
    case "LoseAgentConnection":
      return decided(agentConnectionLost(state, command.agentId, at));
    case "RestoreAgentConnection": {
      const { agentId } = command;
      if (state.agents.get(agentId)?.connection.status !== "lost") return unchanged;
      return decided([{ type: "AgentConnectionRestored", agentId }]);
    }
  }
}

function signIn(state: State, agentId: AgentId): Decision {
  const agent = state.configuration.agent.get(agentId);
  if (agent === undefined) return refuse("agent_not_found", "There is no such agent.");
  if (!agent.active) return refuse("agent_inactive", "This agent has been deactivated.");
  if (state.agents.has(agentId)) {
    return refuse("agent_already_signed_in", "This agent is signed in already.");
  }
  return decided([{ type: "AgentSignedIn", agentId }]);
}

function signOut(state: State, agentId: AgentId): Decision {
  if (!state.agents.has(agentId)) return unchanged;
  if (hasContacts(state, agentId)) {
    return refuse("agent_has_contacts", "Finish, transfer or wrap up every contact first.");
  }
  return decided([{ type: "AgentSignedOut", agentId, reason: "self" }]);
}

/** In conversation or in wrap-up; an offer alone does not count. */
export function hasContacts(state: State, agentId: AgentId): boolean {
  const work = state.indexes.work.get(agentId);
  return work !== undefined && work.total > work.offers;
}

function setPresence(
  state: State,
  command: Extract<AgentCommand, { type: "SetAvailable" | "SetIdle" }>,
  at: number,
): Decision {
  const { agentId } = command;
  const session = state.agents.get(agentId);
  if (session === undefined) return notSignedIn();
  const { presence } = session;
  if (command.type === "SetAvailable") {
    if (presence.status === "available") return unchanged;
    const next = { status: "available", since: at } as const;
    return decided([{ type: "AgentPresenceChanged", agentId, presence: next }]);
  }
  const { reasonId } = command;
  if (!state.configuration.idleReason.has(reasonId)) {
    return refuse("idle_reason_not_found", "There is no such idle reason.", "reasonId");
  }
  const allowed = agentProfileOf(state, agentId)?.idleReasonIds ?? null;
  if (allowed !== null && !allowed.includes(reasonId)) {
    return refuse("idle_reason_not_found", "Choose one of your profile's reasons.", "reasonId");
  }
  if (presence.status === "idle" && presence.reasonId === reasonId) return unchanged;
  const next = { status: "idle", since: at, reasonId, until: null } as const;
  return decided([{ type: "AgentPresenceChanged", agentId, presence: next }]);
}

export function agentConnectionLost(state: State, agentId: AgentId, at: number): Event[] {
  if (state.agents.get(agentId)?.connection.status !== "connected") return [];
  const graceEndsAt = at + state.configuration.settings.agentGraceMs;
  return [{ type: "AgentConnectionLost", agentId, graceEndsAt }];
}

export function notSignedIn(): Refusal {
  return refuse("agent_not_signed_in", "Sign in to take contacts first.");
}
