import type { AgentId, OrganisationId } from "@maru/core";
import type { ProblemCode } from "@maru/protocol";
import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import type { PlannedPerson } from "./csv-person.ts";

/** Puts the accounts of many people at once. The addresses were found free when it was planned. */
export async function putAccounts(
  db: Database,
  org: OrganisationId,
  people: readonly PlannedPerson[],
): Promise<"done" | "email_taken"> {
  const rows = people.flatMap(({ agent, account }) =>
    account === undefined
      ? []
      : [{ agent_id: agent.id, email: account.email, language: account.language }],
  );
  if (rows.length === 0) return "done";
  try {
    await sql`insert into account (org, agent_id, email, language)
      select ${org}, agent_id, email, language
      from json_to_recordset(${JSON.stringify(rows)}) as row (agent_id text, email text, language text)
      on conflict (org, agent_id) do update set email = excluded.email, language = excluded.language`.execute(
      db,
    );
    return "done";
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "23505") return "email_taken";
    throw error;
  }
}

/** Agents of these ids were removed once, and the server died before their sign-ins and tokens were. */
export async function forgetLeftovers(
  db: Database,
  org: OrganisationId,
  agentIds: readonly AgentId[],
): Promise<void> {
  if (agentIds.length === 0) return;
  for (const table of ["account", "api_token"] as const) {
    await db
      .deleteFrom(table)
      .where("org", "=", org)
      .where("agent_id", "=", sql<never>`any(${agentIds})`)
      .execute();
  }
}

/** Who they are, everywhere: an address signs in to one organisation. */
export async function knownAccounts(db: Database, org: OrganisationId) {
  const rows = await db
    .selectFrom("account")
    .select(["org", "agent_id", "email", "language"])
    .execute();
  return rows.map(({ agent_id, email, language, ...row }) => ({
    ...{ agentId: agent_id as string, email, language },
    foreign: row.org !== org,
  }));
}

