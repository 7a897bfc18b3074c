import { Worker } from "node:worker_threads";
import type { Logger } from "../platform/logger.ts";
import type { SnapshotOrder } from "./snapshot-worker.ts";

/** So often that recovery stays under a second or two, so seldom that it costs next to nothing. */
export const SNAPSHOT_EVERY_COMMITS = 20_000;

/** A worker that takes longer hangs, and would keep every later snapshot from being made. */
const WORKER_TIMEOUT_MS = 10 * 60_000;

/** Has snapshots made, one at a time, off this thread. A failed one costs recovery time, nothing else. */
export class Snapshotter {
  readonly #order: Omit<SnapshotOrder, "seq">;
  readonly #logger: Logger;
  readonly #every: number;
  readonly #workerTimeoutMs: number;
  #lastSeq: number;
  #worker: Worker | null = null;

  constructor(
    order: Omit<SnapshotOrder, "seq">,
    lastSeq: number,
    logger: Logger,
    every = SNAPSHOT_EVERY_COMMITS,
    workerTimeoutMs = WORKER_TIMEOUT_MS,
  ) {
    this.#workerTimeoutMs = workerTimeoutMs;
    this.#order = order;
    this.#lastSeq = lastSeq;
    this.#logger = logger;
    this.#every = every;
  }

  onDurable(seq: number): void {
    if (this.#worker !== null || seq - this.#lastSeq < this.#every) return;
    // Also after a failure: the next attempt is as far away as if it had worked.
    this.#lastSeq = seq;
    void this.#make(seq);
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #make(seq: number): Promise<void> {
    const { org } = this.#order;
    const workerData: SnapshotOrder = { ...this.#order, seq };
    const worker = new Worker(new URL("./snapshot-worker.ts", import.meta.url), { workerData });
    this.#worker = worker;
    const overdue = setTimeout(() => {
      this.#logger.error({ org, seq }, "a snapshot took too long and was given up");
      void worker.terminate();
    }, this.#workerTimeoutMs);
    overdue.unref();
    return new Promise((resolve) => {
      worker.on("message", (made: object) =>
        this.#logger.info({ org, ...made }, "a snapshot was made"),
      );
      worker.on("error", (err) => this.#logger.error({ err, org, seq }, "a snapshot failed"));
      worker.on("exit", () => {
        clearTimeout(overdue);
        this.#worker = null;
        resolve();
      });
    });
  }
}
