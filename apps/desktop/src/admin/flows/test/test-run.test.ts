import type { FlowTrialResult } from "@maru/protocol";
import { expect, test } from "vitest";
import type { TestInput } from "../flow-api.ts";
import { addNode, connect } from "../graph/edit.ts";
import type { FlowGraph } from "../graph/flow-graph.ts";
import { newStep } from "../graph/new-step.ts";
import { createTestRun, MAX_INPUTS, pathOf } from "./test-run.ts";

const setting = { startsAt: 0, language: "ko" as const, from: null };
const answer = (...nodes: string[]): FlowTrialResult => ({
  trace: nodes.map((nodeId) => ({ at: 0, type: "entered", nodeId, exit: null })),
  waitsFor: null,
  cutShort: false,
  variables: {},
  nodeId: nodes.at(-1) ?? null,
  at: 0,
});

function scene() {
  const asked: { inputs: readonly TestInput[]; answer: (result: FlowTrialResult) => void }[] = [];
  let graph = flow();
  const run = createTestRun({
    graph: () => graph,
    setting,
    run: (_, __, inputs) => new Promise((resolve) => asked.push({ inputs, answer: resolve })),
  });
  return { run, asked, edit: (next: FlowGraph) => (graph = next) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test("each input plays everything from the start again; a restart forgets them", () => {
  const { run, asked } = scene();
  run.start();
  run.put({ type: "key", key: "1" });
  run.put({ type: "advance", ms: 1_000 });
  run.back();
  run.start();
  expect(asked.map(({ inputs }) => inputs.map(({ type }) => type))).toEqual([
    [],
    ["key"],
    ["key", "advance"],
    ["key"],
    [],
  ]);
});

test("an edit plays the same inputs again, but only once a run was started", () => {
  const { run, asked, edit } = scene();
  run.replay();
  expect(asked).toHaveLength(0);
  run.start();
  asked[0]?.answer(answer("start"));
  return settle().then(() => {
    run.put({ type: "key", key: "2" });
    run.replay();
    expect(asked).toHaveLength(2);
    edit({ nodes: flow().nodes.slice(0, 2) });
    run.replay();
    expect(asked).toHaveLength(3);
    expect(asked.at(-1)?.inputs).toEqual([{ type: "key", key: "2" }]);
  });
});

test("an answer to an earlier question is no news", async () => {
  const { run, asked } = scene();
  run.start();
  run.put({ type: "key", key: "1" });
  asked[1]?.answer(answer("start", "menu"));
  asked[0]?.answer(answer("start"));
  await settle();
  expect(run.store.getState().path.current).toBe("menu");
});

test("the path names the steps and the exits that led to them", () => {
  const path = pathOf(flow(), answer("start", "menu", "end"));
  expect([...path.visited]).toEqual(["start", "menu", "end"]);
  expect([...path.visitedEdges]).toEqual(["start:next", "menu:key.2"]);
});

test("inputs have a bound", () => {
  const { run } = scene();
  for (let count = 0; count < MAX_INPUTS + 5; count++) run.put({ type: "key", key: "1" });
  expect(run.store.getState().inputs).toHaveLength(MAX_INPUTS);
});

function flow(): FlowGraph {
  let graph: FlowGraph = { nodes: [] };
  for (const type of ["start", "menu", "end"] as const)
    graph = addNode(graph, type, newStep(type), { x: 0, y: 0 });
  graph = connect(graph, { nodeId: "start", exit: "next" }, "menu");
  return connect(graph, { nodeId: "menu", exit: "key.2" }, "end");
}
