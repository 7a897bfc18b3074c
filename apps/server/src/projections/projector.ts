import { setTimeout as sleep } from "node:timers/promises";
import type { Commit } from "@maru/core";
import type pg from "pg";
import { readCommits } from "../engine/journal.ts";
import type { Logger } from "../platform/logger.ts";
import { foldCommits, writeBatch } from "./projection-batch.ts";

/** Commits in one transaction. */
const MAX_BATCH = 1_000;
/** Commits kept in memory for it; when it falls further behind it reads the journal. */
const MAX_BUFFERED = 5_000;
/** It gathers for this long, unless somebody waits: history costs the disk less then. */
const GATHER_MS = 50;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;

/**
 * Follows the journal of one organisation and writes the tables that history and search read, with the mark of how
 * far it has come in the same transaction: whatever stops it, it goes on where it was.
 */
export class Projector {
  readonly #pool: pg.Pool;
  readonly #org: string;
  readonly #logger: Logger;
  /** As far as the tables are. */
  #seq = 0;
  #target = 0;
  #buffer: Commit[] = [];
  #waiters: { seq: number; resolve: () => void }[] = [];
  #running: Promise<void> | null = null;
  #closed = new AbortController();
  #hurry: (() => void) | null = null;

  constructor(pool: pg.Pool, org: string, logger: Logger) {
    this.#pool = pool;
    this.#org = org;
    this.#logger = logger;
  }

  get seq(): number {
    return this.#seq;
  }

  /** Catches up with what is durable already. */
  start(durableSeq: number): void {
    this.#target = durableSeq;
    this.#running = this.#run();
  }

  /** Commits that have just become durable, in order. */
  offer(commits: readonly Commit[]): void {
    this.#target = commits.at(-1)?.seq ?? this.#target;
    if (this.#buffer.length + commits.length > MAX_BUFFERED) this.#buffer = [];
    else this.#buffer.push(...commits);
    this.#running ??= this.#run();
  }

  /** Resolves when the tables have come that far, or when the time is over. */
  reached(seq: number, timeoutMs: number): Promise<void> {
    if (this.#seq >= seq) return Promise.resolve();
    this.#hurry?.();
    return new Promise((resolve) => {
      const waiter = {
        seq,
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      // Who has given up is not kept: a projection that cannot go on would gather them.
      const timer = setTimeout(() => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        resolve();
      }, timeoutMs).unref();
      this.#waiters.push(waiter);
    });
  }

  async close(): Promise<void> {
    this.#closed.abort();
    this.#hurry?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    // A turn later, so that `#running` is set.
    await Promise.resolve();
    let retryMs = FIRST_RETRY_MS;
    while (!this.#closed.signal.aborted) {
      try {
        if (this.#seq === 0) this.#seq = await this.#readMark();
        while (this.#seq < this.#target && !this.#closed.signal.aborted) {
          await this.#gather();
          await this.#step();
          retryMs = FIRST_RETRY_MS;
        }
        this.#wake();
        this.#running = null;
        return;
      } catch (err) {
        this.#logger.error({ err, org: this.#org, seq: this.#seq }, "the projection failed");
        this.#seq = 0;
        await sleep(retryMs, undefined, { signal: this.#closed.signal, ref: false }).catch(
          () => {},
        );
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      }
    }
  }

  /** Stays behind a little on purpose; not when it is far behind, or somebody waits. */
  #gather(): Promise<void> {
    if (this.#waiters.length > 0 || this.#target - this.#seq >= MAX_BATCH) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(done, GATHER_MS);
      this.#hurry = done;
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
    });
  }

  async #step(): Promise<void> {
    const commits = await this.#next();
    const last = commits.at(-1);
    if (last === undefined) throw new Error(`the journal ends before ${this.#target}`);
    const batch = await foldCommits(this.#pool, this.#org, commits);
    const written = await writeBatch(this.#pool, this.#org, this.#seq, last.seq, batch);
    // Another node follows the same journal (it took over, or has not noticed that we did).
    this.#seq = written ? last.seq : await this.#readMark();
    this.#wake();
  }

  async #next(): Promise<Commit[]> {
    const skip = this.#seq + 1 - (this.#buffer[0]?.seq ?? Number.POSITIVE_INFINITY);
    if (skip >= 0 && skip < this.#buffer.length) {
      this.#buffer.splice(0, skip);
      return this.#buffer.splice(0, MAX_BATCH);
    }
    const upTo = Math.min(this.#target, this.#seq + MAX_BATCH);
    for await (const page of readCommits(this.#pool, this.#org, this.#seq, upTo)) return page;
    return [];
  }

  async #readMark(): Promise<number> {
    await this.#pool.query(
      "insert into projection (org, seq) values ($1, 0) on conflict do nothing",
      [this.#org],
    );
    const { rows } = await this.#pool.query<{ seq: number }>(
      "select seq from projection where org = $1",
      [this.#org],
    );
    return rows[0]?.seq ?? 0;
  }

  #wake(): void {
    const reached = this.#waiters.filter(({ seq }) => seq <= this.#seq);
    this.#waiters = this.#waiters.filter(({ seq }) => seq > this.#seq);
    for (const { resolve } of reached) resolve();
  }
}
