import type { HoursInterval, LocalDate } from "./business-hours.ts";
import { dayPlan, type HoursRule, type Schedule, wallSpans } from "./hours-at.ts";
import { mergeSpans } from "./interval.ts";
import { addDays, DAY_MS, wallOfDate } from "./local-date.ts";
import { instantsOf } from "./wall-clock.ts";

/** One day as a calendar shows it. */
export type PreviewDay = {
  date: LocalDate;
  /** The rule of the hours that begin on this day. */
  because: HoursRule;
  /** When it is open on this date, what the night before brings over included; ends at `24:00` at the latest. */
  open: HoursInterval[];
  /** By how many minutes the clock is put forward on this day; below 0: back. */
  clockShift: number;
};

export function previewDays(schedule: Schedule, from: LocalDate, days: number): PreviewDay[] {
  const dates = Array.from({ length: days }, (_, index) => addDays(from, index));
  return dates.map((date) => previewDay(schedule, date));
}

function previewDay(schedule: Schedule, date: LocalDate): PreviewDay {
  const start = wallOfDate(date);
  const plan = dayPlan(schedule, date);
  const before = addDays(date, -1);
  const spans = [...wallSpans(before, dayPlan(schedule, before)), ...wallSpans(date, plan)];
  const onDate = spans.map(({ from, to }) => ({
    from: Math.max(from - start, 0),
    to: Math.min(to - start, DAY_MS),
  }));
  const open = mergeSpans(onDate).map(({ from, to }) => ({
    from: timeText(from),
    to: timeText(to),
  }));
  return { date, because: plan.because, open, clockShift: clockShift(schedule.timeZone, start) };
}

function clockShift(timeZone: string, start: number): number {
  const spans = instantsOf(timeZone, { from: start, to: start + DAY_MS });
  const length = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  return (DAY_MS - length) / 60_000;
}

function timeText(wall: number): string {
  const minutes = wall / 60_000;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
