import type { AgentId, OrganisationId } from "@maru/core";
import type { Database } from "../database/database.ts";
import type { StaffPrincipal } from "./principal.ts";
import { csrfTokenOf, hashToken, makeToken } from "./secret-token.ts";

export type SessionKind = "cookie" | "bearer";

/** Where a session began, for its owner to know it again. */
export interface SessionOrigin {
  readonly device: string;
  readonly address: string;
}

export interface SessionSummary extends SessionOrigin {
  readonly id: string;
  readonly kind: SessionKind;
  readonly createdAt: number;
  readonly lastUsedAt: number;
}

export interface Sessions {
  start(
    organisationId: OrganisationId,
    agentId: AgentId,
    kind: SessionKind,
    origin?: SessionOrigin,
  ): Promise<string>;
  /** The newest first. */
  list(organisationId: OrganisationId, agentId: AgentId): Promise<SessionSummary[]>;
  /** Whose it is; undefined: there is none of that id in this organisation. */
  ownerOf(organisationId: OrganisationId, sessionId: string): Promise<AgentId | undefined>;
  find(token: string, kind: SessionKind): Promise<StaffPrincipal | undefined>;
  end(sessionId: string): Promise<void>;
  /** All of one agent, but for the one that stays. */
  endAllOf(organisationId: OrganisationId, agentId: AgentId, exceptId?: string): Promise<void>;
  /** An open desktop is in use. Answers which of these are over: ended on another server, or expired. */
  keepAlive(sessionIds: readonly string[]): Promise<string[]>;
  /** Called with the session's id after it ended here. */
  onEnd(listener: (sessionId: string) => void): void;
  deleteExpired(): Promise<void>;
}

/** Without use for a working day's length and half, or older than a week: over. */
export const SESSION_IDLE_MS = 12 * 3_600_000;
export const SESSION_MAX_AGE_MS = 7 * 24 * 3_600_000;
/** `last_used_at` is written at most this often. */
const touchEveryMs = 60_000;

export function createSessions(db: Database, clock: () => number): Sessions {
  const listeners: ((sessionId: string) => void)[] = [];
  const tellEnded = (rows: { token_hash: Buffer }[]): void => {
    for (const { token_hash } of rows) {
      for (const listener of listeners) listener(token_hash.toString("hex"));
    }
  };

  return {
    async start(organisationId, agentId, kind, origin) {
      const token = makeToken("maru_s_");
      const now = new Date(clock());
      await db
        .insertInto("session")
        .values({
          token_hash: hashToken(token),
          org: organisationId,
          agent_id: agentId,
          kind,
          created_at: now,
          last_used_at: now,
          device: origin?.device ?? "",
          address: origin?.address ?? "",
        })
        .execute();
      return token;
    },
    list: (organisationId, agentId) => listSessions(db, clock(), organisationId, agentId),
    async ownerOf(organisationId, sessionId) {
      if (!/^[0-9a-f]{64}$/.test(sessionId)) return undefined;
      const row = await db
        .selectFrom("session")
        .select("agent_id")
        .where("org", "=", organisationId)
        .where("token_hash", "=", Buffer.from(sessionId, "hex"))
        .executeTakeFirst();
      return row?.agent_id;
    },
    find: (token, kind) => findSession(db, clock(), token, kind),
    async end(sessionId) {
      tellEnded(
        await db
          .deleteFrom("session")
          .where("token_hash", "=", Buffer.from(sessionId, "hex"))
          .returning("token_hash")
          .execute(),
      );
    },
    async endAllOf(organisationId, agentId, exceptId = "") {
      tellEnded(
        await db
          .deleteFrom("session")
          .where("org", "=", organisationId)
          .where("agent_id", "=", agentId)
          .where("token_hash", "!=", Buffer.from(exceptId, "hex"))
          .returning("token_hash")
          .execute(),
      );
    },
    keepAlive: (sessionIds) => keepAlive(db, clock(), sessionIds),
    onEnd: (listener) => void listeners.push(listener),
    async deleteExpired() {
      await db
        .deleteFrom("session")
        .where((row) =>
          row.or([
            row("last_used_at", "<=", new Date(clock() - SESSION_IDLE_MS)),
            row("created_at", "<=", new Date(clock() - SESSION_MAX_AGE_MS)),
          ]),
        )
        .execute();
    },
  };
}

async function listSessions(
  db: Database,
  now: number,
  organisationId: OrganisationId,
  agentId: AgentId,
): Promise<SessionSummary[]> {
  const rows = await db
    .selectFrom("session")
    .select(["token_hash", "kind", "device", "address", "created_at", "last_used_at"])
    .where("org", "=", organisationId)
    .where("agent_id", "=", agentId)
    .where("last_used_at", ">", new Date(now - SESSION_IDLE_MS))
    .where("created_at", ">", new Date(now - SESSION_MAX_AGE_MS))
    .orderBy("created_at", "desc")
    .limit(maxListed)
    .execute();
  return rows.map(({ token_hash, kind, device, address, created_at, last_used_at }) => ({
    id: token_hash.toString("hex"),
    ...{ kind, device, address },
    createdAt: created_at.getTime(),
    lastUsedAt: last_used_at.getTime(),
  }));
}

const maxListed = 200;

async function touch(db: Database, hash: Buffer, now: number): Promise<void> {
  await db
    .updateTable("session")
    .set({ last_used_at: new Date(now) })
    .where("token_hash", "=", hash)
    .execute();
}

async function findSession(
  db: Database,
  now: number,
  token: string,
  kind: SessionKind,
): Promise<StaffPrincipal | undefined> {
  const hash = hashToken(token);
  const row = await db
    .selectFrom("session")
    .innerJoin("account", (join) =>
      join
        .onRef("account.org", "=", "session.org")
        .onRef("account.agent_id", "=", "session.agent_id"),
    )
    .select([
      ...(["session.org", "session.agent_id", "last_used_at"] as const),
      ...(["must_change_password", "totp_confirmed"] as const),
    ])
    .where("token_hash", "=", hash)
    .where("kind", "=", kind)
    .where("last_used_at", ">", new Date(now - SESSION_IDLE_MS))
    .where("session.created_at", ">", new Date(now - SESSION_MAX_AGE_MS))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (now - row.last_used_at.getTime() > touchEveryMs) await touch(db, hash, now);
  return {
    kind: "staff",
    organisationId: row.org,
    agentId: row.agent_id,
    credential: {
      type: "session",
      id: hash.toString("hex"),
      csrfToken: kind === "cookie" ? csrfTokenOf(token) : null,
      mustChangePassword: row.must_change_password,
      lacksSecondFactor: !row.totp_confirmed,
    },
  };
}

async function keepAlive(
  db: Database,
  now: number,
  sessionIds: readonly string[],
): Promise<string[]> {
  if (sessionIds.length === 0) return [];
  const hashes = sessionIds.map((id) => Buffer.from(id, "hex"));
  const rows = await db
    .updateTable("session")
    .set({ last_used_at: new Date(now) })
    .where("token_hash", "in", hashes)
    .where("last_used_at", ">", new Date(now - SESSION_IDLE_MS))
    .where("created_at", ">", new Date(now - SESSION_MAX_AGE_MS))
    .returning("token_hash")
    .execute();
  const living = new Set(rows.map(({ token_hash }) => token_hash.toString("hex")));
  return sessionIds.filter((id) => !living.has(id));
}
