import { describe, expect, test } from "vitest";
import { holidayList, week } from "../testing/schedule-items.ts";
import { holidayOn } from "./holiday-on.ts";
import { hoursAt, type Schedule } from "./hours-at.ts";
import { LUNAR_DAYS } from "./korean-days.ts";
import { KOREAN_YEARS, koreanHolidays } from "./korean-holidays.ts";
import { DAY_MS, dateOfWall } from "./local-date.ts";

/**
 * Written out, not worked out: the calendars the government has published, and for the years to come what the decree
 * and the Public Official Election Act give, compared with another project's table (python-holidays 0.105).
 * Elections differ there: it takes the first Wednesday of April for the president and misses 31 May 2034.
 */
const CALENDAR: Readonly<Record<number, string>> = {
  2021: `
    01-01 금 새해 첫날
    02-11 목 설날 연휴
    02-12 금 설날
    02-13 토 설날 연휴
    03-01 월 삼일절
    05-05 수 어린이날
    05-19 수 부처님오신날
    06-06 일 현충일
    08-15 일 광복절
    08-16 월 대체공휴일(광복절)
    09-20 월 추석 연휴
    09-21 화 추석
    09-22 수 추석 연휴
    10-03 일 개천절
    10-04 월 대체공휴일(개천절)
    10-09 토 한글날
    10-11 월 대체공휴일(한글날)
    12-25 토 성탄절
  `,
  2022: `
    01-01 토 새해 첫날
    01-31 월 설날 연휴
    02-01 화 설날
    02-02 수 설날 연휴
    03-01 화 삼일절
    03-09 수 대통령 선거일
    05-05 목 어린이날
    05-08 일 부처님오신날
    06-01 수 지방선거일
    06-06 월 현충일
    08-15 월 광복절
    09-09 금 추석 연휴
    09-10 토 추석
    09-11 일 추석 연휴
    09-12 월 대체공휴일(추석)
    10-03 월 개천절
    10-09 일 한글날
    10-10 월 대체공휴일(한글날)
    12-25 일 성탄절
  `,
  2023: `
    01-01 일 새해 첫날
    01-21 토 설날 연휴
    01-22 일 설날
    01-23 월 설날 연휴
    01-24 화 대체공휴일(설날)
    03-01 수 삼일절
    05-05 금 어린이날
    05-27 토 부처님오신날
    05-29 월 대체공휴일(부처님오신날)
    06-06 화 현충일
    08-15 화 광복절
    09-28 목 추석 연휴
    09-29 금 추석
    09-30 토 추석 연휴
    10-02 월 임시공휴일
    10-03 화 개천절
    10-09 월 한글날
    12-25 월 성탄절
  `,
  2024: `
    01-01 월 새해 첫날
    02-09 금 설날 연휴
    02-10 토 설날
    02-11 일 설날 연휴
    02-12 월 대체공휴일(설날)
    03-01 금 삼일절
    04-10 수 국회의원 선거일
    05-05 일 어린이날
    05-06 월 대체공휴일(어린이날)
    05-15 수 부처님오신날
    06-06 목 현충일
    08-15 목 광복절
    09-16 월 추석 연휴
    09-17 화 추석
    09-18 수 추석 연휴
    10-01 화 국군의 날(임시공휴일)
    10-03 목 개천절
    10-09 수 한글날
    12-25 수 성탄절
  `,
  2025: `
    01-01 수 새해 첫날
    01-27 월 임시공휴일
    01-28 화 설날 연휴
    01-29 수 설날
    01-30 목 설날 연휴
    03-01 토 삼일절
    03-03 월 대체공휴일(삼일절)
    05-05 월 어린이날·부처님오신날
    05-06 화 대체공휴일(어린이날·부처님오신날)
    06-03 화 대통령 선거일
    06-06 금 현충일
    08-15 금 광복절
    10-03 금 개천절
    10-05 일 추석 연휴
    10-06 월 추석
    10-07 화 추석 연휴
    10-08 수 대체공휴일(추석)
    10-09 목 한글날
    12-25 목 성탄절
  `,
  2026: `
    01-01 목 새해 첫날
    02-16 월 설날 연휴
    02-17 화 설날
    02-18 수 설날 연휴
    03-01 일 삼일절
    03-02 월 대체공휴일(삼일절)
    05-01 금 노동절
    05-05 화 어린이날
    05-24 일 부처님오신날
    05-25 월 대체공휴일(부처님오신날)
    06-03 수 지방선거일
    06-06 토 현충일
    07-17 금 제헌절
    08-15 토 광복절
    08-17 월 대체공휴일(광복절)
    09-24 목 추석 연휴
    09-25 금 추석
    09-26 토 추석 연휴
    10-03 토 개천절
    10-05 월 대체공휴일(개천절)
    10-09 금 한글날
    12-25 금 성탄절
  `,
  2027: `
    01-01 금 새해 첫날
    02-06 토 설날 연휴
    02-07 일 설날
    02-08 월 설날 연휴
    02-09 화 대체공휴일(설날)
    03-01 월 삼일절
    05-01 토 노동절
    05-03 월 대체공휴일(노동절)
    05-05 수 어린이날
    05-13 목 부처님오신날
    06-06 일 현충일
    07-17 토 제헌절
    07-19 월 대체공휴일(제헌절)
    08-15 일 광복절
    08-16 월 대체공휴일(광복절)
    09-14 화 추석 연휴
    09-15 수 추석
    09-16 목 추석 연휴
    10-03 일 개천절
    10-04 월 대체공휴일(개천절)
    10-09 토 한글날
    10-11 월 대체공휴일(한글날)
    12-25 토 성탄절
    12-27 월 대체공휴일(성탄절)
  `,
  2028: `
    01-01 토 새해 첫날
    01-26 수 설날 연휴
    01-27 목 설날
    01-28 금 설날 연휴
    03-01 수 삼일절
    04-12 수 국회의원 선거일
    05-01 월 노동절
    05-02 화 부처님오신날
    05-05 금 어린이날
    06-06 화 현충일
    07-17 월 제헌절
    08-15 화 광복절
    10-02 월 추석 연휴
    10-03 화 개천절·추석
    10-04 수 추석 연휴
    10-05 목 대체공휴일(개천절·추석)
    10-09 월 한글날
    12-25 월 성탄절
  `,
  2029: `
    01-01 월 새해 첫날
    02-12 월 설날 연휴
    02-13 화 설날
    02-14 수 설날 연휴
    03-01 목 삼일절
    05-01 화 노동절
    05-05 토 어린이날
    05-07 월 대체공휴일(어린이날)
    05-20 일 부처님오신날
    05-21 월 대체공휴일(부처님오신날)
    06-06 수 현충일
    07-17 화 제헌절
    08-15 수 광복절
    09-21 금 추석 연휴
    09-22 토 추석
    09-23 일 추석 연휴
    09-24 월 대체공휴일(추석)
    10-03 수 개천절
    10-09 화 한글날
    12-25 화 성탄절
  `,
  2030: `
    01-01 화 새해 첫날
    02-02 토 설날 연휴
    02-03 일 설날
    02-04 월 설날 연휴
    02-05 화 대체공휴일(설날)
    03-01 금 삼일절
    03-27 수 대통령 선거일
    05-01 수 노동절
    05-05 일 어린이날
    05-06 월 대체공휴일(어린이날)
    05-09 목 부처님오신날
    06-06 목 현충일
    06-12 수 지방선거일
    07-17 수 제헌절
    08-15 목 광복절
    09-11 수 추석 연휴
    09-12 목 추석
    09-13 금 추석 연휴
    10-03 목 개천절
    10-09 수 한글날
    12-25 수 성탄절
  `,
  2031: `
    01-01 수 새해 첫날
    01-22 수 설날 연휴
    01-23 목 설날
    01-24 금 설날 연휴
    03-01 토 삼일절
    03-03 월 대체공휴일(삼일절)
    05-01 목 노동절
    05-05 월 어린이날
    05-28 수 부처님오신날
    06-06 금 현충일
    07-17 목 제헌절
    08-15 금 광복절
    09-30 화 추석 연휴
    10-01 수 추석
    10-02 목 추석 연휴
    10-03 금 개천절
    10-09 목 한글날
    12-25 목 성탄절
  `,
  2032: `
    01-01 목 새해 첫날
    02-10 화 설날 연휴
    02-11 수 설날
    02-12 목 설날 연휴
    03-01 월 삼일절
    04-14 수 국회의원 선거일
    05-01 토 노동절
    05-03 월 대체공휴일(노동절)
    05-05 수 어린이날
    05-16 일 부처님오신날
    05-17 월 대체공휴일(부처님오신날)
    06-06 일 현충일
    07-17 토 제헌절
    07-19 월 대체공휴일(제헌절)
    08-15 일 광복절
    08-16 월 대체공휴일(광복절)
    09-18 토 추석 연휴
    09-19 일 추석
    09-20 월 추석 연휴
    09-21 화 대체공휴일(추석)
    10-03 일 개천절
    10-04 월 대체공휴일(개천절)
    10-09 토 한글날
    10-11 월 대체공휴일(한글날)
    12-25 토 성탄절
    12-27 월 대체공휴일(성탄절)
  `,
  2033: `
    01-01 토 새해 첫날
    01-30 일 설날 연휴
    01-31 월 설날
    02-01 화 설날 연휴
    02-02 수 대체공휴일(설날)
    03-01 화 삼일절
    05-01 일 노동절
    05-02 월 대체공휴일(노동절)
    05-05 목 어린이날
    05-06 금 부처님오신날
    06-06 월 현충일
    07-17 일 제헌절
    07-18 월 대체공휴일(제헌절)
    08-15 월 광복절
    09-07 수 추석 연휴
    09-08 목 추석
    09-09 금 추석 연휴
    10-03 월 개천절
    10-09 일 한글날
    10-10 월 대체공휴일(한글날)
    12-25 일 성탄절
    12-26 월 대체공휴일(성탄절)
  `,
  2034: `
    01-01 일 새해 첫날
    02-18 토 설날 연휴
    02-19 일 설날
    02-20 월 설날 연휴
    02-21 화 대체공휴일(설날)
    03-01 수 삼일절
    05-01 월 노동절
    05-05 금 어린이날
    05-25 목 부처님오신날
    05-31 수 지방선거일
    06-06 화 현충일
    07-17 월 제헌절
    08-15 화 광복절
    09-26 화 추석 연휴
    09-27 수 추석
    09-28 목 추석 연휴
    10-03 화 개천절
    10-09 월 한글날
    12-25 월 성탄절
  `,
  2035: `
    01-01 월 새해 첫날
    02-07 수 설날 연휴
    02-08 목 설날
    02-09 금 설날 연휴
    03-01 목 삼일절
    03-28 수 대통령 선거일
    05-01 화 노동절
    05-05 토 어린이날
    05-07 월 대체공휴일(어린이날)
    05-15 화 부처님오신날
    06-06 수 현충일
    07-17 화 제헌절
    08-15 수 광복절
    09-15 토 추석 연휴
    09-16 일 추석
    09-17 월 추석 연휴
    09-18 화 대체공휴일(추석)
    10-03 수 개천절
    10-09 화 한글날
    12-25 화 성탄절
  `,
};

