import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holidayList } from "../testing/schedule-items.ts";
import { type HoursInterval, WEEKDAYS, type Weekday } from "./business-hours.ts";
import { dayPlan, hoursAt, type Schedule, wallSpans } from "./hours-at.ts";
import { previewDays } from "./hours-preview.ts";
import { mergeSpans } from "./interval.ts";
import { addDays, DAY_MS, isLocalDate, wallOfDate, weekdayOf } from "./local-date.ts";
import { dateAt, instantOf, wallAt } from "./wall-clock.ts";

const ZONES = [
  ...["Asia/Seoul", "America/New_York", "Europe/London", "Australia/Sydney", "America/Santiago"],
  ...["Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns", "America/Havana", "UTC"],
];
const HOUR_MS = 3_600_000;
const FROM = Date.UTC(2026, 0, 1);

const minutes = (value: number) =>
  `${String(Math.floor(value / 60)).padStart(2, "0")}:${String(value % 60).padStart(2, "0")}`;
const interval = fc
  .tuple(fc.nat(1439), fc.nat(1439))
  .filter(([from, to]) => from !== to)
  .map(([from, to]): HoursInterval => ({ from: minutes(from), to: minutes(to) }));
const day = fc.array(interval, { maxLength: 3 });
const weekly = fc
  .array(day, { minLength: 7, maxLength: 7 })
  .map(
    (days) =>
      Object.fromEntries(WEEKDAYS.map((weekday, index) => [weekday, days[index] ?? []])) as Record<
        Weekday,
        HoursInterval[]
      >,
  );
const schedule: fc.Arbitrary<Schedule> = fc.record({
  hours: fc.record({
    weekly,
    overrides: fc.array(
      fc.record({ day: fc.nat(365), length: fc.nat(10), intervals: day }).map((drawn) => ({
        from: addDays("2026-01-01", drawn.day),
        to: addDays("2026-01-01", drawn.day + drawn.length),
        ...{ name: "drawn", intervals: drawn.intervals },
      })),
      { maxLength: 1 },
    ),
  }),
  holidayLists: fc.constantFrom([], [holidayList({ calendar: "korea" })]),
  timeZone: fc.constantFrom(...ZONES),
});
/** Any minute of 2026, and often one around a change of the clock. */
const instant = fc.oneof(
  fc.nat(365 * 24 * 60).map((minute) => FROM + minute * 60_000),
  fc
    .tuple(
      fc.constantFrom(
        ...["2026-03-08T07:00Z", "2026-11-01T06:00Z", "2026-03-29T01:00Z", "2026-10-25T01:00Z"],
        ...["2026-04-04T16:00Z", "2026-10-03T16:00Z", "2026-04-05T03:00Z", "2026-09-06T04:00Z"],
      ),
      fc.integer({ min: -36_000_000, max: 36_000_000 }),
    )
    .map(([change, offset]) => Date.parse(change) + offset),
);

/** Open as the clock on the wall says, straight from the rule: no spans, no changes of the clock. */
function openByTheClock(asked: Schedule, at: number): boolean {
  const wall = wallAt(asked.timeZone, at);
  const today = dateAt(asked.timeZone, at);
  return [addDays(today, -1), today].some((date) =>
    wallSpans(date, dayPlan(asked, date)).some(({ from, to }) => from <= wall && wall < to),
  );
}

describe("hoursAt", () => {
  test("what is said to be open is, the moment before and after each change too", () => {
    fc.assert(
      fc.property(schedule, instant, (asked, at) => {
        const answer = hoursAt(asked, at);
        const open = answer.status === "open";
        expect(open).toBe(openByTheClock(asked, at));
        const change = answer.status === "open" ? answer.until : answer.nextOpenAt;
        if (change === null) return;
        expect(change).toBeGreaterThan(at);
        expect(openByTheClock(asked, change)).toBe(!open);
        expect(openByTheClock(asked, change - 1)).toBe(open);
        expect(hoursAt(asked, change).status === "open").toBe(!open);
      }),
      { numRuns: 400 },
    );
  });

  test("nothing changes between now and the change that is named", () => {
    fc.assert(
      fc.property(
        schedule,
        instant,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (asked, at, part) => {
          const answer = hoursAt(asked, at);
          const change = answer.status === "open" ? answer.until : answer.nextOpenAt;
          const between = Math.floor(at + part * ((change ?? at + 30 * DAY_MS) - 1 - at));
          expect(openByTheClock(asked, between)).toBe(answer.status === "open");
        },
      ),
      { numRuns: 400 },
    );
  });

  test("the preview and the answer agree at noon of each day", () => {
    fc.assert(
      fc.property(schedule, fc.nat(360), (asked, index) => {
        const date = addDays("2026-01-01", index);
        const noon = wallOfDate(date) + 12 * HOUR_MS;
        const [shown] = previewDays(asked, date, 1);
        const isShown = shown?.open.some(({ from, to }) => from <= "12:00" && "12:00" < to);
        expect(isShown).toBe(hoursAt(asked, instantOf(asked.timeZone, noon).at).status === "open");
      }),
      { numRuns: 200 },
    );
  });
});

