import { useReactFlow } from "@xyflow/react";
import type { KeyboardEvent } from "react";
import { focusNode } from "./canvas/focus-node.ts";
import { useShow } from "./canvas/use-follow.ts";
import { FIT, QUICK } from "./canvas/view.ts";
import { useDesigner } from "./designer-context.tsx";
import { type DesignerDeed, deedOf } from "./designer-keys.ts";
import type { Designer } from "./designer-state.ts";
import { copyNodes, pasteNodes, readCopy } from "./graph/clipboard.ts";
import { GRID, nudgeNodes } from "./graph/edit.ts";
import { exitsOf } from "./graph/exits.ts";
import { nodeOf, type Point } from "./graph/flow-graph.ts";
import { type Direction, neighbour } from "./graph/navigate.ts";

const FAR = 5;
const TOWARDS: Record<Direction, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};
/** What also works while the keyboard is beside the canvas. */
const EVERYWHERE = new Set<DesignerDeed["do"]>(["undo", "redo", "test", "help"]);

type Others = { onArrange: () => void; onHelp: () => void };

/** The keys of the canvas, and of the designer around it. */
export function useDesignerKeys(others: Others) {
  const run = useDeeds(others);
  return (event: KeyboardEvent) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
    const { target } = event;
    if (target.closest("[role=dialog],[role=menu],input,textarea,select") !== null) return;
    const deed = deedOf(event.nativeEvent);
    if (deed === null) return;
    const onCanvas = target.closest(".flow-canvas") !== null && target.closest("button") === null;
    if (!onCanvas && !EVERYWHERE.has(deed.do)) return;
    event.preventDefault();
    run(deed);
  };
}

function useDeeds({ onArrange, onHelp }: Others): (deed: DesignerDeed) => void {
  const designer = useDesigner();
  const flow = useReactFlow();
  const state = () => designer.store.getState();
  const go = useGo();
  const chosen = () => {
    const { selected, focused } = state();
    return selected.size > 0 ? [...selected] : focused === null ? [] : [focused];
  };
  return (deed) => {
    switch (deed.do) {
      case "go":
        return go(deed.direction, deed.extend);
      case "nudge": {
        const by = GRID * (deed.far ? FAR : 1);
        const { x, y } = TOWARDS[deed.direction];
        designer.edit((graph) => nudgeNodes(graph, chosen(), { x: x * by, y: y * by }), "nudge");
        return;
      }
      case "edit":
      case "rename":
        return openFields(designer, deed.do === "rename");
      case "connect":
        return pickNext();
      case "remove": {
        if (state().selected.size === 0 && state().selectedEdges.size === 0) return;
        designer.removeSelected();
        return stay();
      }
      case "undo":
      case "redo":
        designer[deed.do]();
        return stay();
      case "duplicate":
        return duplicate();
      case "selectAll":
        return designer.select(designer.graph().nodes.map(({ id }) => id));
      case "clear":
        return designer.select([]);
      case "arrange":
        return onArrange();
      case "fit":
        return void flow.fitView({ ...FIT, ...QUICK });
      case "zoomIn":
        return void flow.zoomIn(QUICK);
      case "zoomOut":
        return void flow.zoomOut(QUICK);
      case "test":
        return designer.togglePanel("test");
      case "help":
        return onHelp();
    }
  };

  /** The keyboard does not leave the canvas with the step it was on. */
  function stay(): void {
    const { focused } = state();
    if (focused !== null && isNowhere()) focusNode(focused);
  }

  function pickNext(): void {
    const { focused } = state();
    const node = focused === null ? undefined : nodeOf(designer.graph(), focused);
    if (node === undefined) return;
    const [only, ...more] = exitsOf(node);
    if (only === undefined) return;
    designer.select([node.id], node.id);
    designer.pick({ from: { nodeId: node.id, exit: more.length > 0 ? "" : only }, at: null });
  }

  function duplicate(): void {
    const text = copyNodes(designer.graph(), chosen());
    const copied = text === null ? null : readCopy(text);
    if (copied !== null) paste(designer, copied);
  }
}

/** Whether the keyboard is on the canvas, or on nothing since what had it went. */
function isNowhere(): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || at.closest(".flow-canvas") !== null;
}

/** Opens the step the keyboard is on and goes to its name, or to what it does. */
function openFields(designer: Designer, name: boolean): void {
  const { focused } = designer.store.getState();
  if (focused === null) return;
  designer.select([focused], focused);
  designer.open("step");
  requestAnimationFrame(() => {
    const fields = document.querySelectorAll<HTMLElement>(
      "[data-inspector] :is(input, textarea, select, button)",
    );
    // The name is the first field, and what the step does comes after it.
    (fields[name ? 0 : Math.min(1, fields.length - 1)] ?? null)?.focus();
  });
}

/** Pastes and chooses what was pasted; answers the kinds of steps that were left out. */
export function paste(designer: Designer, copied: Parameters<typeof pasteNodes>[1]) {
  const { channel, newId } = designer;
  const pasted = pasteNodes(designer.graph(), copied, { channel, newId, at: null });
  designer.edit(() => pasted.graph);
  designer.select(pasted.ids, pasted.ids[0] ?? null);
  if (pasted.ids[0] !== undefined) focusNode(pasted.ids[0]);
  return pasted.left;
}

/** The keyboard goes to the next node in a direction, and the canvas along with it. */
function useGo() {
  const designer = useDesigner();
  const show = useShow();
  return (direction: Direction, extend: boolean) => {
    const { focused, selected } = designer.store.getState();
    const graph = designer.graph();
    const id = focused === null ? graph.nodes[0]?.id : neighbour(graph, focused, direction);
    if (id == null) return;
    const before = focused === null ? [] : [focused];
    designer.select(extend ? [...selected, ...before, id] : [id], id);
    focusNode(id);
    show(id);
  };
}
