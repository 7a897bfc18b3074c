/** Who may change which configured thing: by its kind, and never beyond what they have themselves. */
import {
  type AgentId,
  type Configuration,
  type ConfigurationItem,
  type ConfigurationKind,
  holdsKeys,
  type Permission,
  permissionsOf,
  permissionsOfRole,
  refuse,
} from "@maru/core";
import { KIND_PERMISSIONS } from "@maru/protocol";
import type { Rejection } from "./problem-table.ts";

export interface Asking {
  readonly self: AgentId;
  readonly permissions: ReadonlySet<Permission>;
}

export function refusePut(
  configuration: Configuration,
  asking: Asking,
  put: ConfigurationItem,
): Rejection | undefined {
  const refusal = refuseKind(asking, put.kind);
  if (refusal !== undefined) return refusal;
  if (put.kind === "role") {
    const before = configuration.role.get(put.item.id)?.permissions ?? [];
    return refuseBeyond(asking, [...before, ...put.item.permissions], "permissions");
  }
  if (put.kind !== "agent") return undefined;
  const { item } = put;
  const next = permissionsOfRole(configuration, item.roleId) ?? [];
  return (
    refuseManaging(configuration, asking, item.id) ??
    refuseBeyond(asking, next, "roleId") ??
    refuseLockingOut(asking, item.id, item.active ? next : [], item.active ? "roleId" : "active")
  );
}

export function refuseRemoval(
  configuration: Configuration,
  asking: Asking,
  kind: ConfigurationKind,
  id: string,
): Rejection | undefined {
  const refusal = refuseKind(asking, kind);
  if (refusal !== undefined) return refusal;
  if (kind === "role") {
    const held = configuration.role.get(id as never)?.permissions ?? [];
    return refuseBeyond(asking, held, "id");
  }
  if (kind !== "agent") return undefined;
  if (id === asking.self) return refuse("configuration_in_use", "You cannot remove yourself.");
  return refuseManaging(configuration, asking, id as AgentId);
}

/** Whoever may do more than oneself is not managed: to set their password would be to become them. */
export function refuseManaging(
  configuration: Configuration,
  asking: Asking,
  agentId: AgentId,
): Rejection | undefined {
  const agent = configuration.agent.get(agentId);
  if (agent === undefined) return undefined;
  return refuseBeyond(asking, permissionsOf(configuration, { ...agent, active: true }), "roleId");
}

function refuseKind({ permissions }: Asking, kind: ConfigurationKind): Rejection | undefined {
  const needed = KIND_PERMISSIONS[kind];
  if (permissions.has(needed)) return undefined;
  return { refused: "forbidden", detail: `needs ${needed}` };
}

function refuseBeyond(
  { permissions }: Asking,
  wanted: readonly Permission[],
  field: string,
): Rejection | undefined {
  const beyond = wanted.filter((one) => !permissions.has(one));
  if (beyond.length === 0) return undefined;
  const detail = `You do not have ${beyond.join(", ")} yourself; ask somebody who has.`;
  return { refused: "rights_beyond_own", detail, field };
}

/** Whoever manages people and roles cannot do away with that by mistake: it takes another. */
function refuseLockingOut(
  { self, permissions }: Asking,
  agentId: AgentId,
  next: readonly Permission[],
  field: string,
): Rejection | undefined {
  if (agentId !== self || !holdsKeys([...permissions])) return undefined;
  if (holdsKeys(next)) return undefined;
  const detail = "You cannot take your own rights away; another administrator can.";
  return refuse("configuration_invalid", detail, field);
}
