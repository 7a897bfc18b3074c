/**
 * A contact that is played through the flow on virtual time. The server runs the real interpreter from the start each
 * time, with everything that was put in so far; so an edit of the flow plays the same inputs again.
 */

import type { FlowTrialResult } from "@maru/protocol";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { TestInput, TestRequest } from "../flow-api.ts";
import { edgeId, exitsOf } from "../graph/exits.ts";
import { type FlowGraph, nodeOf } from "../graph/flow-graph.ts";

/** Who the contact is of, and when it begins. */
export type TestSetting = Pick<TestRequest, "startsAt" | "language" | "from">;

export type TestPath = {
  visited: ReadonlySet<string>;
  /** By `edgeId`. */
  visitedEdges: ReadonlySet<string>;
  current: string | null;
};

export type TestState = {
  setting: TestSetting;
  inputs: readonly TestInput[];
  /** Of the last answer; null before the first. */
  result: FlowTrialResult | null;
  path: TestPath;
  status: "idle" | "running" | "failed";
};

export type TestRun = {
  store: StoreApi<TestState>;
  /** Begins anew with nothing put in. */
  start(setting?: Partial<TestSetting>): void;
  put(input: TestInput): void;
  /** Takes the last input back. */
  back(): void;
  /** The same inputs on what the flow is now; nothing before the first start, or where it is as it was. */
  replay(): void;
};

export const MAX_INPUTS = 200;
const NO_PATH: TestPath = { visited: new Set(), visitedEdges: new Set(), current: null };

type Options = {
  graph: () => FlowGraph;
  setting: TestSetting;
  run: (
    graph: FlowGraph,
    setting: TestSetting,
    inputs: readonly TestInput[],
  ) => Promise<FlowTrialResult>;
};

export function createTestRun({ graph, setting, run }: Options): TestRun {
  const store = createStore<TestState>(() => ({
    setting,
    inputs: [],
    result: null,
    path: NO_PATH,
    status: "idle",
  }));
  const { getState: state, setState } = store;
  /** Only the newest question's answer counts. */
  let asked = 0;
  let shown: FlowGraph | null = null;

  async function play(): Promise<void> {
    const question = ++asked;
    const played = graph();
    shown = played;
    setState({ status: "running" });
    try {
      const result = await run(played, state().setting, state().inputs);
      if (question === asked) setState({ result, path: pathOf(played, result), status: "idle" });
    } catch {
      if (question === asked) setState({ status: "failed" });
    }
  }

  return {
    store,
    start(change = {}) {
      setState({
        setting: { ...state().setting, ...change },
        inputs: [],
        result: null,
        path: NO_PATH,
      });
      void play();
    },
    put(input) {
      if (state().inputs.length >= MAX_INPUTS) return;
      setState({ inputs: [...state().inputs, input] });
      void play();
    },
    back() {
      if (state().inputs.length === 0) return;
      setState({ inputs: state().inputs.slice(0, -1) });
      void play();
    },
    replay() {
      const begun = state().result !== null || state().status === "failed";
      if (begun && graph() !== shown) void play();
    },
  };
}

/** The steps a run came by, and the edges between them. */
export function pathOf(graph: FlowGraph, { trace, nodeId }: FlowTrialResult): TestPath {
  const visited = new Set<string>();
  const visitedEdges = new Set<string>();
  let before: string | null = null;
  for (const entry of trace) {
    if (entry.type !== "entered") continue;
    const node = before === null ? undefined : nodeOf(graph, before);
    const exit =
      entry.exit ?? (node && exitsOf(node).find((one) => node.exits[one] === entry.nodeId));
    if (node !== undefined && exit != null) visitedEdges.add(edgeId({ source: node.id, exit }));
    visited.add(entry.nodeId);
    before = entry.nodeId;
  }
  return { visited, visitedEdges, current: nodeId };
}
