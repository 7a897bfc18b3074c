import type { Commit, Event } from "@maru/core";
import type { Queryable } from "../engine/journal.ts";
import {
  InteractionHistory,
  type InteractionRow,
  isInteractionEvent,
  type SegmentRow,
} from "./interaction-history.ts";

/** What some commits come to in the tables. */
export type ProjectionBatch = {
  histories: InteractionHistory[];
  entries: EntryRow[];
  customers: CustomerRow[];
  names: { kind: string; id: string; name: string }[];
};

type EntryRow = {
  interaction_id: string;
  number: number;
  at: number;
  room_id: string;
  sender: string | null;
  client_id: string | null;
  body: string | null;
  notice: string | null;
  name: string;
};

type CustomerRow = {
  id: string;
  name: string;
  language: string;
  contact_at: number;
  last_agent_id: string | null;
};

/** Reads what the tables hold of the interactions concerned, and folds the commits into it. */
export async function foldCommits(
  connection: Queryable,
  org: string,
  commits: readonly Commit[],
): Promise<ProjectionBatch> {
  const histories = await loadHistories(connection, org, commits);
  const entries: EntryRow[] = [];
  const customers = new Map<string, CustomerRow>();
  const names = new Map<string, { kind: string; id: string; name: string }>();
  for (const { events, at } of commits) {
    for (const event of events) {
      if (event.type === "InteractionStarted") {
        histories.set(event.interactionId, InteractionHistory.begin(event, at));
        const { id, name, language } = event.customer;
        const last_agent_id = customers.get(id)?.last_agent_id ?? null;
        customers.set(id, { id, name, language, contact_at: at, last_agent_id });
      } else if (event.type === "MessageSent" || event.type === "NoticeWritten") {
        entries.push(entryRow(event, at));
      } else if (event.type === "ConfigurationPut" && typeof event.item.name === "string") {
        const { id, name } = event.item;
        names.set(`${event.kind} ${id}`, { kind: event.kind, id, name });
      }
      if (!isInteractionEvent(event)) continue;
      const history = histories.get(event.interactionId);
      history?.apply(event, at);
      if (event.type === "OfferAccepted" && history !== undefined)
        noteAgent(customers, history.row, event.agentId, at);
    }
  }
  return {
    histories: [...histories.values()],
    entries,
    customers: [...customers.values()],
    names: [...names.values()],
  };
}

function noteAgent(
  customers: Map<string, CustomerRow>,
  row: InteractionRow,
  agentId: string,
  at: number,
): void {
  const known = customers.get(row.customer_id);
  if (known !== undefined) known.last_agent_id = agentId;
  else {
    customers.set(row.customer_id, {
      id: row.customer_id,
      name: row.customer_name,
      language: "",
      contact_at: at,
      last_agent_id: agentId,
    });
  }
}

function entryRow(
  event: Extract<Event, { type: "MessageSent" | "NoticeWritten" }>,
  at: number,
): EntryRow {
  const message = event.type === "MessageSent" ? event : null;
  return {
    interaction_id: event.interactionId,
    number: event.number,
    at,
    room_id: event.roomId,
    sender: message?.from ?? null,
    client_id: message?.clientId ?? null,
    body: message?.text ?? null,
    notice: event.type === "NoticeWritten" ? event.notice : null,
    name: event.name,
  };
}

async function loadHistories(
  connection: Queryable,
  org: string,
  commits: readonly Commit[],
): Promise<Map<string, InteractionHistory>> {
  const ids = new Set<string>();
  for (const { events } of commits)
    for (const event of events) if (isInteractionEvent(event)) ids.add(event.interactionId);
  for (const { events } of commits)
    for (const event of events)
      if (event.type === "InteractionStarted") ids.delete(event.interactionId);
  if (ids.size === 0) return new Map();
  const { rows } = await connection.query<
    InteractionRow & { last_number: number; open: SegmentRow[] }
  >({ ...LOAD, values: [org, [...ids]] });
  return new Map(
    rows.map(({ last_number, open, ...row }) => [
      row.id,
      new InteractionHistory(row, open, last_number),
    ]),
  );
}

