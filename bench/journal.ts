/**
 * Commands through the engine, answered when durable, against the same rows written plainly: 100 to a statement,
 * one statement after the other, on the same database in the same run. And one command at a time against one
 * committed insert of the same row.
 */
import { performance } from "node:perf_hooks";
import type { Command, Commit } from "@maru/core";
import type pg from "pg";
import type { Pool } from "../apps/server/src/database/database.ts";
import { EngineHost } from "../apps/server/src/engine/engine-host.ts";
import { readCommits } from "../apps/server/src/engine/journal.ts";
import type { OrganisationEngine } from "../apps/server/src/engine/organisation-engine.ts";
import { createLogger } from "../apps/server/src/platform/logger.ts";
import { createMetrics } from "../apps/server/src/platform/metrics.ts";
import { testConfiguration } from "../apps/server/src/testing/test-organisation.ts";
import { withDatabase } from "./bench-database.ts";
import { type BenchRow, median, milliseconds, percentile, perSecond } from "./bench-row.ts";

const ORGANISATION = "bench";
const CHATS = 100;
const ROUNDS = 5;
const COMMANDS_PER_ROUND = 20_000;
/** Callers who wait for their answers at the same time. */
const IN_FLIGHT = 2_000;
const SINGLES_PER_ROUND = 400;
const FREE_SEQ = 1_000_000_000;
const TEXT = "안녕하세요 고객님, 무엇을 도와드릴까요? Your order 20260131-4711 has been shipped.";

export function benchJournal(): Promise<BenchRow[]> {
  return withDatabase(async ({ pool, db }) => {
    const host = new EngineHost({
      ...{ pool, db, nodeId: "bench", clock: Date },
      logger: createLogger("warn"),
      registry: createMetrics(),
    });
    const engine = await prepare(host);
    const plain = await pool.connect();
    await plain.query("create table plain_journal (like journal including all)");
    const rates: { engine: number; plain: number }[] = [];
    const singles: Singles = { engine: [], plain: [] };
    let messages = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      // Each round measures all four, so that what else the machine does falls on all of them.
      const after = engine.durableSeq;
      const engineMs = await sendMany(engine, messages, COMMANDS_PER_ROUND);
      messages += COMMANDS_PER_ROUND;
      // The yardstick must not pay for our projections.
      await projectionsCaughtUp(pool, engine);
      const rows = await readRows(pool, after);
      const plainMs = await insertPlainly(plain, rows);
      rates.push({
        engine: (COMMANDS_PER_ROUND / engineMs) * 1_000,
        plain: (rows.length / plainMs) * 1_000,
      });
      await measureSingles(engine, plain, { messages, rows, times: singles });
      messages += SINGLES_PER_ROUND;
    }
    plain.release();
    await host.close();
    return [throughputRow(rates), latencyRow(singles)];
  });
}

function throughputRow(rates: readonly { engine: number; plain: number }[]): BenchRow {
  const ratio = median(rates.map((rate) => rate.engine / rate.plain));
  return {
    name: "acknowledged commands through the journal, against plain 100-row inserts",
    median: `${perSecond(median(rates.map((rate) => rate.engine)))} against ${perSecond(median(rates.map((rate) => rate.plain)))}`,
    p99: null,
    ratio,
    aim: "0.5 or more",
    met: ratio >= 0.5,
  };
}

function latencyRow({ engine, plain }: Singles): BenchRow {
  const ratio = median(engine) / median(plain);
  return {
    name: "one command until acknowledged, against one committed insert",
    median: `${milliseconds(median(engine))} against ${milliseconds(median(plain))}`,
    p99: `${milliseconds(percentile(engine, 0.99))} against ${milliseconds(percentile(plain, 0.99))}`,
    ratio,
    aim: "2 or less",
    met: ratio <= 2,
  };
}

