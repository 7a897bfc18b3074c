import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLifecycle, type Lifecycle } from "./lifecycle.ts";
import { createLogger } from "./logger.ts";

const exits: number[] = [];
const lines: string[] = [];

function makeLifecycle(): Lifecycle {
  const logger = createLogger("debug", { write: (line) => void lines.push(JSON.parse(line).msg) });
  return createLifecycle(logger, (code) => exits.push(code) as never);
}

beforeEach(() => {
  exits.length = 0;
  lines.length = 0;
  vi.useFakeTimers();
});

afterEach(() => void vi.useRealTimers());

test("parts stop in the opposite order, each after the one before has stopped", async () => {
  const lifecycle = makeLifecycle();
  const order: string[] = [];
  lifecycle.onStop("database", () => void order.push("database"));
  lifecycle.onStop("http", async () => {
    await Promise.resolve();
    order.push("http");
  });

  await lifecycle.stop("SIGTERM", 0);

  expect(order).toEqual(["http", "database"]);
  expect(exits).toEqual([0]);
});

test("a second reason to stop changes nothing", async () => {
  const lifecycle = makeLifecycle();
  const order: string[] = [];
  lifecycle.onStop("http", () => void order.push("http"));

  await Promise.all([lifecycle.stop("SIGINT", 0), lifecycle.stop("SIGTERM", 1)]);

  expect(order).toEqual(["http"]);
  expect(exits).toEqual([0]);
});

test("a part that fails to stop is logged and the others stop all the same", async () => {
  const lifecycle = makeLifecycle();
  const order: string[] = [];
  lifecycle.onStop("database", () => void order.push("database"));
  lifecycle.onStop("http", () => Promise.reject(new Error("stuck")));

  await lifecycle.stop("SIGTERM", 0);

  expect(order).toEqual(["database"]);
  expect(lines).toContain("a part did not stop cleanly");
});

test("a part that never stops does not keep the process past five seconds", async () => {
  const lifecycle = makeLifecycle();
  lifecycle.onStop("http", () => new Promise(() => undefined));

  const ending = lifecycle.stop("SIGTERM", 0);
  await vi.advanceTimersByTimeAsync(4_999);
  await ending;

  expect(exits).toEqual([0]);
  expect(lines).toContain("gave up waiting for parts to stop");
});
