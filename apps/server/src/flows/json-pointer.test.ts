import { expect, test } from "vitest";
import { valueAt } from "./json-pointer.ts";

/** The examples of RFC 6901, section 5. */
const document = {
  foo: ["bar", "baz"],
  ...{ "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, 'k"l': 6, " ": 7, "m~n": 8 },
};

test.each([
  ["/foo", ["bar", "baz"]],
  ["/foo/0", "bar"],
  ["/", 0],
  ["/a~1b", 1],
  ["/c%d", 2],
  ["/e^f", 3],
  ["/g|h", 4],
  ["/i\\j", 5],
  ['/k"l', 6],
  ["/ ", 7],
  ["/m~0n", 8],
])("%s", (pointer, value) => {
  expect(valueAt(document, pointer)).toEqual(value);
});

test("the whole, and what is not there", () => {
  expect(valueAt(document, "")).toBe(document);
  for (const pointer of ["/foo/2", "/foo/01", "/foo/length", "/none/x", "foo", "/constructor"]) {
    expect(valueAt(document, pointer)).toBe(undefined);
  }
});
