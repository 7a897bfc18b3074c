import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DueTimer } from "./due-timer.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

function setUp() {
  const wentOff: number[] = [];
  const timer = new DueTimer(Date.now, () => wentOff.push(Date.now() - 1_000_000));
  return { timer, wentOff, at: (ms: number) => timer.set(1_000_000 + ms) };
}

test("it goes off when the earliest of what it was set to is due", () => {
  const { wentOff, at } = setUp();
  at(500);
  at(200);
  at(900);
  vi.advanceTimersByTime(1_000);
  expect(wentOff).toEqual([200]);
});

test("what is overdue goes off at once, and nothing goes off after a stop", () => {
  const { timer, wentOff, at } = setUp();
  at(-5_000);
  vi.advanceTimersByTime(0);
  expect(wentOff).toEqual([0]);
  at(100);
  timer.stop();
  timer.set(null);
  vi.advanceTimersByTime(1_000);
  expect(wentOff).toEqual([0]);
});

test("what is due in two months is not due now", () => {
  const { wentOff, at } = setUp();
  const twoMonthsMs = 60 * 86_400_000;
  at(twoMonthsMs);
  vi.advanceTimersByTime(86_400_000);
  expect(wentOff).toEqual([]);
  vi.advanceTimersByTime(twoMonthsMs);
  // It looks in between, when setTimeout's range is over; core says then that nothing is due.
  expect(wentOff[0]).toBe(2_147_483_647);
});
