import type {
  AgentId,
  DesiredMedia,
  Dial,
  InteractionId,
  LegCause,
  LegId,
  PhoneKind,
  TrunkId,
} from "@maru/core";
import {
  type EngineAccess,
  type EngineFaults,
  type MediaCommand,
  NO_FAULTS,
  RECONCILER_LIMITS,
  Reconciler,
  type Report,
  SimulatedEngine,
  VirtualClock,
} from "@maru/voice";
import { Random } from "../random.ts";
import { behaviour } from "./behaviour.ts";
import { Hearing } from "./hearing.ts";

/** What the world of telephones has for core: something to be told, or somebody who calls. */
export type ForCore =
  | { type: "command"; command: MediaCommand }
  | { type: "arrived"; legId: LegId };

/** How the reconciler reaches the engine. A planted fault bends it. */
export type Reach = (engine: EngineAccess) => EngineAccess;

/** Longer than it takes to heal whatever was lost: an audit, the grace of strays, another audit. */
const CALM_AFTER_MS = 2 * RECONCILER_LIMITS.auditEveryMs + RECONCILER_LIMITS.strayGraceMs + 5_000;
const ANNOUNCEMENT_MS = 3_000;

/**
 * The telephones of a run: the simulated engine, the real reconciler, and what passes between them and core. It lives
 * on a clock of its own, which nobody sets back and which goes on while the process is busy or dead.
 */
export class Telephone {
  readonly engine: SimulatedEngine;
  readonly hearing: Hearing;
  readonly #clock = new VirtualClock();
  readonly #reach: Reach;
  readonly #dials = new Map<LegId, Dial>();
  readonly #phones = new Map<string, { agentId: AgentId; phone: PhoneKind }>();
  readonly #deadTrunks = new Set<TrunkId>();
  readonly #wanted = new Map<InteractionId, DesiredMedia>();
  #reconciler: Reconciler;
  #listener: (report: Report) => void = () => {};
  #forCore: ForCore[] = [];
  #stepsUnderWay = 0;
  /** Counts the lives of the process: what an earlier one set going tells nobody any more. */
  #life = 0;
  #disturbedAt: number | null = null;

