import { expect, test } from "vitest";
import { isRecentEnough } from "./asterisk-program.ts";

test.each([
  ["Asterisk 22.10.1+dfsg+~cs6.17.60671434-1", true],
  ["Asterisk 22.4.0", true],
  ["Asterisk 22.3.9", false],
  ["Asterisk 21.9.0", true],
  ["Asterisk 20.14.1", true],
  ["Asterisk 20.6.0~dfsg+~cs6.13.40431414-2build5", false],
  ["Asterisk certified/20.7-cert4", false],
  ["Asterisk 18.10.0", false],
  ["Asterisk 23.0.0", true],
  ["", false],
])("%j can be used: %s", (version, usable) => {
  expect(isRecentEnough(version)).toBe(usable);
});
