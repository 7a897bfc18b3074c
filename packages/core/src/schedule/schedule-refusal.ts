import { twiceRefusal } from "../configuration/field-reason.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import {
  type BusinessHours,
  type HolidayList,
  type HoursInterval,
  type HoursOverride,
  WEEKDAYS,
} from "./business-hours.ts";
import { wallOfInterval } from "./interval.ts";

export function businessHoursRefusal(hours: BusinessHours): Refusal | null {
  const twice = twiceRefusal("holidayListIds", hours.holidayListIds);
  if (twice !== null) return twice;
  for (const weekday of WEEKDAYS) {
    const refusal = overlapRefusal(hours.weekly[weekday], `weekly.${weekday}`);
    if (refusal !== null) return refusal;
  }
  return overridesRefusal(hours.overrides);
}

/** A day twice in a list would have two names. */
export function holidayListRefusal({ days }: HolidayList): Refusal | null {
  const seen = new Set<string>();
  for (const [index, { date, everyYear }] of days.entries()) {
    const key = everyYear ? date.slice(5) : date;
    if (seen.has(key)) {
      const detail = `The day ${key} is in this list already; remove one of the two.`;
      return refuse("holiday_twice", detail, `days.${index}.date`);
    }
    seen.add(key);
  }
  return null;
}

function overridesRefusal(overrides: HoursOverride[]): Refusal | null {
  for (const [index, { from, to, intervals }] of overrides.entries()) {
    const field = `overrides.${index}`;
    if (to < from) {
      const detail = `The last day ${to} is before the first ${from}; swap them.`;
      return refuse("hours_override_backwards", detail, `${field}.to`);
    }
    const refusal = overlapRefusal(intervals, `${field}.intervals`);
    if (refusal !== null) return refusal;
  }
  const inOrder = overrides.map((override, index) => ({ ...override, index }));
  inOrder.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.index - b.index));
  for (const [place, later] of inOrder.entries()) {
    const earlier = inOrder[place - 1];
    if (earlier === undefined || earlier.to < later.from) continue;
    const detail = `The exception from ${earlier.from} to ${earlier.to} covers ${later.from}; let a day have one.`;
    return refuse("hours_override_overlap", detail, `overrides.${later.index}.from`);
  }
  return null;
}

/** Within a day, which is a slip. What reaches over midnight into the next day's hours is one with them. */
function overlapRefusal(intervals: HoursInterval[], field: string): Refusal | null {
  const inOrder = intervals.map((interval, index) => ({ interval, index }));
  inOrder.sort(
    (a, b) =>
      wallOfInterval(a.interval).from - wallOfInterval(b.interval).from || a.index - b.index,
  );
  for (const [place, { interval, index }] of inOrder.entries()) {
    const earlier = inOrder[place - 1]?.interval;
    if (earlier === undefined) continue;
    if (wallOfInterval(earlier).to <= wallOfInterval(interval).from) continue;
    const detail = `The hours ${interval.from}-${interval.to} and ${earlier.from}-${earlier.to} overlap; join them.`;
    return refuse("hours_overlap", detail, `${field}.${index}`);
  }
  return null;
}
