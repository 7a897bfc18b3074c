import type { FlowGraph, FlowNode, Point } from "./flow-graph.ts";
import { sizeOf } from "./node-size.ts";

export type Direction = "left" | "right" | "up" | "down";

/** Beside the way counts twice: what is straight ahead comes before what is near but aslant. */
const ASLANT = 2;
/** An edge is a way, however far it leads. */
const LINKED = 0.25;

/**
 * The node an arrow key leads to: what follows by an edge where there is one ahead, else the nearest in that
 * direction; null at the border.
 */
export function neighbour(graph: FlowGraph, fromId: string, direction: Direction): string | null {
  const from = graph.nodes.find(({ id }) => id === fromId);
  if (from === undefined) return graph.nodes[0]?.id ?? null;
  let best: { id: string; cost: number } | null = null;
  for (const node of graph.nodes) {
    const cost = node.id === fromId ? null : costTo(from, node, direction);
    if (cost !== null && (best === null || cost < best.cost)) best = { id: node.id, cost };
  }
  return best?.id ?? null;
}

function costTo(from: FlowNode, to: FlowNode, direction: Direction): number | null {
  const a = middleOf(from);
  const b = middleOf(to);
  const horizontal = direction === "left" || direction === "right";
  const sign = direction === "left" || direction === "up" ? -1 : 1;
  const ahead = sign * (horizontal ? b.x - a.x : b.y - a.y);
  const aside = Math.abs(horizontal ? b.y - a.y : b.x - a.x);
  if (ahead <= 0) return null;
  const linked = Object.values(from.exits).includes(to.id) || leadsBack(to, from.id);
  return (ahead + ASLANT * aside) * (horizontal && linked ? LINKED : 1);
}

const leadsBack = (node: FlowNode, id: string): boolean => Object.values(node.exits).includes(id);

function middleOf(node: FlowNode): Point {
  const { width, height } = sizeOf(node);
  return { x: node.position.x + width / 2, y: node.position.y + height / 2 };
}

/** Nodes in the order a reader meets them: from the start, breadth first, then what nothing leads to. */
export function readingOrder(graph: FlowGraph): FlowNode[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const start = graph.nodes.find(({ type }) => type === "start");
  const order = new Set<FlowNode>(start === undefined ? [] : [start]);
  for (const node of order)
    for (const target of Object.values(node.exits)) {
      const next = target === null ? undefined : byId.get(target);
      if (next !== undefined) order.add(next);
    }
  for (const node of graph.nodes) order.add(node);
  return [...order];
}
