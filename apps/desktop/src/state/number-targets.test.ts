import { expect, test } from "vitest";
import { numberTargets } from "./number-targets.ts";

const book = [
  { id: "a", name: "가나상사", number: "+82212345678", frequent: false },
  { id: "b", name: "한빛택배", number: "+8215881234", frequent: true },
  { id: "c", name: "강남 2호점", number: "+82255501234", frequent: false },
];
const found = (query: string) =>
  numberTargets(book, query).map(({ group, number }) => `${group} ${number}`);

test("K-40 the frequent numbers come first, then the rest of the address book", () => {
  expect(found("")).toEqual([
    "frequent +8215881234",
    "addressBook +82212345678",
    "addressBook +82255501234",
  ]);
});

test("V-45 what is typed can be called as soon as it has three digits, without its other characters", () => {
  expect(found("02-12")).toEqual(["typed 0212", "addressBook +82212345678"]);
  expect(found("+1 (415) 555-0100")).toEqual(["typed +14155550100"]);
  expect(found("12")[0]).not.toMatch(/^typed/);
});

test("found by name, also one with a number in it, which is not dialled", () => {
  expect(found("ㅎㅂ")).toEqual(["frequent +8215881234"]);
  expect(found("강남 2호점")).toEqual(["addressBook +82255501234"]);
  expect(found("112호점")).toEqual([]);
});
