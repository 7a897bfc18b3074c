import { expect, test } from "vitest";
import { barsOf, isPausedAt, keyTarget, pausedShares } from "./waveform.ts";

test("bars keep the loudest moment of their stretch", () => {
  expect(barsOf([0, 0.5, 0.25, 1, 0, 0], 3)).toEqual([0.5, 1, 0]);
  expect(barsOf([0.5, 1], 4)).toEqual([0.5, 0.5, 1, 1]);
  expect(barsOf([], 3)).toEqual([]);
  expect(barsOf([2, -1], 2)).toEqual([1, 0]);
});

test("V-10: paused stretches are shares of the whole; an open one reaches to the end", () => {
  const paused = [
    { from: 1_000, to: 2_000 },
    { from: 9_000, to: null },
  ];
  expect(pausedShares(paused, 10_000)).toEqual([
    { from: 0.1, to: 0.2 },
    { from: 0.9, to: 1 },
  ]);
  expect(pausedShares(paused, 0)).toEqual([]);
  expect([500, 1_000, 2_000, 9_500].map((at) => isPausedAt(paused, at))).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test("the keys of the slider stay within the recording", () => {
  expect(keyTarget("ArrowRight", 1_000, 4_000)).toBe(4_000);
  expect(keyTarget("ArrowLeft", 1_000, 4_000)).toBe(0);
  expect(keyTarget("Home", 1_000, 4_000)).toBe(0);
  expect(keyTarget("End", 1_000, 4_000)).toBe(4_000);
  expect(keyTarget("a", 1_000, 4_000)).toBe(null);
});
