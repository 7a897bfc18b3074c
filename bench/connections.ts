/** Many desktops and customers connected, each agent in conversation with a customer, at a steady trickle. */
import type { ChildProcess } from "node:child_process";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { withDatabase } from "./bench-database.ts";
import { type BenchServerReady, usageOf, withProcess } from "./bench-process.ts";
import { type BenchRow, median, milliseconds, percentile } from "./bench-row.ts";
import {
  acceptOffer,
  type BenchSocket,
  openAgent,
  openCustomer,
  type Pair,
} from "./bench-socket.ts";

const BENCH_SERVER = new URL("./bench-server.ts", import.meta.url);
const PAIRS = 2_000;
const MESSAGES_PER_SECOND = 50;
const STEADY_MS = 20_000;
/** Connections made at the same time. */
const CONNECTING = 50;

export function benchConnections(): Promise<BenchRow[]> {
  return withDatabase(({ url: databaseUrl }) =>
    withProcess<BenchServerReady, BenchRow[]>(
      BENCH_SERVER,
      { databaseUrl, agents: PAIRS, customers: PAIRS },
      run,
    ),
  );
}

async function run(server: BenchServerReady, child: ChildProcess): Promise<BenchRow[]> {
  const before = await usageOf(child);
  const pairs = await connectAll(server);
  // What was garbage of the connecting goes, and every figure has been sent.
  await sleep(3_000);
  const connected = await usageOf(child);
  const times = await converse(pairs);
  const after = await usageOf(child);
  for (const { agent, customer } of pairs) for (const socket of [agent, customer]) socket.close();
  const cpu = (after.cpuMicros - connected.cpuMicros) / 1_000 / STEADY_MS;
  const kilobytes = (connected.rssBytes - before.rssBytes) / 1_024 / (2 * PAIRS);
  const many = `${PAIRS.toLocaleString("en")} desktops and ${PAIRS.toLocaleString("en")} customers`;
  return [
    {
      name: `${many}, ${MESSAGES_PER_SECOND} messages a second: customer to agent`,
      median: milliseconds(median(times)),
      p99: milliseconds(percentile(times, 0.99)),
      ratio: null,
      aim: "measured",
      met: true,
    },
    figure("the same: CPU of the server", `${Math.round(cpu * 100)} % of one core`),
    figure("the same: memory per connection", `${kilobytes.toFixed(1)} KiB`),
  ];
}

function figure(name: string, value: string): BenchRow {
  return { name, median: value, p99: null, ratio: null, aim: "measured", met: true };
}

async function connectAll({ baseUrl, agents, customers }: BenchServerReady): Promise<Pair[]> {
  const desks = await inTurns(agents, (token) => openAgent(baseUrl, token));
  const visitors = await inTurns(customers, (token) => openCustomer(baseUrl, token));
  const byInteraction = new Map<string, BenchSocket>();
  for (const visitor of visitors) {
    const chat = visitor.documents.get("chat") as { interactionId: string };
    byInteraction.set(chat.interactionId, visitor);
  }
  return inTurns(desks, async (agent) => {
    const interactionId = await acceptOffer(agent);
    const customer = byInteraction.get(interactionId);
    if (customer === undefined) throw new Error("an agent was offered nobody's chat");
    return { agent, customer, interactionId };
  });
}

async function inTurns<In, Out>(
  items: readonly In[],
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  for (let from = 0; from < items.length; from += CONNECTING)
    results.push(...(await Promise.all(items.slice(from, from + CONNECTING).map(work))));
  return results;
}

/** Milliseconds from the customer's socket to the agent's, of each message. */
async function converse(pairs: readonly Pair[]): Promise<number[]> {
  const times: number[] = [];
  const sentAt = new Map<string, number>();
  for (const { agent, interactionId } of pairs) {
    agent.onText = (text) => {
      const marker = /marker-\d+\./.exec(text)?.[0] ?? "";
      const startedAt = sentAt.get(marker);
      if (startedAt === undefined || !text.includes(interactionId)) return;
      sentAt.delete(marker);
      times.push(performance.now() - startedAt);
    };
  }
  const beganAt = performance.now();
  for (let count = 0; performance.now() - beganAt < STEADY_MS; count += 1) {
    await sleep(Math.max(0, beganAt + (count * 1_000) / MESSAGES_PER_SECOND - performance.now()));
    const pair = pairs[(count * 7) % pairs.length];
    if (pair === undefined) throw new Error("nobody is connected");
    const marker = `marker-${count}.`;
    sentAt.set(marker, performance.now());
    const { interactionId } = pair;
    const text = `언제 도착하나요? ${marker}`;
    pair.customer.post("message.send", { interactionId, clientId: marker, text });
  }
  await sleep(1_000);
  if (sentAt.size > 0) throw new Error(`${sentAt.size} messages did not arrive`);
  return times;
}
