import { expect, test } from "vitest";
import { causeOfEnd } from "./leg-cause.ts";

test.each([
  [16, true, "hung_up"],
  [31, true, "hung_up"],
  [44, true, "lost"],
  [44, false, "unreachable"],
  [16, false, "hung_up"],
  [0, false, "hung_up"],
  [17, false, "busy"],
  [21, false, "rejected"],
  [18, false, "no_answer"],
  [19, false, "no_answer"],
  [1, false, "unreachable"],
  [20, false, "unreachable"],
  [34, false, "unreachable"],
])("cause %i of a leg that was up: %s, is %s", (cause, wasUp, means) => {
  expect(causeOfEnd(cause, wasUp)).toBe(means);
});
