import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { usePreferencesStore } from "../hooks/words-context.tsx";

type At = { right: number; top: number };

/** Beside the header of a conversation: over its words, not over what is pressed or written. */
export const FIRST_PLACE: At = { right: 16, top: 116 };
const EDGE = 8;
const TOP_BAR = 48;
const STEP = 24;
/** What must stay within the window, however the widget is dragged: its head. */
const HEAD = { width: 320, height: 44 };

export function withinWindow({ right, top }: At, window: { width: number; height: number }): At {
  const clamp = (value: number, least: number, most: number) =>
    Math.round(Math.max(least, Math.min(value, Math.max(least, most))));
  return {
    right: clamp(right, EDGE, window.width - HEAD.width - EDGE),
    top: clamp(top, TOP_BAR + EDGE, window.height - HEAD.height - EDGE),
  };
}

const size = () => ({ width: window.innerWidth, height: window.innerHeight });

/** Moves the free widget by its head, with the pointer or the arrow keys; its place is kept on this machine. */
export function useDrag(at: At) {
  const store = usePreferencesStore();
  const start = useRef<{ x: number; y: number; at: At } | null>(null);
  const move = (next: At) => store.setState({ phoneAt: withinWindow(next, size()) });
  return {
    head: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const button = event.target instanceof Element && event.target.closest("button") !== null;
        if (button || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, y: event.clientY, at };
      },
      onPointerMove({ clientX, clientY }: PointerEvent<HTMLElement>) {
        const from = start.current;
        if (from === null) return;
        move({ right: from.at.right - (clientX - from.x), top: from.at.top + (clientY - from.y) });
      },
      onPointerUp() {
        start.current = null;
      },
      onPointerCancel() {
        start.current = null;
      },
    },
    onKeyDown(event: KeyboardEvent) {
      const by = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
        event.key
      ];
      if (by === undefined || event.altKey) return;
      event.preventDefault();
      const [right = 0, top = 0] = by;
      move({ right: at.right + right * STEP, top: at.top + top * STEP });
    },
  };
}
