import type { Lifecycle } from "./lifecycle.ts";
import type { Logger } from "./logger.ts";

/**
 * Ends the server on what the world tells it: Ctrl-C, a supervisor's SIGTERM, a closed terminal, or
 * the death of `npm start` above us. A bug that nobody caught ends it too, with what is durable.
 */
export function stopOnSignals(lifecycle: Lifecycle, logger: Logger): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // Repeated signals (npm forwards Ctrl-C, which the terminal also sent us) change nothing.
    process.on(signal, () => void lifecycle.stop(signal, 0));
  }
  process.once("disconnect", () => void lifecycle.stop("launcher ended", 0));
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (err) => {
      logger.fatal({ err }, "a bug: stopping");
      void lifecycle.stop(event, 1);
    });
  }
}
