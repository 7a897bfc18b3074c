import type { Agent } from "../configuration/configuration.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";
import { holdsKeys, isBuiltInRole, permissionsOf, type Role } from "./role.ts";

export function roleRefusal(role: Role): Refusal | null {
  if (isBuiltInRole(role.id)) {
    const detail = "This role is built in. Make one of your own instead.";
    return refuse("configuration_invalid", detail, "id");
  }
  if (new Set(role.permissions).size === role.permissions.length) return null;
  return refuse("configuration_invalid", "Name each permission once.", "permissions");
}

/**
 * An organisation in which nobody can give rights could never be mended from within: whoever is the last that can
 * keeps it. Asked with what is about to be put; `remaining` undefined: the agent is about to be removed.
 */
export function lastKeyAgentRefusal(
  { configuration }: State,
  agentId: AgentId,
  remaining: Agent | undefined,
): Refusal | null {
  const before = configuration.agent.get(agentId);
  if (before === undefined || !holdsKeys(permissionsOf(configuration, before))) return null;
  if (remaining !== undefined && holdsKeys(permissionsOf(configuration, remaining))) return null;
  for (const other of configuration.agent.values()) {
    if (other.id !== agentId && holdsKeys(permissionsOf(configuration, other))) return null;
  }
  return lastAdministrator(remaining?.active === false ? "active" : "roleId");
}

/** The same for a role that is about to change. */
export function lastKeyRoleRefusal({ configuration }: State, next: Role): Refusal | null {
  const before = configuration.role.get(next.id);
  if (before === undefined || !holdsKeys(before.permissions)) return null;
  if (holdsKeys(next.permissions)) return null;
  let loses = false;
  for (const agent of configuration.agent.values()) {
    if (!holdsKeys(permissionsOf(configuration, agent))) continue;
    if (agent.roleId !== next.id) return null;
    loses = true;
  }
  return loses ? lastAdministrator("permissions") : null;
}

function lastAdministrator(field: string): Refusal {
  const detail =
    "Nobody would be left who can manage people and roles. Give that to somebody else first.";
  return refuse("last_administrator", detail, field);
}
