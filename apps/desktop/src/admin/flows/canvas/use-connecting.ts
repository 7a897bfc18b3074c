import { type Connection, type FinalConnectionState, useReactFlow } from "@xyflow/react";
import { useRef } from "react";
import { useSay } from "../../../hooks/words-context.tsx";
import { useDesigner } from "../designer-context.tsx";
import { connect } from "../graph/edit.ts";
import type { Point } from "../graph/flow-graph.ts";
import { HEAD_HEIGHT } from "../graph/node-size.ts";
import type { EdgeDrawn } from "./canvas-nodes.ts";

type Release = MouseEvent | TouchEvent;
type Source = { source: string; sourceHandle?: string | null };

const exitOf = ({ source, sourceHandle }: Source) => ({
  nodeId: source,
  exit: sourceHandle ?? "next",
});

/**
 * Edges drawn with the pointer. A card is entered wherever the edge is let go over it; one that ends on nothing asks
 * what shall be there, and one pulled off is taken away.
 */
export function useConnecting(editable: boolean) {
  const say = useSay();
  const designer = useDesigner();
  const { screenToFlowPosition } = useReactFlow();
  const reconnecting = useRef(false);
  if (!editable) return {};
  const lead = (from: Source, target: string) => {
    if (from.source !== target) designer.edit((graph) => connect(graph, exitOf(from), target));
  };
  return {
    ariaLabelConfig: { "handle.ariaLabel": say("flows.node.handle") },
    isValidConnection: ({ source, target }: { source: string; target: string }) =>
      source !== target,
    onConnect: (connection: Connection) => lead(connection, connection.target),
    onConnectEnd: (event: Release, end: FinalConnectionState) => {
      const { fromNode, fromHandle, toNode } = end;
      if (reconnecting.current || toNode !== null || fromHandle?.type !== "source") return;
      if (fromNode === null || !movedFar(end)) return;
      const from = { source: fromNode.id, sourceHandle: fromHandle.id ?? null };
      const card = cardUnder(event);
      if (card !== null) return lead(from, card);
      const at = screenToFlowPosition(placeOf(event));
      designer.pick({ from: exitOf(from), at: { x: at.x, y: at.y - HEAD_HEIGHT / 2 } });
    },
    onReconnectStart: () => {
      reconnecting.current = true;
    },
    onReconnect: (edge: EdgeDrawn, connection: Connection) => {
      designer.edit((graph) =>
        connect(connect(graph, exitOf(edge), null), exitOf(connection), connection.target),
      );
    },
    onReconnectEnd: (
      event: Release,
      edge: EdgeDrawn,
      _: unknown,
      { toNode, fromHandle }: FinalConnectionState,
    ) => {
      reconnecting.current = false;
      if (toNode !== null) return;
      const card = cardUnder(event);
      if (card === null) designer.edit((graph) => connect(graph, exitOf(edge), null));
      else if (fromHandle?.type === "source") lead(edge, card);
    },
  };
}

function placeOf(event: Release): Point {
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}

/** The id of the step whose card the pointer is over. */
function cardUnder(event: Release): string | null {
  const { x, y } = placeOf(event);
  const card = document.elementFromPoint(x, y)?.closest(".react-flow__node");
  return card?.getAttribute("data-id") ?? null;
}

/** A press that hardly moved is a click. In pixels. */
const CLICK = 12;
const movedFar = ({ from, to }: FinalConnectionState): boolean =>
  from !== null && to !== null && Math.hypot(to.x - from.x, to.y - from.y) > CLICK;
