/** Days of the calendar as text, `YYYY-MM-DD`; no clock and no zone but where one is named. */
import { WEEKDAYS } from "./day-hours.ts";

const DAY_MS = 86_400_000;
const atNoon = (date: string): number => Date.parse(`${date}T12:00:00Z`);

export function addDays(date: string, days: number): string {
  return new Date(atNoon(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of its week. */
export function mondayOf(date: string): string {
  return addDays(
    date,
    -((new Date(atNoon(date)).getUTCDay() + WEEKDAYS.length - 1) % WEEKDAYS.length),
  );
}

/** The date and the time a clock in the zone shows, as `YYYY-MM-DD` and `HH:MM`. */
export function nowIn(timeZone: string, at: number): { date: string; time: string } {
  const shown = new Intl.DateTimeFormat("sv-SE", {
    ...{ timeZone, dateStyle: "short", timeStyle: "short" },
  }).format(at);
  const [date = "", time = ""] = shown.split(" ");
  return { date, time };
}

/** As an instant that every zone shows on this date: for formats that take instants. */
export const instantOfDate = (date: string): number => atNoon(date);
