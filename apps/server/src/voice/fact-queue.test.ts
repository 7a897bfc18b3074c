import type { Command } from "@maru/core";
import { pino } from "pino";
import { expect, test } from "vitest";
import { EngineFault } from "../engine/engine-fault.ts";
import type { CommandOutcome, OrganisationEngine } from "../engine/organisation-engine.ts";
import { FactQueue } from "./fact-queue.ts";

const done: CommandOutcome = { status: "done", seq: 1, result: {} };
const fact = (name: string): Command => ({
  type: "ReportTrunk",
  trunkId: name as never,
  reachable: true,
});
const nameOf = (command: Command): string => (command as { trunkId: string }).trunkId;

/** An engine that takes facts until it steps down; those that are not durable by then are lost. */
class FragileEngine {
  readonly decided: string[] = [];
  readonly #open: { resolve: () => void; reject: (fault: EngineFault) => void }[] = [];
  #steppedDown = false;

  command({ command }: { command: Command }): Promise<CommandOutcome> {
    if (this.#steppedDown) return Promise.reject(new EngineFault("unavailable"));
    this.decided.push(nameOf(command));
    return new Promise((resolve, reject) => {
      this.#open.push({ resolve: () => resolve(done), reject });
    });
  }

  makeDurable(count = this.#open.length): void {
    for (const { resolve } of this.#open.splice(0, count)) resolve();
  }

  stepDown(): void {
    this.#steppedDown = true;
    for (const { reject } of this.#open.splice(0)) reject(new EngineFault("unavailable"));
  }
}

function setUp() {
  const engines: FragileEngine[] = [];
  const queue = new FactQueue({
    organisationId: "acme",
    organisation: async () => {
      const engine = engines.at(-1);
      if (engine === undefined) throw new EngineFault("not_the_writer");
      return engine as unknown as OrganisationEngine;
    },
    logger: pino({ level: "silent" }),
    retryMs: 1,
  });
  return { engines, queue };
}

test("facts are decided in order and at once, without waiting for the one before", async () => {
  const { engines, queue } = setUp();
  const engine = new FragileEngine();
  engines.push(engine);
  queue.tell(fact("a"));
  queue.tell(fact("b"));
  await expect.poll(() => engine.decided).toEqual(["a", "b"]);
  queue.tell(fact("c"));
  expect(engine.decided).toEqual(["a", "b", "c"]);
});

test("what an engine lost is told to the next one, in order, before what came later", async () => {
  const { engines, queue } = setUp();
  const first = new FragileEngine();
  engines.push(first);
  const ended: string[] = [];
  for (const name of ["a", "b", "c"]) queue.tell(fact(name), () => ended.push(name));
  await expect.poll(() => first.decided).toHaveLength(3);
  first.makeDurable(1);
  await expect.poll(() => ended).toEqual(["a"]);

  engines.pop();
  first.stepDown();
  queue.tell(fact("d"), () => ended.push("d"));
  const second = new FragileEngine();
  engines.push(second);
  await expect.poll(() => second.decided).toEqual(["b", "c", "d"]);
  second.makeDurable();
  await expect.poll(() => ended).toEqual(["a", "b", "c", "d"]);
});

test("facts wait while there is no engine", async () => {
  const { engines, queue } = setUp();
  queue.tell(fact("a"));
  queue.tell(fact("b"));
  const engine = new FragileEngine();
  engines.push(engine);
  await expect.poll(() => engine.decided).toEqual(["a", "b"]);
  queue.close();
});
