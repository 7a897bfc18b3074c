import type { AgentId, Dial, LegCause, LegId, PhoneKind, RecordingId, TrunkId } from "@maru/core";
import type { Clock } from "../clock.ts";
import {
  type Arrival,
  type Inventory,
  type MediaEngine,
  type Report,
  type Step,
  StepFailed,
} from "../port.ts";
import {
  type ActualMedia,
  applyStep,
  isIn,
  noMedia,
  removeLeg,
  SILENCE,
} from "../reconciler/actual-media.ts";
import type { EngineAccess } from "../reconciler/engine-access.ts";
import { hearing, recorded } from "../reconciler/hearing.ts";

/** What a dialled party does. Later it can be made to do anything else by hand. */
export type PartyScript =
  | { does: "rings" }
  | { does: "answers"; afterMs: number }
  | { does: "ends"; afterMs: number; cause: LegCause };

/** What goes wrong by chance, each a probability or a bound. */
export type EngineFaults = {
  /** A report is lost. */
  lose: number;
  /** A report comes a second time. */
  repeat: number;
  /** A report is late, by up to so much. Those of a leg stay in order. */
  delayUpToMs: number;
  /** A step is refused. */
  refuse: number;
  /** A step, or the inventory, takes up to so much. 0: it is done, and answered, in the same moment. */
  stepUpToMs: number;
};

export const NO_FAULTS: EngineFaults = {
  lose: 0,
  repeat: 0,
  delayUpToMs: 0,
  refuse: 0,
  stepUpToMs: 0,
};

export type SimulatedEngineOptions = {
  clock: Clock;
  /** A fraction from 0 up to but not 1, seeded: all chance comes from here. */
  random: () => number;
  faults: EngineFaults;
  /** Of each prompt. */
  announcementMs: number;
  /** What a party will do when it is rung. */
  script: (legId: LegId, dial: Dial) => PartyScript;
  /** Called after each change of who is where, to look at it. */
  watch?: () => void;
};

/**
 * An engine in which nothing is heard, but which says who would hear whom. On a clock that is given to it, and the
 * same for the same seed.
 */
export class SimulatedEngine implements EngineAccess {
  faults: EngineFaults;
  readonly #options: SimulatedEngineOptions;
  readonly #listeners: ((report: Report) => void)[] = [];
  /** When the last report of each leg comes: the next one does not overtake it. */
  readonly #lastReportAt = new Map<string, number>();
  readonly #recorderSince = new Map<RecordingId, number>();
  #media: ActualMedia = noMedia();
  #isUp = false;
  /** Counts restarts: what was under way in an earlier life does not come to an end. */
  #life = 0;

  constructor(options: SimulatedEngineOptions) {
    this.#options = options;
    this.faults = options.faults;
  }

