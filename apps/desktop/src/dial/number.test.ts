import { expect, test } from "vitest";
import { cleanNumber, countryOf, isDialable, regroup, writeNumber } from "./number.ts";

test.each([
  ["02-1234-5678", "0212345678"],
  [" 전화: +82 (2) 1234.5678 ", ":+82212345678"],
  ["tel:+82-10-9876-5432", "+821098765432"],
  ["０１０　１２３４　５６７８", "01012345678"],
  ["*21#02:1", "*21#02:1"],
  ["sales", ""],
])("V-45: of %j is kept %j", (text, kept) => {
  expect(cleanNumber(text)).toBe(kept);
});

test.each([
  ["12", false],
  ["119", true],
  ["010-1234-5678", true],
  ["123456789012345678", true],
  ["1234567890123456789", false],
  ["#*", false],
])("V-45: %j may be dialled: %s", (text, may) => {
  expect(isDialable(text)).toBe(may);
});

test("a number is written as people of the agent's country do", () => {
  expect(writeNumber("+82212345678", "KR")).toBe("02-1234-5678");
  expect(writeNumber("+821098765432", "KR")).toBe("010-9876-5432");
  expect(writeNumber("+12025550100", "KR")).toBe("+1 202 555 0100");
  expect(writeNumber("2101", "KR")).toBe("2101");
});

test("the country is that of our own number", () => {
  expect(countryOf("+442079460000")).toBe("GB");
  expect(countryOf(undefined)).toBe("KR");
});

test("V-73: while one types the number is grouped, and the caret stays behind its digit", () => {
  expect(regroup("0101", 4, "KR")).toEqual({ text: "010-1", caret: 5 });
  expect(regroup("010-12345678", 12, "KR")).toEqual({ text: "010-1234-5678", caret: 13 });
  expect(regroup("0190-1234-5678", 3, "KR").caret).toBe(3);
  expect(regroup("*21#", 4, "KR")).toEqual({ text: "*21#", caret: 4 });
});
