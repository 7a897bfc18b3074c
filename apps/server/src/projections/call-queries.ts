/** SQL of the history, the telephone's part. */
import type { AgentId, CustomerId } from "@maru/core";
import type { QueryResult, RecordingSummary } from "@maru/protocol";
import type { Kysely } from "kysely";
import type { KnownCustomer } from "../commands/make-command.ts";
import type { Tables } from "../database/tables.ts";

export async function customerByNumber(
  db: Kysely<Tables>,
  organisationId: string,
  number: string,
): Promise<KnownCustomer | null> {
  const row = await db
    .selectFrom("customer_number")
    .innerJoin("customer", (join) =>
      join
        .onRef("customer.org", "=", "customer_number.org")
        .onRef("customer.id", "=", "customer_number.customer_id"),
    )
    .select(["customer.id", "customer.name", "customer.language", "customer.last_agent_id"])
    .where("customer_number.org", "=", organisationId)
    .where("number", "=", number)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, name, language, last_agent_id } = row;
  return {
    customer: { id: id as CustomerId, name, language },
    lastAgentId: last_agent_id as AgentId | null,
  };
}

/** With the stretches that were left out, which the timeline knows. */
export async function recordingsOf(
  db: Kysely<Tables>,
  organisationId: string,
  interactionId: string,
): Promise<RecordingSummary[]> {
  const [recordings, pauses] = await Promise.all([
    db
      .selectFrom("recording")
      .select(["id", "started_at", "duration_ms", "status"])
      .where("org", "=", organisationId)
      .where("interaction_id", "=", interactionId)
      .orderBy("started_at")
      .execute(),
    db
      .selectFrom("segment")
      .select(["started_at", "detail"])
      .where("org", "=", organisationId)
      .where("interaction_id", "=", interactionId)
      .where("kind", "=", "event")
      .where("detail", "in", ["recording_paused", "recording_resumed"])
      .orderBy("number")
      .execute(),
  ]);
  return recordings.map(({ id, started_at: startedAt, duration_ms: durationMs, status }) => ({
    id,
    startedAt,
    durationMs,
    status,
    paused: stretches(
      pauses.filter(
        ({ started_at: at }) => at >= startedAt && at <= startedAt + (durationMs ?? Infinity),
      ),
      startedAt,
    ),
  }));
}

function stretches(
  moments: readonly { started_at: number; detail: string }[],
  startedAt: number,
): RecordingSummary["paused"] {
  const paused: RecordingSummary["paused"] = [];
  for (const { started_at, detail } of moments) {
    const offset = started_at - startedAt;
    const last = paused.at(-1);
    if (detail === "recording_paused") paused.push({ from: offset, to: null });
    else if (last !== undefined && last.to === null) last.to = offset;
  }
  return paused;
}

/** As recorded, with the names the variables had last. */
export async function variablesOf(
  db: Kysely<Tables>,
  organisationId: string,
  interactionId: string,
): Promise<QueryResult<"interaction.get">["variables"]> {
  const row = await db
    .selectFrom("interaction")
    .select("variables")
    .where("org", "=", organisationId)
    .where("id", "=", interactionId)
    .executeTakeFirst();
  const values = Object.entries(row?.variables ?? {});
  if (values.length === 0) return [];
  const names = await db
    .selectFrom("configured_name")
    .select(["id", "name"])
    .where("org", "=", organisationId)
    .where("kind", "=", "variable")
    .where(
      "id",
      "in",
      values.map(([id]) => id),
    )
    .execute();
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return values.map(([id, value]) => ({ id, name: nameOf.get(id) ?? id, value: String(value) }));
}
