import { expect, test } from "vitest";
import { withinWindow } from "./use-drag.ts";

const window = { width: 1024, height: 768 };

test("K-10 the free widget's head stays in the window, below the top bar", () => {
  expect(withinWindow({ right: 16, top: 116 }, window)).toEqual({ right: 16, top: 116 });
  expect(withinWindow({ right: -200, top: 0 }, window)).toEqual({ right: 8, top: 56 });
  expect(withinWindow({ right: 5_000, top: 5_000 }, window)).toEqual({ right: 696, top: 716 });
});

test("a window narrower than the widget shows its right end", () => {
  expect(withinWindow({ right: 40, top: 60 }, { width: 300, height: 200 })).toEqual({
    right: 8,
    top: 60,
  });
});
