import { expect, test } from "vitest";
import { differencesBetween } from "./differences.ts";

test("what differs, leaf by leaf, lists as a whole", () => {
  const before = { name: "A", wrapUp: { timeoutMs: 1, reasonIds: ["a"] }, limit: null };
  const after = { name: "A", wrapUp: { timeoutMs: 2, reasonIds: ["a", "b"] }, limit: { at: 1 } };
  expect(differencesBetween(before, after)).toEqual([
    { field: "wrapUp.timeoutMs", before: 1, after: 2 },
    { field: "wrapUp.reasonIds", before: ["a"], after: ["a", "b"] },
    { field: "limit", before: null, after: { at: 1 } },
  ]);
  expect(differencesBetween(before, structuredClone(before))).toEqual([]);
});
