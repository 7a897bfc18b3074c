import { expect, test } from "vitest";
import { createSignInThrottle } from "./sign-in-throttle.ts";

const limits = {
  perAddress: { burst: 8, perSecond: 1 },
  freeAttempts: 3,
  firstDelayMs: 1_000,
  longestDelayMs: 4_000,
  forgetAfterMs: 60_000,
};

function throttle() {
  let now = 1_000_000;
  const { begin, succeeded } = createSignInThrottle(limits, () => now);
  return {
    begin,
    succeeded,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

test("after the free attempts the wait for one e-mail address doubles up to its bound", () => {
  const { begin, wait } = throttle();
  const waits = [1, 2, 3].map((n) => begin(`10.0.0.${n}`, "alice@a.test"));
  for (let n = 4; n <= 7; n += 1) {
    const ms = begin(`10.0.0.${n}`, "alice@a.test");
    waits.push(ms);
    wait(ms);
    expect(begin(`10.0.0.${n}`, "alice@a.test")).toBe(0);
  }

  expect(waits).toEqual([0, 0, 0, 1_000, 2_000, 4_000, 4_000]);
});

test("attempts at once are counted as they begin", () => {
  const { begin } = throttle();

  expect([1, 2, 3, 4, 5].map((n) => begin(`10.0.0.${n}`, "alice@a.test"))).toEqual([
    0, 0, 0, 1_000, 1_000,
  ]);
});

test("one network address cannot try many people", () => {
  const { begin } = throttle();
  const waits = Array.from({ length: 10 }, (_, n) => begin("10.0.0.1", `agent${n}@a.test`));

  expect(waits).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1_000, 1_000]);
});

test("success clears the failures and costs the address nothing", () => {
  const { begin, succeeded } = throttle();
  for (let n = 0; n < 50; n += 1) {
    expect(begin("10.0.0.1", "alice@a.test")).toBe(0);
    succeeded("10.0.0.1", "alice@a.test");
  }
});

test("an attacker elsewhere cannot lock out somebody who signed in from here before", () => {
  const { begin, succeeded } = throttle();
  begin("10.0.0.1", "alice@a.test");
  succeeded("10.0.0.1", "alice@a.test");
  for (let n = 0; n < 5; n += 1) begin("203.0.113.9", "alice@a.test");

  expect(begin("203.0.113.8", "alice@a.test")).toBeGreaterThan(0);
  expect(begin("10.0.0.1", "alice@a.test")).toBe(0);
});

test("failures are forgotten in time", () => {
  const { begin, wait } = throttle();
  for (let n = 0; n < 4; n += 1) begin(`10.0.0.${n}`, "alice@a.test");
  wait(60_000);

  expect(begin("10.0.0.9", "alice@a.test")).toBe(0);
});
