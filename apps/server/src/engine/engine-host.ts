/**
 * Runs the engines of all organisations this process writes for. For whoever builds on it:
 * - `await host.organisation(id)` for each request or connection; it is cheap once the engine runs, and the way
 *   back in after an `EngineFault` (engine-fault.ts): `unknown_organisation`, `not_the_writer`, `unavailable`.
 * - A `Sink` (organisation-engine.ts) gets frames as ready JSON text: write them as they are. After `bye` the subscription is over; the gateway closes the socket.
 * - Frames a command caused reach the sinks before its promise resolves: write the `result` frame in the same
 *   turn (`.then`) and the order of `stream.ts` holds.
 * - After a recovery every connection counts as lost (`LoseAllConnections` is the engine's first command): who is
 *   connected has to be told again. `gateway/connection-tracker.ts` does.
 */
import type { State } from "@maru/core";
import type { Kysely } from "kysely";
import type pg from "pg";
import type { Registry } from "prom-client";
import type { Tables } from "../database/tables.ts";
import type { Logger } from "../platform/logger.ts";
import { Projector } from "../projections/projector.ts";
import { EngineFault } from "./engine-fault.ts";
import { EngineMetrics } from "./engine-metrics.ts";
import { LeaseKeeper } from "./lease-keeper.ts";
import type { MediaOutlet } from "./media-watch.ts";
import type { OrganisationEngine } from "./organisation-engine.ts";
import { OrganisationRunner } from "./organisation-runner.ts";
import { type Replay, replay } from "./replay.ts";
import { Snapshotter } from "./snapshotter.ts";
import type { WebOutlet } from "./web-watch.ts";

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export interface EngineDependencies {
  readonly pool: pg.Pool;
  readonly db: Kysely<Tables>;
  /** One process per node id: the data folder's lock sees to it. */
  readonly nodeId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly registry: Registry;
  /** Where calls are made to be heard; without it nobody is told. */
  readonly media?: MediaOutlet;
  /** Who asks what flows want asked; without it their requests fail by the clock. */
  readonly web?: WebOutlet;
  /** Commits from one snapshot to the next; 20,000 unless a test wants to see it happen. */
  readonly snapshotEvery?: number;
}

const CLOSE_TIMEOUT_MS = 1_500;

export class EngineHost {
  readonly #deps: EngineDependencies;
  readonly #leases: LeaseKeeper;
  readonly #metrics: EngineMetrics;
  readonly #running = new Map<string, OrganisationRunner>();
  /** Those on their way up: everybody who asks meanwhile waits for the same one. */
  readonly #starting = new Map<string, Promise<OrganisationRunner>>();
  #closing = false;

  constructor(deps: EngineDependencies) {
    this.#deps = deps;
    this.#leases = new LeaseKeeper(deps.pool, deps.nodeId, deps.logger);
    this.#metrics = new EngineMetrics(deps.registry, () => {
      const runners = [...this.#running.values()];
      const sum = (figure: (runner: OrganisationRunner) => number): number =>
        runners.reduce((total, runner) => total + figure(runner), 0);
      return {
        organisations: runners.length,
        subscriptions: sum((runner) => runner.subscriptionCount),
        pending: sum((runner) => runner.pending),
        projectionLag: sum((runner) => runner.projectionLag),
      };
    });
  }

  /** The organisation with an empty journal. Changes nothing where it exists. */
  async createOrganisation(id: string, name: string): Promise<{ status: "created" | "exists" }> {
    const { numInsertedOrUpdatedRows } = await this.#deps.db
      .insertInto("organisation")
      .values({ id, name })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return { status: numInsertedOrUpdatedRows === 1n ? "created" : "exists" };
  }

  /** Takes the lease, recovers and runs, unless it does already. Throws `EngineFault`. */
  async organisation(id: string): Promise<OrganisationEngine> {
    if (this.#closing) throw new EngineFault("unavailable");
    const running = this.#running.get(id);
    if (running !== undefined) return running;
    let starting = this.#starting.get(id);
    if (starting === undefined) {
      starting = this.#start(id).finally(() => this.#starting.delete(id));
      this.#starting.set(id, starting);
    }
    return starting;
  }

  /** Stops the clocks, writes what is pending, says bye, gives the leases back. Under 2 s. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled(this.#starting.values());
    const runners = [...this.#running.values()];
    this.#running.clear();
    const closed = Promise.all(runners.map((runner) => runner.close()));
    const inTime = await Promise.race([closed.then(() => true), after(CLOSE_TIMEOUT_MS, false)]);
    // What could not be written in time stays unanswered. The leases are kept until they run out then: a write
    // that is still on its way is better not raced by another node.
    if (inTime) await this.#leases.close(runners.map(({ id }) => id));
    else {
      for (const runner of runners) runner.stepDown(new EngineFault("unavailable"));
      await this.#leases.close([]);
    }
  }

  async #start(id: string): Promise<OrganisationRunner> {
    try {
      await this.#assertKnown(id);
      await this.#takeLease(id);
      const { state, snapshotSeq } = await this.#recover(id);
      // Again: a long journal may have taken longer to read than the lease lasts.
      const leaseEndsAt = await this.#takeLease(id);
      const runner = this.#createRunner(id, state, snapshotSeq, leaseEndsAt);
      this.#leases.keep(id, runner);
      this.#running.set(id, runner);
      // As the first command it also finds out whether we are the writer.
      await runner.start();
      return runner;
    } catch (cause) {
      if (cause instanceof EngineFault) throw cause;
      this.#deps.logger.error({ err: cause, org: id }, "an organisation could not be started");
      throw new EngineFault("unavailable", { cause });
    }
  }

  async #assertKnown(id: string): Promise<void> {
    const { db } = this.#deps;
    const row = db.selectFrom("organisation").select("id").where("id", "=", id);
    if ((await row.executeTakeFirst()) === undefined) throw new EngineFault("unknown_organisation");
  }

  async #takeLease(id: string): Promise<number> {
    const leaseEndsAt = await this.#leases.take(id);
    if (leaseEndsAt === null) throw new EngineFault("not_the_writer");
    return leaseEndsAt;
  }

  async #recover(id: string): Promise<Replay> {
    const { pool, logger } = this.#deps;
    const startedAt = performance.now();
    const recovered = await replay(pool, id);
    for (const { seq, cause } of recovered.unreadable)
      logger.warn({ err: cause, org: id, seq }, "a snapshot could not be read");
    const { state, snapshotSeq } = recovered;
    const tookMs = Math.round(performance.now() - startedAt);
    logger.info({ org: id, seq: state.seq, snapshotSeq, tookMs }, "an organisation was recovered");
    return recovered;
  }

  #createRunner(
    id: string,
    state: State,
    snapshotSeq: number,
    leaseEndsAt: number,
  ): OrganisationRunner {
    const { pool, clock, logger, media, web, snapshotEvery } = this.#deps;
    const order = { connectionString: pool.options.connectionString ?? "", org: id };
    return new OrganisationRunner(id, state, leaseEndsAt, {
      pool,
      clock,
      logger,
      ...(media !== undefined && { media }),
      ...(web !== undefined && { web }),
      metrics: this.#metrics,
      projector: new Projector(pool, id, logger),
      snapshotter: new Snapshotter(order, snapshotSeq, logger, snapshotEvery),
      onSteppedDown: (runner) => this.#forget(runner),
    });
  }

  #forget(runner: OrganisationRunner): void {
    if (this.#running.get(runner.id) !== runner) return;
    this.#running.delete(runner.id);
    this.#leases.drop(runner.id);
  }
}

function after<T>(delayMs: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, delayMs, value).unref());
}
