/**
 * `npm run bench:voice`: calls through Maru and through Asterisk's own `app_queue`, on one Asterisk, with the same
 * callers and phones (SIPp), in turns. Prints the table and puts it into `docs/benchmarks.md`.
 * A name or several (`npm run bench:voice -- latency`) runs only those, and writes nothing.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BenchRow, median, milliseconds, percentile } from "./bench-row.ts";
import { printTable, writeTable } from "./bench-table.ts";
import { Floor, PORTS } from "./voice/floor.ts";
import { Sipp } from "./voice/sipp.ts";
import { YARDSTICK } from "./voice/yardstick.ts";

const AGENTS = 100;
const ROUNDS = 3;
const LATENCY_CALLS = 60;
const RATES = [5, 10, 20, 40, 60, 80];
const RATE_SECONDS = 10;
const TALK_SECONDS = 20;

const chosen = process.argv.slice(2);
let numbersGiven = 0;
const floor = await Floor.open(AGENTS);
type Line = { name: string; number: string };
const MARU: Line = { name: "maru", number: floor.number };
const QUEUE: Line = { name: "app_queue", number: YARDSTICK.plain };
const RECORDED: Line = { name: "app_queue-recorded", number: YARDSTICK.recorded };

try {
  const rows: BenchRow[] = [];
  for (const [name, part] of Object.entries({ latency, sustained, together })) {
    if (chosen.length === 0 || chosen.includes(name)) rows.push(...(await part()));
  }
  printTable(rows);
  if (chosen.length === 0) writeTable("voice", rows);
} finally {
  await floor.close();
}

type Run = {
  name: string;
  number: string;
  calls: number;
  rate: number;
  talkMs: number;
  trace?: boolean;
};

/** One SIPp of callers, until the last has hung up; how many calls failed. */
async function call({ name, number, calls, rate, talkMs, trace = false }: Run) {
  const numbers = join(floor.folder, `${name}.csv`);
  writeFileSync(numbers, ["SEQUENTIAL", ...callerNumbers(calls), ""].join("\n"));
  const callers = new Sipp({
    ...{ folder: floor.folder, scenario: "caller", name, trace },
    ...{ target: `127.0.0.1:${PORTS.sip}`, port: PORTS.callers, mediaPort: 36_000 },
    more: [
      ...[
        "-inf",
        numbers,
        "-s",
        number,
        "-m",
        String(calls),
        "-r",
        String(rate),
        "-d",
        String(talkMs),
      ],
      ...["-recv_timeout", "10000", "-timeout", "120", "-l", String(AGENTS), "-timeout_error"],
    ],
  });
  const isClean = (await callers.ended) === 0;
  return { callers, isClean };
}

/** Each caller of a run of the bench has a number of their own. */
function callerNumbers(count: number): string[] {
  numbersGiven += count;
  return Array.from({ length: count }, (_, index) => `010${20_000_000 + numbersGiven - index}`);
}

/** From the INVITE that reaches us to the INVITE that reaches an agent's phone, one call after the other. */
async function latency(): Promise<BenchRow[]> {
  const times = { maru: [] as number[], queue: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.queue.push(...(await ringTimes(QUEUE, round)));
    times.maru.push(...(await ringTimes(MARU, round)));
  }
  const ratio = median(times.maru) / median(times.queue);
  const against = (of: (values: readonly number[]) => number) =>
    `${milliseconds(of(times.maru))} against ${milliseconds(of(times.queue))}`;
  return [
    {
      name: "call in → INVITE at the agent's phone (ours durable before it rings), against app_queue",
      median: against(median),
      p99: against((values) => percentile(values, 0.99)),
      ...{ ratio, aim: "1.5 or less", met: ratio <= 1.5 },
    },
  ];
}

async function ringTimes({ name, number }: Line, round: number): Promise<number[]> {
  const run = {
    name: `${name}-latency-${round}`,
    number,
    calls: LATENCY_CALLS,
    rate: 5,
    talkMs: 300,
  };
  const { callers } = await call({ ...run, trace: true });
  const out = callers.times("sent", "INVITE");
  const rung = floor.phones.times("received", "INVITE");
  return [...out].flatMap(([caller, at]) => {
    const heard = rung.get(caller);
    return heard === undefined || heard < at ? [] : [heard - at];
  });
}

/** The highest of the rates at which every call of ten seconds' worth is answered and ended. */
async function sustained(): Promise<BenchRow[]> {
  const queue = await highestRate(QUEUE);
  const maru = await highestRate(MARU);
  return [
    {
      name: "calls a second, each answered and ended (SIPp on the same two cores), against app_queue",
      median: `${maru} /s against ${queue} /s`,
      ...{ p99: null, ratio: maru / queue, aim: "measured", met: true },
    },
  ];
}

async function highestRate({ name, number }: Line): Promise<number> {
  let highest = 0;
  for (const rate of RATES) {
    const calls = rate * RATE_SECONDS;
    const run = { name: `${name}-rate-${rate}`, number, calls, rate, talkMs: 500 };
    if (!(await call(run)).isClean) break;
    highest = rate;
  }
  return highest;
}

/** As many calls at once as there are agents, all recorded. */
async function together(): Promise<BenchRow[]> {
  const queue = await load(RECORDED);
  await floor.record();
  const maru = await load(MARU);
  const share = (value: number) => `${((value / TALK_SECONDS / AGENTS) * 100).toFixed(2)} %`;
  return [
    {
      name: `CPU of Asterisk per call, ${AGENTS} at once, recorded on two tracks, against app_queue with MixMonitor`,
      median: `${share(maru.asterisk)} of a core against ${share(queue.asterisk)}`,
      ...{ p99: null, ratio: maru.asterisk / queue.asterisk, aim: "measured", met: true },
    },
    {
      name: "the same: CPU of the server per call",
      median: `${share(maru.server)} of a core`,
      ...{ p99: null, ratio: null, aim: "measured", met: true },
    },
  ];
}

/** CPU seconds while the calls talk; all must have come through. */
async function load({ name, number }: Line): Promise<{ asterisk: number; server: number }> {
  const before = floor.cpu();
  const talkMs = TALK_SECONDS * 1_000;
  const run = { name: `${name}-together`, number, calls: AGENTS, rate: 20, talkMs };
  const { isClean } = await call(run);
  if (!isClean) throw new Error(`${name}: not every call of ${AGENTS} at once came through`);
  const after = floor.cpu();
  return { asterisk: after.asterisk - before.asterisk, server: after.server - before.server };
}
