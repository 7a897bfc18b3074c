import type { FlowProblem } from "@maru/protocol";
import { useEffect, useState } from "react";
import type { Designer } from "./designer-state.ts";
import { same } from "./graph/difference.ts";
import type { FlowGraph } from "./graph/flow-graph.ts";
import { stepOf } from "./graph/flow-graph.ts";
import { useFlowApi } from "./use-flow-api.ts";

const PAUSE_MS = 350;

/** What the server finds wrong with the graph, asked again a moment after each change. */
export function useValidation(designer: Designer): readonly FlowProblem[] {
  const api = useFlowApi();
  const [problems, setProblems] = useState<readonly FlowProblem[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked: FlowGraph | null = null;
    let open = true;
    const ask = async (graph: FlowGraph) => {
      asked = graph;
      const found = await api.validate(designer.channel, graph);
      // What came back of an earlier graph is no news any more.
      if (open && found !== null && asked === graph) setProblems(found);
    };
    const changed = () => {
      const graph = designer.graph();
      if (asked !== null && alike(asked, graph)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(graph), PAUSE_MS);
    };
    void ask(designer.graph());
    const stop = designer.store.subscribe(changed);
    return () => {
      open = false;
      clearTimeout(timer);
      stop();
    };
  }, [api, designer]);
  return problems;
}

/** Where nodes stand is nobody's problem. */
function alike(one: FlowGraph, other: FlowGraph): boolean {
  if (one === other) return true;
  return (
    one.nodes.length === other.nodes.length &&
    one.nodes.every((node, place) => {
      const now = other.nodes[place];
      return (
        now === node ||
        (now !== undefined &&
          node.id === now.id &&
          same(node.exits, now.exits) &&
          same(stepOf(node), stepOf(now)))
      );
    })
  );
}
