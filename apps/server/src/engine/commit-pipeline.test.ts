import { setImmediate as turn } from "node:timers/promises";
import type { Commit } from "@maru/core";
import { expect, test } from "vitest";
import { CommitPipeline } from "./commit-pipeline.ts";
import { EngineFault } from "./engine-fault.ts";

const commit = (seq: number): Commit => ({
  seq,
  at: seq,
  actor: "system",
  key: null,
  command: "Tick",
  events: [],
  result: {},
});

/** A disk that answers when told to, and a log of what happened in which order. */
function setUp() {
  const log: string[] = [];
  const appends: { resolve: () => void; reject: (cause: Error) => void }[] = [];
  const pipeline: CommitPipeline = new CommitPipeline(0, {
    append: (commits) => {
      log.push(`append ${commits.map(({ seq }) => seq).join(" ")}`);
      return new Promise((resolve, reject) => appends.push({ resolve, reject }));
    },
    buildChanges: () => {
      log.push("build");
      return () => log.push("frames");
    },
    onDurable: (commits) => log.push(`durable ${commits.at(-1)?.seq}`),
    onAppendFailed: (cause) => pipeline.fail(new EngineFault("unavailable", { cause })),
  });
  const wait = (name: string) =>
    pipeline.settle({
      done: () => log.push(`${name} done`),
      fail: ({ reason }) => log.push(`${name} ${reason}`),
    });
  return { log, appends, pipeline, wait };
}

test("what arrives while a batch is being written makes up the next, and answers keep their order", async () => {
  const { log, appends, pipeline, wait } = setUp();
  pipeline.add(commit(1));
  wait("a");
  pipeline.add(commit(2));
  wait("b");
  await turn();
  pipeline.add(commit(3));
  wait("c");
  await turn();
  expect(log).toEqual(["append 1 2", "build"]);

  appends[0]?.resolve();
  await turn();
  expect(log.slice(2)).toEqual(["append 3", "build", "frames", "a done", "b done", "durable 2"]);
  expect(pipeline.durableSeq).toBe(2);

  appends[1]?.resolve();
  await turn();
  expect(log.slice(8)).toEqual(["frames", "c done", "durable 3"]);
});

test("a reader waits for what is in memory, and not at all when everything is durable", async () => {
  const { log, appends, pipeline, wait } = setUp();
  wait("early");
  expect(log).toEqual(["early done"]);
  pipeline.add(commit(1));
  await turn();
  wait("late");
  expect(log).not.toContain("late done");
  appends[0]?.resolve();
  await turn();
  expect(log).toContain("late done");
});

test("what is built at a boundary is never ahead of what it is delivered with", async () => {
  const { log, appends, pipeline } = setUp();
  const build = (name: string) =>
    pipeline.atBoundary(() => {
      log.push(`built ${name}`);
      return () => log.push(`shown ${name}`);
    });
  build("idle");
  pipeline.add(commit(1));
  build("queued");
  expect(log).toEqual(["built idle", "shown idle"]);
  await turn();
  build("flying");
  pipeline.add(commit(2));
  build("next");
  await turn();
  expect(log.slice(2)).toEqual(["append 1", "build", "built queued", "built flying"]);
  appends[0]?.resolve();
  await turn();
  expect(log.slice(6)).toEqual([
    "append 2",
    "build",
    "built next",
    "frames",
    "shown queued",
    "shown flying",
    "durable 1",
  ]);
});

test("after a failure everybody is told, and nothing is shown or accepted", async () => {
  const { log, appends, pipeline, wait } = setUp();
  pipeline.add(commit(1));
  wait("flying");
  await turn();
  pipeline.add(commit(2));
  wait("queued");
  const drained = pipeline.drain();
  appends[0]?.reject(new Error("the database is gone"));
  await drained;
  wait("later");
  pipeline.atBoundary(() => () => log.push("shown"));
  await turn();
  expect(log).toEqual([
    "append 1",
    "build",
    "flying unavailable",
    "queued unavailable",
    "later unavailable",
  ]);
});
