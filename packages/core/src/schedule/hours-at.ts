/**
 * Whether somebody who calls at an instant finds business hours open: a pure question, asked at the moment of routing.
 *
 * Open means that the clock on the wall of the zone shows a time within an interval. So where the clock is put forward
 * over an opening time, it opens with the change; where it is put back into an interval, the repeated hour is open twice.
 */
import type { LocalText } from "../configuration/configuration.ts";
import type { BusinessHours, HolidayList, HoursInterval, LocalDate } from "./business-hours.ts";
import { holidayOn } from "./holiday-on.ts";
import { mergeSpans, type Span, wallOfInterval } from "./interval.ts";
import { addDays, wallOfDate, weekdayOf } from "./local-date.ts";
import { dateAt, instantsOf, wallAt } from "./wall-clock.ts";

/** Business hours with the lists they name, in a zone. */
export type Schedule = {
  hours: Pick<BusinessHours, "weekly" | "overrides">;
  holidayLists: readonly HolidayList[];
  /** IANA. */
  timeZone: string;
};

/** Which rule makes a day what it is. */
export type HoursRule =
  | { rule: "week" }
  | { rule: "holiday"; name: LocalText }
  | { rule: "override"; name: string };

/** Null where nothing changes within `HORIZON_DAYS`. Instants in milliseconds. */
export type HoursAnswer =
  | { status: "open"; because: HoursRule; until: number | null }
  | { status: "closed" | "holiday"; because: HoursRule; nextOpenAt: number | null };

export type DayPlan = { because: HoursRule; intervals: readonly HoursInterval[] };

/** How far the next change is looked for: a year and a month. */
export const HORIZON_DAYS = 400;
/** Most questions are answered by the week ahead; the others look four times as far, and again. */
const FIRST_LOOK_DAYS = 8;
const NONE: readonly HoursInterval[] = [];

/** An override wins over a holiday, and a holiday over the week. */
export function dayPlan({ hours, holidayLists }: Schedule, date: LocalDate): DayPlan {
  const override = hours.overrides.find(({ from, to }) => from <= date && date <= to);
  if (override !== undefined) {
    return { because: { rule: "override", name: override.name }, intervals: override.intervals };
  }
  const name = holidayOn(holidayLists, date);
  if (name !== null) return { because: { rule: "holiday", name }, intervals: NONE };
  return { because: { rule: "week" }, intervals: hours.weekly[weekdayOf(date)] };
}

export function hoursAt(schedule: Schedule, at: number): HoursAnswer {
  const today = dateAt(schedule.timeZone, at);
  const because = openBecause(schedule, today, at);
  for (let days = FIRST_LOOK_DAYS; ; days = Math.min(days * 4, HORIZON_DAYS)) {
    const change = nextChange(schedule, at, today, days);
    if (change === null && days < HORIZON_DAYS) continue;
    if (because !== null) return { status: "open", because, until: change };
    const { because: rule } = dayPlan(schedule, today);
    const status = rule.rule === "holiday" ? "holiday" : "closed";
    return { status, because: rule, nextOpenAt: change };
  }
}

/** When it opens or closes next, as far as the days ahead show; null: they do not. */
function nextChange(schedule: Schedule, at: number, today: LocalDate, days: number): number | null {
  const lastDay = addDays(today, days);
  // Before the last day's start, give or take a change of the clock: what closes later may be open on.
  const seenTo = at + wallOfDate(lastDay) - wallAt(schedule.timeZone, at);
  for (const { from, to } of openSpans(schedule, today, lastDay)) {
    if (at < from) return from;
    if (at < to) return to < seenTo ? to : null;
  }
  return null;
}

/** The rule of the day whose interval the clock shows: today's, or yesterday's over midnight; null: closed. */
function openBecause(schedule: Schedule, today: LocalDate, at: number): HoursRule | null {
  const wall = wallAt(schedule.timeZone, at);
  for (const date of [today, addDays(today, -1)]) {
    const plan = dayPlan(schedule, date);
    if (wallSpans(date, plan).some(({ from, to }) => from <= wall && wall < to))
      return plan.because;
  }
  return null;
}

/** Instants at which it is open by the intervals that begin from the day before `from` up to `to`, in order. */
function openSpans(schedule: Schedule, from: LocalDate, to: LocalDate): Span[] {
  const walls: Span[] = [];
  for (let date = addDays(from, -1); date <= to; date = addDays(date, 1)) {
    walls.push(...wallSpans(date, dayPlan(schedule, date)));
  }
  return mergeSpans(mergeSpans(walls).flatMap((wall) => instantsOf(schedule.timeZone, wall)));
}

/** What a day's plan says, on the clock on the wall. */
export function wallSpans(date: LocalDate, { intervals }: DayPlan): Span[] {
  const start = wallOfDate(date);
  return intervals.map((interval) => {
    const { from, to } = wallOfInterval(interval);
    return { from: start + from, to: start + to };
  });
}
