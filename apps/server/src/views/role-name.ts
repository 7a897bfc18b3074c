import type { Agent, Configuration } from "@maru/core";
import type { AgentDocument } from "@maru/protocol";

/** An agent's role as documents name it. */
export function roleOf(
  { role }: Pick<Configuration, "role">,
  { roleId }: Pick<Agent, "roleId">,
): AgentDocument["role"] {
  return { id: roleId, name: role.get(roleId)?.name ?? null };
}
