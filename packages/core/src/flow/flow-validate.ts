import { exitsOf, type FlowChannel, type FlowGraph } from "./flow.ts";
import { nodesOfLoops, reachable } from "./flow-graph.ts";
import type { FlowProblem, FlowProblemCode } from "./flow-problem.ts";
import type { FlowReferences } from "./flow-references.ts";
import { stepProblems } from "./flow-step-problems.ts";

/** More than anybody can survey. */
export const MAX_FLOW_NODES = 500;

/**
 * Why a graph cannot be published; empty: it can, and no contact is stranded by it. In the order of its nodes.
 * What runs on it is held to the same at run time, for what it names may go.
 */
export function flowProblems(
  graph: FlowGraph,
  channel: FlowChannel,
  references: FlowReferences,
): FlowProblem[] {
  const problems = wholeProblems(graph);
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const reached = reachable(graph);
  const looping = nodesOfLoops(graph);
  const seen = new Set<string>();
  let starts = 0;
  for (const node of graph.nodes) {
    const report = (code: FlowProblemCode, exit: string | null = null) => {
      problems.push({ code, nodeId: node.id, exit, field: null });
    };
    if (seen.has(node.id)) report("node_repeated");
    seen.add(node.id);
    if (node.type === "start") starts += 1;
    if (node.type === "start" && starts > 1) report("start_repeated");
    if (!reached.has(node.id)) report("node_unreachable");
    if (looping.has(node.id)) report("loop_without_wait");
    for (const exit of exitsOf(node)) {
      const target = node.exits[exit] ?? null;
      if (target === null || !ids.has(target)) report("exit_unconnected", exit);
    }
    problems.push(...stepProblems(node, channel, references));
  }
  return problems;
}

function wholeProblems({ nodes }: FlowGraph): FlowProblem[] {
  const problems: FlowProblem[] = [];
  const whole = { nodeId: null, exit: null, field: null };
  if (nodes.every(({ type }) => type !== "start"))
    problems.push({ code: "start_missing", ...whole });
  if (nodes.length > MAX_FLOW_NODES) problems.push({ code: "too_many_nodes", ...whole });
  return problems;
}
