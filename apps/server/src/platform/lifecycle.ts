import { endProcess } from "./end-process.ts";
import type { Logger } from "./logger.ts";

/**
 * All parts together, so that a supervisor that allows five seconds never has to kill us. PostgreSQL,
 * which stops last, keeps its own time within it.
 */
const stopTimeoutMs = 4_800;

/**
 * The order in which the server comes down: what was started last stops first, so nothing loses what
 * it stands on while it still works.
 */
export interface Lifecycle {
  /** Call right after the part has started. */
  onStop(part: string, stop: () => Promise<void> | void): void;
  /** Stops every part and ends the process. The first call decides the exit code. */
  stop(reason: string, exitCode: number): Promise<never>;
  readonly stopping: boolean;
}

export function createLifecycle(
  logger: Logger,
  exit: (code: number) => never = endProcess,
): Lifecycle {
  const parts: { part: string; stop: () => Promise<void> | void }[] = [];
  let ending: Promise<never> | undefined;

  const stopAll = async (): Promise<void> => {
    for (const { part, stop } of parts.reverse()) {
      try {
        await stop();
      } catch (err) {
        // One part that fails must not keep the others, and the database above all, running.
        logger.error({ err, part }, "a part did not stop cleanly");
      }
    }
  };
  return {
    onStop: (part, stop) => void parts.push({ part, stop }),
    get stopping() {
      return ending !== undefined;
    },
    stop(reason, exitCode) {
      ending ??= (async () => {
        // Who stops with a failure has already said why.
        const level = exitCode === 0 ? "info" : "debug";
        logger[level]({ reason }, "stopping");
        const timeIsUp = new Promise<false>((resolve) => {
          setTimeout(() => resolve(false), stopTimeoutMs);
        });
        const inTime = await Promise.race([stopAll().then(() => true), timeIsUp]);
        if (inTime) logger[level]("stopped");
        else logger.error({ timeoutMs: stopTimeoutMs }, "gave up waiting for parts to stop");
        return exit(exitCode);
      })();
      return ending;
    },
  };
}
