import type { KeyboardEvent, PointerEvent } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import {
  DAY_MINUTES,
  type Interval,
  isOverMidnight,
  moved,
  overlapping,
  STEP_MINUTES,
  spanOf,
  stretched,
} from "./day-hours.ts";
import { useTrackDrag } from "./use-track-drag.ts";

type Props = {
  day: string;
  intervals: readonly Interval[];
  /** What the night before brings over. */
  before: readonly Interval[];
  onChange: (intervals: Interval[]) => void;
  hintId: string;
};

/** Shorter hours have no room for their times, which stand below in any case. */
const LABELLED_MINUTES = 240;

const percent = (minutes: number) => `${(minutes / DAY_MINUTES) * 100}%`;

/** The day from midnight to midnight: draw hours into it, move them, pull their ends; arrow keys do the same. */
export function DayTrack({ day, intervals, before, onChange, hintId }: Props) {
  const { track, shown, dragging, begin, handlers } = useTrackDrag(intervals, onChange);
  const clashing = overlapping(shown);
  return (
    <div
      ref={track}
      {...handlers}
      className={`hours-track relative h-8 touch-none overflow-hidden rounded-sm bg-surface-1 shadow-[inset_0_0_0_1px_var(--line)] ${dragging ? "cursor-grabbing" : "cursor-crosshair"}`}
    >
      {before.filter(isOverMidnight).map((interval) => (
        <span
          key={interval.to}
          aria-hidden
          className="pointer-events-none absolute inset-y-0 left-0 border-y border-r border-dashed border-available bg-available-soft"
          style={{ width: percent((spanOf(interval)?.end ?? DAY_MINUTES) - DAY_MINUTES) }}
        />
      ))}
      {shown.map((interval, index) => (
        <Block
          // biome-ignore lint/suspicious/noArrayIndexKey: a block keeps the focus while its times change
          key={index}
          day={day}
          interval={interval}
          clashing={clashing.has(index)}
          hintId={hintId}
          onGrip={(event, grip) => begin(event, grip, index)}
          onChange={(next) =>
            onChange(
              next === null
                ? intervals.filter((_, place) => place !== index)
                : intervals.map((each, place) => (place === index ? next : each)),
            )
          }
        />
      ))}
    </div>
  );
}

type BlockProps = {
  day: string;
  interval: Interval;
  clashing: boolean;
  hintId: string;
  onGrip: (event: PointerEvent, grip: "move" | "from" | "to") => void;
  /** Null: taken away. */
  onChange: (interval: Interval | null) => void;
};

function Block({ day, interval, clashing, hintId, onGrip, onChange }: BlockProps) {
  const say = useSay();
  const span = spanOf(interval);
  if (span === null) return null;
  const shownEnd = Math.min(span.end, DAY_MINUTES);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowLeft: -STEP_MINUTES, ArrowRight: STEP_MINUTES }[event.key];
    if (event.key === "Delete" || event.key === "Backspace") onChange(null);
    else if (steps === undefined) return;
    else onChange(event.shiftKey ? stretched(interval, "to", steps) : moved(interval, steps));
    event.preventDefault();
  };
  const look = clashing
    ? "bg-rona-soft text-rona-ink ring-rona"
    : "bg-available-soft text-available-ink ring-available";
  return (
    <button
      type="button"
      aria-label={say("hours.block", { day, from: interval.from, to: interval.to })}
      aria-describedby={hintId}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => onGrip(event, "move")}
      className={`absolute inset-y-0 cursor-grab rounded-sm ring-1 ring-inset active:cursor-grabbing ${look}`}
      style={{
        left: percent(span.start),
        width: percent(shownEnd - span.start),
      }}
    >
      <Edge side="left-0" onPointerDown={(event) => onGrip(event, "from")} />
      {shownEnd - span.start >= LABELLED_MINUTES && (
        <span className="tabular pointer-events-none block whitespace-nowrap text-2xs font-semibold">
          {interval.from}–{interval.to}
        </span>
      )}
      <Edge side="right-0" onPointerDown={(event) => onGrip(event, "to")} />
    </button>
  );
}

function Edge({
  side,
  onPointerDown,
}: {
  side: "left-0" | "right-0";
  onPointerDown: (event: PointerEvent) => void;
}) {
  return (
    <span
      aria-hidden
      onPointerDown={onPointerDown}
      className={`absolute inset-y-0 w-2 cursor-ew-resize ${side}`}
    />
  );
}
