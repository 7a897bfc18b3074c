import type { Agent, Configuration } from "../configuration/configuration.ts";
import type { RoleId } from "../ids.ts";
import { BUILT_IN_ROLES, KEY_PERMISSIONS, type Permission } from "./permission.ts";

/** A set of permissions the organisation made, beside the built-in roles. */
export type Role = {
  id: RoleId;
  name: string;
  description: string;
  permissions: Permission[];
};

export function isBuiltInRole(roleId: string): boolean {
  return BUILT_IN.has(roleId);
}

const BUILT_IN = new Map<string, readonly Permission[]>(Object.entries(BUILT_IN_ROLES));

/** Undefined: there is no such role. */
export function permissionsOfRole(
  { role }: Pick<Configuration, "role">,
  roleId: RoleId,
): readonly Permission[] | undefined {
  return BUILT_IN.get(roleId) ?? role.get(roleId)?.permissions;
}

/** What an agent may do now. Nothing once deactivated. */
export function permissionsOf(
  configuration: Pick<Configuration, "role">,
  agent: Pick<Agent, "roleId" | "active">,
): readonly Permission[] {
  if (!agent.active) return [];
  return permissionsOfRole(configuration, agent.roleId) ?? [];
}

/** Whether somebody with these permissions can give every other. */
export function holdsKeys(permissions: readonly Permission[]): boolean {
  return KEY_PERMISSIONS.every((key) => permissions.includes(key));
}
