import { expect, test } from "vitest";
import { changedByOthers, readValue } from "./variable-edit.ts";

test("V-21: what is written becomes a value of the variable's type", () => {
  expect(readValue("text", " 20261118-0032 ")).toBe("20261118-0032");
  expect(readValue("number", "1,250.5")).toBe(1250.5);
  expect(readValue("number", "셋")).toBe(undefined);
  expect(readValue("boolean", "false")).toBe(false);
  expect(readValue("date", "2026-11-21")).toBe("2026-11-21");
  for (const type of ["text", "number", "boolean", "date", "choice"] as const)
    expect(readValue(type, " ")).toBe(null);
});

test("V-23: a colleague's change is told only to who is writing something else", () => {
  expect(changedByOthers(null, "배송")).toBe(false);
  expect(changedByOthers({ text: "환", base: "배송" }, "배송")).toBe(false);
  expect(changedByOthers({ text: "환", base: "배송" }, "교환")).toBe(true);
  expect(changedByOthers({ text: "환", base: "배송" }, undefined)).toBe(true);
  expect(changedByOthers({ text: "교환", base: "배송" }, "교환")).toBe(false);
});