  constructor(reach: Reach) {
    const dice = new Random(1);
    this.#reach = reach;
    this.engine = new SimulatedEngine({
      clock: this.#clock,
      random: () => dice.fraction(),
      faults: NO_FAULTS,
      announcementMs: ANNOUNCEMENT_MS,
      script: (legId, dial) => this.#rung(legId, dial),
      watch: () => this.hearing.look(),
    });
    this.hearing = new Hearing(this.engine);
    this.engine.onReport((report) => this.#listener(report));
    this.#reconciler = this.#newReconciler();
  }

  /** What is wanted of each call that is not over. */
  get wanted(): ReadonlyMap<InteractionId, DesiredMedia> {
    return this.#wanted;
  }

  /** In how many milliseconds something happens by itself; infinite: never. */
  get nextIn(): number {
    const { nextAt } = this.#clock;
    return nextAt === null ? Number.POSITIVE_INFINITY : nextAt - this.#clock.now();
  }

  /** Nothing went wrong for so long that all of it has healed. */
  get isCalm(): boolean {
    if (!this.engine.isUp || this.engine.faults !== NO_FAULTS || this.#stepsUnderWay > 0)
      return false;
    return this.#disturbedAt === null || this.#clock.now() - this.#disturbedAt > CALM_AFTER_MS;
  }

  goOn(ms: number): void {
    this.#clock.goOn(ms);
  }

  get hasNews(): boolean {
    return this.#forCore.length > 0;
  }

  /** The oldest thing core has not been told; undefined: there is none. */
  next(): ForCore | undefined {
    return this.#forCore.shift();
  }

  want(interactionId: InteractionId, desired: DesiredMedia | null): void {
    this.hearing.allow(interactionId, desired, this.#stepsUnderWay > 0);
    if (desired === null) this.#wanted.delete(interactionId);
    else this.#wanted.set(interactionId, desired);
    this.#reconciler.want(interactionId, desired);
  }

  turnAway(legId: LegId): void {
    this.#reconciler.turnAway(legId);
  }

  /** The process died and comes back, with this to be wanted. The engine and the phones went on. */
  restart(wanted: readonly DesiredMedia[]): void {
    this.#disturb();
    this.#reconciler.close();
    this.#life += 1;
    this.#forCore = [];
    this.#wanted.clear();
    this.#reconciler = this.#newReconciler();
    for (const desired of wanted) this.want(desired.interactionId, desired);
    if (this.engine.isUp) this.#listener({ type: "engine", status: "up" });
    else
      this.#forCore.push({
        type: "command",
        command: { type: "ReportMediaEngine", status: "down" },
      });
    this.#tellLines();
  }

  // What people and machines do.

  call(legId: LegId): void {
    const from = { kind: "trunk", trunkId: "u1" as TrunkId } as const;
    this.engine.arrive(legId, { from, calledNumber: "", callerNumber: null });
    this.hearing.look();
  }

  answer(legId: LegId): void {
    this.engine.answer(legId);
    this.hearing.look();
  }

  end(legId: LegId, cause: LegCause): void {
    this.engine.end(legId, cause);
    this.hearing.look();
  }

  setPhone(agentId: AgentId, phone: PhoneKind, reachable: boolean): void {
    if (reachable) this.#phones.set(`${agentId} ${phone}`, { agentId, phone });
    else {
      this.#phones.delete(`${agentId} ${phone}`);
      this.#cutOff(agentId, phone);
    }
    this.engine.setPhone(agentId, phone, reachable);
  }

  setTrunk(trunkId: TrunkId, reachable: boolean): void {
    if (reachable) this.#deadTrunks.delete(trunkId);
    else this.#deadTrunks.add(trunkId);
    this.engine.setTrunk(trunkId, reachable);
  }

  setEngine(up: boolean): void {
    this.#disturb();
    if (up === this.engine.isUp) return;
    if (!up) {
      this.engine.stop();
      return;
    }
    this.engine.start();
    this.#tellLines();
  }

  setFaults(faults: EngineFaults | null): void {
    this.#disturb();
    this.engine.faults = faults ?? NO_FAULTS;
  }

  #disturb(): void {
    this.#disturbedAt = this.#clock.now();
  }

  /** Which phones and carriers are there: told whenever somebody new listens. */
  #tellLines(): void {
    for (const { agentId, phone } of this.#phones.values())
      this.engine.setPhone(agentId, phone, true);
    for (const trunkId of this.#deadTrunks) this.engine.setTrunk(trunkId, false);
  }

  #rung(legId: LegId, dial: Dial) {
    this.#dials.set(legId, dial);
    const isDead =
      dial.to === "number"
        ? dial.trunkId !== null && this.#deadTrunks.has(dial.trunkId)
        : dial.station.kind !== "number" &&
          !this.#phones.has(`${dial.agentId} ${dial.station.kind}`);
    if (isDead) return { does: "ends", afterMs: 0, cause: "unreachable" } as const;
    return behaviour(legId, dial);
  }

  /** What goes on at a phone that is gone ends with it. */
  #cutOff(agentId: AgentId, phone: PhoneKind): void {
    for (const legId of [...this.engine.media.legs.keys()]) {
      const dial = this.#dials.get(legId);
      if (dial?.to !== "station" || dial.agentId !== agentId) continue;
      if (dial.station.kind === phone) this.end(legId, "lost");
    }
  }

  #newReconciler(): Reconciler {
    const life = this.#life;
    const tell = (news: ForCore) => {
      if (life === this.#life) this.#forCore.push(news);
    };
    return new Reconciler(this.#reach(this.#access(life)), this.#clock, {
      command: (command) => tell({ type: "command", command }),
      arrived: (legId) => tell({ type: "arrived", legId }),
      digit: () => {},
      recorderEnded: () => {},
      recorderFailed: () => {},
      warn: () => {},
    });
  }

  #access(life: number): EngineAccess {
    return {
      perform: (step, done) => {
        if (life !== this.#life) return;
        this.#stepsUnderWay += 1;
        this.engine.perform(step, (failure) => {
          this.#stepsUnderWay -= 1;
          if (life === this.#life) done(failure);
        });
      },
      inventory: (done) => this.engine.inventory(done),
      onReport: (listener) => {
        this.#listener = listener;
      },
    };
  }
}
