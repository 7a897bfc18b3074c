/** How the nodes of a graph follow each other. */
import type { FlowNodeId } from "../ids.ts";
import { exitsOf, type FlowGraph, type FlowNode } from "./flow.ts";

export function nodeOf(graph: FlowGraph, nodeId: FlowNodeId): FlowNode | undefined {
  return graph.nodes.find(({ id }) => id === nodeId);
}

/** Whether some step names this queue, variable, skill, prompt or these business hours. */
export function graphNames({ nodes }: FlowGraph, id: string): boolean {
  return nodes.some(({ exits: _, id: _own, label: _label, ...step }) => names(step, id));
}

function names(part: unknown, id: string): boolean {
  if (typeof part === "string") return part === id || part.includes(`{{${id}}}`);
  if (typeof part !== "object" || part === null) return false;
  return Object.hasOwn(part, id) || Object.values(part).some((value) => names(value, id));
}

/** The nodes that can follow this one; what its exits name and is not there is left out. */
function followers(byId: ReadonlyMap<FlowNodeId, FlowNode>, node: FlowNode): FlowNode[] {
  const following: FlowNode[] = [];
  for (const exit of exitsOf(node)) {
    const target = node.exits[exit] ?? null;
    const next = target === null ? undefined : byId.get(target);
    if (next !== undefined) following.push(next);
  }
  return following;
}

/** Everything a contact can come to from the start. */
export function reachable(graph: FlowGraph): Set<FlowNodeId> {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const open = graph.nodes.filter(({ type }) => type === "start");
  const reached = new Set(open.map(({ id }) => id));
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const next of followers(byId, node)) {
      if (reached.has(next.id)) continue;
      reached.add(next.id);
      open.push(next);
    }
  }
  return reached;
}

/** Steps that take time by themselves: the customer's, a web service's, an agent's. */
const WAITING_STEPS: ReadonlySet<FlowNode["type"]> = new Set([
  "menu",
  "collect",
  "http",
  "queue",
  "voicemail",
  "transfer",
]);

/** The nodes of circles in which nothing waits: a contact would go round in them without end. */
export function nodesOfLoops(graph: FlowGraph): Set<FlowNodeId> {
  const hurried = graph.nodes.filter(({ type }) => !WAITING_STEPS.has(type));
  const byId = new Map(hurried.map((node) => [node.id, node]));
  const looping = new Set<FlowNodeId>();
  for (const component of components(hurried, (node) => followers(byId, node))) {
    const [first] = component;
    const isLoop =
      component.length > 1 || (first !== undefined && followers(byId, first).includes(first));
    if (isLoop) for (const { id } of component) looping.add(id);
  }
  return looping;
}

/** Strongly connected components: R. Tarjan, Depth-first search and linear graph algorithms, 1972; without recursion. */
function components(nodes: FlowNode[], next: (node: FlowNode) => FlowNode[]): FlowNode[][] {
  const found: FlowNode[][] = [];
  const index = new Map<FlowNode, number>();
  const low = new Map<FlowNode, number>();
  const stack: FlowNode[] = [];
  const onStack = new Set<FlowNode>();
  const enter = (node: FlowNode) => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, rest: next(node) };
  };
  const lower = (node: FlowNode, to: number | undefined) =>
    low.set(node, Math.min(low.get(node) ?? 0, to ?? 0));
  for (const root of nodes) {
    if (index.has(root)) continue;
    const path = [enter(root)];
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const follower = here.rest.pop();
      if (follower !== undefined) {
        if (!index.has(follower)) path.push(enter(follower));
        else if (onStack.has(follower)) lower(here.node, index.get(follower));
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(parent.node, low.get(here.node));
      if (low.get(here.node) !== index.get(here.node)) continue;
      const start = stack.indexOf(here.node);
      const component = stack.splice(start);
      for (const node of component) onStack.delete(node);
      found.push(component);
    }
  }
  return found;
}
