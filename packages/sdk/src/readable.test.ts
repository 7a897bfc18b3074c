import { afterEach, expect, test, vi } from "vitest";
import { createListeners } from "./readable.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("a listener that throws does not stop the others, and its error is not swallowed", () => {
  const later: (() => void)[] = [];
  vi.spyOn(globalThis, "queueMicrotask").mockImplementation((task) => void later.push(task));
  const listeners = createListeners<number>();
  const heard: number[] = [];
  listeners.add(() => {
    throw new Error("the listener's own");
  });
  listeners.add((value) => heard.push(value));
  listeners.emit(7);
  expect(heard).toEqual([7]);
  expect(later[0]).toThrow("the listener's own");
});

test("who left while others were told is not told any more; one function may listen twice", () => {
  const listeners = createListeners<void>();
  let calls = 0;
  const count = () => calls++;
  const stops = [listeners.add(() => stops[2]?.()), listeners.add(count), listeners.add(count)];
  listeners.emit();
  expect(calls).toBe(1);
});
