import { expect, test } from "vitest";
import { readDays, withDays } from "./pasted-days.ts";

const day = (date: string, name: string, everyYear = false) => ({ date, name, everyYear });

test.each([
  ["2026-12-24,성탄 전야", day("2026-12-24", "성탄 전야")],
  ["2026-12-24\t성탄 전야", day("2026-12-24", "성탄 전야")],
  ["2026-12-24 성탄 전야", day("2026-12-24", "성탄 전야")],
  ["2026.12.24. 성탄 전야", day("2026-12-24", "성탄 전야")],
  ["2026/5/2;창립기념일;매년", day("2026-05-02", "창립기념일", true)],
  ["20261224,성탄 전야", day("2026-12-24", "성탄 전야")],
  ["2026년 5월 2일 창립기념일", day("2026-05-02", "창립기념일")],
  ['"2026-12-24","Eve, ""half"" day"', day("2026-12-24", 'Eve, "half" day')],
  ["2026-05-02,Founders,yearly", day("2026-05-02", "Founders", true)],
])("A-01: %j is a day off", (line, expected) => {
  expect(readDays(line)).toEqual({ days: [expected], unread: [] });
});

test("lines that are no day off are named by their number; the head of a table is none", () => {
  const text =
    "\uFEFF날짜,이름\r\n2026-02-30,없는 날\r\n\r\n2026-12-24\r\n2026-12-31,종무식\r\n메모";
  expect(readDays(text)).toEqual({ days: [day("2026-12-31", "종무식")], unread: [2, 4, 6] });
});

test("what is added takes the place of the same day, in the order of the calendar", () => {
  const there = [day("2026-12-31", "종무식"), day("2026-05-02", "창립", true)];
  const added = [day("2026-12-24", "전야"), day("2027-05-02", "창립기념일", true)];
  expect(withDays(there, added)).toEqual([
    day("2026-12-24", "전야"),
    day("2026-12-31", "종무식"),
    day("2027-05-02", "창립기념일", true),
  ]);
});
