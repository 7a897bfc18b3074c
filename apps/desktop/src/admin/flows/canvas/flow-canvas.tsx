import "@xyflow/react/dist/base.css";
import "./canvas.css";
import {
  Background,
  BackgroundVariant,
  type EdgeChange,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  SelectionMode,
  useReactFlow,
} from "@xyflow/react";
import { type DragEvent, type FocusEvent, type ReactNode, useMemo, useState } from "react";
import { useDesigner, useDesignerState, useStepWords } from "../designer-context.tsx";
import { addNode, GRID, moveNodes } from "../graph/edit.ts";
import { exitsOf } from "../graph/exits.ts";
import type { FlowGraph, FlowNode, FlowStepType, Point } from "../graph/flow-graph.ts";
import { freePlace } from "../graph/layout.ts";
import { newStep } from "../graph/new-step.ts";
import { HEAD_HEIGHT, NODE_WIDTH } from "../graph/node-size.ts";
import { titleOf, typeName } from "../step-words.ts";
import {
  createNodeDrawer,
  drawEdges,
  type EdgeDrawn,
  type Overlay,
  type StepDrawn,
} from "./canvas-nodes.ts";
import { CanvasTools } from "./canvas-tools.tsx";
import { focusNode } from "./focus-node.ts";
import { StepEdge } from "./step-edge.tsx";
import { StepNode } from "./step-node.tsx";
import { useConnecting } from "./use-connecting.ts";
import { FIT, STEP_MEDIA_TYPE } from "./view.ts";

const NODE_TYPES = { step: StepNode };
const EDGE_TYPES = { step: StepEdge };

type Props = {
  graph: FlowGraph;
  overlay: Overlay;
  /** Off: looked at only, as a version is. */
  editable: boolean;
  label: string;
  children?: ReactNode;
};

