import type { Agent } from "@maru/core";
import type { Database } from "../database/database.ts";

/** Supervisors and administrators hear every recording, agents those of contacts they spoke in. */
export async function mayListen(
  db: Database,
  organisationId: string,
  agent: Pick<Agent, "id" | "role">,
  interactionId: string,
): Promise<boolean> {
  if (agent.role !== "agent") return true;
  const row = await db
    .selectFrom("segment")
    .select("number")
    .where("org", "=", organisationId)
    .where("interaction_id", "=", interactionId)
    .where("kind", "=", "talk")
    .where("agent_id", "=", agent.id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
