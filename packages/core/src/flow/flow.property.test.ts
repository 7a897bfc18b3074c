import fc from "fast-check";
import { expect, test } from "vitest";
import { known } from "../engine/assert.ts";
import type { Command } from "../engine/command.ts";
import { execute, nextDueAt } from "../engine/execute.ts";
import { deserialiseState, serialiseState } from "../engine/serialise.ts";
import type { State } from "../engine/state.ts";
import type { FlowNodeId, InteractionId } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import { desiredMedia } from "../media/desired-media.ts";
import { engineIs, onPhone, startCall } from "../testing/call-commands.ts";
import { available, idle, leave, ready, say, start } from "../testing/commands.ts";
import { message, queue, runningOn, step } from "../testing/flow.ts";
import { id, putAgent } from "../testing/organisation.ts";
import { scenario } from "../testing/scenario.ts";
import { putVariable, TELEPHONE } from "../testing/telephone.ts";
import { exitsOf, type FlowChannel, type FlowGraph, type FlowStep } from "./flow.ts";
import { nodesOfLoops, reachable } from "./flow-graph.ts";
import { flowReferences } from "./flow-references.ts";
import { flowProblems } from "./flow-validate.ts";

const CAROL: InteractionId = id("carol");
const said = message("Hello", "hello");
const label = { ko: "가", en: "a" };
const input = { message: said, timeoutMs: 5_000, tries: 2 };

function stepsOf(channel: FlowChannel): fc.Arbitrary<FlowStep> {
  const queueId = channel === "chat" ? "sales" : "calls";
  const offer = fc.option(
    fc.constantFrom("1", "2").map((key) => ({ key, afterMs: 10_000, message: said })),
  );
  const waits = fc
    .record({
      everyMs: fc.constantFrom(0, 60_000),
      maxWaitMs: fc.constantFrom(0, 30_000),
      sayPosition: fc.boolean(),
      callback: channel === "voice" ? offer : fc.constant(null),
    })
    .map((changes) => queue(queueId, changes));
  const both: fc.Arbitrary<FlowStep>[] = [
    fc.boolean().map((bargeIn) => ({ type: "say", message: said, bargeIn })),
    fc.subarray(["1", "2", "3"], { minLength: 1 }).map((keys) => ({
      ...input,
      type: "menu",
      options: keys.map((key) => ({ key, label })),
    })),
    fc.constant({ ...input, type: "collect", variableId: id("order"), minDigits: 2, maxDigits: 3 }),
    fc.constant({ type: "set", variableId: id("order"), value: "x{{order}}" }),
    fc.constant({
      type: "condition",
      branches: [{ id: "a", operand: "order", operator: "equals", value: "12" }],
    }),
    fc.constant({
      type: "http",
      method: "POST",
      url: "https://shop.example/{{order}}",
      headers: [],
      body: "",
      timeoutMs: 3_000,
      assign: [{ pointer: "/order", variableId: id("order") }],
    }),
    waits,
    fc.constant({ type: "end" }),
  ];
  if (channel === "chat") return fc.oneof(...both);
  return fc.oneof(
    ...both,
    fc.constant<FlowStep>({ type: "callback", queueId: id(queueId), message: said }),
    fc.constant<FlowStep>({
      type: "voicemail",
      queueId: id(queueId),
      message: said,
      maxMs: 20_000,
    }),
    fc.constant<FlowStep>({ type: "transfer", number: "+82233334444", ringMs: 10_000 }),
  );
}

/** Any steps, joined in any way, as far as the validator would accept it. */
function graphOf(channel: FlowChannel): fc.Arbitrary<FlowGraph> {
  return fc
    .record({
      steps: fc.array(stepsOf(channel), { minLength: 1, maxLength: 9 }),
      targets: fc.array(fc.nat(8), { minLength: 30, maxLength: 30 }),
    })
    .map(({ steps, targets }) => {
      const ids = steps.map((_, index) => `n${index}`);
      let drawn = 0;
      const next = () => {
        drawn += 1;
        return ids[known(targets[drawn % targets.length], "a target") % ids.length] ?? "bye";
      };
      const nodes = [
        step("start", { type: "start" }, next()),
        ...steps.map((each, index) =>
          step(`n${index}`, each, Object.fromEntries(exitsOf(each).map((exit) => [exit, next()]))),
        ),
        step("bye", { type: "end" }),
      ];
      const looping = nodesOfLoops({ nodes });
      for (const node of nodes) {
        if (!looping.has(node.id)) continue;
        for (const exit of Object.keys(node.exits)) node.exits[exit] = id<FlowNodeId>("bye");
      }
      const reached = reachable({ nodes });
      return { nodes: nodes.filter((node) => reached.has(node.id)) };
    });
}

type Move = { name: string; commands: (state: State) => Command[]; ms: number };
const move = (name: string, commands: Move["commands"], ms = 0): Move => ({ name, commands, ms });
const carol = (state: State): Interaction | undefined => state.interactions.get(CAROL);

function legs(state: State, which: number, ends: boolean): Command[] {
  const interaction = carol(state);
  const there = (interaction && desiredMedia(interaction)?.legs) ?? [];
  const leg = there[which % Math.max(1, there.length)];
  if (leg === undefined) return [];
  const of = { interactionId: CAROL, legId: leg.id };
  return [
    ends
      ? { type: "ReportLegEnded", ...of, cause: "hung_up" }
      : { type: "ReportLegAnswered", ...of },
  ];
}

