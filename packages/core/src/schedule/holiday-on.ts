import type { LocalText } from "../configuration/configuration.ts";
import type { Holiday, HolidayList, LocalDate } from "./business-hours.ts";
import { koreanHolidays } from "./korean-holidays.ts";
import { isLocalDate } from "./local-date.ts";

/** What the day is called if a list has it off; the first list that does, and its own days before its calendar's. */
export function holidayOn(lists: readonly HolidayList[], date: LocalDate): LocalText | null {
  for (const { calendar, days } of lists) {
    const own = days.find((day) =>
      day.everyYear ? day.date.slice(5) === date.slice(5) : day.date === date,
    );
    if (own !== undefined) return { ko: own.name, en: own.name };
    if (calendar === null) continue;
    const known = koreanHolidays(Number(date.slice(0, 4))).find((day) => day.date === date);
    if (known !== undefined) return known.name;
  }
  return null;
}

/** All days off of a year, in the order of the calendar. */
export function holidaysOf(list: HolidayList, year: number): Holiday[] {
  const byDate = new Map<LocalDate, LocalText>();
  if (list.calendar !== null) {
    for (const { date, name } of koreanHolidays(year)) byDate.set(date, name);
  }
  for (const { date, name, everyYear } of list.days) {
    const thisYears = everyYear ? `${year}${date.slice(4)}` : date;
    if (!thisYears.startsWith(`${year}-`) || !isLocalDate(thisYears)) continue;
    byDate.set(thisYears, { ko: name, en: name });
  }
  const days = [...byDate].map(([date, name]) => ({ date, name }));
  return days.sort((a, b) => (a.date < b.date ? -1 : 1));
}
