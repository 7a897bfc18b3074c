import { z } from "zod";

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const timeZoneName = z
  .string()
  .max(64)
  .refine(isTimeZone, { message: "is no IANA time zone, such as Asia/Seoul" });

/** A day that exists, `YYYY-MM-DD`, in a century a calendar is kept for. */
export const localDate = z.iso
  .date({ error: "write a date as YYYY-MM-DD, such as 2026-12-25", abort: true })
  .refine((date) => date >= "2000-01-01" && date <= "2099-12-31", {
    message: "is not between 2000 and 2099",
  });

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "write a time as HH:MM, such as 09:00");

/** Opening times of a day. `24:00` only ends; over midnight, `to` is before `from`. */
export const hoursIntervals = z
  .array(
    z
      .strictObject({ from: timeOfDay, to: z.union([timeOfDay, z.literal("24:00")]) })
      .refine(({ from, to }) => from !== to, {
        message: "begins and ends at the same time; write 00:00 to 24:00 for a whole day",
        path: ["to"],
      }),
  )
  .max(12);
