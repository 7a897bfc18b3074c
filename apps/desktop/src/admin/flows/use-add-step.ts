import { focusNode } from "./canvas/focus-node.ts";
import { useShow } from "./canvas/use-follow.ts";
import { useDesigner } from "./designer-context.tsx";
import { addAfter, addNode } from "./graph/edit.ts";
import { exitsOf } from "./graph/exits.ts";
import { type FlowStepType, nodeOf, type Point } from "./graph/flow-graph.ts";
import { freePlace, placeAfter } from "./graph/layout.ts";
import { newStep } from "./graph/new-step.ts";
import type { ChosenExit } from "./graph/selection.ts";

/**
 * Puts a step into the flow and the keyboard on it: behind the exit that is named; else behind the first exit of the
 * chosen step that leads nowhere; else at the place.
 */
export function useAddStep() {
  const designer = useDesigner();
  const show = useShow();
  return (type: FlowStepType, at: Point | null, behind: ChosenExit | null = null) => {
    const graph = designer.graph();
    const from = behind ?? freeExit();
    const id = designer.newId();
    const step = newStep(type);
    designer.edit((now) =>
      from === null
        ? addNode(now, id, step, freePlace(graph, at ?? { x: 0, y: 0 }))
        : addAfter(now, from, {
            id,
            step,
            at: behind !== null && at !== null ? at : placeAfter(graph, from.nodeId),
          }),
    );
    designer.select([id], id);
    focusNode(id);
    show(id);
  };

  function freeExit(): ChosenExit | null {
    const { selected } = designer.store.getState();
    const [only] = selected;
    const node =
      only === undefined || selected.size > 1 ? undefined : nodeOf(designer.graph(), only);
    const exit =
      node === undefined ? undefined : exitsOf(node).find((one) => node.exits[one] == null);
    return node === undefined || exit === undefined ? null : { nodeId: node.id, exit };
  }
}
