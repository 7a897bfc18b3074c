import type { OrganisationId } from "@maru/core";
import type { AuditAction, AuditEntry, QueryInput } from "@maru/protocol";
import { type SqlBool, sql } from "kysely";
import type { Database } from "../database/database.ts";
import { csvLine } from "../people/csv-line.ts";

type Filter = Omit<QueryInput<"audit.list">, "limit" | "before" | "from" | "to"> & {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

/** The newest first; `before` is the id the page before ended with. */
export async function auditPage(
  db: Database,
  org: OrganisationId,
  filter: Filter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<{ entries: AuditEntry[]; next: number | null }> {
  let query = found(db, org, filter).limit(page.limit + 1);
  if (page.before !== undefined) query = query.where("audit.id", "<", page.before);
  const rows = await query.execute();
  const entries = rows.slice(0, page.limit).map(entryOf);
  return { entries, next: rows.length > page.limit ? (entries.at(-1)?.id ?? null) : null };
}

const mostExported = 50_000;
const exportedAtOnce = 5_000;

/** Times in UTC (ISO 8601), what changed as JSON. Begins with a byte order mark: spreadsheets then know it for UTF-8. */
export async function auditCsv(
  db: Database,
  org: OrganisationId,
  filter: Filter,
): Promise<{ csv: string; complete: boolean }> {
  const lines = [csvLine(HEADER)];
  let before: number | undefined;
  while (lines.length <= mostExported) {
    const limit = Math.min(exportedAtOnce, mostExported + 1 - lines.length);
    const { entries, next } = await auditPage(db, org, filter, { before, limit });
    for (const entry of entries) lines.push(csvLine(cellsOf(entry)));
    if (next === null) return { csv: `\uFEFF${lines.join("")}`, complete: true };
    before = next;
  }
  return { csv: `\uFEFF${lines.join("")}`, complete: false };
}

const HEADER = [
  ...["time", "actor_type", "actor_id", "actor_name", "action", "kind", "object_id"],
  ...["object_name", "before", "after", "address"],
];

function cellsOf(entry: AuditEntry): string[] {
  const { actor } = entry;
  const json = (value: unknown) => (value === null ? "" : JSON.stringify(value));
  return [
    ...[new Date(entry.at).toISOString(), actor.type, actor.id, actor.name, entry.action],
    ...[entry.kind ?? "", entry.objectId ?? "", entry.objectName ?? ""],
    ...[json(entry.before), json(entry.after), entry.address ?? ""],
  ];
}

function found(db: Database, org: OrganisationId, filter: Filter) {
  let query = db
    .selectFrom("audit")
    .leftJoin("audit_origin as origin", (join) =>
      join.onRef("origin.org", "=", "audit.org").onRef("origin.seq", "=", "audit.seq"),
    )
    .select([
      ...(["audit.id", "audit.at", "actor", "action", "kind", "object_id"] as const),
      ...(["object_name", "before", "after"] as const),
      sql<string | null>`coalesce(audit.address, origin.address)`.as("address"),
      sql<string | null>`coalesce(
        (select name from configured_name as known where known.org = audit.org
          and known.kind = 'agent' and 'agent:' || known.id = actor),
        (select name from api_token where api_token.org = audit.org and 'token:' || api_token.id = actor),
        (select object_name from audit as made where made.org = audit.org and made.kind = 'token'
          and 'token:' || made.object_id = audit.actor limit 1))`.as("actor_name"),
    ])
    .where("audit.org", "=", org)
    .orderBy("audit.id", "desc");
  const { actorId, action, kind, objectId, from, to, q } = filter;
  if (actorId !== undefined) {
    query = query.where("actor", "in", [`agent:${actorId}`, `token:${actorId}`]);
  }
  if (action !== undefined) query = query.where("action", "=", action);
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (objectId !== undefined) query = query.where("object_id", "=", objectId);
  if (from !== undefined) query = query.where("audit.at", ">=", from);
  if (to !== undefined) query = query.where("audit.at", "<", to);
  if (q === undefined) return query;
  return query.where(sql<SqlBool>`audit.words @@ bigram_query(${q})`);
}

interface Row {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly actor_name: string | null;
  readonly action: AuditAction;
  readonly kind: string | null;
  readonly object_id: string | null;
  readonly object_name: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly address: string | null;
}

function entryOf(row: Row): AuditEntry {
  const { id, at, action, kind, before, after, address } = row;
  const [type, actorId = ""] = row.actor.split(":", 2);
  return {
    ...{ id, at, action, kind, before, after, address },
    actor: {
      type: type === "agent" || type === "token" || type === "nobody" ? type : "system",
      id: actorId,
      name: row.actor_name ?? actorId,
    },
    objectId: row.object_id,
    objectName: row.object_name,
  };
}
