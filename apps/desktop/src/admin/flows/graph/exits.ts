import type { FlowGraph, FlowStep } from "./flow-graph.ts";

/**
 * The exits a step has, in the order they are drawn. The same list as core's `exitsOf`, which a designer cannot run;
 * `tests/contract` holds the two together.
 */
export function exitsOf(step: FlowStep): string[] {
  switch (step.type) {
    case "start":
    case "say":
    case "set":
    case "voicemail":
    case "screenPop":
      return ["next"];
    case "menu":
      return [...step.options.map(({ key }) => `key.${key}`), "otherwise"];
    case "collect":
      return ["next", "otherwise"];
    case "hours":
      return ["open", "closed", "holiday"];
    case "condition":
      return [...step.branches.map(({ id }) => `branch.${id}`), "otherwise"];
    case "http":
      return ["next", "failed"];
    case "queue": {
      const { maxWaitMs, callback, voicemail } = step.treatment;
      return [
        ...(maxWaitMs > 0 ? ["maxWait"] : []),
        ...(callback === null ? [] : ["callback"]),
        ...(voicemail === null ? [] : ["voicemail"]),
      ];
    }
    case "callback":
    case "transfer":
      return ["failed"];
    case "end":
      return [];
  }
}

export type Edge = { source: string; exit: string; target: string };

/** Every drawn edge, in the order of nodes and exits. */
export function edgesOf(graph: FlowGraph): Edge[] {
  return graph.nodes.flatMap((node) =>
    exitsOf(node).flatMap((exit) => {
      const target = node.exits[exit];
      return target == null ? [] : [{ source: node.id, exit, target }];
    }),
  );
}

/** Where an exit's edge is found, on the canvas and in a difference. */
export const edgeId = ({ source, exit }: Pick<Edge, "source" | "exit">): string =>
  `${source}:${exit}`;
