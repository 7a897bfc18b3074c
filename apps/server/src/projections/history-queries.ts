/** SQL of the history. */
import type { QueryResult, Segment } from "@maru/protocol";
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Tables } from "../database/tables.ts";

type Summary = QueryResult<"interaction.list">["interactions"][number];
type SummaryRow = Omit<Summary, "customer"> & { customerId: string; customerName: string };

/** The interactions of an organisation as the protocol's summaries, names as they are known last. */
export function summaries(db: Kysely<Tables>, organisationId: string) {
  return db
    .selectFrom("interaction")
    .select([
      "id",
      "channel",
      "customer_id as customerId",
      "customer_name as customerName",
      "started_at as startedAt",
      "ended_at as endedAt",
      "end_reason as endReason",
      "direction",
      "customer_number as customerNumber",
      "abusive",
      "preview",
      sql<string>`coalesce((select name from configured_name as known where known.org = interaction.org
        and kind = 'queue' and known.id = interaction.queue_id), interaction.queue_id, '')`.as(
        "queueName",
      ),
      sql<string[]>`(select coalesce(json_agg(name order by first), '[]') from
        (select coalesce(known.name, segment.agent_id) as name, min(number) as first
          from segment left join configured_name as known
            on known.org = segment.org and known.kind = 'agent' and known.id = segment.agent_id
          where segment.org = interaction.org and interaction_id = interaction.id and segment.kind = 'talk'
            and segment.agent_id is not null
          group by segment.agent_id, known.name) as talk)`.as("agentNames"),
      sql<Summary["wrapUpReasons"]>`(select coalesce(json_agg(json_build_object('id', reason_id,
          'agentName', coalesce(known.name, segment.agent_id), 'automatic', automatic) order by number), '[]')
          from segment left join configured_name as known
            on known.org = segment.org and known.kind = 'agent' and known.id = segment.agent_id
          where segment.org = interaction.org and interaction_id = interaction.id
            and reason_id is not null)`.as("wrapUpReasons"),
    ])
    .where("org", "=", organisationId);
}

export function summary({ customerId, customerName, ...row }: SummaryRow): Summary {
  return { ...row, customer: { id: customerId, name: customerName } };
}

/** Interactions in which this agent spoke with the customer. */
export function spokenWithBy(agentId: string) {
  return sql<SqlBool>`exists (select from segment where segment.org = interaction.org
    and interaction_id = interaction.id and kind = 'talk' and agent_id = ${agentId})`;
}

/**
 * Interactions with a message that holds all the words. Said with `exists`, so that PostgreSQL can choose: a rare
 * word is looked up in the index, for one that half of all messages hold it is quicker to read the newest ones.
 */
export function saysWords(words: string) {
  return sql<SqlBool>`exists (select from entry where entry.org = interaction.org
    and interaction_id = interaction.id and entry.words @@ bigram_query(${words})
    and ${holdsWhole(sql.ref("body"), words)})`;
}

/** Interactions of a customer whose name holds all the words. */
export function namesWords(words: string) {
  return sql<SqlBool>`exists (select from customer where customer.org = interaction.org
    and customer.id = interaction.customer_id and customer.words @@ bigram_query(${words})
    and ${holdsWhole(sql.ref("customer.name"), words)})`;
}

/** Interactions with a telephone number that ends like this, however it is written; none: no number is asked for. */
export function numberEnds(words: string) {
  const digits = words.replace(/[\s().+-]/g, "");
  if (!/^\d{4,15}$/.test(digits)) return undefined;
  return sql<SqlBool>`customer_number like ${`%${digits.replace(/^0+/, "")}`}`;
}

/** As the function `bigrams` of the database takes them apart, or finer. */
const BETWEEN_WORDS = /[\s!-/:-@[-`{-~\p{P}]+/u;

/**
 * The bigrams of a longer word can stand in the wrong places ("abd" and "bcd" have those of "abcd" between them);
 * one or two letters that the index has found are there.
 */
function holdsWhole(text: RawBuilder<unknown>, words: string) {
  const longer = words
    .normalize("NFC")
    .toLowerCase()
    .split(BETWEEN_WORDS)
    .filter((word) => [...word].length > 2)
    .map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  if (longer.length === 0) return sql<SqlBool>`true`;
  return sql<SqlBool>`lower(normalize(${text}, NFC)) like all (${longer}::text[])`;
}

export async function segmentsOf(
  db: Kysely<Tables>,
  organisationId: string,
  interactionId: string,
): Promise<Segment[]> {
  return db
    .selectFrom("segment")
    .leftJoin("configured_name as agent", (join) =>
      join
        .onRef("agent.org", "=", "segment.org")
        .on("agent.kind", "=", "agent")
        .onRef("agent.id", "=", "segment.agent_id"),
    )
    .leftJoin("configured_name as queue", (join) =>
      join
        .onRef("queue.org", "=", "segment.org")
        .on("queue.kind", "=", "queue")
        .onRef("queue.id", "=", "segment.queue_id"),
    )
    .leftJoin("configured_name as peer", (join) =>
      join
        .onRef("peer.org", "=", "segment.org")
        .on("peer.kind", "=", "agent")
        .onRef("peer.id", "=", "segment.peer_id"),
    )
    .select((column) => [
      "segment.kind",
      "segment.started_at as startedAt",
      "segment.ended_at as endedAt",
      column.fn.coalesce("agent.name", "segment.agent_id").as("agentName"),
      column.fn.coalesce("queue.name", "segment.queue_id").as("queueName"),
      column.fn.coalesce("peer.name", "segment.peer_name").as("withName"),
      "segment.detail",
    ])
    .where("segment.org", "=", organisationId)
    .where("segment.interaction_id", "=", interactionId)
    .orderBy("segment.number")
    .execute();
}

/** A page of what was said: the last `limit` entries before a number, oldest first. */
export async function transcriptPage(
  db: Kysely<Tables>,
  organisationId: string,
  interactionId: string,
  { beforeNumber, limit, room }: { beforeNumber: number; limit: number; room: string | null },
): Promise<QueryResult<"interaction.transcript">> {
  let query = db
    .selectFrom("entry")
    .select(["number", "at", "sender", "client_id", "body", "notice", "name"])
    .where("org", "=", organisationId)
    .where("interaction_id", "=", interactionId)
    .orderBy("number", "desc")
    .limit(limit + 1);
  if (Number.isFinite(beforeNumber)) query = query.where("number", "<", beforeNumber);
  if (room !== null) query = query.where("room_id", "=", room);
  const rows = await query.execute();
  const page = rows.slice(0, limit).reverse();
  const oldest = rows.length > limit ? page[0] : undefined;
  return {
    entries: page.map((row) => ({
      interactionId,
      number: row.number,
      at: row.at,
      body: entryBody(row),
    })),
    next: oldest === undefined ? null : String(oldest.number),
  };
}

type EntryRow = {
  sender: string | null;
  client_id: string | null;
  body: string | null;
  notice: EntryBody["notice"] | null;
  name: string;
};
type EntryBody = Extract<
  QueryResult<"interaction.transcript">["entries"][number]["body"],
  { type: "notice" }
>;

function entryBody(
  row: EntryRow,
): QueryResult<"interaction.transcript">["entries"][number]["body"] {
  const { name } = row;
  if (row.notice !== null) return { type: "notice", notice: row.notice, name };
  return {
    type: "message",
    from: row.sender ?? "",
    name,
    clientId: row.client_id ?? "",
    text: row.body ?? "",
  };
}
