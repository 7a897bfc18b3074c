import type { Clock } from "@maru/voice";

/** The time of this machine, for the reconciler. Its timers keep no process alive. */
export const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};
