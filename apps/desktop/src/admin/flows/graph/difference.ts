import { type Edge, edgeId, edgesOf } from "./exits.ts";
import { type FlowGraph, type FlowNode, stepOf } from "./flow-graph.ts";
import { freePlace } from "./layout.ts";
import { sizeOf } from "./node-size.ts";

export type Mark = "added" | "removed" | "changed";

/** What became of a graph. Where nodes stand is no difference: it changes nothing a contact meets. */
export type Difference = {
  nodes: ReadonlyMap<string, Mark>;
  /** By `edgeId`. An edge whose target is another one is removed and added. */
  edges: ReadonlyMap<string, { mark: Exclude<Mark, "changed">; edge: Edge }>;
  /** Which parts of a changed node are others. */
  parts: ReadonlyMap<string, readonly ("label" | "step" | "exits")[]>;
};

export function differenceOf(before: FlowGraph, after: FlowGraph): Difference {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const now = new Map(after.nodes.map((node) => [node.id, node]));
  const nodes = new Map<string, Mark>();
  const parts = new Map<string, ("label" | "step" | "exits")[]>();
  for (const [id, node] of now) {
    const was = old.get(id);
    if (was === undefined) nodes.set(id, "added");
    else {
      const changed = changedParts(was, node);
      if (changed.length > 0) nodes.set(id, "changed");
      if (changed.length > 0) parts.set(id, changed);
    }
  }
  for (const id of old.keys()) if (!now.has(id)) nodes.set(id, "removed");
  return { nodes, edges: changedEdges(before, after), parts };
}

function changedParts(was: FlowNode, is: FlowNode): ("label" | "step" | "exits")[] {
  const parts: ("label" | "step" | "exits")[] = [];
  if (was.label !== is.label) parts.push("label");
  if (!same(stepOf(was), stepOf(is))) parts.push("step");
  if (!same(ledTo(was), ledTo(is))) parts.push("exits");
  return parts;
}

/** Exits that lead nowhere are as good as none. */
const ledTo = ({ exits }: FlowNode): Record<string, string | null> =>
  Object.fromEntries(Object.entries(exits).filter(([, target]) => target !== null));

function changedEdges(before: FlowGraph, after: FlowGraph): Difference["edges"] {
  const edges = new Map<string, { mark: "added" | "removed"; edge: Edge }>();
  const of = (edge: Edge) => `${edgeId(edge)}>${edge.target}`;
  const old = new Map(edgesOf(before).map((edge) => [of(edge), edge]));
  const now = new Map(edgesOf(after).map((edge) => [of(edge), edge]));
  for (const [key, edge] of now) if (!old.has(key)) edges.set(key, { mark: "added", edge });
  for (const [key, edge] of old) if (!now.has(key)) edges.set(key, { mark: "removed", edge });
  return edges;
}

export type DifferenceCounts = Record<Mark, number> & { connections: number };

export function countDifference({ nodes, edges }: Difference): DifferenceCounts {
  const count = (mark: Mark) => [...nodes.values()].filter((one) => one === mark).length;
  return {
    added: count("added"),
    removed: count("removed"),
    changed: count("changed"),
    connections: edges.size,
  };
}

export const isSame = (difference: Difference): boolean =>
  difference.nodes.size === 0 && difference.edges.size === 0;

/** After, with what is gone put back where it was, or below what stands there now: both are seen on one canvas. */
export function overlay(before: FlowGraph, after: FlowGraph): FlowGraph {
  const now = new Set(after.nodes.map(({ id }) => id));
  return before.nodes
    .filter(({ id }) => !now.has(id))
    .reduce((graph, gone) => {
      const position = freePlace(graph, gone.position, sizeOf(gone));
      return { nodes: [...graph.nodes, { ...gone, position }] };
    }, after);
}

/** The same value, whatever order its fields were written in. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(other, key) &&
      same((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  );
}
