/** A chat message from the customer's socket to the agent's, against a bare relay with one committed insert. */
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import WebSocket from "ws";
import { withDatabase } from "./bench-database.ts";
import { type BenchServerReady, withProcess } from "./bench-process.ts";
import { type BenchRow, median, milliseconds, percentile } from "./bench-row.ts";
import { acceptOffer, openAgent, openCustomer, type Pair } from "./bench-socket.ts";

const BARE_RELAY = new URL("./bare-relay.ts", import.meta.url);
const BENCH_SERVER = new URL("./bench-server.ts", import.meta.url);
const ROUNDS = 10;
const MESSAGES_PER_ROUND = 200;
const PAUSE_MS = 2;
const TEXT = "안녕하세요, 어제 주문한 상품이 언제 도착하는지 궁금합니다. Order 20260131-4711.";

export function benchRelay(): Promise<BenchRow[]> {
  return withDatabase(({ url: databaseUrl }) =>
    withProcess<{ url: string }, BenchRow[]>(BARE_RELAY, { databaseUrl }, (bare) =>
      withProcess<BenchServerReady, BenchRow[]>(
        BENCH_SERVER,
        { databaseUrl, agents: 1, customers: 1 },
        async (server) => {
          const pair = await connect(server);
          const yardstick = await connectBare(bare.url);
          const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
          // The first round warms both up and is not counted.
          for (let round = 0; round <= ROUNDS; round += 1) {
            const ours = await measure((marker) => relayOurs(pair, marker));
            const theirs = await measure((marker) => relayBare(yardstick, marker));
            if (round === 0) continue;
            times.ours.push(...ours);
            times.bare.push(...theirs);
          }
          for (const socket of [pair.agent, pair.customer]) socket.close();
          for (const socket of Object.values(yardstick)) socket.terminate();
          return rows(times);
        },
      ),
    ),
  );
}

function rows({ ours, bare }: { ours: number[]; bare: number[] }): BenchRow[] {
  const row = (name: string, fraction: number, most: number): BenchRow => {
    const [mine, theirs] = [percentile(ours, fraction), percentile(bare, fraction)];
    const ratio = mine / theirs;
    return {
      name,
      median:
        fraction === 0.5
          ? `${milliseconds(median(ours))} against ${milliseconds(median(bare))}`
          : "",
      p99: fraction === 0.99 ? `${milliseconds(mine)} against ${milliseconds(theirs)}` : null,
      ratio,
      aim: `${most} or less`,
      met: ratio <= most,
    };
  };
  const name = "chat message, customer's socket to agent's socket, against a bare relay";
  return [row(`${name}: median`, 0.5, 1.5), row(`${name}: p99`, 0.99, 3)];
}

async function connect({ baseUrl, agents, customers }: BenchServerReady): Promise<Pair> {
  const agent = await openAgent(baseUrl, agents[0] ?? "");
  const customer = await openCustomer(baseUrl, customers[0] ?? "");
  return { agent, customer, interactionId: await acceptOffer(agent) };
}

type BarePair = { sender: WebSocket; receiver: WebSocket };

async function connectBare(url: string): Promise<BarePair> {
  const pair = {
    sender: new WebSocket(`${url}/sender`),
    receiver: new WebSocket(`${url}/receiver`),
  };
  await Promise.all(Object.values(pair).map((socket) => once(socket, "open")));
  return pair;
}

let sent = 0;

async function measure(relay: (marker: string) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < MESSAGES_PER_ROUND; count += 1) {
    sent += 1;
    const startedAt = performance.now();
    await relay(`marker-${sent}.`);
    times.push(performance.now() - startedAt);
    await sleep(PAUSE_MS);
  }
  return times;
}

function relayOurs({ agent, customer, interactionId }: Pair, marker: string): Promise<void> {
  return new Promise((resolve) => {
    agent.onText = (text) => {
      if (text.includes(marker)) resolve();
    };
    const body = { interactionId, clientId: marker, text: `${TEXT} ${marker}` };
    customer.post("message.send", body);
  });
}

function relayBare({ sender, receiver }: BarePair, marker: string): Promise<void> {
  return new Promise((resolve) => {
    receiver.once("message", () => resolve());
    sender.send(JSON.stringify({ text: `${TEXT} ${marker}`, clientId: marker }));
  });
}