  get media(): ActualMedia {
    return this.#media;
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  hearing(): { listener: LegId; speaker: LegId }[] {
    return hearing(this.#media);
  }

  recorded(): { recordingId: RecordingId; speaker: LegId }[] {
    return recorded(this.#media);
  }

  // The port.

  onReport(listener: (report: Report) => void): void {
    this.#listeners.push(listener);
  }

  perform(step: Step, done: (failure: Error | null) => void): void {
    const life = this.#life;
    const { refuse, stepUpToMs } = this.faults;
    const isRefused = this.#chance(refuse);
    this.#soon(stepUpToMs, () => {
      if (!this.#isUp || life !== this.#life) done(new StepFailed(step, "the engine is down"));
      else if (isRefused) done(new StepFailed(step, "refused"));
      else {
        this.#do(step);
        this.#options.watch?.();
        done(null);
      }
    });
  }

  inventory(done: (inventory: Inventory | null) => void): void {
    const life = this.#life;
    // What is said is what was: the engine went on while the answer was on its way.
    const seen = this.#isUp ? inventoryOf(this.#media) : null;
    this.#soon(this.faults.stepUpToMs, () => done(life === this.#life ? seen : null));
  }

  // What happens outside of it.

  start(): void {
    this.#isUp = true;
    this.#tell(null, { type: "engine", status: "up" });
  }

  /** Everything it carried is gone. */
  stop(): void {
    this.#life += 1;
    this.#isUp = false;
    this.#media = noMedia();
    this.#recorderSince.clear();
    this.#lastReportAt.clear();
    this.#deliver({ type: "engine", status: "down" });
  }

  /** Somebody calls us. */
  arrive(id: LegId, arrival: Arrival): void {
    if (!this.#isUp || this.#media.legs.has(id)) return;
    this.#media.legs.set(id, { id, status: "ringing", place: SILENCE, muted: false, arrival });
    this.#tell(id, { type: "arrived", legId: id, arrival });
  }

  /** The party picks up; only where it rings, and we rang it. */
  answer(legId: LegId): void {
    const leg = this.#media.legs.get(legId);
    if (leg?.status !== "ringing" || leg.arrival !== null) return;
    this.#media.legs.set(legId, { ...leg, status: "up" });
    this.#tell(legId, { type: "answered", legId });
  }

  /** The party hangs up, rejects, vanishes … */
  end(legId: LegId, cause: LegCause): void {
    if (!this.#media.legs.has(legId)) return;
    const recorders = [...this.#media.recorders.values()].filter((one) => one.legId === legId);
    removeLeg(this.#media, legId);
    for (const { id } of recorders) this.#tellRecorderEnded(id);
    this.#tell(legId, { type: "ended", legId, cause });
  }

  press(legId: LegId, digit: string): void {
    if (this.#media.legs.get(legId)?.status !== "up") return;
    this.#tell(legId, { type: "digit", legId, digit });
  }

  failRecorder(recordingId: RecordingId, reason: string): void {
    if (!this.#media.recorders.delete(recordingId)) return;
    this.#recorderSince.delete(recordingId);
    this.#tell(recordingId, { type: "recorderFailed", recordingId, reason });
  }

  setPhone(agentId: AgentId, phone: PhoneKind, reachable: boolean): void {
    this.#tell(`${agentId} ${phone}`, { type: "phone", agentId, phone, reachable });
  }

  setTrunk(trunkId: TrunkId, reachable: boolean): void {
    this.#tell(trunkId, { type: "trunk", trunkId, reachable });
  }

  #do(step: Step): void {
    const before = this.#media.legs.get("legId" in step ? step.legId : ("" as LegId));
    switch (step.type) {
      case "dial":
        applyStep(this.#media, step);
        if (before === undefined) this.#script(step.legId, step.dial);
        return;
      case "hangUp":
        this.end(step.legId, "hung_up");
        return;
      case "answer":
        applyStep(this.#media, step);
        if (before?.status === "ringing")
          this.#tell(step.legId, { type: "answered", legId: step.legId });
        return;
      case "announce":
        if (
          before?.place.type === "announcement" &&
          before.place.announcementId === step.announcementId
        )
          return;
        applyStep(this.#media, step);
        this.#play(step);
        return;
      case "startRecorder":
        applyStep(this.#media, step);
        if (
          this.#media.recorders.has(step.recordingId) &&
          !this.#recorderSince.has(step.recordingId)
        ) {
          this.#recorderSince.set(step.recordingId, this.#options.clock.now());
        }
        return;
      case "stopRecorder":
        if (this.#media.recorders.has(step.recordingId)) this.#tellRecorderEnded(step.recordingId);
        applyStep(this.#media, step);
        return;
      default:
        applyStep(this.#media, step);
    }
  }

  #script(legId: LegId, dial: Dial): void {
    const script = this.#options.script(legId, dial);
    if (script.does === "rings") return;
    const life = this.#life;
    this.#options.clock.after(script.afterMs, () => {
      if (life !== this.#life || this.#media.legs.get(legId)?.status !== "ringing") return;
      if (script.does === "answers") this.answer(legId);
      else this.end(legId, script.cause);
    });
  }

  #play({ legId, announcementId, prompts }: Extract<Step, { type: "announce" }>): void {
    const life = this.#life;
    this.#options.clock.after(this.#options.announcementMs * prompts.length, () => {
      const leg = this.#media.legs.get(legId);
      if (life !== this.#life || leg?.place.type !== "announcement") return;
      if (leg.place.announcementId !== announcementId) return;
      this.#media.legs.set(legId, { ...leg, place: SILENCE });
      this.#tell(legId, { type: "announcementEnded", legId, announcementId });
    });
  }

  #tellRecorderEnded(recordingId: RecordingId): void {
    const { clock } = this.#options;
    const durationMs = clock.now() - (this.#recorderSince.get(recordingId) ?? clock.now());
    this.#recorderSince.delete(recordingId);
    this.#tell(recordingId, { type: "recorderEnded", recordingId, durationMs });
  }

  /** `subject`: reports of one come in order. */
  #tell(subject: string | null, report: Report): void {
    const { lose, repeat, delayUpToMs } = this.faults;
    // Whether the engine is there is no matter of a message that can be lost.
    if (subject !== null && this.#chance(lose)) return;
    const times = this.#chance(repeat) ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const now = this.#options.clock.now();
      const at = Math.max(
        now + Math.floor(this.#options.random() * delayUpToMs),
        this.#lastReportAt.get(subject ?? "") ?? 0,
      );
      this.#lastReportAt.set(subject ?? "", at);
      this.#after(at - now, () => this.#deliver(report));
    }
  }

  #deliver(report: Report): void {
    for (const listener of this.#listeners) listener(report);
  }

  #chance(probability: number): boolean {
    return probability > 0 && this.#options.random() < probability;
  }

  #soon(upToMs: number, run: () => void): void {
    if (upToMs === 0) run();
    else this.#options.clock.after(Math.floor(this.#options.random() * upToMs), run);
  }

  /** Unless the engine is started anew meanwhile. */
  #after(ms: number, run: () => void): void {
    const life = this.#life;
    if (ms === 0) run();
    else {
      this.#options.clock.after(ms, () => {
        if (life === this.#life) run();
      });
    }
  }
}

function inventoryOf({ legs, rooms, recorders }: ActualMedia): Inventory {
  return {
    legs: [...legs.values()],
    rooms: [...rooms].map((room) => ({
      room,
      legIds: [...legs.values()].filter((leg) => isIn(leg, room)).map(({ id }) => id),
    })),
    recorders: [...recorders.values()],
  };
}

/** The simulated engine behind the port as the real one stands there. */
export function asMediaEngine(engine: SimulatedEngine): MediaEngine {
  return {
    perform: (step) =>
      new Promise((resolve, reject) => {
        engine.perform(step, (failure) => (failure === null ? resolve() : reject(failure)));
      }),
    inventory: () =>
      new Promise((resolve, reject) => {
        engine.inventory((inventory) => {
          if (inventory === null) reject(new Error("the engine is down"));
          else resolve(inventory);
        });
      }),
    onReport: (listener) => engine.onReport(listener),
  };
}
