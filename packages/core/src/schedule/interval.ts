import type { HoursInterval } from "./business-hours.ts";
import { DAY_MS, wallOfTime } from "./local-date.ts";

/** A stretch of milliseconds: from the first to just before the last. */
export type Span = { from: number; to: number };

/** The interval in milliseconds after the start of its day; what is over midnight ends after the day does. */
export function wallOfInterval({ from, to }: HoursInterval): Span {
  const start = wallOfTime(from);
  const end = wallOfTime(to);
  return { from: start, to: end > start ? end : end + DAY_MS };
}

/** The same milliseconds in the fewest spans, in order. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const inOrder = spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const span of inOrder) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}
