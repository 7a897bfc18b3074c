/** Questions about business hours and holidays. What is asked may be saved already, or a draft on a screen. */
import { z } from "zod";
import { CONFIGURATION_SCHEMAS } from "./configuration.ts";
import { localDate, timeZoneName } from "./date-time.ts";
import { idSchema } from "./id.ts";
import { query } from "./operation.ts";

const localName = z.object({ ko: z.string(), en: z.string() });

/** Which rule makes a day what it is: an override wins over a holiday, a holiday over the week. */
const hoursRule = z.discriminatedUnion("rule", [
  z.object({ rule: z.literal("week") }),
  z.object({ rule: z.literal("holiday"), name: localName }),
  z.object({ rule: z.literal("override"), name: z.string() }),
]);

const draft = CONFIGURATION_SCHEMAS.businessHours
  .pick({ weekly: true, holidayListIds: true, overrides: true })
  .meta({ id: "BusinessHoursDraft" });

/** `YYYY-MM-DDTHH:MM`, as the clock on the wall of the entry point's zone shows it. */
const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, "write it as YYYY-MM-DDTHH:MM")
  .refine((text) => localDate.safeParse(text.slice(0, 10)).success, {
    message: "is no day between 2000 and 2099",
  });

export const hoursAnswer = z
  .object({
    status: z.enum(["open", "closed", "holiday"]),
    because: hoursRule,
    changesAt: z
      .number()
      .nullable()
      .describe("When it closes, or opens again; null: not within 400 days"),
  })
  .meta({ id: "HoursAnswer" });
export type HoursAnswer = z.infer<typeof hoursAnswer>;
export type HoursRule = z.infer<typeof hoursRule>;

export const previewDay = z
  .object({
    date: z.string(),
    because: hoursRule,
    open: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .describe("On this date, what the night before brings over included; `HH:MM`, to `24:00`"),
    clockShift: z.number().describe("Minutes the clock is put forward on this day; below 0: back"),
  })
  .meta({ id: "HoursPreviewDay" });
export type PreviewDay = z.infer<typeof previewDay>;

const holiday = z.object({ date: z.string(), name: localName });
export type Holiday = z.infer<typeof holiday>;

export const HOURS_QUERIES = {
  "hours.preview": query(
    "The days to come of business hours, saved or a draft",
    "configuration",
    ["channels.manage"],
    {
      body: z.strictObject({
        hours: z.union([z.strictObject({ businessHoursId: idSchema }), draft]),
        timeZone: timeZoneName.nullable().default(null).describe("Null: the organisation's"),
        from: localDate,
        days: z.int().min(1).max(92).default(42),
      }),
      result: z.object({ timeZone: z.string(), days: z.array(previewDay) }),
    },
  ),
  "hours.at": query(
    "What somebody finds who reaches an entry point at a time",
    "configuration",
    ["channels.manage"],
    {
      body: z.strictObject({
        entryPointId: idSchema,
        hours: z.union([z.strictObject({ businessHoursId: idSchema }), draft]),
        time: localTime.describe("In the entry point's zone"),
      }),
      result: z.object({
        timeZone: z.string().describe("The entry point's, or else the organisation's"),
        at: z.number().describe("The instant"),
        clock: z
          .enum(["plain", "skipped", "repeated"])
          .describe(
            "`skipped`: the clock is put forward over this time, and `at` is when; `repeated`: it is put back, and `at` is the first of the two",
          ),
        answer: hoursAnswer,
        flow: z
          .object({ id: z.string(), name: z.string() })
          .nullable()
          .describe("What treats the contact then; null: it goes to the queue at once"),
        queue: z.object({ id: z.string(), name: z.string() }),
      }),
    },
  ),
  "holiday.calendar": query(
    "A year of a calendar of holidays that the product knows",
    "configuration",
    ["channels.manage"],
    {
      params: z.strictObject({ calendar: z.enum(["korea"]) }),
      query: z.strictObject({ year: z.coerce.number<number | string>().int().min(2000).max(2099) }),
      result: z.object({
        days: z.array(holiday).describe("Empty for a year that is not known"),
        firstYear: z.int(),
        lastYear: z.int(),
      }),
    },
  ),
};
