import { createState, type OrganisationId } from "@maru/core";
import { expect, test } from "vitest";
import { homeCountry, readCarrierNumber, readTypedNumber, writeNumber } from "./phone-number.ts";

test.each([
  ["02-1234-5678", "+82212345678"],
  ["02)1234.5678", "+82212345678"],
  ["전화 02 1234 5678", "+82212345678"],
  ["０２-１２３４-５６７８", "+82212345678"],
  ["+82 2 1234 5678", "+82212345678"],
  ["tel:+82-2-1234-5678", "+82212345678"],
  ["1588-1234", "+8215881234"],
  ["010 9876 5432", "+821098765432"],
  ["+1 (202) 555-0100", "+12025550100"],
  ["001 1 202 555 0100", "+12025550100"],
])("V-45: %s is %s", (typed, number) => {
  expect(readTypedNumber(typed, "KR")).toEqual({ number });
});

test.each([
  ["119", "an emergency number"],
  ["7001", "an extension"],
  ["1234-5678", "a local number without its area code"],
  ["12", "too short"],
  ["1234567890123456789", "too long"],
  ["*21#", "a keypad code"],
  ["", "nothing"],
  ["sales", "a word"],
  ["+82 2 1234 5678 # 12", "a number with a keypad code"],
])("V-45: %j is refused: %s", (typed) => {
  expect(readTypedNumber(typed, "KR")).toMatchObject({
    refused: "number_invalid",
    field: "number",
  });
});

test.each([
  ["+82212345678", "+82212345678"],
  ["82212345678", "+82212345678"],
  ["0212345678", "+82212345678"],
  ["12025550100", "+12025550100"],
  ["anonymous", null],
  ["7001", null],
  ["", null],
])("A-03: a carrier's %j is %s", (written, number) => {
  expect(readCarrierNumber(written, "KR")).toBe(number);
});

test("a number is written as people of the country do", () => {
  expect(writeNumber("+82212345678", "KR")).toBe("02-1234-5678");
  expect(writeNumber("+12025550100", "KR")).toBe("+1 202 555 0100");
});

test("numbers are read as in the trunk's country, without one as in the time zone's", () => {
  const state = createState("acme" as OrganisationId);
  expect(homeCountry(state)).toBe("KR");
  state.configuration.settings = { ...state.configuration.settings, timeZone: "Europe/London" };
  expect(homeCountry(state)).toBe("GB");
  state.configuration.trunk.set("line" as never, { country: "US" } as never);
  expect(homeCountry(state)).toBe("US");
});