const WEEKDAYS = ["일", "월", "화", "수", "목", "금", "토"];
const KOREA = holidayList({ calendar: "korea" });
const DAILY: Schedule = {
  ...{ hours: { weekly: week("09:00-18:00"), overrides: [] }, timeZone: "Asia/Seoul" },
  holidayLists: [KOREA],
};

type Row = { date: string; weekday: string; name: string };

function rowsOf(year: number): Row[] {
  const lines = (CALENDAR[year] ?? "").trim().split("\n");
  return lines.map((line) => {
    const [day = "", weekday = "", ...name] = line.trim().split(" ");
    return { date: `${year}-${day}`, weekday, name: name.join(" ") };
  });
}

const years = Object.keys(CALENDAR).map(Number);

test.each(years)("the public holidays of Korea in %i", (year) => {
  const known = koreanHolidays(year).map(({ date, name }) => {
    const weekday = WEEKDAYS[new Date(date).getUTCDay()] ?? "";
    return { date, weekday, name: name.ko };
  });
  expect(known).toEqual(rowsOf(year));
});

describe("A-01: whoever calls on a Korean holiday is told which it is", () => {
  test.each(years.flatMap(rowsOf))("$date $name", ({ date, name }) => {
    const at = (time: string) => hoursAt(DAILY, Date.parse(`${date}T${time}+09:00`));
    for (const time of ["00:00:00.000", "10:00:00.000", "23:59:59.999"]) {
      expect(at(time)).toMatchObject({ status: "holiday", because: { name: { ko: name } } });
    }
  });
});

