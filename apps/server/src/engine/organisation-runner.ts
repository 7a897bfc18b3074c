import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import {
  type Command,
  type Commit,
  execute,
  type InteractionId,
  type LegId,
  nextDueAt,
  type Outcome,
  type State,
} from "@maru/core";
import type { Projector } from "../projections/projector.ts";
import type { HubSubscription } from "../views/hub-subscription.ts";
import { ViewHub } from "../views/view-hub.ts";
import { type Build, CommitPipeline } from "./commit-pipeline.ts";
import { DueTimer } from "./due-timer.ts";
import { EngineFault } from "./engine-fault.ts";
import type { EngineDependencies } from "./engine-host.ts";
import type { EngineMetrics } from "./engine-metrics.ts";
import { appendCommits, FencedFault } from "./journal.ts";
import { MediaWatch } from "./media-watch.ts";
import type {
  Audience,
  CommandOutcome,
  CommandRequest,
  OrganisationEngine,
  Position,
  Sink,
} from "./organisation-engine.ts";
import type { Snapshotter } from "./snapshotter.ts";
import { assertStorable } from "./storable.ts";
import { WebWatch } from "./web-watch.ts";

/** Commits in memory that are not durable. Beyond it a command is not decided: `unavailable`, try again. */
const MAX_PENDING_COMMITS = 5_000;
const HISTORY_WAIT_MS = 2_000;

/**
 * Owns the state of one organisation and everything that hangs on it. Running from its making until it steps
 * down; it never comes back: the host recovers a new one from the journal.
 */
export class OrganisationRunner implements OrganisationEngine {
  readonly id: string;
  readonly epoch = randomUUID();
  readonly #state: State;
  readonly #deps: RunnerDependencies;
  readonly #pipeline: CommitPipeline;
  readonly #hub: ViewHub;
  readonly #media: MediaWatch | null;
  readonly #web: WebWatch | null;
  readonly #timer: DueTimer;
  /** By this process's own monotonic clock; after it, another node may write. */
  #leaseEndsAt: number;
  #fault: EngineFault | null = null;

