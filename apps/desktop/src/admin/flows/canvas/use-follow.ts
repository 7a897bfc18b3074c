import { useReactFlow } from "@xyflow/react";
import { useCallback, useEffect } from "react";
import { useDesigner, useDesignerState } from "../designer-context.tsx";
import { nodeOf } from "../graph/flow-graph.ts";
import { sizeOf } from "../graph/node-size.ts";
import { QUICK } from "./view.ts";

/** Room kept around what is followed, in pixels of the screen. */
const MARGIN = 24;

/** Keeps in sight the step a test run has come to, and the one whose panel has opened beside the canvas. */
export function useFollow(current: string | null): void {
  const designer = useDesigner();
  const show = useShow();
  const panel = useDesignerState((state) => state.panel);
  useEffect(() => {
    if (current !== null) show(current);
  }, [current, show]);
  useEffect(() => {
    const [only] = designer.store.getState().selected;
    if (panel === "step" && only !== undefined) show(only);
  }, [panel, designer, show]);
}

/** Moves the canvas as little as brings the node into the part of it that no panel covers. */
export function useShow(): (id: string) => void {
  const designer = useDesigner();
  const { getViewport, setViewport } = useReactFlow();
  return useCallback(
    (id: string) => {
      // Once the panel has taken its room.
      requestAnimationFrame(() => {
        const node = nodeOf(designer.graph(), id);
        const room = freeRoom();
        if (node === undefined || room === null) return;
        const { x, y, zoom } = getViewport();
        const { width, height } = sizeOf(node);
        const by = {
          x: shift(node.position.x * zoom + x, width * zoom, room.width),
          y: shift(node.position.y * zoom + y, height * zoom, room.height),
        };
        if (by.x !== 0 || by.y !== 0) void setViewport({ x: x + by.x, y: y + by.y, zoom }, QUICK);
      });
    },
    [designer, getViewport, setViewport],
  );
}

function freeRoom(): { width: number; height: number } | null {
  const canvas = document.querySelector(".flow-canvas")?.getBoundingClientRect();
  if (canvas === undefined) return null;
  const panel = document.querySelector("[data-side-panel]")?.getBoundingClientRect();
  const covered = panel === undefined ? 0 : Math.max(0, canvas.right - panel.left);
  return { width: canvas.width - covered, height: canvas.height };
}

/** How far a span has to move to lie between the margins; its beginning, where it is too long. */
export function shift(at: number, length: number, room: number): number {
  if (at < MARGIN || length > room - 2 * MARGIN) return MARGIN - at;
  return Math.min(0, room - MARGIN - (at + length));
}
