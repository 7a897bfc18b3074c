import type { Agent, OrganisationId } from "@maru/core";
import type { QueryResult } from "@maru/protocol";
import { sql } from "kysely";
import type { Database } from "../database/database.ts";

type User = QueryResult<"user.list">["users"][number];
type Account = NonNullable<User["account"]>;

export interface UserFilter {
  readonly q?: string | undefined;
  readonly roleId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly active?: "true" | "false" | undefined;
  readonly offset: number;
  readonly limit: number;
}

const byName = new Intl.Collator("ko");

/** A page of people by name, with how they sign in. */
export async function listUsers(
  db: Database,
  organisationId: OrganisationId,
  agents: readonly Agent[],
  { q, roleId, teamId, active, offset, limit }: UserFilter,
  now: number,
): Promise<QueryResult<"user.list">> {
  const words = q?.normalize("NFC").trim().toLowerCase() ?? "";
  const byEmail = words === "" ? new Set<string>() : await idsByEmail(db, organisationId, words);
  const found = agents
    .filter(
      (agent) =>
        (roleId === undefined || agent.roleId === roleId) &&
        (teamId === undefined || agent.teamId === teamId) &&
        (active === undefined || String(agent.active) === active) &&
        (words === "" || byEmail.has(agent.id) || isCalled(agent, words)),
    )
    .sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  const page = found.slice(offset, offset + limit);
  const accounts = await accountsOf(
    db,
    organisationId,
    page.map(({ id }) => id),
    now,
  );
  const users = page.map((agent) => ({
    agent: structuredClone(agent),
    account: accounts.get(agent.id) ?? null,
  }));
  return { users, total: found.length };
}

function isCalled({ id, name, extension }: Agent, words: string): boolean {
  return (
    name.normalize("NFC").toLowerCase().includes(words) ||
    id.toLowerCase().includes(words) ||
    extension?.startsWith(words) === true
  );
}

async function idsByEmail(
  db: Database,
  org: OrganisationId,
  words: string,
): Promise<ReadonlySet<string>> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const rows = await db
    .selectFrom("account")
    .select("agent_id")
    .where("org", "=", org)
    .where("email", "like", pattern)
    .execute();
  return new Set(rows.map(({ agent_id }) => agent_id));
}

async function accountsOf(
  db: Database,
  org: OrganisationId,
  agentIds: readonly Agent["id"][],
  now: number,
): Promise<ReadonlyMap<string, Account>> {
  const rows = await db
    .selectFrom("account")
    .leftJoin("invitation", (join) =>
      join
        .onRef("invitation.org", "=", "account.org")
        .onRef("invitation.agent_id", "=", "account.agent_id")
        .on("invitation.expires_at", ">", new Date(now)),
    )
    .select([
      ...(["account.agent_id", "email", "language", "must_change_password"] as const),
      ...(["totp_confirmed", "expires_at", "last_sign_in_at"] as const),
      sql<boolean>`password_hash is not null`.as("hasPassword"),
    ])
    .where("account.org", "=", org)
    .where("account.agent_id", "=", sql<never>`any(${agentIds})`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.agent_id,
      {
        ...{ email: row.email, language: row.language, hasPassword: row.hasPassword },
        mustChangePassword: row.must_change_password,
        secondFactor: row.totp_confirmed,
        invitedUntil: row.expires_at?.getTime() ?? null,
        lastSignInAt: row.last_sign_in_at?.getTime() ?? null,
      },
    ]),
  );
}