/** The graph as it is drawn. What is done to it goes to the designer; only a drag under way is kept here. */
export function FlowCanvas({ graph, overlay, editable, label, children }: Props) {
  const designer = useDesigner();
  const [dragged, setDragged] = useState<ReadonlyMap<string, Point> | null>(null);
  const drawn = useDrawn(graph, overlay, editable, dragged);
  const connecting = useConnecting(editable);
  const drop = useDrop(editable);
  const onNodesChange = (changes: NodeChange<StepDrawn>[]) => {
    const places = placesIn(changes);
    if (places !== null) setDragged((now) => new Map([...(now ?? []), ...places]));
    const selected = selectionAfter(designer.store.getState().selected, changes);
    if (selected !== null) designer.select(selected);
  };
  const onEdgesChange = (changes: EdgeChange<EdgeDrawn>[]) => {
    const selected = selectionAfter(designer.store.getState().selectedEdges, changes);
    const emptied = selected?.size === 0;
    if (selected === null || (emptied && designer.store.getState().selectedEdges.size === 0))
      return;
    designer.selectEdges(selected);
  };
  const onDragStop = (_: unknown, __: unknown, nodes: StepDrawn[]) => {
    designer.edit((now) =>
      moveNodes(now, new Map(nodes.map(({ id, position }) => [id, position]))),
    );
    setDragged(null);
  };
  /** A click beside the nodes leaves the keyboard on the canvas. */
  const keepKeys = () => {
    const { focused } = designer.store.getState();
    if (focused !== null) focusNode(focused);
  };
  // The focus makes a node the one that Tab stops at.
  const onFocus = ({ target }: FocusEvent) => {
    const id = target.closest(".react-flow__node")?.getAttribute("data-id");
    if (id != null && id !== designer.store.getState().focused)
      designer.store.setState({ focused: id });
  };
  return (
    <ReactFlow<StepDrawn, EdgeDrawn>
      className="flow-canvas"
      aria-label={label}
      nodes={drawn.nodes}
      edges={drawn.edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onNodeDragStop={onDragStop}
      onSelectionDragStop={(event, nodes) => onDragStop(event, null, nodes)}
      onNodeDoubleClick={() => designer.open("step")}
      onNodeClick={(_, { id }) => focusNode(id)}
      onEdgeClick={keepKeys}
      onPaneClick={() => {
        designer.select([]);
        keepKeys();
      }}
      onFocus={onFocus}
      {...connecting}
      {...drop}
      onInit={(flow) => void lookAt(flow)}
      minZoom={0.2}
      maxZoom={1.75}
      snapToGrid
      snapGrid={SNAP}
      panOnScroll
      selectionMode={SelectionMode.Partial}
      selectNodesOnDrag={false}
      nodeDragThreshold={4}
      connectOnClick={false}
      connectionRadius={32}
      deleteKeyCode={null}
      disableKeyboardA11y
      elevateNodesOnSelect
      edgesFocusable={false}
      nodesDraggable={editable}
      nodesConnectable={editable}
    >
      <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
      <CanvasTools />
      {children}
    </ReactFlow>
  );
}

const SNAP: [number, number] = [GRID, GRID];

/** Smaller, and nothing could be read. */
const READABLE = 0.65;
const BEGINNING = { x: 48, zoom: 0.85 };

/** At first the whole flow where it can be read so; else its beginning. */
async function lookAt(flow: ReactFlowInstance<StepDrawn, EdgeDrawn>): Promise<void> {
  const box = document.querySelector(".flow-canvas")?.getBoundingClientRect();
  const start = flow.getNodes().find(({ data }) => data.node.type === "start");
  await flow.fitView(FIT);
  if (box === undefined || start === undefined) return;
  // A flow that is only begun grows to the right.
  const begun = flow.getNodes().length === 1;
  if (flow.getZoom() >= READABLE && !begun) return;
  const zoom = begun ? 1 : BEGINNING.zoom;
  const y = box.height / 2 - (start.position.y + HEAD_HEIGHT) * zoom;
  await flow.setViewport({ x: BEGINNING.x - start.position.x * zoom, y, zoom });
}

function useDrawn(
  graph: FlowGraph,
  overlay: Overlay,
  editable: boolean,
  dragged: ReadonlyMap<string, Point> | null,
) {
  const [draw] = useState(createNodeDrawer);
  const labelOf = useNodeLabel();
  const selected = useDesignerState((state) => state.selected);
  const selectedEdges = useDesignerState((state) => state.selectedEdges);
  const focused = useDesignerState((state) => state.focused);
  const nodes = useMemo(
    () => draw(graph, overlay, { selected, focused, dragged, editable, labelOf }),
    [draw, graph, overlay, selected, focused, dragged, editable, labelOf],
  );
  const edges = useMemo(
    () => drawEdges(graph, overlay, { selectedEdges, editable }),
    [graph, overlay, selectedEdges, editable],
  );
  return { nodes, edges };
}

/** What a node says to who does not see it. */
function useNodeLabel(): (node: FlowNode) => string {
  const words = useStepWords();
  return useMemo(
    () => (node) => {
      const { say, channel } = words;
      const exits = exitsOf(node);
      const open = exits.filter((exit) => node.exits[exit] == null).length;
      const [title, type] = [titleOf(words, node), typeName(say, node.type, channel)];
      const name = title === type ? type : `${type}, ${title}`;
      return say("flows.node.label", { name, exits: exits.length, open });
    },
    [words],
  );
}

/** A step from the palette, let go over the canvas. */
function useDrop(editable: boolean) {
  const designer = useDesigner();
  const { screenToFlowPosition } = useReactFlow();
  if (!editable) return {};
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(STEP_MEDIA_TYPE)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    onDrop: (event: DragEvent) => {
      const type = event.dataTransfer.getData(STEP_MEDIA_TYPE);
      if (type === "") return;
      event.preventDefault();
      const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const id = designer.newId();
      const wanted = { x: at.x - NODE_WIDTH / 2, y: at.y - HEAD_HEIGHT / 2 };
      const step = newStep(type as FlowStepType);
      designer.edit((graph) => addNode(graph, id, step, freePlace(graph, wanted)));
      designer.select([id]);
    },
  };
}

function placesIn(changes: readonly NodeChange<StepDrawn>[]): Map<string, Point> | null {
  const places = new Map<string, Point>();
  for (const change of changes)
    if (change.type === "position" && change.position !== undefined && change.dragging === true)
      places.set(change.id, change.position);
  return places.size === 0 ? null : places;
}

/** Null: the changes are about something else. */
function selectionAfter(
  before: ReadonlySet<string>,
  changes: readonly { type: string; id?: string; selected?: boolean }[],
): ReadonlySet<string> | null {
  const after = new Set(before);
  let touched = false;
  for (const { type, id, selected } of changes) {
    if (type !== "select" || id === undefined) continue;
    touched = true;
    if (selected === true) after.add(id);
    else after.delete(id);
  }
  return touched ? after : null;
}
