import { Graph, layout } from "@dagrejs/dagre";
import { moveNodes } from "./edit.ts";
import { edgesOf } from "./exits.ts";
import type { FlowGraph, FlowNode, Point } from "./flow-graph.ts";
import { NODE_WIDTH, type Size, sizeOf } from "./node-size.ts";

const BETWEEN_RANKS = 72;
const BETWEEN_NODES = 32;

/**
 * Every node in its rank, from left to right in the order contacts pass them, so that edges cross as little as can be.
 * The start stays where it is and the rest gathers around it. `sizes`: as drawn, where known.
 */
export function arrange(graph: FlowGraph, sizes: ReadonlyMap<string, Size> = new Map()): FlowGraph {
  if (graph.nodes.length === 0) return graph;
  const drawing = new Graph({ multigraph: true });
  drawing.setGraph({
    rankdir: "LR",
    ranksep: BETWEEN_RANKS,
    nodesep: BETWEEN_NODES,
    ranker: "network-simplex",
  });
  for (const node of graph.nodes)
    drawing.setNode(node.id, { ...(sizes.get(node.id) ?? sizeOf(node)) });
  for (const { source, exit, target } of edgesOf(graph))
    if (source !== target) drawing.setEdge(source, target, {}, exit);
  layout(drawing);
  const corners = new Map(
    graph.nodes.map(({ id }): [string, Point] => {
      const { x = 0, y = 0, width = 0, height = 0 } = drawing.node(id);
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
  return moveNodes(graph, keepStart(graph, corners));
}

function keepStart(graph: FlowGraph, corners: Map<string, Point>): Map<string, Point> {
  const start = graph.nodes.find(({ type }) => type === "start");
  const drawn = start === undefined ? undefined : corners.get(start.id);
  if (start === undefined || drawn === undefined) return corners;
  const by = { x: start.position.x - drawn.x, y: start.position.y - drawn.y };
  return new Map([...corners].map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]));
}

const GAP = 72;

/** Where a node that follows an exit has room: right of its source, below what stands there already. */
export function placeAfter(graph: FlowGraph, sourceId: string): Point {
  const source = graph.nodes.find(({ id }) => id === sourceId);
  if (source === undefined) return freePlace(graph, { x: 0, y: 0 });
  const { x, y } = source.position;
  return freePlace(graph, { x: x + sizeOf(source).width + GAP, y });
}

/** How much room a step usually takes. */
const USUAL: Size = { width: NODE_WIDTH, height: 150 };

/** The wanted place, or the first below it that no node covers. */
export function freePlace(graph: FlowGraph, wanted: Point, room: Size = USUAL): Point {
  let place = wanted;
  for (let tries = 0; tries <= graph.nodes.length; tries++) {
    const covering = covered(graph, place, room);
    if (covering === undefined) return place;
    place = { x: place.x, y: covering.position.y + sizeOf(covering).height + BETWEEN_NODES };
  }
  return place;
}

/** A node that something of this size would lie over, at this place. */
export function covered(graph: FlowGraph, { x, y }: Point, size: Size): FlowNode | undefined {
  return graph.nodes.find((node) => {
    const { width, height } = sizeOf(node);
    return (
      x < node.position.x + width &&
      node.position.x < x + size.width &&
      y < node.position.y + height &&
      node.position.y < y + size.height
    );
  });
}
