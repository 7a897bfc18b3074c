/** The opening times of a day as they are written, drawn and dragged. Minutes count from the start of the day. */
import type { Item } from "../items/items.ts";

export type Hours = Item<"businessHours">;
export type Week = Hours["weekly"];
export type Weekday = keyof Week;
export type Interval = { from: string; to: string };

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const satisfies readonly Weekday[];
export const WORKDAYS = WEEKDAYS.slice(0, 5);
export const WEEKEND = WEEKDAYS.slice(5);

export const DAY_MINUTES = 1_440;
/** What a drag snaps to. */
export const STEP_MINUTES = 15;
export const MAX_INTERVALS = 12;

const WRITTEN =
  /^(오전|오후|am|pm)?\s*(\d{1,2})\s*(?:[:.시h]\s*(\d{1,2})?\s*분?|(\d{2}))?\s*(am|pm)?$/i;

/**
 * A time however people write it: `9`, `930`, `9:30`, `9시 30분`, `오후 6시`, `6pm`. Null: no time. `24:00` only where
 * something ends.
 */
export function readTime(text: string, ends: boolean): string | null {
  const found = WRITTEN.exec(text.trim());
  if (found === null) return null;
  const [, before = "", hourText = "", after, together, behind = ""] = found;
  const half = (before || behind).toLowerCase();
  const minutes = Number(after ?? together ?? 0);
  const written = Number(hourText);
  if (half !== "" && (written < 1 || written > 12)) return null;
  const noon = /^(?:오후|pm)$/.test(half) ? 12 : 0;
  const hours = half === "" ? written : (written % 12) + noon;
  const total = hours * 60 + minutes;
  if (minutes > 59 || total > (ends ? DAY_MINUTES : DAY_MINUTES - 1)) return null;
  return timeText(total);
}

export function timeText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** NaN for what is no time yet. */
export function minutesOf(time: string): number {
  return /^\d{2}:\d{2}$/.test(time)
    ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    : Number.NaN;
}

export type Span = { start: number; end: number };

/** `end` is over 1,440 where it is over midnight; null while a time is being written. */
export function spanOf({ from, to }: Interval): Span | null {
  const [start, until] = [minutesOf(from), minutesOf(to)];
  if (Number.isNaN(start) || Number.isNaN(until) || start === until) return null;
  return { start, end: until > start ? until : until + DAY_MINUTES };
}

export function intervalOf({ start, end }: Span): Interval {
  return { from: timeText(start), to: timeText(end > DAY_MINUTES ? end - DAY_MINUTES : end) };
}

export const isOverMidnight = (interval: Interval): boolean =>
  (spanOf(interval)?.end ?? 0) > DAY_MINUTES;

/** Which of a day's intervals stand in each other's way. */
export function overlapping(intervals: readonly Interval[]): ReadonlySet<number> {
  const found = new Set<number>();
  const spans = intervals.map(spanOf);
  for (const [index, span] of spans.entries()) {
    const other = spans.findIndex(
      (each, place) =>
        place < index &&
        each !== null &&
        span !== null &&
        each.start < span.end &&
        span.start < each.end,
    );
    if (other >= 0) found.add(other).add(index);
  }
  return found;
}

/** In order, those that overlap as one. What is no time yet stays at the end. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const spans = intervals.flatMap((interval) => spanOf(interval) ?? []);
  const unfinished = intervals.filter((interval) => spanOf(interval) === null);
  const merged: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return [...merged.map(intervalOf), ...unfinished];
}

/** As long as it is, begun by so much later; never over the start of the day. */
export function moved(interval: Interval, minutes: number): Interval {
  const span = spanOf(interval);
  if (span === null) return interval;
  const length = span.end - span.start;
  // What ended within the day goes on to; what is over midnight stays so.
  const latest = span.end > DAY_MINUTES ? DAY_MINUTES - STEP_MINUTES : DAY_MINUTES - length;
  const start = Math.min(Math.max(span.start + minutes, 0), Math.max(latest, 0));
  return intervalOf({ start, end: start + length });
}

/** One of its ends by so much later; at least a step long, and less than a day. */
export function stretched(interval: Interval, edge: "from" | "to", minutes: number): Interval {
  const span = spanOf(interval);
  if (span === null) return interval;
  if (edge === "from") {
    const earliest = Math.max(0, span.end - DAY_MINUTES + STEP_MINUTES);
    const latest = Math.min(span.end, DAY_MINUTES) - STEP_MINUTES;
    const whole = span.end === DAY_MINUTES ? 0 : earliest;
    return intervalOf({ ...span, start: Math.min(Math.max(span.start + minutes, whole), latest) });
  }
  const longest = span.start === 0 ? DAY_MINUTES : span.start + DAY_MINUTES - STEP_MINUTES;
  const end = Math.min(Math.max(span.end + minutes, span.start + STEP_MINUTES), longest);
  return intervalOf({ ...span, end });
}

/** What is offered as the next one: a working day, or an hour after the last; null: the day is full. */
export function nextInterval(intervals: readonly Interval[]): Interval | null {
  if (intervals.length === 0) return { from: "09:00", to: "18:00" };
  if (intervals.length >= MAX_INTERVALS) return null;
  const end = Math.max(...intervals.map((interval) => spanOf(interval)?.end ?? 0));
  const start = end + 60 < DAY_MINUTES ? end + 60 : end;
  if (start > DAY_MINUTES - STEP_MINUTES) return null;
  return intervalOf({ start, end: Math.min(start + 180, DAY_MINUTES) });
}

/** Days that follow each other and are alike, as one. */
export function alikeDays(week: Week): { first: Weekday; last: Weekday; intervals: Interval[] }[] {
  const runs: { first: Weekday; last: Weekday; intervals: Interval[] }[] = [];
  for (const weekday of WEEKDAYS) {
    const intervals = week[weekday];
    const run = runs.at(-1);
    if (run !== undefined && JSON.stringify(run.intervals) === JSON.stringify(intervals)) {
      run.last = weekday;
    } else {
      runs.push({ first: weekday, last: weekday, intervals });
    }
  }
  return runs;
}