describe("the last moment before, and the first after, each Seollal and Chuseok", () => {
  test.each([
    ["2024-02-08", "2024-02-13"],
    ["2024-09-15", "2024-09-19"],
    ["2025-01-26", "2025-01-31"],
    ["2025-10-04", "2025-10-10"],
    ["2026-02-15", "2026-02-19"],
    ["2026-09-23", "2026-09-27"],
    ["2027-02-05", "2027-02-10"],
    ["2027-09-13", "2027-09-17"],
    ["2028-01-25", "2028-01-29"],
    ["2028-10-01", "2028-10-06"],
    ["2029-02-11", "2029-02-15"],
    ["2029-09-20", "2029-09-25"],
    ["2030-02-01", "2030-02-06"],
    ["2030-09-10", "2030-09-14"],
    ["2031-01-21", "2031-01-25"],
    ["2031-09-29", "2031-10-04"],
    ["2032-02-09", "2032-02-13"],
    ["2032-09-17", "2032-09-22"],
    ["2033-01-29", "2033-02-03"],
    ["2033-09-06", "2033-09-10"],
    ["2034-02-17", "2034-02-22"],
    ["2034-09-25", "2034-09-29"],
    ["2035-02-06", "2035-02-10"],
    ["2035-09-14", "2035-09-19"],
  ])("open until 18:00 on %s, and again from 09:00 on %s", (before, after) => {
    const closing = Date.parse(`${before}T18:00+09:00`);
    const opening = Date.parse(`${after}T09:00+09:00`);
    expect(hoursAt(DAILY, closing - 1)).toMatchObject({ status: "open", until: closing });
    expect(hoursAt(DAILY, closing)).toMatchObject({ status: "closed", nextOpenAt: opening });
    expect(hoursAt(DAILY, opening - 1)).toMatchObject({ status: "closed", nextOpenAt: opening });
    expect(hoursAt(DAILY, opening).status).toBe("open");
  });
});

