import { performance } from "node:perf_hooks";
import type { Commit } from "@maru/core";
import type { EngineFault } from "./engine-fault.ts";

/**
 * Memory runs ahead of the disk; this is the way from one to the other.
 *
 *   commit ──► queued ──cut──► flying (one INSERT) ──durable──► frames are sent, then callers are answered
 *
 * A cut takes everything that is queued, so at a cut the memory is exactly what the batch makes durable: what is
 * built from the memory then may be shown once the batch is durable. There is one batch in flight at a time; what
 * arrives meanwhile makes up the next (group commit). When a batch fails nothing in memory can be trusted.
 */
export class CommitPipeline {
  readonly #shell: PipelineShell;
  #queued = new Batch();
  #flying: Batch | null = null;
  #cutPlanned = false;
  #durableSeq: number;
  #failed: EngineFault | null = null;
  #drained: (() => void)[] = [];

  constructor(durableSeq: number, shell: PipelineShell) {
    this.#durableSeq = durableSeq;
    this.#shell = shell;
  }

  get durableSeq(): number {
    return this.#durableSeq;
  }

  get failed(): boolean {
    return this.#failed !== null;
  }

  /** Commits that are not durable yet. */
  get pending(): number {
    return this.#queued.commits.length + (this.#flying?.commits.length ?? 0);
  }

  add(commit: Commit): void {
    this.#queued.commits.push(commit);
    this.#planCut();
  }

  /** Settles once everything that is in memory now is durable; at once if it is. */
  settle(waiter: Waiter): void {
    const batch = this.#lastBatch();
    if (this.#failed !== null) waiter.fail(this.#failed);
    else if (batch === null) waiter.done();
    else batch.waiters.push(waiter);
  }

  /**
   * Runs `build` at the next moment when memory holds nothing that is merely queued, and what it answers once
   * that memory is durable. What was given earlier is built and delivered earlier.
   */
  atBoundary(build: Build): void {
    if (this.#failed !== null) return;
    if (this.#queued.commits.length > 0) {
      this.#queued.builds.push(build);
      return;
    }
    const deliver = build();
    if (this.#flying === null) deliver();
    else this.#flying.deliveries.push(deliver);
  }

  /** Resolves when nothing is pending, or everything has failed. */
  drain(): Promise<void> {
    if (this.#failed !== null || this.#lastBatch() === null) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  /** Everybody who waits is told; nothing is accepted or delivered any more. */
  fail(fault: EngineFault): void {
    if (this.#failed !== null) return;
    this.#failed = fault;
    const batches = [this.#flying, this.#queued];
    this.#flying = null;
    this.#queued = new Batch();
    for (const batch of batches) for (const waiter of batch?.waiters ?? []) waiter.fail(fault);
    this.#announceDrained();
  }

  #lastBatch(): Batch | null {
    return this.#queued.commits.length > 0 ? this.#queued : this.#flying;
  }

  /** After this turn of the event loop: frames that arrived together are decided together. */
  #planCut(): void {
    if (this.#cutPlanned || this.#flying !== null) return;
    this.#cutPlanned = true;
    setImmediate(() => {
      this.#cutPlanned = false;
      if (this.#failed === null && this.#flying === null && this.#queued.commits.length > 0)
        this.#cut();
    });
  }

  #cut(): void {
    const batch = this.#queued;
    this.#queued = new Batch();
    this.#flying = batch;
    const startedAt = performance.now();
    // Sent first, so that the disk works while the documents are built.
    this.#shell.append(batch.commits).then(
      () => {
        if (this.#failed === null) this.#landed(batch, performance.now() - startedAt);
      },
      (cause: unknown) => this.#shell.onAppendFailed(cause),
    );
    batch.deliveries.push(this.#shell.buildChanges());
    for (const build of batch.builds) batch.deliveries.push(build());
  }

  #landed(batch: Batch, tookMs: number): void {
    this.#durableSeq = batch.commits.at(-1)?.seq ?? this.#durableSeq;
    this.#flying = null;
    if (this.#queued.commits.length > 0) this.#cut();
    for (const deliver of batch.deliveries) deliver();
    for (const waiter of batch.waiters) waiter.done();
    this.#shell.onDurable(batch.commits, tookMs);
    if (this.#lastBatch() === null) this.#announceDrained();
  }

  #announceDrained(): void {
    for (const resolve of this.#drained.splice(0)) resolve();
  }
}

class Batch {
  readonly commits: Commit[] = [];
  readonly waiters: Waiter[] = [];
  readonly builds: Build[] = [];
  readonly deliveries: (() => void)[] = [];
}

/** Builds from memory; what it returns shows what was built. */
export type Build = () => () => void;

export interface Waiter {
  done(): void;
  fail(fault: EngineFault): void;
}

export interface PipelineShell {
  append(commits: readonly Commit[]): Promise<void>;
  /** The documents the commits since the last cut have changed. */
  buildChanges: Build;
  onDurable(commits: readonly Commit[], tookMs: number): void;
  /** Must lead to `fail`. */
  onAppendFailed(cause: unknown): void;
}
