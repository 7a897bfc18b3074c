import { expect, test } from "vitest";
import { isSendKey } from "./composer-keys.ts";

const key = (change: object = {}) => ({
  key: "Enter",
  shiftKey: false,
  isComposing: false,
  keyCode: 13,
  ...change,
});

test("Enter sends", () => {
  expect(isSendKey(key())).toBe(true);
});

test.each([
  ["with Shift it is a new line", { shiftKey: true }],
  ["while a syllable is composed it ends the composition", { isComposing: true, keyCode: 229 }],
  ["Safari says only by key code that it composed", { keyCode: 229 }],
  ["other keys write", { key: "a", keyCode: 65 }],
])("%s", (_, change) => {
  expect(isSendKey(key(change))).toBe(false);
});
