import { z } from "zod";
import { FORMATS, ruled, written } from "./format.ts";

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const timeZoneName = z.string().max(64).refine(isTimeZone, ruled("time_zone_unknown"));

/** A day that exists, `YYYY-MM-DD`, in a century a calendar is kept for. */
export const localDate = z.iso
  .date({ error: FORMATS.date_invalid.message, abort: true })
  .refine((date) => date >= "2000-01-01" && date <= "2099-12-31", ruled("date_out_of_range"));

/** Opening times of a day. `24:00` only ends; over midnight, `to` is before `from`. */
export const hoursIntervals = z
  .array(
    z
      .strictObject({ from: written("time_invalid"), to: written("end_time_invalid") })
      .refine(({ from, to }) => from !== to, { ...ruled("hours_empty"), path: ["to"] }),
  )
  .max(12);
