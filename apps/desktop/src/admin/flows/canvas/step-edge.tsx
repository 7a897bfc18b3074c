import {
  BaseEdge,
  EdgeLabelRenderer,
  type EdgeProps,
  getBezierPath,
  getSmoothStepPath,
} from "@xyflow/react";
import { Plus } from "lucide-react";
import { memo } from "react";
import { useSay } from "../../../hooks/words-context.tsx";
import { useDesigner } from "../designer-context.tsx";
import type { EdgeDrawn } from "./canvas-nodes.ts";

/** A way forward is a curve; a way back goes round its nodes. */
function pathOf(edge: EdgeProps<EdgeDrawn>): [path: string, x: number, y: number] {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = edge;
  const ends = { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition };
  const [path, x, y] =
    targetX >= sourceX
      ? getBezierPath({ ...ends, curvature: 0.35 })
      : getSmoothStepPath({ ...ends, borderRadius: 14, offset: 28 });
  return [path, x, y];
}

export const StepEdge = memo(function StepEdge(edge: EdgeProps<EdgeDrawn>) {
  const { id, data, selected = false, source, sourceHandleId } = edge;
  const say = useSay();
  const designer = useDesigner();
  const [path, x, y] = pathOf(edge);
  const look = selected
    ? "selected"
    : (data?.mark ?? (data?.visited === true ? "visited" : "plain"));
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={18} className="step-edge" data-look={look} />
      {selected && data?.editable === true && (
        <EdgeLabelRenderer>
          <button
            type="button"
            aria-label={say("flows.edge.insert")}
            onClick={() =>
              designer.pick({ from: { nodeId: source, exit: sourceHandleId ?? "next" }, at: null })
            }
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            className="nodrag nopan pointer-events-auto absolute flex size-6 items-center justify-center rounded-full bg-accent text-on-accent shadow-raised hover:bg-accent-hover"
          >
            <Plus aria-hidden className="size-3.5" strokeWidth={2.4} />
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