async function prepare(host: EngineHost): Promise<OrganisationEngine> {
  await host.createOrganisation(ORGANISATION, "Bench");
  const engine = await host.organisation(ORGANISATION);
  const commands: Command[] = testConfiguration().map((item) => ({
    type: "PutConfiguration",
    ...item,
  }));
  for (let chat = 0; chat < CHATS; chat += 1) {
    commands.push({
      type: "StartChat",
      interactionId: `chat-${chat}` as never,
      entryPointId: "shop" as never,
      customer: { id: `customer-${chat}` as never, name: "고객", language: "ko" },
      lastAgentId: null,
      message: null,
    });
  }
  for (const command of commands) {
    const outcome = await engine.command({ command, actor: "system", key: null });
    if (outcome.status === "refused") throw new Error(outcome.refusal.detail);
  }
  return engine;
}

function send(engine: OrganisationEngine, number: number): Promise<unknown> {
  const chat = number % CHATS;
  return engine.command({
    command: {
      type: "SendMessage",
      interactionId: `chat-${chat}` as never,
      sender: { kind: "customer" },
      clientId: `m-${number}`,
      text: TEXT,
    },
    actor: `customer:customer-${chat}`,
    key: { id: `k-${number}`, digest: "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU" },
  });
}

/** Milliseconds for all of them. */
async function sendMany(engine: OrganisationEngine, first: number, count: number): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await send(engine, first + next);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, caller));
  return performance.now() - startedAt;
}

type Singles = { engine: number[]; plain: number[] };

/** In turns, so that both meet the same disk. */
async function measureSingles(
  engine: OrganisationEngine,
  plain: pg.PoolClient,
  { messages, rows, times }: { messages: number; rows: readonly Commit[]; times: Singles },
): Promise<void> {
  const insert = insertOf(1);
  for (let number = 1; number <= SINGLES_PER_ROUND; number += 1) {
    times.engine.push(await timed(() => send(engine, messages + number)));
    // A row of this round once more, under a seq that is free.
    const row = rows[number % rows.length];
    if (row === undefined) throw new Error("the round wrote nothing");
    const values = valuesOf({ ...row, seq: FREE_SEQ + messages + number });
    times.plain.push(await timed(() => plain.query({ ...insert, values })));
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function projectionsCaughtUp(pool: Pool, engine: OrganisationEngine): Promise<void> {
  for (;;) {
    await engine.historyUpToDate();
    const { rows } = await pool.query<{ seq: number }>("select seq from projection");
    if (rows[0]?.seq === engine.durableSeq) return;
  }
}

async function readRows(pool: Pool, after: number): Promise<Commit[]> {
  const rows: Commit[] = [];
  for await (const page of readCommits(pool, ORGANISATION, after)) rows.push(...page);
  return rows;
}

const COLUMNS = 9;

function insertOf(rows: number): { name: string; text: string } {
  const values = Array.from({ length: rows }, (_, row) => {
    const marks = Array.from({ length: COLUMNS }, (__, column) => `$${row * COLUMNS + column + 1}`);
    return `(${marks.join(",")})`;
  });
  return { name: `plain_${rows}`, text: `insert into plain_journal values ${values.join(",")}` };
}

function valuesOf({ seq, at, actor, command, key, events, result }: Commit): unknown[] {
  const digests = [key?.id ?? null, key?.digest ?? null];
  const texts = [JSON.stringify(events), JSON.stringify(result)];
  return [ORGANISATION, seq, at, actor, command, ...digests, ...texts];
}

async function insertPlainly(client: pg.PoolClient, rows: readonly Commit[]): Promise<number> {
  const hundred = insertOf(100);
  const startedAt = performance.now();
  for (let from = 0; from < rows.length; from += 100) {
    const page = rows.slice(from, from + 100);
    const statement = page.length === 100 ? hundred : insertOf(page.length);
    await client.query({ ...statement, values: page.flatMap(valuesOf) });
  }
  return performance.now() - startedAt;
}
