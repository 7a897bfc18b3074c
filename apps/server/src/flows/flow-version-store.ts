/** Every version of every flow that was published, as the tables have them. */
import type { FlowGraph, OrganisationId } from "@maru/core";
import type { QueryResult } from "@maru/protocol";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables.ts";

type VersionSummary = QueryResult<"flow.versions">["versions"][number];

/** Newest first, up to `newest`: beyond are those of a removed flow that had the same id. */
export async function versionsOf(
  db: Kysely<Tables>,
  org: OrganisationId,
  flowId: string,
  newest: number,
): Promise<VersionSummary[]> {
  const rows = await db
    .selectFrom("flow_version")
    .select(["version", "published_at", "published_by"])
    .select(sql<number>`jsonb_array_length(graph -> 'nodes')`.as("steps"))
    .where("org", "=", org)
    .where("flow_id", "=", flowId)
    .where("version", "<=", newest)
    .orderBy("version", "desc")
    .execute();
  return rows.map(({ version, published_at, published_by, steps }) => {
    return { version, publishedAt: published_at, publishedBy: published_by, steps };
  });
}

export async function graphOfVersion(
  db: Kysely<Tables>,
  org: OrganisationId,
  flowId: string,
  version: number,
): Promise<QueryResult<"flow.version"> | undefined> {
  const row = await db
    .selectFrom("flow_version")
    .select(["published_at", "published_by", "graph"])
    .where("org", "=", org)
    .where("flow_id", "=", flowId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { graph } = row;
  return {
    version,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    steps: graph.nodes.length,
    graph: graph as unknown as QueryResult<"flow.version">["graph"],
  };
}

/** Null: there is no such version. */
export async function publishedGraph(
  db: Kysely<Tables>,
  org: OrganisationId,
  flowId: string,
  version: number,
): Promise<FlowGraph | null> {
  const row = await db
    .selectFrom("flow_version")
    .select("graph")
    .where("org", "=", org)
    .where("flow_id", "=", flowId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row?.graph ?? null;
}