test("days that people take for holidays, and that are none", () => {
  for (const date of [
    // Before the law of 2026.
    ...["2024-05-01", "2025-05-01", "2024-07-17", "2025-07-17"],
    // New Year's Day and Memorial Day are not made up for.
    ...["2028-01-03", "2026-06-08", "2027-06-07", "2032-06-07", "2033-01-03"],
    // Neither is Seollal or Chuseok that meets a Saturday alone, nor a Christmas before 2023.
    ...["2026-09-28", "2022-12-26", "2021-12-27", "2022-05-09"],
    // The election that the Wednesday before Memorial Day would have been.
    ...["2030-06-05", "2030-04-03", "2017-12-20"],
  ]) {
    expect(holidayOn([KOREA], date), date).toBeNull();
  }
});

test("the lunar dates are those of ICU's Korean calendar", () => {
  const lunar = new Intl.DateTimeFormat("en-u-ca-dangi", {
    ...{ timeZone: "UTC", month: "numeric", day: "numeric" },
  });
  for (const [year, days] of Object.entries(LUNAR_DAYS)) {
    const found = new Map<string, string>();
    for (
      let day = Date.UTC(Number(year), 0, 20);
      day < Date.UTC(Number(year), 9, 31);
      day += DAY_MS
    ) {
      const name = lunar.format(day);
      if (!found.has(name)) found.set(name, dateOfWall(day).slice(5));
    }
    expect([found.get("1/1"), found.get("4/8"), found.get("8/15")], year).toEqual(days);
  }
});

test("substitute days are never on a weekend, on a holiday, or on each other", () => {
  for (let year = KOREAN_YEARS.first; year <= KOREAN_YEARS.last; year += 1) {
    const days = koreanHolidays(year);
    expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
    for (const { date, name } of days) {
      if (!name.ko.startsWith("대체공휴일")) continue;
      expect([1, 2, 3, 4, 5], date).toContain(new Date(date).getUTCDay());
    }
  }
});

test("a year that is not known has no holidays", () => {
  expect(koreanHolidays(KOREAN_YEARS.last + 1)).toEqual([]);
  expect(koreanHolidays(KOREAN_YEARS.first - 1)).toEqual([]);
});
