import { expect, test } from "vitest";
import { createClient } from "./client.ts";
import { type Point, problem, ScriptedPeer } from "./testing/scripted-peer.ts";

const SEEDS = Number(process.env["MARU_SEEDS"] ?? 60);
const COMMANDS = 12;

/** mulberry32: the same draws for the same seed. */
function drawsOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const POINTS: Point[] = [
  "connected",
  "hello",
  "before snapshot",
  "after snapshot",
  "before journal",
  "after journal",
  "after changes",
  "after result",
];

type Faults = {
  breakAt: (point: Point) => boolean;
  busy: () => boolean;
  random: () => number;
};

/** Gives the commands in two bursts, and compares the journal, the answers and the documents at the end. */
async function run({ breakAt, busy, random }: Faults) {
  const peer = await ScriptedPeer.listen({
    breakAt,
    refuse: () => (busy() ? problem("unavailable", 5) : undefined),
  });
  const client = createClient({ baseUrl: peer.url, random });
  try {
    client.connect();
    const wanted = Array.from({ length: COMMANDS }, (_, i) => `m${i}`);
    const say = (text: string) =>
      client.command("message.send", { interactionId: "i1", clientId: text, text }, { key: text });
    const first = wanted.slice(0, 5).map(say);
    await Promise.race(first);
    const answers = await Promise.all([...first, ...wanted.slice(5).map(say)]);
    return {
      wanted,
      journal: peer.journal.map((row) => row.key),
      answered: answers.map((answer) => answer.number),
      seqs: peer.journal.map((row) => row.seq),
      entries: client.documents
        .entries("i1")
        .map((entry) => (entry.body as { text?: string }).text),
      pending: client.pending().length,
    };
  } finally {
    client.close();
    await peer.stop();
  }
}

test("a connection broken once at each point loses and doubles nothing, and keeps the order", async () => {
  const cases = POINTS.flatMap((at) => [1, 2, 7].map((count) => ({ at, count })));
  await Promise.all(
    cases.map(async ({ at, count }) => {
      let met = 0;
      const outcome = await run({
        breakAt: (point) => point === at && ++met === count,
        busy: () => false,
        random: () => 0,
      });
      const where = `${at}, time ${count}`;
      expect(outcome.journal, where).toEqual(outcome.wanted);
      expect(outcome.answered, where).toEqual(outcome.seqs);
      expect(outcome.entries, where).toEqual(outcome.wanted);
      expect(outcome.pending, where).toBe(0);
    }),
  );
});

test("connections broken at random points, and a server that is busy at times", async () => {
  const seeds = Array.from({ length: SEEDS }, (_, i) => i + 1);
  await Promise.all(
    seeds.map(async (seed) => {
      const draw = drawsOf(seed);
      const rate = 0.02 + draw() * 0.3;
      // Each doubles the back-off: four keep a run under 4 s.
      let left = 4;
      const outcome = await run({
        breakAt: () => left > 0 && draw() < rate && left-- > 0,
        busy: () => draw() < 0.05,
        random: draw,
      });
      const where = `seed ${seed}`;
      // A busy answer may let a later command pass; each is still there once.
      expect(outcome.journal.toSorted(), where).toEqual(outcome.wanted.toSorted());
      expect(new Set(outcome.answered), where).toEqual(new Set(outcome.seqs));
      expect(outcome.entries, where).toEqual(outcome.journal);
      expect(outcome.pending, where).toBe(0);
    }),
  );
}, 60_000);
