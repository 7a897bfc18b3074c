import type { AgentId } from "@maru/core";
import type { Rights } from "../auth/rights.ts";
import type { Database } from "../database/database.ts";

/** Whoever may hear all recordings hears all, others those of contacts they spoke in. */
export async function mayListen(
  db: Database,
  organisationId: string,
  { agent, permissions }: Rights,
  interactionId: string,
): Promise<boolean> {
  if (permissions.has("recordings.listen_all")) return true;
  if (!permissions.has("recordings.listen")) return false;
  return spokeIn(db, organisationId, agent.id, interactionId);
}

/** Whether this agent spoke with the customer in it. */
export async function spokeIn(
  db: Database,
  organisationId: string,
  agentId: AgentId,
  interactionId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("segment")
    .select("number")
    .where("org", "=", organisationId)
    .where("interaction_id", "=", interactionId)
    .where("kind", "=", "talk")
    .where("agent_id", "=", agentId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
