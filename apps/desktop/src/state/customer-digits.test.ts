import { expect, test } from "vitest";
import { watchDigits } from "./customer-digits.ts";

test("the keys a customer presses stand in a row, each call's by itself, the last ones only", () => {
  let press = (_: { interactionId: string; digit: string }) => {};
  const { store } = watchDigits({
    onDigit: (listener) => {
      press = listener;
      return () => undefined;
    },
  });
  for (const digit of "1#") press({ interactionId: "c1", digit });
  expect(store.getState()).toEqual({ interactionId: "c1", digits: "1#" });
  for (const digit of "0123456789".repeat(2)) press({ interactionId: "c2", digit });
  expect(store.getState()).toEqual({ interactionId: "c2", digits: "234567890123456789" });
});
