import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  alikeDays,
  DAY_MINUTES,
  type Interval,
  intervalOf,
  joined,
  minutesOf,
  moved,
  nextInterval,
  overlapping,
  readTime,
  spanOf,
  stretched,
  type Week,
} from "./day-hours.ts";

test.each([
  ["9", "09:00"],
  ["09", "09:00"],
  ["930", "09:30"],
  ["0930", "09:30"],
  ["9:30", "09:30"],
  ["9.30", "09:30"],
  ["9시", "09:00"],
  ["9시 30분", "09:30"],
  ["18h30", "18:30"],
  ["오전 9시", "09:00"],
  ["오후 6시 30분", "18:30"],
  ["오전 12시", "00:00"],
  ["오후 12시", "12:00"],
  ["6pm", "18:00"],
  ["12 am", "00:00"],
  ["  09:05 ", "09:05"],
  ["0", "00:00"],
  ["24", "24:00"],
  ["24:00", "24:00"],
  ["24:30", null],
  ["25", null],
  ["9:60", null],
  ["오후 13시", null],
  ["아침", null],
  ["", null],
])("A-01: %j is the time %j", (written, time) => {
  expect(readTime(written, true)).toBe(time);
});

test("nothing begins at 24:00", () => {
  expect(readTime("24:00", false)).toBeNull();
  expect(readTime("23:59", false)).toBe("23:59");
});

const interval = fc
  .tuple(fc.nat(95), fc.nat(95))
  .filter(([from, to]) => from !== to)
  .map(([from, to]): Interval => intervalOf({ start: from * 15, end: to * 15 }));

describe("what a drag does to hours", () => {
  test("moved or stretched, they are hours still, of the same length or at least a step", () => {
    fc.assert(
      fc.property(
        interval,
        fc.integer({ min: -100, max: 100 }),
        fc.constantFrom("from", "to"),
        (hours, steps, edge) => {
          const before = spanOf(hours);
          const shifted = spanOf(moved(hours, steps * 15));
          expect((shifted?.end ?? 0) - (shifted?.start ?? 0)).toBe(
            (before?.end ?? 0) - (before?.start ?? 0),
          );
          for (const span of [
            shifted,
            spanOf(stretched(hours, edge as "from" | "to", steps * 15)),
          ]) {
            expect(span).not.toBeNull();
            expect(span?.start).toBeGreaterThanOrEqual(0);
            expect(span?.start).toBeLessThan(DAY_MINUTES);
            expect((span?.end ?? 0) - (span?.start ?? 0)).toBeGreaterThanOrEqual(15);
            expect((span?.end ?? 0) - (span?.start ?? 0)).toBeLessThanOrEqual(DAY_MINUTES);
          }
        },
      ),
    );
  });

  test("a day that ends at midnight can be stretched to the whole day", () => {
    expect(stretched({ from: "09:00", to: "24:00" }, "from", -600)).toEqual({
      ...{ from: "00:00", to: "24:00" },
    });
    expect(stretched({ from: "00:00", to: "18:00" }, "to", 600)).toEqual({
      ...{ from: "00:00", to: "24:00" },
    });
  });

  test("what is dropped on another is one with it", () => {
    const day = [
      { from: "13:00", to: "18:00" },
      { from: "09:00", to: "12:00" },
      { from: "11:00", to: "14:00" },
      { from: "20:00", to: "22:00" },
    ];
    expect(joined(day)).toEqual([
      { from: "09:00", to: "18:00" },
      { from: "20:00", to: "22:00" },
    ]);
    expect(
      joined([
        { from: "09:00", to: "12:00" },
        { from: "12:00", to: "13:00" },
      ]),
    ).toHaveLength(2);
    expect(joined([{ from: "9", to: "" }])).toEqual([{ from: "9", to: "" }]);
  });

  test("joined hours never overlap", () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 5 }), (day) => {
        expect(overlapping(joined(day)).size).toBe(0);
      }),
    );
  });
});

test("overlapping hours are told apart from those that touch", () => {
  expect([
    ...overlapping([
      { from: "09:00", to: "12:00" },
      { from: "12:00", to: "18:00" },
    ]),
  ]).toEqual([]);
  expect([
    ...overlapping([
      { from: "09:00", to: "12:00" },
      { from: "13:00", to: "14:00" },
      { from: "22:00", to: "06:00" },
      { from: "11:00", to: "12:30" },
    ]),
  ]).toEqual([0, 3]);
});

test("the next hours that are offered", () => {
  expect(nextInterval([])).toEqual({ from: "09:00", to: "18:00" });
  expect(nextInterval([{ from: "09:00", to: "12:00" }])).toEqual({ from: "13:00", to: "16:00" });
  expect(nextInterval([{ from: "09:00", to: "22:30" }])).toEqual({ from: "23:30", to: "24:00" });
  expect(nextInterval([{ from: "09:00", to: "24:00" }])).toBeNull();
  expect(minutesOf("9")).toBeNaN();
});

test("a week in as few words as it needs", () => {
  const office = [{ from: "09:00", to: "18:00" }];
  const week: Week = {
    ...{ monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
    ...{ saturday: [{ from: "10:00", to: "14:00" }], sunday: [] },
  };
  expect(alikeDays(week).map(({ first, last }) => [first, last])).toEqual([
    ["monday", "friday"],
    ["saturday", "saturday"],
    ["sunday", "sunday"],
  ]);
});
