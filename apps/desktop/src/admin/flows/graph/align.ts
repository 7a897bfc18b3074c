import { moveNodes } from "./edit.ts";
import type { FlowGraph, FlowNode, Point } from "./flow-graph.ts";
import { sizeOf } from "./node-size.ts";

export const ALIGNMENTS = ["left", "center", "right", "top", "middle", "bottom"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** The chosen nodes with one edge, or their middles, in line. */
export function alignNodes(
  graph: FlowGraph,
  ids: readonly string[],
  alignment: Alignment,
): FlowGraph {
  const nodes = chosen(graph, ids);
  if (nodes.length < 2) return graph;
  const left = Math.min(...nodes.map(({ position }) => position.x));
  const top = Math.min(...nodes.map(({ position }) => position.y));
  const right = Math.max(...nodes.map((node) => node.position.x + sizeOf(node).width));
  const bottom = Math.max(...nodes.map((node) => node.position.y + sizeOf(node).height));
  const placeOf = (node: FlowNode): Point => {
    const { x, y } = node.position;
    const { width, height } = sizeOf(node);
    switch (alignment) {
      case "left":
        return { x: left, y };
      case "center":
        return { x: (left + right - width) / 2, y };
      case "right":
        return { x: right - width, y };
      case "top":
        return { x, y: top };
      case "middle":
        return { x, y: (top + bottom - height) / 2 };
      case "bottom":
        return { x, y: bottom - height };
    }
  };
  return moveNodes(graph, new Map(nodes.map((node) => [node.id, placeOf(node)])));
}

/** The same room between each two neighbours; the outermost stay. */
export function distributeNodes(
  graph: FlowGraph,
  ids: readonly string[],
  axis: "x" | "y",
): FlowGraph {
  const extent = axis === "x" ? "width" : "height";
  const nodes = chosen(graph, ids).toSorted((a, b) => a.position[axis] - b.position[axis]);
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (nodes.length < 3 || first === undefined || last === undefined) return graph;
  const filled = nodes.reduce((sum, node) => sum + sizeOf(node)[extent], 0);
  const span = last.position[axis] + sizeOf(last)[extent] - first.position[axis];
  const gap = (span - filled) / (nodes.length - 1);
  const places = new Map<string, Point>();
  let at = first.position[axis];
  for (const node of nodes) {
    places.set(node.id, { ...node.position, [axis]: at });
    at += sizeOf(node)[extent] + gap;
  }
  return moveNodes(graph, places);
}

const chosen = (graph: FlowGraph, ids: readonly string[]): FlowNode[] =>
  graph.nodes.filter(({ id }) => ids.includes(id));
