/**
 * What can be done to a graph. Each function returns another graph and leaves the one it was given; when there is
 * nothing to do it returns that very one. None of them leaves an exit that names a node which is not there.
 */
import { exitsOf } from "./exits.ts";
import { type FlowGraph, type FlowNode, type FlowStep, nodeOf, type Point } from "./flow-graph.ts";
import type { ChosenExit } from "./selection.ts";

export const GRID = 8;
const onGrid = ({ x, y }: Point): Point => ({ x: snap(x), y: snap(y) });
const snap = (value: number) => Math.round(value / GRID) * GRID;

/** The graph with one node more, unconnected. */
export function addNode(graph: FlowGraph, id: string, step: FlowStep, at: Point): FlowGraph {
  if (nodeOf(graph, id) !== undefined) return graph;
  const exits = Object.fromEntries(exitsOf(step).map((exit) => [exit, null]));
  return { nodes: [...graph.nodes, { id, label: "", position: onGrid(at), exits, ...step }] };
}

/** The exit leads to the target from now on; null: nowhere. Nothing leads to a start. */
export function connect(graph: FlowGraph, from: ChosenExit, target: string | null): FlowGraph {
  const source = nodeOf(graph, from.nodeId);
  if (source === undefined || !exitsOf(source).includes(from.exit)) return graph;
  if (target !== null && !mayFollow(graph, target)) return graph;
  if ((source.exits[from.exit] ?? null) === target) return graph;
  return replaceNode(graph, { ...source, exits: { ...source.exits, [from.exit]: target } });
}

export function mayFollow(graph: FlowGraph, target: string): boolean {
  const node = nodeOf(graph, target);
  return node !== undefined && node.type !== "start";
}

/** A new node behind an exit. What the exit led to follows the new node, where that has an exit to lead on from. */
export function addAfter(
  graph: FlowGraph,
  from: ChosenExit,
  added: { id: string; step: FlowStep; at: Point },
): FlowGraph {
  const followed = nodeOf(graph, from.nodeId)?.exits[from.exit] ?? null;
  const [first] = exitsOf(added.step);
  let next = addNode(graph, added.id, added.step, added.at);
  next = connect(next, from, added.id);
  if (followed !== null && first !== undefined)
    next = connect(next, { nodeId: added.id, exit: first }, followed);
  return next;
}

/**
 * The graph without these nodes. The start stays. What led to a step with a single exit leads on to what followed it,
 * so that taking a step out of a line does not cut the line.
 */
export function removeNodes(graph: FlowGraph, ids: Iterable<string>): FlowGraph {
  const gone = new Set(ids);
  for (const node of graph.nodes) if (node.type === "start") gone.delete(node.id);
  const nodes = graph.nodes.filter(({ id }) => !gone.has(id));
  if (nodes.length === graph.nodes.length) return graph;
  const heir = (target: string | null): string | null => {
    const seen = new Set<string>();
    let id = target;
    while (id !== null && gone.has(id)) {
      if (seen.has(id)) return null;
      seen.add(id);
      const node = nodeOf(graph, id);
      const [only, ...others] = node === undefined ? [] : exitsOf(node);
      id = only === undefined || others.length > 0 ? null : (node?.exits[only] ?? null);
    }
    return id;
  };
  return {
    nodes: nodes.map((node) => {
      const exits = Object.entries(node.exits);
      if (!exits.some(([, target]) => target !== null && gone.has(target))) return node;
      return { ...node, exits: Object.fromEntries(exits.map(([exit, to]) => [exit, heir(to)])) };
    }),
  };
}

/** Another content of the same kind of step. An exit that stays keeps what follows; a menu's key may be renamed. */
export function changeStep(graph: FlowGraph, id: string, step: FlowStep): FlowGraph {
  const node = nodeOf(graph, id);
  if (node === undefined || node.type !== step.type) return graph;
  const former = formerExits(node, step);
  const exits = Object.fromEntries(
    exitsOf(step).map((exit) => [exit, node.exits[former.get(exit) ?? exit] ?? null]),
  );
  const { label, position } = node;
  return replaceNode(graph, { id, label, position, exits, ...step });
}

/** Which exit of before a menu's exit is: key by key where none came or went, so that a renamed key keeps its edge. */
function formerExits(node: FlowNode, step: FlowStep): Map<string, string> {
  if (node.type !== "menu" || step.type !== "menu") return new Map();
  if (node.options.length !== step.options.length) return new Map();
  const keys = node.options.map(({ key }) => key);
  // Moved, not renamed.
  if (step.options.every(({ key }) => keys.includes(key))) return new Map();
  return new Map(step.options.map(({ key }, place) => [`key.${key}`, `key.${keys[place]}`]));
}

export function renameNode(graph: FlowGraph, id: string, label: string): FlowGraph {
  const node = nodeOf(graph, id);
  if (node === undefined || node.label === label) return graph;
  return replaceNode(graph, { ...node, label });
}

/** New places, on the grid. Ids that are not there are passed over. */
export function moveNodes(graph: FlowGraph, places: ReadonlyMap<string, Point>): FlowGraph {
  let moved = false;
  const nodes = graph.nodes.map((node) => {
    const place = places.get(node.id);
    if (place === undefined) return node;
    const position = onGrid(place);
    if (position.x === node.position.x && position.y === node.position.y) return node;
    moved = true;
    return { ...node, position };
  });
  return moved ? { nodes } : graph;
}

/** By so many pixels, all of them together. */
export function nudgeNodes(graph: FlowGraph, ids: readonly string[], by: Point): FlowGraph {
  const places = graph.nodes
    .filter(({ id }) => ids.includes(id))
    .map(({ id, position }): [string, Point] => [
      id,
      { x: position.x + by.x, y: position.y + by.y },
    ]);
  return moveNodes(graph, new Map(places));
}

function replaceNode(graph: FlowGraph, changed: FlowNode): FlowGraph {
  return { nodes: graph.nodes.map((node) => (node.id === changed.id ? changed : node)) };
}
