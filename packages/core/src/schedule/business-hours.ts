import type { LocalText } from "../configuration/configuration.ts";
import type { BusinessHoursId, HolidayListId } from "../ids.ts";

/** In the order a week is drawn. */
export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A day of the calendar, `YYYY-MM-DD`, in whatever zone it is asked in. */
export type LocalDate = string;

/**
 * Open from one time of the clock on the wall to another, `HH:MM`; `to` is not part of it. `24:00` is the end of the
 * day. Where `to` is not after `from`, it is over midnight and ends on the following day; the whole of it belongs to
 * the day it begins on.
 */
export type HoursInterval = { from: string; to: string };

/** Days that differ from the week and from the holidays, both ends included. No intervals: closed. */
export type HoursOverride = {
  from: LocalDate;
  to: LocalDate;
  name: string;
  intervals: HoursInterval[];
};

/** Business hours [업무 시간]: when flows lead to people. In which zone follows from the entry point. */
export type BusinessHours = {
  id: BusinessHoursId;
  name: string;
  description: string;
  weekly: Record<Weekday, HoursInterval[]>;
  /** Days on which the week does not count: closed, with the holiday's name. */
  holidayListIds: HolidayListId[];
  /** Win over holidays and the week. */
  overrides: HoursOverride[];
};

/** Calendars of holidays that the product knows. */
export const HOLIDAY_CALENDARS = ["korea"] as const;
export type HolidayCalendar = (typeof HOLIDAY_CALENDARS)[number];

/** Days off. A list may begin with a calendar the product knows, and add the organisation's own days. */
export type HolidayList = {
  id: HolidayListId;
  name: string;
  calendar: HolidayCalendar | null;
  days: OwnHoliday[];
};

/** `everyYear`: the year of `date` does not count; 29 February comes in leap years only. */
export type OwnHoliday = { date: LocalDate; name: string; everyYear: boolean };

/** One holiday of one year, as people know it. */
export type Holiday = { date: LocalDate; name: LocalText };
