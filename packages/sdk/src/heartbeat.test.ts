import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { backoffMs } from "./backoff.ts";
import { Heartbeat } from "./heartbeat.ts";
import { ServerClock } from "./server-clock.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

function heartbeat(answers: () => boolean) {
  const log: string[] = [];
  const beat = new Heartbeat({
    now: () => Date.now(),
    ping: (at) => {
      log.push(`ping ${at}`);
      if (answers()) setTimeout(() => beat.heard(), 20);
    },
    onDead: () => {
      log.push(`dead ${Date.now()}`);
      beat.stop();
    },
  });
  beat.start();
  return { beat, log };
}

test("pings every 5 s while answered", () => {
  const { log } = heartbeat(() => true);
  vi.advanceTimersByTime(12_000);
  expect(log).toEqual(["ping 0", "ping 5000", "ping 10000"]);
});

test("10 s after the last word the peer is dead", () => {
  let answering = true;
  const { log } = heartbeat(() => answering);
  vi.advanceTimersByTime(4_900);
  answering = false;
  vi.advanceTimersByTime(20_000);
  expect(log).toEqual(["ping 0", "ping 5000", "dead 10000"]);
});

test("any frame is a sign of life", () => {
  const { beat, log } = heartbeat(() => false);
  vi.advanceTimersByTime(4_000);
  beat.heard();
  vi.advanceTimersByTime(2_000);
  expect(log).toEqual(["ping 0", "ping 5000"]);
});

test("after a sleep the peer has 2.5 s to answer", () => {
  let answering = true;
  const { log } = heartbeat(() => answering);
  vi.advanceTimersByTime(1_000);
  // The machine sleeps: the clock moves, the timers do not.
  vi.setSystemTime(3_600_000);
  answering = false;
  vi.advanceTimersByTime(4_000);
  expect(log).toEqual(["ping 0", "ping 3604000"]);
  vi.advanceTimersByTime(2_500);
  expect(log.at(-1)).toBe("dead 3606500");
});

test("a hidden tab's late timers do not make an answering peer dead", () => {
  const { log } = heartbeat(() => true);
  for (let minute = 1; minute <= 3; minute++) {
    vi.setSystemTime(minute * 60_000);
    vi.advanceTimersByTime(5_000);
  }
  expect(log.some((line) => line.startsWith("dead"))).toBe(false);
});

test("asked to check, it waits 2.5 s, and a check does not put off another", () => {
  let answering = true;
  const { beat, log } = heartbeat(() => answering);
  vi.advanceTimersByTime(1_000);
  answering = false;
  beat.check();
  vi.advanceTimersByTime(1_000);
  beat.check();
  vi.advanceTimersByTime(1_500);
  expect(log).toEqual(["ping 0", "ping 1000", "dead 3500"]);
});

test("the back-off doubles from 0.25 s to 10 s, a random half of it taken off", () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 8, 1000].map((attempt) => backoffMs(attempt, () => 1));
  expect(longest).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]);
  expect(backoffMs(1, () => 0)).toBe(125);
  expect(backoffMs(9, () => 0)).toBe(5000);
});

test("the server's time comes from the shortest round trip", () => {
  vi.setSystemTime(100_000);
  const clock = new ServerClock(() => Date.now());
  clock.noteFrame(160_000);
  expect(clock.serverNow()).toBe(160_000);
  clock.noteAnswer(160_500, 99_600, 100_000);
  expect(clock.serverNow()).toBe(160_700);
  clock.noteAnswer(160_600, 99_990, 100_000);
  expect(clock.serverNow()).toBe(160_605);
  clock.noteAnswer(160_500, 99_000, 100_000);
  expect(clock.serverNow()).toBe(160_605);
});

test("a clock that was set is believed at once", () => {
  vi.setSystemTime(100_000);
  const clock = new ServerClock(() => Date.now());
  clock.noteAnswer(100_005, 99_990, 100_000);
  expect(clock.serverNow()).toBe(100_010);
  vi.setSystemTime(50_000);
  clock.noteAnswer(100_100, 49_800, 50_000);
  expect(clock.serverNow()).toBe(100_200);
});
