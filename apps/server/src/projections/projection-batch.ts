import type { Commit, Event, FlowGraph } from "@maru/core";
import { AuditFold, type AuditRow } from "../audit/audit-rows.ts";
import type { Queryable } from "../engine/journal.ts";
import {
  InteractionHistory,
  type InteractionRow,
  isInteractionEvent,
} from "./interaction-history.ts";
import type { SegmentRow } from "./segment-list.ts";

/** What some commits come to in the tables. */
export type ProjectionBatch = {
  histories: InteractionHistory[];
  entries: EntryRow[];
  customers: CustomerRow[];
  numbers: { number: string; customer_id: string }[];
  recordings: RecordingRow[];
  flowVersions: FlowVersionRow[];
  names: { kind: string; id: string; name: string }[];
  audit: AuditRow[];
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

type FlowVersionRow = {
  flow_id: string;
  version: number;
  published_at: number;
  published_by: string;
  graph: FlowGraph;
};

type RecordingRow = {
  id: string;
  interaction_id: string;
  queue_id: string | null;
  started_at: number;
};

/** Reads what the tables hold of the interactions concerned, and folds the commits into it. */
export async function foldCommits(
  connection: Queryable,
  org: string,
  commits: readonly Commit[],
): Promise<ProjectionBatch> {
  const histories = await loadHistories(connection, org, commits);
  const fold = new Fold(histories);
  const audit = new AuditFold();
  for (const commit of commits) {
    for (const event of commit.events) {
      fold.take(event, commit.at, commit.actor);
      audit.take(event, commit);
    }
  }
  return {
    histories: [...histories.values()],
    entries: fold.entries,
    customers: [...fold.customers.values()],
    numbers: Array.from(fold.numbers, ([number, customer_id]) => ({ number, customer_id })),
    recordings: fold.recordings,
    flowVersions: [...fold.flowVersions.values()],
    names: [...fold.names.values()],
    audit: audit.rows,
  };
}

class Fold {
  readonly #histories: Map<string, InteractionHistory>;
  readonly entries: EntryRow[] = [];
  readonly customers = new Map<string, CustomerRow>();
  readonly numbers = new Map<string, string>();
  readonly recordings: RecordingRow[] = [];
  /** By flow and version: a flow that was removed and made anew counts from 1 again. */
  readonly flowVersions = new Map<string, FlowVersionRow>();
  readonly names = new Map<string, ProjectionBatch["names"][number]>();

  constructor(histories: Map<string, InteractionHistory>) {
    this.#histories = histories;
  }

  take(event: Event, at: number, actor: string): void {
    if (event.type === "InteractionStarted") this.#started(event, at);
    else if (event.type === "MessageSent" || event.type === "NoticeWritten")
      this.entries.push(entryRow(event, at));
    else if (event.type === "ConfigurationPut") this.#named(event);
    else if (event.type === "FlowPublished") this.#published(event, at, actor);
    if (!isInteractionEvent(event)) return;
    const history = this.#histories.get(event.interactionId);
    if (history === undefined) return;
    if (event.type === "RecordingStarted" || event.type === "VoicemailBegun") {
      const { recordingId: id, interactionId: interaction_id } = event;
      const queue_id = event.type === "VoicemailBegun" ? event.queueId : history.row.queue_id;
      this.recordings.push({ id, interaction_id, queue_id, started_at: at });
    }
    const consulted = event.type === "OfferAccepted" && history.segments.findOpen("consult");
    history.apply(event, at);
    if (event.type === "OfferAccepted" && consulted === undefined)
      noteAgent(this.customers, history.row, event.agentId, at);
  }

  #started(event: Extract<Event, { type: "InteractionStarted" }>, at: number): void {
    this.#histories.set(event.interactionId, InteractionHistory.begin(event, at));
    const { id, name, language } = event.customer;
    const last_agent_id = this.customers.get(id)?.last_agent_id ?? null;
    this.customers.set(id, { id, name, language, contact_at: at, last_agent_id });
    const number = event.call?.customerNumber ?? null;
    if (number !== null) this.numbers.set(number, id);
  }

  #published(
    { flowId, version, graph }: Extract<Event, { type: "FlowPublished" }>,
    at: number,
    actor: string,
  ): void {
    const row = { flow_id: flowId, version, published_at: at, published_by: actor, graph };
    this.flowVersions.set(`${flowId} ${version}`, row);
  }

  #named({ kind, item }: Extract<Event, { type: "ConfigurationPut" }>): void {
    if (!("name" in item)) return;
    const { id, name: given } = item;
    const name = typeof given === "string" ? given : given.ko;
    this.names.set(`${kind} ${id}`, { kind, id, name });
  }
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
      ended_at, end_reason, preview, customer_number, abusive, variables,
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
  const segments = batch.histories.flatMap(({ row, segments: { changed } }) =>
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
      JSON.stringify(batch.numbers),
      JSON.stringify(batch.recordings),
      JSON.stringify(batch.flowVersions),
      JSON.stringify(batch.audit),
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
          queue_id, started_at, ended_at, end_reason, preview, customer_number, abusive, variables)
        select $1, row.* from json_to_recordset($4) as row
          (id text, channel text, direction text, entry_point_id text, customer_id text, customer_name text,
          queue_id text, started_at bigint, ended_at bigint, end_reason text, preview text, customer_number text,
          abusive boolean, variables jsonb)
        where exists (select from moved)
        on conflict (org, id) do update set queue_id = excluded.queue_id, ended_at = excluded.ended_at,
          end_reason = excluded.end_reason, preview = excluded.preview, abusive = excluded.abusive,
          variables = excluded.variables
    ), segments as (
      insert into segment (org, interaction_id, number, kind, started_at, ended_at, agent_id, queue_id,
          offer_id, detail, reason_id, automatic, peer_id, peer_name)
        select $1, row.* from json_to_recordset($5) as row
          (interaction_id text, number integer, kind text, started_at bigint, ended_at bigint, agent_id text,
          queue_id text, offer_id text, detail text, reason_id text, automatic boolean, peer_id text,
          peer_name text)
        where exists (select from moved)
        on conflict (org, interaction_id, number) do update set ended_at = excluded.ended_at,
          detail = excluded.detail, reason_id = excluded.reason_id, automatic = excluded.automatic,
          peer_id = excluded.peer_id, peer_name = excluded.peer_name
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
    ), numbers as (
      insert into customer_number (org, number, customer_id)
        select $1, number, customer_id from json_to_recordset($9) as row (number text, customer_id text)
        where exists (select from moved)
        on conflict (org, number) do update set customer_id = excluded.customer_id
    ), recordings as (
      insert into recording (org, id, interaction_id, queue_id, started_at)
        select $1, id, interaction_id, queue_id, started_at from json_to_recordset($10) as row
          (id text, interaction_id text, queue_id text, started_at bigint)
        where exists (select from moved)
        on conflict (org, id) do nothing
    ), flow_versions as (
      insert into flow_version (org, flow_id, version, published_at, published_by, graph)
        select $1, row.* from json_to_recordset($11) as row
          (flow_id text, version integer, published_at bigint, published_by text, graph jsonb)
        where exists (select from moved)
        on conflict (org, flow_id, version) do update set published_at = excluded.published_at,
          published_by = excluded.published_by, graph = excluded.graph
    ), audits as (
      insert into audit (org, at, actor, action, kind, object_id, object_name, before, after, seq)
        select $1, at, actor, action, kind, object_id, coalesce(object_name, known.name),
          case when first then known.after else before end, row.after, seq
        from json_to_recordset($12) as row
          (number integer, at bigint, actor text, action text, kind text, object_id text, object_name text,
          first boolean, before jsonb, after jsonb, seq bigint)
          left join lateral (
            select audit.after, coalesce(audit.object_name, '') as name from audit
            where audit.org = $1 and audit.kind = row.kind and audit.object_id = row.object_id
              and audit.action like 'configuration.%'
            order by audit.id desc limit 1
          ) as known on true
        where exists (select from moved)
        order by row.number
    )
    select count(*)::integer as moved from moved`,
};