  constructor(id: string, state: State, leaseEndsAt: number, deps: RunnerDependencies) {
    this.id = id;
    this.#state = state;
    this.#leaseEndsAt = leaseEndsAt;
    this.#deps = deps;
    const { clock } = deps;
    this.#hub = new ViewHub(state, {
      epoch: this.epoch,
      now: () => clock.now(),
      atBoundary: (build) => this.#pipeline.atBoundary(() => this.#build(build)),
    });
    this.#media = deps.media === undefined ? null : new MediaWatch(id, deps.media);
    this.#web = deps.web === undefined ? null : new WebWatch(id, deps.web);
    this.#pipeline = new CommitPipeline(state.seq, {
      append: (commits) => appendCommits(deps.pool, id, commits),
      buildChanges: () => this.#build(() => this.#buildChanges()),
      onDurable: (commits, tookMs) => this.#onDurable(commits, tookMs),
      onAppendFailed: (cause) => this.#onAppendFailed(cause),
    });
    this.#timer = new DueTimer(
      () => clock.now(),
      () => this.#tick(),
    );
  }

  get durableSeq(): number {
    return this.#pipeline.durableSeq;
  }

  get pending(): number {
    return this.#pipeline.pending;
  }

  get subscriptionCount(): number {
    return this.#hub.subscriptionCount;
  }

  get projectionLag(): number {
    return Math.max(0, this.#pipeline.durableSeq - this.#deps.projector.seq);
  }

  /** The process that held the connections is gone; from now on the grace times run. Resolves when durable. */
  async start(): Promise<void> {
    this.#deps.projector.start(this.#state.seq);
    // Also if nothing is lost by this restart and nothing is written: the timers were due before.
    this.#timer.set(nextDueAt(this.#state));
    await this.#decide({ type: "LoseAllConnections" }, "system", null);
    this.#pipeline.atBoundary(() => this.#build(() => this.#buildAll()));
  }

  command({ command, actor, key }: CommandRequest): Promise<CommandOutcome> {
    const fault = this.#faultNow();
    if (fault !== null) return Promise.reject(fault);
    if (this.#pipeline.pending >= MAX_PENDING_COMMITS) {
      this.#deps.metrics.commands.inc({ outcome: "unavailable" });
      return Promise.reject(new EngineFault("unavailable"));
    }
    assertStorable(command);
    return this.#decide(command, actor, key);
  }

  read<T>(reader: (state: State) => T): Promise<T> {
    const fault = this.#faultNow();
    if (fault !== null) return Promise.reject(fault);
    let value: T;
    try {
      value = reader(this.#state);
    } catch (error) {
      return Promise.reject(error);
    }
    return this.#whenDurable(value);
  }

  subscribe(audience: Audience, sink: Sink, since?: Position): HubSubscription {
    const fault = this.#faultNow();
    if (fault !== null) throw fault;
    return this.#hub.subscribe(audience, sink, since);
  }

  relayTyping(audience: Audience, interactionId: InteractionId, on: boolean): void {
    if (this.#faultNow() === null) this.#hub.relayTyping(audience, interactionId, on);
  }

  relayDigit(interactionId: InteractionId, legId: LegId, digit: string): void {
    if (this.#faultNow() === null) this.#hub.relayDigit(interactionId, legId, digit);
  }

  async historyUpToDate(): Promise<void> {
    await this.#deps.projector.reached(this.#pipeline.durableSeq, HISTORY_WAIT_MS);
  }

  extendLease(leaseEndsAt: number): void {
    this.#leaseEndsAt = leaseEndsAt;
  }

  checkLease(): void {
    this.#faultNow();
  }

  loseLease(): void {
    this.#deps.logger.warn({ org: this.id }, "another node has the lease");
    this.stepDown(new EngineFault("not_the_writer"));
  }

  /** Writes what is pending, then stops. The lease is the caller's to give back. */
  async close(): Promise<void> {
    this.#timer.stop();
    this.#fault ??= new EngineFault("unavailable");
    await this.#pipeline.drain();
    this.#end(new EngineFault("unavailable"), "server_stopping");
    await Promise.all([this.#deps.projector.close(), this.#deps.snapshotter.close()]);
  }

  /** Throws the memory away. What was acknowledged is in the journal; what was not may or may not be. */
  stepDown(fault: EngineFault): void {
    if (this.#pipeline.failed) return;
    this.#timer.stop();
    this.#fault = fault;
    this.#deps.metrics.stepDowns.inc({ reason: fault.reason });
    this.#end(fault, "not_the_writer");
    if (fault.reason === "not_the_writer") this.#deps.media?.ceded(this.id);
    void this.#deps.projector.close();
    void this.#deps.snapshotter.close();
    this.#deps.onSteppedDown(this);
  }

  #end(fault: EngineFault, bye: "server_stopping" | "not_the_writer"): void {
    this.#pipeline.fail(fault);
    this.#hub.close(bye);
  }

  #faultNow(): EngineFault | null {
    if (this.#fault === null && performance.now() > this.#leaseEndsAt) {
      // We were frozen, or cut off from the database, for so long that another may write by now.
      this.#deps.logger.warn({ org: this.id }, "the lease ran out");
      this.stepDown(new EngineFault("not_the_writer"));
    }
    return this.#fault;
  }

  #decide(command: Command, actor: string, key: CommandRequest["key"]): Promise<CommandOutcome> {
    let outcome: Outcome;
    try {
      outcome = this.#execute(command, actor, key);
    } catch (error) {
      return Promise.reject(error);
    }
    const { metrics } = this.#deps;
    switch (outcome.status) {
      case "done": {
        metrics.commands.inc({ outcome: "done" });
        const { seq, result } = outcome.commit;
        return this.#whenDurable({ status: "done", seq, result });
      }
      case "idle":
        metrics.commands.inc({ outcome: "done" });
        return this.#whenDurable({ status: "done", seq: this.#state.seq, result: outcome.result });
      case "repeated":
        metrics.commands.inc({ outcome: "repeated" });
        return this.#whenDurable({ status: "done", seq: outcome.seq, result: outcome.result });
      case "refused":
        metrics.commands.inc({ outcome: "refused" });
        return this.#whenDurable({ status: "refused", refusal: outcome.refusal });
    }
  }

  #execute(command: Command, actor: string, key: CommandRequest["key"]): Outcome {
    return this.#orStepDown(command.type, () => {
      const at = this.#deps.clock.now();
      const outcome = execute(this.#state, { command, at, actor, key });
      if (outcome.status === "done") {
        this.#hub.note(outcome.commit);
        this.#media?.note(outcome.commit, this.#state);
        this.#web?.note(outcome.commit);
        this.#pipeline.add(outcome.commit);
        this.#timer.set(nextDueAt(this.#state));
      }
      return outcome;
    });
  }

  /** A bug may have left the memory half changed: nothing more is built on it. */
  #orStepDown<T>(what: string, work: () => T): T {
    try {
      return work();
    } catch (cause) {
      this.#deps.logger.error({ err: cause, org: this.id, what }, "the engine has a bug");
      const fault = new EngineFault("unavailable", { cause });
      this.stepDown(fault);
      throw fault;
    }
  }

  #tick(): void {
    if (this.#faultNow() !== null) return;
    try {
      this.#execute({ type: "Tick" }, "system", null);
    } catch {
      // Logged; nobody asked for the tick, and there is no engine to ask again.
      return;
    }
    this.#timer.set(nextDueAt(this.#state));
  }

  #whenDurable<T>(value: T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#pipeline.settle({ done: () => resolve(value), fail: reject });
    });
  }

  #build(build: Build): () => void {
    try {
      return this.#orStepDown("views", build);
    } catch {
      // Logged; whoever waits has been told.
      return () => undefined;
    }
  }

  /** After a recovery: what is to be heard and asked, all of it. */
  #buildAll(): () => void {
    const ring = this.#media?.buildAll(this.#state);
    const ask = this.#web?.buildAll(this.#state);
    return () => {
      ring?.();
      ask?.();
    };
  }

  /** Telephones first: people hear sooner than they see. */
  #buildChanges(): () => void {
    const ring = this.#media?.build(this.#state);
    const ask = this.#web?.build(this.#state);
    const show = this.#hub.build();
    return () => {
      ring?.();
      ask?.();
      show();
    };
  }

  #onDurable(commits: readonly Commit[], tookMs: number): void {
    this.#deps.metrics.commitSeconds.observe(tookMs / 1000);
    this.#deps.metrics.batchCommits.observe(commits.length);
    this.#deps.projector.offer(commits);
    this.#deps.snapshotter.onDurable(this.#pipeline.durableSeq);
  }

  #onAppendFailed(cause: unknown): void {
    const fenced = cause instanceof FencedFault;
    const { logger } = this.#deps;
    if (fenced) logger.warn({ org: this.id }, "another writer has taken over");
    else logger.error({ err: cause, org: this.id }, "the journal could not be written");
    this.stepDown(new EngineFault(fenced ? "not_the_writer" : "unavailable", { cause }));
  }
}

export type RunnerDependencies = Pick<
  EngineDependencies,
  "pool" | "clock" | "logger" | "media" | "web"
> & {
  projector: Projector;
  snapshotter: Snapshotter;
  metrics: EngineMetrics;
  onSteppedDown(runner: OrganisationRunner): void;
};
