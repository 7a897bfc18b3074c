import type { Readable } from "@maru/sdk";

/**
 * The server's time in whole seconds. One timer for every clock on the screen, aligned to the second so that
 * all of them step together; it runs only while somebody looks.
 */
export function createSecondClock(serverNow: () => number): Readable<number> {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let second = Math.floor(serverNow() / 1000);
  const step = () => {
    const now = serverNow();
    timer = setTimeout(step, 1000 - (now % 1000) + 5);
    const next = Math.floor(now / 1000);
    if (next === second) return;
    second = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get() {
      if (listeners.size === 0) second = Math.floor(serverNow() / 1000);
      return second * 1000;
    },
    subscribe(listener) {
      listeners.add(listener);
      if (timer === undefined) step();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(timer);
        timer = undefined;
      };
    },
  };
}
