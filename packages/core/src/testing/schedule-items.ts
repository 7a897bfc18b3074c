/** Business hours and holidays for tests, and one way to each refusal of them. */
import type { Command } from "../engine/command.ts";
import type { RefusalCode } from "../engine/refusal.ts";
import type {
  BusinessHours,
  HolidayList,
  HoursInterval,
  HoursOverride,
  OwnHoliday,
  Weekday,
} from "../schedule/business-hours.ts";
import { id, type Loose, put } from "./organisation.ts";
import { type Scenario, scenario } from "./scenario.ts";

/** `09:00-12:00 13:00-18:00` as intervals; nothing is closed. */
export function intervals(text: string): HoursInterval[] {
  return text.split(" ").flatMap((part) => {
    const [from, to] = part.split("-");
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

/** A week: the days that are named, the others as `other` says. */
export function week(
  other: string,
  days: Partial<Record<Weekday, string>> = {},
): BusinessHours["weekly"] {
  const of = (day: Weekday) => intervals(days[day] ?? other);
  return {
    ...{ monday: of("monday"), tuesday: of("tuesday"), wednesday: of("wednesday") },
    ...{ thursday: of("thursday"), friday: of("friday") },
    ...{ saturday: of("saturday"), sunday: of("sunday") },
  };
}

export function override(from: string, to: string, name: string, open = ""): HoursOverride {
  return { from, to, name, intervals: intervals(open) };
}

export function hoursItem(changes: Partial<Loose<BusinessHours>> = {}): BusinessHours {
  const item: Loose<BusinessHours> = {
    ...{ id: "office", name: "office", description: "", holidayListIds: [], overrides: [] },
    weekly: week("09:00-18:00", { saturday: "", sunday: "" }),
    ...changes,
  };
  return item as unknown as BusinessHours;
}

export function holidayList(changes: Partial<Loose<HolidayList>> = {}): HolidayList {
  const item: Loose<HolidayList> = {
    ...{ id: "days-off", name: "days-off", calendar: null, days: [] },
    ...changes,
  };
  return item as unknown as HolidayList;
}

export function dayOff(date: string, name: string, everyYear = false): OwnHoliday {
  return { date, name, everyYear };
}

export function putHours(changes: Partial<Loose<BusinessHours>> = {}): Command {
  return put({ kind: "businessHours", item: hoursItem(changes) });
}

export function putHolidayList(changes: Partial<Loose<HolidayList>> = {}): Command {
  return put({ kind: "holidayList", item: holidayList(changes) });
}

export function removeHolidayList(listId: string): Command {
  return { type: "RemoveConfiguration", kind: "holidayList", id: id(listId) };
}

export const SCHEDULE_REFUSALS = {
  holiday_twice: () =>
    scenario().when(
      putHolidayList({ days: [dayOff("2026-05-01", "May"), dayOff("2026-05-01", "Labour")] }),
    ),
  hours_overlap: () => scenario().when(putHours({ weekly: week("09:00-13:00 12:00-18:00") })),
  hours_override_backwards: () =>
    scenario().when(putHours({ overrides: [override("2026-12-25", "2026-12-24", "turned")] })),
  hours_override_overlap: () =>
    scenario().when(
      putHours({
        overrides: [
          override("2026-12-24", "2026-12-31", "year's end"),
          override("2026-12-20", "2026-12-24", "party"),
        ],
      }),
    ),
} satisfies Partial<Record<RefusalCode, () => Scenario>>;
