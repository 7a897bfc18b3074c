import type { Inventory, MediaEngine, Report, Step } from "../port.ts";

/**
 * The media port with callbacks in place of promises: what is known is known in the same moment, not a turn of the
 * event loop later, and on virtual time a whole call is one row of function calls.
 */
export type EngineAccess = {
  /** `failure` null: done. */
  perform(step: Step, done: (failure: Error | null) => void): void;
  /** Null: the engine could not say. */
  inventory(done: (inventory: Inventory | null) => void): void;
  onReport(listener: (report: Report) => void): void;
};

export function accessTo(engine: MediaEngine): EngineAccess {
  return {
    perform: (step, done) => {
      engine.perform(step).then(
        () => done(null),
        (cause: unknown) => done(cause instanceof Error ? cause : new Error(String(cause))),
      );
    },
    inventory: (done) => {
      engine.inventory().then(done, () => done(null));
    },
    onReport: (listener) => engine.onReport(listener),
  };
}
