import { WEEKDAYS, type Weekday } from "./business-hours.ts";

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The start of the day as if its clock on the wall were UTC's: what dates are calculated with. */
export function wallOfDate(date: string): number {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, day);
}

/** The date of a time on the wall, in milliseconds as if it were UTC. */
export function dateOfWall(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return dateOfWall(wallOfDate(date) + days * DAY_MS);
}

export function weekdayOf(date: string): Weekday {
  const sundayFirst = new Date(wallOfDate(date)).getUTCDay();
  return WEEKDAYS[(sundayFirst + 6) % 7] as Weekday;
}

/** Milliseconds after the day's start, of `HH:MM`. */
export function wallOfTime(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
}

/** Whether there is such a day: no 30 February, and 29 only in leap years. */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfWall(wallOfDate(text)) === text;
}
