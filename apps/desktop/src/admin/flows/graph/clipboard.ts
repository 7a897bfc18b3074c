import { moveNodes } from "./edit.ts";
import { exitsOf } from "./exits.ts";
import type { FlowChannel, FlowGraph, FlowNode, FlowStepType, Point } from "./flow-graph.ts";
import { isFlowNode } from "./flow-node-shape.ts";
import { covered } from "./layout.ts";
import { sizeOf } from "./node-size.ts";
import { stepFits } from "./step-channels.ts";

const FORMAT = "maru/flow-steps@1";
/** More than a flow may have; what is longer is no copy of ours. */
const MAX_NODES = 1_000;

/** The nodes as text for the system's clipboard, so that they can be pasted into another flow or tab. */
export function copyNodes(graph: FlowGraph, ids: readonly string[]): string | null {
  const nodes = graph.nodes.filter(({ id, type }) => ids.includes(id) && type !== "start");
  return nodes.length === 0 ? null : JSON.stringify({ format: FORMAT, nodes });
}

/** The nodes a text holds; null when it is not one of ours. */
export function readCopy(text: string): FlowNode[] | null {
  if (!text.includes(FORMAT)) return null;
  try {
    const { format, nodes } = JSON.parse(text) as { format?: unknown; nodes?: unknown };
    if (format !== FORMAT || !Array.isArray(nodes) || nodes.length > MAX_NODES) return null;
    return nodes.every(isFlowNode) ? nodes : null;
  } catch {
    return null;
  }
}

export type Pasted = { graph: FlowGraph; ids: string[]; left: FlowStepType[] };

/**
 * The graph with copies of these nodes under new ids. Edges among them come along; an exit that led elsewhere leads
 * nowhere. Steps the channel does not know are left out, and named in `left`.
 */
export function pasteNodes(
  graph: FlowGraph,
  copied: readonly FlowNode[],
  { channel, newId, at }: { channel: FlowChannel; newId: () => string; at: Point | null },
): Pasted {
  const fitting = copied.filter(({ type }) => type !== "start" && stepFits(type, channel));
  const left = copied.filter((node) => !fitting.includes(node)).map(({ type }) => type);
  if (fitting.length === 0) return { graph, ids: [], left };
  const ids = new Map(fitting.map(({ id }) => [id, newId()]));
  const nodes = fitting.map((node): FlowNode => {
    const exits = exitsOf(node).map((exit) => {
      const target = node.exits[exit];
      return [exit, (target == null ? undefined : ids.get(target)) ?? null] as const;
    });
    return { ...node, id: ids.get(node.id) ?? node.id, exits: Object.fromEntries(exits) };
  });
  const places = placesFor(graph, nodes, at);
  const next = moveNodes({ nodes: [...graph.nodes, ...nodes] }, places);
  return { graph: next, ids: nodes.map(({ id }) => id), left };
}

const GAP = 32;

/** Together at the wanted place, or below where they were; then farther down, until they cover no other node. */
function placesFor(graph: FlowGraph, nodes: readonly FlowNode[], at: Point | null) {
  const left = Math.min(...nodes.map(({ position }) => position.x));
  const top = Math.min(...nodes.map(({ position }) => position.y));
  const bottom = Math.max(...nodes.map((node) => node.position.y + sizeOf(node).height));
  const down = bottom - top + GAP;
  let by = at === null ? { x: 0, y: down } : { x: at.x - left, y: at.y - top };
  const moved = (node: FlowNode): Point => ({
    x: node.position.x + by.x,
    y: node.position.y + by.y,
  });
  const covers = () => nodes.some((node) => covered(graph, moved(node), sizeOf(node)));
  for (let tries = 0; tries <= graph.nodes.length && covers(); tries++)
    by = { x: by.x, y: by.y + down };
  return new Map(nodes.map((node) => [node.id, moved(node)]));
}
