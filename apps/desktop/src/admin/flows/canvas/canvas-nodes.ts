import { type Edge as DrawnEdge, type Node as DrawnNode, Position } from "@xyflow/react";
import type { Mark } from "../graph/difference.ts";
import { edgeId, edgesOf } from "../graph/exits.ts";
import type { FlowGraph, FlowNode, Point } from "../graph/flow-graph.ts";
import { entryHandle, exitHandles, HANDLE } from "../graph/handles.ts";
import { sizeOf } from "../graph/node-size.ts";

/** What lies over the graph: problems, a difference, the path of a test run, contacts under way. */
export type Overlay = {
  problems?: ReadonlyMap<string, number> | undefined;
  /** Exits with a problem, by `edgeId`. */
  openExits?: ReadonlySet<string> | undefined;
  marks?: ReadonlyMap<string, Mark> | undefined;
  edgeMarks?:
    | ReadonlyMap<
        string,
        { mark: "added" | "removed"; source: string; exit: string; target: string }
      >
    | undefined;
  visited?: ReadonlySet<string> | undefined;
  visitedEdges?: ReadonlySet<string> | undefined;
  current?: string | null | undefined;
  counts?: ReadonlyMap<string, number> | undefined;
};

export type StepData = {
  node: FlowNode;
  problems: number;
  openExits: readonly string[];
  mark: Mark | null;
  visited: boolean;
  current: boolean;
  count: number;
  editable: boolean;
};

export type StepDrawn = DrawnNode<StepData, "step">;
export type EdgeDrawn = DrawnEdge<
  { mark: "added" | "removed" | null; visited: boolean; editable: boolean },
  "step"
>;

type Chosen = {
  selected: ReadonlySet<string>;
  focused: string | null;
  dragged: ReadonlyMap<string, Point> | null;
  editable: boolean;
  labelOf: (node: FlowNode) => string;
};

/** Keeps what was drawn of each node, and gives the same object again while nothing of it has changed. */
export function createNodeDrawer() {
  let before = new Map<string, StepDrawn>();
  return function draw(graph: FlowGraph, overlay: Overlay, chosen: Chosen): StepDrawn[] {
    const now = new Map<string, StepDrawn>();
    for (const node of graph.nodes) {
      const fresh = drawNode(node, overlay, chosen);
      const old = before.get(node.id);
      now.set(node.id, old !== undefined && alike(old, fresh) ? old : fresh);
    }
    before = now;
    return [...now.values()];
  };
}

function drawNode(node: FlowNode, overlay: Overlay, chosen: Chosen): StepDrawn {
  const { selected, focused, dragged, editable, labelOf } = chosen;
  const open = [...Object.keys(node.exits)].filter((exit) =>
    overlay.openExits?.has(edgeId({ source: node.id, exit })),
  );
  const size = sizeOf(node);
  return {
    id: node.id,
    type: "step",
    position: dragged?.get(node.id) ?? node.position,
    ...size,
    measured: size,
    handles: handlesOf(node),
    selected: selected.has(node.id),
    draggable: editable,
    connectable: editable,
    ariaRole: "group",
    ariaLabel: labelOf(node),
    domAttributes: { tabIndex: focused === node.id ? 0 : -1 },
    data: {
      node,
      problems: overlay.problems?.get(node.id) ?? 0,
      openExits: open,
      mark: overlay.marks?.get(node.id) ?? null,
      visited: overlay.visited?.has(node.id) ?? false,
      current: overlay.current === node.id,
      count: overlay.counts?.get(node.id) ?? 0,
      editable,
    },
  };
}

function handlesOf(node: FlowNode): NonNullable<StepDrawn["handles"]> {
  const entry = entryHandle(node);
  const size = { width: HANDLE, height: HANDLE };
  return [
    ...(entry === null
      ? []
      : [{ ...entry, ...size, type: "target" as const, position: Position.Left }]),
    ...exitHandles(node).map((place) => ({
      ...place,
      ...size,
      type: "source" as const,
      position: Position.Right,
    })),
  ];
}

function alike(one: StepDrawn, other: StepDrawn): boolean {
  const a = one.data;
  const b = other.data;
  return (
    a.node === b.node &&
    one.position.x === other.position.x &&
    one.position.y === other.position.y &&
    one.selected === other.selected &&
    one.ariaLabel === other.ariaLabel &&
    one.domAttributes?.tabIndex === other.domAttributes?.tabIndex &&
    a.problems === b.problems &&
    a.openExits.join() === b.openExits.join() &&
    a.mark === b.mark &&
    a.visited === b.visited &&
    a.current === b.current &&
    a.count === b.count &&
    a.editable === b.editable
  );
}

/** Every edge of the graph, and in a difference those that are gone. */
export function drawEdges(
  graph: FlowGraph,
  overlay: Overlay,
  { selectedEdges, editable }: { selectedEdges: ReadonlySet<string>; editable: boolean },
): EdgeDrawn[] {
  const drawn = edgesOf(graph).map((edge): EdgeDrawn => {
    const id = edgeId(edge);
    const mark = overlay.edgeMarks?.get(`${id}>${edge.target}`)?.mark ?? null;
    return edgeBetween(id, edge, {
      mark,
      visited: overlay.visitedEdges?.has(id) ?? false,
      editable,
      selected: selectedEdges.has(id),
    });
  });
  const gone = [...(overlay.edgeMarks ?? [])].flatMap(([id, edge]) =>
    edge.mark === "removed"
      ? [
          edgeBetween(`${id}-gone`, edge, {
            mark: "removed",
            visited: false,
            editable,
            selected: false,
          }),
        ]
      : [],
  );
  return [...gone, ...drawn];
}

function edgeBetween(
  id: string,
  edge: { source: string; exit: string; target: string },
  look: {
    mark: "added" | "removed" | null;
    visited: boolean;
    editable: boolean;
    selected: boolean;
  },
): EdgeDrawn {
  const { selected, ...data } = look;
  return {
    id,
    type: "step",
    source: edge.source,
    sourceHandle: edge.exit,
    target: edge.target,
    targetHandle: "in",
    selected,
    focusable: false,
    reconnectable: data.editable,
    data,
  };
}
