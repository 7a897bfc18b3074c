import { expect, test } from "vitest";
import { customerTitle } from "./customer-title.ts";

const WORDS = { withheld: "withheld", website: "website" };
const title = (name: string, customerNumber: string | null, ourNumber: string | null = "+8221") =>
  customerTitle({ customer: { name }, call: { customerNumber, ourNumber } }, writeNumber, WORDS);
const writeNumber = (number: string) => number.replace("+82", "0");

test("V-03 a number stands once: beside a name, or in its place", () => {
  expect(title("carol", "+8210")).toEqual({ title: "carol", number: "010" });
  for (const nameless of ["", "+8210", "010"])
    expect(title(nameless, "+8210")).toEqual({ title: "010", number: null });
});

test("who withholds their number and who calls from a web page are told apart", () => {
  expect(title("", null)).toEqual({ title: "withheld", number: null });
  expect(title("carol", null, null)).toEqual({ title: "carol", number: "website" });
});

test("a chat has no number", () => {
  const chat = { customer: { name: "carol" }, call: null };
  expect(customerTitle(chat, writeNumber, WORDS)).toEqual({ title: "carol", number: null });
});
