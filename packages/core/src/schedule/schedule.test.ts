import { describe, expect, test } from "vitest";
import { queue, runningOn, step } from "../testing/flow.ts";
import { id, putEntryPoint, putSettings } from "../testing/organisation.ts";
import { scenario } from "../testing/scenario.ts";
import {
  dayOff,
  holidayList,
  intervals,
  override,
  putHolidayList,
  putHours,
  removeHolidayList,
  week,
} from "../testing/schedule-items.ts";
import { holidaysOf } from "./holiday-on.ts";
import { hoursOfEntryPoint } from "./schedule-of.ts";

describe("business hours as an administrator sets them", () => {
  test("A-11: they are meant in the entry point's zone, or else in the organisation's", () => {
    const { state } = scenario(
      putSettings({ timeZone: "Asia/Seoul" }),
      putEntryPoint({ id: "london", timeZone: "Europe/London" }),
      putHours(),
    );
    const at = Date.parse("2026-12-01T10:00Z");
    const asked = (entryPoint: string) =>
      hoursOfEntryPoint(state.configuration, id("office"), id(entryPoint), at);
    expect(asked("london")).toMatchObject({ status: "open", until: at + 8 * 3_600_000 });
    expect(asked("shop")).toMatchObject({ status: "closed" });
    expect(hoursOfEntryPoint(state.configuration, id("none"), id("shop"), at)).toBeNull();
  });

  test("the holiday lists they name count, in their order", () => {
    const { state } = scenario(
      putHolidayList({ id: "own", days: [dayOff("2026-12-25", "우리 성탄절")] }),
      putHolidayList({ id: "korea", calendar: "korea" }),
      putHours({ holidayListIds: ["own", "korea"] }),
    );
    const named = (date: string) =>
      hoursOfEntryPoint(state.configuration, id("office"), id("shop"), Date.parse(`${date}T01:00Z`))
        ?.because;
    expect(named("2026-12-25")).toMatchObject({ name: { ko: "우리 성탄절" } });
    expect(named("2026-10-09")).toMatchObject({ name: { ko: "한글날", en: "Hangeul Day" } });
  });

  test("a list that is not there is refused; a list in use stays", () => {
    scenario()
      .when(putHours({ holidayListIds: ["none"] }))
      .thenRefused("configuration_reference_unknown", "holidayListIds");
    const scene = scenario(putHolidayList(), putHours({ holidayListIds: ["days-off"] }));
    scene.when(removeHolidayList("days-off")).thenRefused("configuration_in_use");
    scene.when(putHours({ holidayListIds: ["days-off", "days-off"] }));
    scene.thenRefused("configuration_invalid", "holidayListIds");
    scene.given(putHours()).given(removeHolidayList("days-off"));
    expect(scene.state.configuration.holidayList.size).toBe(0);
  });

  test("A-01: hours that a published flow asks stay", () => {
    const hours = step(
      "hours",
      { type: "hours", businessHoursId: id("office") },
      {
        ...{ open: "queue", closed: "queue", holiday: "queue" },
      },
    );
    const nodes = [step("start", { type: "start" }, "hours"), hours, step("queue", queue("sales"))];
    const remove = {
      type: "RemoveConfiguration",
      kind: "businessHours",
      id: id("office"),
    } as const;
    scenario(putHours(), ...runningOn({ nodes }))
      .when(remove)
      .thenRefused("configuration_in_use");
    const { state } = scenario(putHours(), remove);
    expect(state.configuration.businessHours.size).toBe(0);
  });

  test.each([
    ["09:00-12:00 11:59-18:00", 1],
    ["11:59-18:00 09:00-12:00", 0],
    ["22:00-06:00 23:00-24:00", 1],
    ["00:00-24:00 12:00-13:00", 1],
  ])("hours of a day that overlap are refused: %s", (text, index) => {
    scenario()
      .when(putHours({ weekly: week("09:00-18:00", { tuesday: text }) }))
      .thenRefused("hours_overlap", `weekly.tuesday.${index}`);
    scenario()
      .when(putHours({ overrides: [override("2026-12-24", "2026-12-24", "eve", text)] }))
      .thenRefused("hours_overlap", `overrides.0.intervals.${index}`);
  });

  test.each(["09:00-12:00 12:00-18:00", "22:00-06:00 06:00-07:00", "22:00-00:00", ""])(
    "hours that touch, or reach into the next day's, are taken: %s",
    (text) => {
      const { state } = scenario(putHours({ weekly: week(text) }));
      expect(state.configuration.businessHours.get(id("office"))?.weekly.monday).toEqual(
        intervals(text),
      );
    },
  );

  test("exceptions of one day are refused wherever they stand, neighbours are not", () => {
    scenario()
      .when(
        putHours({
          overrides: [
            override("2026-12-24", "2026-12-26", "one"),
            override("2026-12-20", "2026-12-21", "before"),
            override("2026-12-26", "2026-12-31", "two"),
          ],
        }),
      )
      .thenRefused("hours_override_overlap", "overrides.2.from");
    const neighbours = [
      override("2026-12-24", "2026-12-25", "one"),
      override("2026-12-26", "2026-12-31", "two"),
    ];
    scenario(putHours({ overrides: neighbours }));
  });
});

describe("lists of holidays", () => {
  test("a day that comes every year is one with the same day of a year", () => {
    scenario()
      .when(
        putHolidayList({
          days: [dayOff("2026-05-02", "a", true), dayOff("2020-05-02", "b", true)],
        }),
      )
      .thenRefused("holiday_twice", "days.1.date");
  });

  test("a year of a list: the calendar's days, the own ones over them, those of every year", () => {
    const list = holidayList({
      calendar: "korea",
      days: [
        dayOff("2026-12-24", "성탄 전야"),
        dayOff("2020-12-31", "종무식", true),
        dayOff("2026-12-25", "성탄절 휴무"),
        dayOff("2024-02-29", "윤일", true),
        dayOff("2027-12-24", "다른 해"),
      ],
    });
    const named = (year: number, month: string) =>
      holidaysOf(list, year)
        .filter(({ date }) => date.slice(5, 7) === month)
        .map(({ date, name }) => `${date} ${name.ko}`);
    expect(named(2026, "12")).toEqual([
      "2026-12-24 성탄 전야",
      "2026-12-25 성탄절 휴무",
      "2026-12-31 종무식",
    ]);
    expect(named(2026, "02")).toEqual([
      "2026-02-16 설날 연휴",
      "2026-02-17 설날",
      "2026-02-18 설날 연휴",
    ]);
    expect(named(2028, "02")).toEqual(["2028-02-29 윤일"]);
  });
});
