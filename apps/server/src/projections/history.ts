/**
 * The questions history answers, as the protocol words them. Each first waits until the tables show what was
 * durable when it was asked, so that a contact that just ended is there.
 */
import { MAIN_ROOM } from "@maru/core";
import type { QueryInput, QueryResult } from "@maru/protocol";
import { type Kysely, type SqlBool, sql } from "kysely";
import type { KnownCustomer } from "../commands/make-command.ts";
import type { Tables } from "../database/tables.ts";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import { customerByNumber, recordingsOf, variablesOf } from "./call-queries.ts";
import {
  type HistoryCursor,
  parseCursor,
  parseEntryNumber,
  writeCursor,
} from "./history-cursor.ts";
import {
  namesWords,
  numberEnds,
  saysWords,
  segmentsOf,
  spokenWithBy,
  summaries,
  summary,
  transcriptPage,
} from "./history-queries.ts";

export interface History {
  /** Newest first. `before` is the `next` of the page before; undefined where it was not made by us. */
  list(
    organisationId: string,
    input: Omit<QueryInput<"interaction.list">, "limit"> & { limit: number },
    /** Only contacts in which this agent spoke; null: all. */
    spokenBy?: string | null,
  ): Promise<QueryResult<"interaction.list"> | undefined>;
  get(
    organisationId: string,
    interactionId: string,
  ): Promise<QueryResult<"interaction.get"> | undefined>;
  /** `customer`: only if it is theirs, and only what was said in the customer's room. */
  transcript(
    organisationId: string,
    input: { interactionId: string; before?: string | undefined; limit: number },
    reader: { kind: "agent" } | { kind: "customer"; customerId: string },
  ): Promise<QueryResult<"interaction.transcript"> | undefined>;
  /** Who spoke with this customer last: for an entry point with `preferLastAgent`. */
  lastAgentOf(organisationId: string, customerId: string): Promise<string | null>;
  /**
   * Whom a number (E.164) belongs to, and who spoke with them last. A call waits for this answer, so it does not wait
   * until the tables are up to date.
   */
  customerByNumber(organisationId: string, number: string): Promise<KnownCustomer | null>;
}

export type HistoryDependencies = {
  organisation: (id: string) => Promise<Pick<OrganisationEngine, "historyUpToDate">>;
  db: Kysely<Tables>;
};

export function createHistory({ organisation, db }: HistoryDependencies): History {
  const upToDate = async (organisationId: string): Promise<void> => {
    const engine = await organisation(organisationId);
    await engine.historyUpToDate();
  };
  return {
    async list(organisationId, input, spokenBy = null) {
      const before = input.before === undefined ? null : parseCursor(input.before);
      if (before === undefined) return undefined;
      await upToDate(organisationId);
      const rows = await newest(db, organisationId, { ...input, spokenBy }, before);
      const page = rows.slice(0, input.limit);
      const last = rows.length > input.limit ? page.at(-1) : undefined;
      return {
        interactions: page.map(summary),
        next:
          last === undefined
            ? null
            : writeCursor({ startedAt: last.startedAt, interactionId: last.id }),
      };
    },
    async get(organisationId, interactionId) {
      await upToDate(organisationId);
      const [row] = await summaries(db, organisationId).where("id", "=", interactionId).execute();
      if (row === undefined) return undefined;
      const [segments, recordings, variables] = await Promise.all([
        segmentsOf(db, organisationId, interactionId),
        recordingsOf(db, organisationId, interactionId),
        variablesOf(db, organisationId, interactionId),
      ]);
      return { ...summary(row), segments, recordings, variables };
    },
    async transcript(organisationId, { interactionId, before, limit }, reader) {
      const beforeNumber =
        before === undefined ? Number.POSITIVE_INFINITY : parseEntryNumber(before);
      if (beforeNumber === undefined) return undefined;
      await upToDate(organisationId);
      const row = await db
        .selectFrom("interaction")
        .select("customer_id")
        .where("org", "=", organisationId)
        .where("id", "=", interactionId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      if (reader.kind === "customer" && reader.customerId !== row.customer_id) return undefined;
      const room = reader.kind === "customer" ? MAIN_ROOM : null;
      return transcriptPage(db, organisationId, interactionId, { beforeNumber, limit, room });
    },
    async lastAgentOf(organisationId, customerId) {
      await upToDate(organisationId);
      const row = await db
        .selectFrom("customer")
        .select("last_agent_id")
        .where("org", "=", organisationId)
        .where("id", "=", customerId)
        .executeTakeFirst();
      return row?.last_agent_id ?? null;
    },
    customerByNumber: (organisationId, number) => customerByNumber(db, organisationId, number),
  };
}

type Wanted = Parameters<History["list"]>[1] & { spokenBy: string | null };

/** One more than wanted, to know whether there are more. */
async function newest(
  db: Kysely<Tables>,
  organisationId: string,
  { customerId, agentId, spokenBy, q, limit }: Wanted,
  before: HistoryCursor | null,
) {
  let query = summaries(db, organisationId)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (before !== null)
    query = query.where(
      sql<SqlBool>`(started_at, id) < (${before.startedAt}, ${before.interactionId})`,
    );
  if (customerId !== undefined) query = query.where("customer_id", "=", customerId);
  if (agentId !== undefined) query = query.where(spokenWithBy(agentId));
  if (spokenBy !== null) query = query.where(spokenWithBy(spokenBy));
  if (q === undefined) return query.execute();
  // Questions that the database answers well one by one; with `or` between them it answers none well.
  const number = numberEnds(q);
  const found = await Promise.all([
    query.where(saysWords(q)).execute(),
    query.where(namesWords(q)).execute(),
    number === undefined ? [] : query.where(number).execute(),
  ]);
  const byId = new Map(found.flat().map((row) => [row.id, row]));
  return [...byId.values()]
    .sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1))
    .slice(0, limit + 1);
}
