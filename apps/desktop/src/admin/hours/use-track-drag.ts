import { type PointerEvent, useRef, useState } from "react";
import {
  DAY_MINUTES,
  type Interval,
  intervalOf,
  joined,
  moved,
  STEP_MINUTES,
  stretched,
} from "./day-hours.ts";

type Grip = "move" | "from" | "to";
type Drag = {
  /** Where in the day the pointer went down. */
  origin: number;
  grip: Grip | "draw";
  index: number;
  before: readonly Interval[];
};

/** A click that does not move draws nothing: less than this is a slip. */
const SHORTEST_DRAWN = 30;

/** Drawing, moving and stretching hours with a pointer. What is under way is shown; it counts when it is let go. */
export function useTrackDrag(
  intervals: readonly Interval[],
  onChange: (intervals: Interval[]) => void,
) {
  const track = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [shown, setShown] = useState<readonly Interval[] | null>(null);

  const minuteAt = (event: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return 0;
    const part = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
    return Math.round((part * DAY_MINUTES) / STEP_MINUTES) * STEP_MINUTES;
  };
  const begin = (event: PointerEvent, grip: Drag["grip"], index: number) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    track.current?.setPointerCapture(event.pointerId);
    setDrag({ origin: minuteAt(event), grip, index, before: intervals });
  };
  const during = (event: PointerEvent, { origin, grip, index, before }: Drag): Interval[] => {
    const minute = minuteAt(event);
    if (grip === "draw") {
      const [start, end] = [Math.min(origin, minute), Math.max(origin, minute)];
      return end - start < SHORTEST_DRAWN ? [...before] : [...before, intervalOf({ start, end })];
    }
    const change = grip === "move" ? moved : undefined;
    return before.map((each, place) => {
      if (place !== index) return each;
      if (change !== undefined) return change(each, minute - origin);
      return stretched(each, grip === "from" ? "from" : "to", minute - origin);
    });
  };
  const end = () => {
    setDrag(null);
    setShown(null);
  };
  return {
    track,
    shown: shown ?? intervals,
    dragging: drag !== null,
    begin,
    handlers: {
      onPointerDown: (event: PointerEvent) => begin(event, "draw", -1),
      onPointerMove: (event: PointerEvent) => {
        if (drag !== null) setShown(during(event, drag));
      },
      onPointerUp: (event: PointerEvent) => {
        if (drag === null) return;
        const now = joined(during(event, drag));
        end();
        if (JSON.stringify(now) !== JSON.stringify(drag.before)) onChange(now);
      },
      onPointerCancel: end,
    },
  };
}