describe("the clock on the wall", () => {
  test("a time that is shown is shown at the instant that is named", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, (timeZone, at) => {
        const wall = wallAt(timeZone, at);
        const named = instantOf(timeZone, wall);
        expect(wallAt(timeZone, named.at)).toBe(wall);
        expect(named.at).toBeLessThanOrEqual(at);
        if (named.at < at) expect(named.clock).toBe("repeated");
      }),
    );
  });

  test("what it shows is what the runtime writes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, (timeZone, at) => {
        const written = new Intl.DateTimeFormat("sv-SE", {
          ...{ timeZone, dateStyle: "short", timeStyle: "medium" },
        }).format(at);
        const shown = new Date(wallAt(timeZone, at)).toISOString();
        expect(`${shown.slice(0, 10)} ${shown.slice(11, 19)}`).toBe(written);
      }),
    );
  });

  test("a time that is skipped is when the clock is put forward", () => {
    const at = (text: string) => Date.parse(`${text}Z`);
    expect(instantOf("America/New_York", at("2026-03-08T02:30"))).toEqual({
      ...{ at: at("2026-03-08T07:00"), clock: "skipped" },
    });
    expect(instantOf("Pacific/Apia", at("2011-12-30T12:00"))).toEqual({
      ...{ at: at("2011-12-30T10:00"), clock: "skipped" },
    });
    expect(instantOf("Europe/London", at("2026-10-25T01:15"))).toEqual({
      ...{ at: at("2026-10-25T00:15"), clock: "repeated" },
    });
    expect(instantOf("Asia/Seoul", at("2026-10-25T01:15"))).toEqual({
      ...{ at: at("2026-10-24T16:15"), clock: "plain" },
    });
  });
});

describe("spans and dates", () => {
  test("merged spans are apart, in order, and hold the same", () => {
    const span = fc.tuple(fc.nat(50), fc.nat(50)).map(([from, to]) => ({ from, to }));
    fc.assert(
      fc.property(fc.array(span), fc.nat(50), (spans, point) => {
        const merged = mergeSpans(spans);
        const holds = (of: typeof spans) => of.some(({ from, to }) => from <= point && point < to);
        expect(holds(merged)).toBe(holds(spans));
        for (const [index, { from, to }] of merged.entries()) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThan(merged[index - 1]?.to ?? -1);
        }
      }),
    );
  });

  test.each([
    ["2028-02-29", true],
    ["2027-02-29", false],
    ["2000-02-29", true],
    ["2026-04-31", false],
    ["2026-13-01", false],
    ["2026-1-1", false],
    ["", false],
  ])("%s is a day: %s", (text, valid) => {
    expect(isLocalDate(text)).toBe(valid);
  });

  test("days of the week", () => {
    expect(weekdayOf("2026-11-28")).toBe("saturday");
    expect(weekdayOf("2028-02-29")).toBe("tuesday");
    expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
    expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
  });
});

describe("previewDays", () => {
  test("a night is cut at midnight, and the day of a change says so", () => {
    const night = {
      ...{ timeZone: "America/New_York", holidayLists: [] },
      hours: {
        weekly: { ...EMPTY, saturday: [{ from: "22:00", to: "06:00" }] },
        overrides: [],
      },
    };
    expect(previewDays(night, "2026-03-07", 3)).toEqual([
      {
        date: "2026-03-07",
        because: { rule: "week" },
        open: [{ from: "22:00", to: "24:00" }],
        clockShift: 0,
      },
      {
        date: "2026-03-08",
        because: { rule: "week" },
        open: [{ from: "00:00", to: "06:00" }],
        clockShift: 60,
      },
      { date: "2026-03-09", because: { rule: "week" }, open: [], clockShift: 0 },
    ]);
    expect(previewDays(night, "2026-11-01", 1)[0]?.clockShift).toBe(-60);
  });
});

const EMPTY: Record<Weekday, HoursInterval[]> = {
  ...{ monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
};