const LOAD = {
  name: "projection_load",
  text: `select id, channel, direction, entry_point_id, customer_id, customer_name, queue_id, started_at,
      ended_at, end_reason, preview,
      (select coalesce(max(number), 0) from segment
        where segment.org = interaction.org and interaction_id = interaction.id) as last_number,
      (select coalesce(json_agg(segment order by number), '[]') from segment
        where segment.org = interaction.org and interaction_id = interaction.id and ended_at is null) as open
    from interaction where org = $1 and id = any($2)`,
};

/**
 * Writes a batch and moves the mark from `from` to `to`, in one statement and so in one transaction. False, and
 * nothing written, where the mark is not at `from`: somebody else has been at it.
 */
export async function writeBatch(
  connection: Queryable,
  org: string,
  from: number,
  to: number,
  batch: ProjectionBatch,
): Promise<boolean> {
  const segments = batch.histories.flatMap(({ row, changed }) =>
    Array.from(changed, (segment) => ({ ...segment, interaction_id: row.id })),
  );
  const { rows } = await connection.query<{ moved: number }>({
    ...WRITE,
    values: [
      org,
      from,
      to,
      JSON.stringify(batch.histories.flatMap(({ row, rowChanged }) => (rowChanged ? [row] : []))),
      JSON.stringify(segments),
      JSON.stringify(batch.entries),
      JSON.stringify(batch.customers),
      JSON.stringify(batch.names),
    ],
  });
  return rows[0]?.moved === 1;
}

const WRITE = {
  name: "projection_write",
  text: `with moved as (
      update projection set seq = $3 where org = $1 and seq = $2 returning 1
    ), interactions as (
      insert into interaction (org, id, channel, direction, entry_point_id, customer_id, customer_name,
          queue_id, started_at, ended_at, end_reason, preview)
        select $1, row.* from json_to_recordset($4) as row
          (id text, channel text, direction text, entry_point_id text, customer_id text, customer_name text,
          queue_id text, started_at bigint, ended_at bigint, end_reason text, preview text)
        where exists (select from moved)
        on conflict (org, id) do update set queue_id = excluded.queue_id, ended_at = excluded.ended_at,
          end_reason = excluded.end_reason, preview = excluded.preview
    ), segments as (
      insert into segment (org, interaction_id, number, kind, started_at, ended_at, agent_id, queue_id,
          offer_id, detail, reason_id, automatic)
        select $1, row.* from json_to_recordset($5) as row
          (interaction_id text, number integer, kind text, started_at bigint, ended_at bigint, agent_id text,
          queue_id text, offer_id text, detail text, reason_id text, automatic boolean)
        where exists (select from moved)
        on conflict (org, interaction_id, number) do update set ended_at = excluded.ended_at,
          detail = excluded.detail, reason_id = excluded.reason_id, automatic = excluded.automatic
    ), entries as (
      insert into entry (org, interaction_id, number, at, room_id, sender, client_id, body, notice, name)
        select $1, row.* from json_to_recordset($6) as row
          (interaction_id text, number integer, at bigint, room_id text, sender text, client_id text,
          body text, notice text, name text)
        where exists (select from moved)
    ), customers as (
      insert into customer (org, id, name, language, first_contact_at, last_contact_at, last_agent_id)
        select $1, id, name, language, contact_at, contact_at, last_agent_id
        from json_to_recordset($7) as row
          (id text, name text, language text, contact_at bigint, last_agent_id text)
        where exists (select from moved)
        on conflict (org, id) do update set name = excluded.name,
          language = coalesce(nullif(excluded.language, ''), customer.language),
          last_contact_at = excluded.last_contact_at,
          last_agent_id = coalesce(excluded.last_agent_id, customer.last_agent_id)
    ), names as (
      insert into configured_name (org, kind, id, name)
        select $1, kind, id, name from json_to_recordset($8) as row (kind text, id text, name text)
        where exists (select from moved)
        on conflict (org, kind, id) do update set name = excluded.name
    )
    select count(*)::integer as moved from moved`,
};
