import { randomUUID } from "node:crypto";
import type { AgentId, OrganisationId, Permission } from "@maru/core";
import { type SqlBool, sql } from "kysely";
import type { Database } from "../database/database.ts";
import type { StaffPrincipal } from "./principal.ts";
import { hashToken, makeToken } from "./secret-token.ts";

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly agentId: AgentId;
  /** What it may be used for; null: everything its agent may do. */
  readonly scopes: Permission[] | null;
  readonly createdAt: number;
  /** Null: it does not run out. */
  readonly expiresAt: number | null;
  readonly lastUsedAt: number | null;
}

export interface WantedToken extends Pick<ApiToken, "name" | "agentId" | "scopes" | "expiresAt"> {
  readonly createdBy: AgentId;
}

export interface ApiTokens {
  list(organisationId: OrganisationId): Promise<ApiToken[]>;
  create(
    organisationId: OrganisationId,
    wanted: WantedToken,
  ): Promise<ApiToken & { readonly token: string }>;
  /** False: there is none of that id. */
  revoke(organisationId: OrganisationId, id: string): Promise<boolean>;
  /** The agent is gone; another by the same id must not inherit them. */
  revokeAllOf(organisationId: OrganisationId, agentId: AgentId): Promise<void>;
  find(token: string): Promise<StaffPrincipal | undefined>;
  /** Which of these have been revoked, here or on another server, or have run out. */
  findRevoked(ids: readonly string[]): Promise<string[]>;
  onRevoke(listener: (id: string) => void): void;
}

const touchEveryMs = 60_000;

export function createApiTokens(db: Database, clock: () => number): ApiTokens {
  const listeners: ((id: string) => void)[] = [];
  const tellRevoked = (id: string): void => {
    for (const listener of listeners) listener(id);
  };
  return {
    async list(organisationId) {
      const rows = await db
        .selectFrom("api_token")
        .select(["id", "name", "agent_id", "scopes", "created_at", "expires_at", "last_used_at"])
        .where("org", "=", organisationId)
        .orderBy("created_at", "desc")
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        agentId: row.agent_id,
        scopes: row.scopes,
        createdAt: row.created_at.getTime(),
        expiresAt: row.expires_at?.getTime() ?? null,
        lastUsedAt: row.last_used_at?.getTime() ?? null,
      }));
    },
    async create(organisationId, { name, agentId, scopes, expiresAt, createdBy }) {
      const token = makeToken("maru_t_");
      const id = randomUUID();
      const now = clock();
      await db
        .insertInto("api_token")
        .values({
          org: organisationId,
          id,
          agent_id: agentId,
          name,
          token_hash: hashToken(token),
          created_by: createdBy,
          created_at: new Date(now),
          scopes,
          expires_at: expiresAt === null ? null : new Date(expiresAt),
        })
        .execute();
      return { id, name, agentId, scopes, expiresAt, createdAt: now, lastUsedAt: null, token };
    },
    async revoke(organisationId, id) {
      const gone = await db
        .deleteFrom("api_token")
        .where("org", "=", organisationId)
        .where("id", "=", id)
        .returning("id")
        .executeTakeFirst();
      if (gone === undefined) return false;
      tellRevoked(id);
      return true;
    },
    async revokeAllOf(organisationId, agentId) {
      const gone = await db
        .deleteFrom("api_token")
        .where("org", "=", organisationId)
        .where("agent_id", "=", agentId)
        .returning("id")
        .execute();
      for (const { id } of gone) tellRevoked(id);
    },
    find: (token) => findToken(db, clock(), token),
    async findRevoked(ids) {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom("api_token")
        .select("id")
        .where("id", "in", ids)
        .where(notExpired(clock()))
        .execute();
      const living = new Set(rows.map(({ id }) => id));
      return ids.filter((id) => !living.has(id));
    },
    onRevoke: (listener) => void listeners.push(listener),
  };
}

const notExpired = (now: number) =>
  sql<SqlBool>`(expires_at is null or expires_at > ${new Date(now)})`;

async function touch(db: Database, org: OrganisationId, id: string, now: number): Promise<void> {
  await db
    .updateTable("api_token")
    .set({ last_used_at: new Date(now) })
    .where("org", "=", org)
    .where("id", "=", id)
    .execute();
}

async function findToken(
  db: Database,
  now: number,
  token: string,
): Promise<StaffPrincipal | undefined> {
  const row = await db
    .selectFrom("api_token")
    .select(["org", "id", "agent_id", "scopes", "last_used_at"])
    .where("token_hash", "=", hashToken(token))
    .where(notExpired(now))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (now - (row.last_used_at?.getTime() ?? 0) > touchEveryMs) {
    await touch(db, row.org, row.id, now);
  }
  return {
    kind: "staff",
    organisationId: row.org,
    agentId: row.agent_id,
    credential: { type: "token", id: row.id, scopes: row.scopes },
  };
}