const moves: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom("1", "2", "3", "#")
      .map((key) =>
        move(`key ${key}`, (state) => [
          { type: "PressKey", interactionId: CAROL, legId: id("carol.line"), key },
          { ...say("customer", "carol", key), clientId: `said.${state.seq}` } as Command,
        ]),
      ),
  },
  {
    weight: 8,
    arbitrary: fc.constant(
      move("played", (state) => {
        const announcementId = carol(state)?.call?.announcement?.id;
        return announcementId === undefined
          ? []
          : [{ type: "ReportAnnouncementEnded", interactionId: CAROL, announcementId }];
      }),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(1_000, 6_000, 70_000).map((ms) => move(`${ms} ms`, () => [], ms)),
  },
  {
    weight: 3,
    arbitrary: fc.option(fc.constantFrom("12", "?")).map((value) =>
      move(`web ${value}`, (state) => {
        const wait = carol(state)?.flow?.wait;
        if (wait?.for !== "web") return [];
        const answer = value === null ? null : { order: value };
        return [
          { type: "ReportWebAnswer", interactionId: CAROL, requestId: wait.requestId, answer },
        ];
      }),
    ),
  },
  fc.nat(3).map((which) => move(`answered ${which}`, (state) => legs(state, which, false))),
  fc.nat(3).map((which) => move(`hung up ${which}`, (state) => legs(state, which, true))),
  fc.constantFrom(
    move("agent comes", () => [available("alice")]),
    move("agent goes", () => [idle("alice")]),
    move("customer leaves", () => [leave("carol")]),
    move("engine fails", () => [engineIs("down"), engineIs("up")]),
    move("restart", () => []),
    move("published anew", () => [{ type: "PublishFlow", flowId: id("welcome") }]),
    move("queue removed", () => [{ type: "RemoveConfiguration", kind: "queue", id: "sales" }]),
    move("agent put", () => [putAgent({ id: "alice", agentProfileId: "phone" })]),
  ),
);

/** Invariant 1: it is over, or something holds it that comes to an end. */
function check(state: State): void {
  const interaction = carol(state);
  if (interaction === undefined) return;
  const { phase, flow, offers, parties, call } = interaction;
  const agents = parties.filter(({ kind }) => kind === "agent").length;
  switch (phase) {
    case "in_flow": {
      expect(flow?.wait ?? null, "a run waits").not.toBe(null);
      const isPlayed = (call?.announcement ?? null) !== null;
      const isDue = state.indexes.timers.byKey.has("flow carol");
      const rings = state.indexes.timers.order.size > 0;
      expect(isPlayed || isDue || (flow?.wait?.for === "answer" && rings)).toBe(true);
      expect([offers.length, agents]).toEqual([0, 0]);
      return;
    }
    case "queued":
      expect(state.indexes.traces.get(CAROL)?.waiting ?? null, "it is in a lane").not.toBe(null);
      return;
    case "offered":
      expect(offers).toHaveLength(1);
      return;
    default:
      expect(flow).toBe(null);
  }
}

function run(prepared: string, channel: FlowChannel, graph: FlowGraph, steps: Move[]): void {
  let state = deserialiseState(prepared);
  let { at } = state;
  const act = (command: Command) => execute(state, { command, at, actor: "system", key: null });
  const passes = (ms: number) => {
    at += ms;
    while ((nextDueAt(state) ?? at + 1) <= at) act({ type: "Tick" });
  };
  runningOn(graph, channel).forEach(act);
  act(channel === "chat" ? start("carol") : startCall("carol"));
  check(state);
  for (const { name, commands, ms } of steps) {
    commands(state).forEach(act);
    passes(ms);
    // What is not in the nouns is gone.
    if (name === "restart") state = deserialiseState(serialiseState(state));
    check(state);
  }
  // Left alone, nobody stays in a flow.
  for (let ticks = 0; ticks < 2_000 && carol(state)?.phase === "in_flow"; ticks += 1) {
    at = Math.max(at, nextDueAt(state) ?? at);
    act({ type: "Tick" });
    check(state);
  }
  expect(carol(state)?.phase).not.toBe("in_flow");
}

test.each(["chat", "voice"] as const)(
  "A-01: invariant 1: no flow the validator accepts strands a contact: %s",
  (channel) => {
    const simple = {
      nodes: [step("start", { type: "start" }, "bye"), step("bye", { type: "end" })],
    };
    const scene = scenario(...TELEPHONE, putVariable(), ...runningOn(simple, channel)).given(
      ...(channel === "chat" ? ready("alice") : onPhone("alice")),
      idle("alice"),
    );
    const { configuration } = scene.state;
    const prepared = serialiseState(scene.state);
    fc.assert(
      fc.property(graphOf(channel), fc.array(moves, { maxLength: 25 }), (graph, steps) => {
        fc.pre(flowProblems(graph, channel, flowReferences(configuration)).length === 0);
        run(prepared, channel, graph, steps);
      }),
      { numRuns: 300 },
    );
  },
  60_000,
);
