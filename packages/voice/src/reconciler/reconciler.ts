import type { Command, DesiredMedia, InteractionId, LegId, RecordingId } from "@maru/core";
import type { Clock } from "../clock.ts";
import type { ActualLeg, Arrival, Inventory, Report } from "../port.ts";
import { SILENCE } from "./actual-media.ts";
import { CallMedia, type CallSurroundings } from "./call-media.ts";
import type { EngineAccess } from "./engine-access.ts";
import { Slots } from "./slots.ts";
import { roomOwner, Strays } from "./strays.ts";

/** What core is told of the world of telephones. */
export type MediaCommand = Extract<
  Command,
  {
    type:
      | "ReportLegAnswered"
      | "ReportLegEnded"
      | "ReportAnnouncementEnded"
      | "ReportPhone"
      | "ReportTrunk"
      | "ReportMediaEngine";
  }
>;

/** Whom the reconciler works for. It may be told things twice. */
export type MediaOwner = {
  command(command: MediaCommand): void;
  /** Somebody calls. To be wanted within the grace time, or turned away. */
  arrived(legId: LegId, arrival: Arrival): void;
  /** A key pressed by a party. Never to be stored. */
  digit(interactionId: InteractionId, legId: LegId, digit: string): void;
  recorderEnded(recordingId: RecordingId, durationMs: number): void;
  recorderFailed(recordingId: RecordingId, reason: string): void;
  /** For the log: a static message, and ids. */
  warn(message: string, fields: Record<string, string | number>): void;
};

export type ReconcilerLimits = {
  /** Steps under way in the engine, over all calls. */
  stepsAtOnce: number;
  /** How long a leg that nobody wants is let be. */
  strayGraceMs: number;
  /** How often what is known is compared with the inventory, in case a report was lost. */
  auditEveryMs: number;
  /** After a failure; doubles each time, up to the longest. */
  firstRetryMs: number;
  longestRetryMs: number;
};

export const RECONCILER_LIMITS: ReconcilerLimits = {
  stepsAtOnce: 64,
  strayGraceMs: 10_000,
  auditEveryMs: 30_000,
  firstRetryMs: 100,
  longestRetryMs: 3_200,
};

type Call = { media: CallMedia; legIds: Set<LegId>; recordingIds: Set<RecordingId> };

/**
 * Makes the engine carry what core wants to be heard, and tells core what became of it. What is known is kept here, so
 * that a wish is compared with it and becomes steps in the same moment; the inventory is asked when the engine comes
 * up, after a failure, and now and then.
 */
export class Reconciler {
  readonly #engine: EngineAccess;
  readonly #clock: Clock;
  readonly #owner: MediaOwner;
  readonly #limits: ReconcilerLimits;
  readonly #slots: Slots;
  readonly #strays: Strays;
  readonly #calls = new Map<InteractionId, Call>();
  /** Whose leg or recording it is. */
  readonly #owners = new Map<string, InteractionId>();
  #status: "down" | "asking" | "up" = "down";
  #revision = 0;
  /** Counts the engine's lives: what belongs to an earlier one is not listened to. */
  #life = 0;
  #isAsking = false;
  #askers: ((answered: boolean) => void)[] = [];
  #cancelAudit: () => void = () => {};

  constructor(
    engine: EngineAccess,
    clock: Clock,
    owner: MediaOwner,
    limits: ReconcilerLimits = RECONCILER_LIMITS,
  ) {
    this.#engine = engine;
    this.#clock = clock;
    this.#owner = owner;
    this.#limits = limits;
    this.#slots = new Slots(limits.stepsAtOnce);
    this.#strays = new Strays(clock, limits.strayGraceMs, (step) =>
      this.#engine.perform(step, () => {}),
    );
    engine.onReport((report) => this.#report(report));
  }

  /** What shall be heard in this interaction from now on; null: it is over, and all of it is closed. */
  want(interactionId: InteractionId, desired: DesiredMedia | null): void {
    const known = this.#calls.get(interactionId);
    if (known === undefined && desired === null) return;
    const call = known ?? this.#begin(interactionId);
    call.media.want(desired);
    for (const { id } of desired?.legs ?? []) call.legIds.add(id);
    if (desired?.recorder) call.recordingIds.add(desired.recorder.id);
    const ids = new Set<string>([...call.legIds, ...call.recordingIds]);
    for (const id of ids) this.#owners.set(id, interactionId);
    const { found, ended } = this.#strays.claim(interactionId, ids);
    call.media.adopt(found);
    for (const { legId, cause } of ended) call.media.ended(legId, cause);
    if (known === undefined && this.#status === "up") call.media.resume();
    else call.media.advance();
    this.#forgetIfDone(interactionId);
  }

  /** A leg that arrived and is not taken: hung up now. `isNobodys`: the number it called is nobody's. */
  turnAway(legId: LegId, isNobodys = false): void {
    if (!this.#owners.has(legId)) this.#strays.hangUp(legId, isNobodys);
  }

  /** Stops the timers. Calls go on in the engine. */
  close(): void {
    this.#life += 1;
    this.#status = "down";
    this.#cancelAudit();
    this.#strays.clear();
  }

  #begin(id: InteractionId): Call {
    const call: Call = {
      media: new CallMedia(id, this.#surroundings(id)),
      legIds: new Set(),
      recordingIds: new Set(),
    };
    this.#calls.set(id, call);
    return call;
  }

  #forgetIfDone(id: InteractionId): void {
    const call = this.#calls.get(id);
    if (call === undefined || !call.media.isDone) return;
    this.#calls.delete(id);
    for (const recordingId of call.recordingIds) this.#owners.delete(recordingId);
    for (const legId of call.legIds) {
      this.#owners.delete(legId);
      this.#strays.rememberEnded(legId, this.#nextRevision());
    }
  }

  #surroundings(interactionId: InteractionId): CallSurroundings {
    return {
      perform: (step, begin, done) =>
        this.#slots.take((release) => {
          if (!begin()) {
            release();
            return;
          }
          this.#engine.perform(step, (failure) => {
            release();
            done(failure);
          });
        }),
      nextRevision: () => this.#nextRevision(),
      answered: (legId) => this.#owner.command({ type: "ReportLegAnswered", interactionId, legId }),
      ended: (legId, cause) =>
        this.#owner.command({ type: "ReportLegEnded", interactionId, legId, cause }),
      recorderFailed: (recordingId, reason) => this.#owner.recorderFailed(recordingId, reason),
      failed: (step, failure) =>
        this.#owner.warn("a step failed", {
          interactionId,
          step: step.type,
          reason: failure.message,
        }),
      recover: (failures) => this.#recover(interactionId, failures),
      settled: () => this.#forgetIfDone(interactionId),
    };
  }

  #nextRevision(): number {
    this.#revision += 1;
    return this.#revision;
  }

  #recover(interactionId: InteractionId, failures: number): void {
    const { firstRetryMs, longestRetryMs } = this.#limits;
    const life = this.#life;
    const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 20));
    this.#clock.after(delayMs, () =>
      this.#ask((answered) => {
        if (life !== this.#life) return;
        if (answered) this.#calls.get(interactionId)?.media.resume();
        else this.#recover(interactionId, failures + 1);
      }),
    );
  }

  #report(report: Report): void {
    switch (report.type) {
      case "engine":
        if (report.status === "up") this.#comeUp();
        else this.#goDown();
        return;
      case "phone": {
        const { agentId, phone, reachable } = report;
        this.#owner.command({ type: "ReportPhone", agentId, phone, reachable });
        return;
      }
      case "trunk": {
        const { trunkId, reachable } = report;
        this.#owner.command({ type: "ReportTrunk", trunkId, reachable });
        return;
      }
      case "recorderEnded":
        this.#callOf(report.recordingId)?.media.recorderEnded(report.recordingId);
        this.#owner.recorderEnded(report.recordingId, report.durationMs);
        return;
      case "recorderFailed":
        this.#callOf(report.recordingId)?.media.recorderEnded(report.recordingId);
        this.#owner.recorderFailed(report.recordingId, report.reason);
        return;
      default:
        this.#reportOfLeg(report);
    }
  }

  #reportOfLeg(report: Extract<Report, { legId: LegId }>): void {
    const { legId } = report;
    const interactionId = this.#owners.get(legId);
    const media = this.#callOf(legId)?.media;
    if (interactionId === undefined || media === undefined) {
      this.#reportOfStray(report);
      return;
    }
    switch (report.type) {
      case "arrived":
        return;
      case "answered":
        media.answered(legId);
        return;
      case "ended":
        media.ended(legId, report.cause);
        this.#forgetIfDone(interactionId);
        return;
      case "announcementEnded": {
        const { announcementId } = report;
        media.announcementEnded(legId, announcementId);
        this.#owner.command({ type: "ReportAnnouncementEnded", interactionId, announcementId });
        return;
      }
      case "digit":
        this.#owner.digit(interactionId, legId, report.digit);
    }
  }

  #reportOfStray(report: Extract<Report, { legId: LegId }>): void {
    if (report.type === "arrived") this.#arrive(report.legId, report.arrival);
    if (report.type === "answered") {
      this.#strays.answered(report.legId, this.#nextRevision());
    }
    if (report.type === "ended") this.#strays.ended(report.legId, report.cause);
  }

  #arrive(legId: LegId, arrival: Arrival): void {
    const leg: ActualLeg = { id: legId, status: "ringing", place: SILENCE, muted: false, arrival };
    if (this.#strays.noticeLeg(leg, this.#nextRevision())) this.#owner.arrived(legId, arrival);
  }

  #callOf(id: string): Call | undefined {
    const interactionId = this.#owners.get(id);
    return interactionId === undefined ? undefined : this.#calls.get(interactionId);
  }

  #comeUp(): void {
    // It was away for too short a time to be down, but what it had to report meanwhile was not heard.
    if (this.#status === "up") this.#ask(() => {});
    if (this.#status !== "down") return;
    this.#life += 1;
    this.#status = "asking";
    this.#takeStock(0);
  }

  /** What is there decides what is to be done: nothing is begun before. */
  #takeStock(failures: number): void {
    const life = this.#life;
    this.#ask((answered) => {
      if (life !== this.#life) return;
      if (!answered) {
        const { firstRetryMs, longestRetryMs } = this.#limits;
        const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures, 20));
        this.#clock.after(delayMs, () => {
          if (life === this.#life) this.#takeStock(failures + 1);
        });
        return;
      }
      this.#status = "up";
      this.#owner.command({ type: "ReportMediaEngine", status: "up" });
      for (const { media } of [...this.#calls.values()]) media.resume();
      this.#auditLater();
    });
  }

  #goDown(): void {
    if (this.#status === "down") return;
    this.#life += 1;
    this.#status = "down";
    this.#cancelAudit();
    this.#strays.clear();
    for (const { media } of this.#calls.values()) media.halt();
    for (const id of [...this.#calls.keys()]) this.#forgetIfDone(id);
    this.#owner.command({ type: "ReportMediaEngine", status: "down" });
  }

  #auditLater(): void {
    this.#cancelAudit = this.#clock.after(this.#limits.auditEveryMs, () => {
      this.#ask(() => {});
      this.#auditLater();
    });
  }

  /** Asks for the inventory, once for all who want to know; who asks while one is on its way gets the next. */
  #ask(asker: (answered: boolean) => void): void {
    this.#askers.push(asker);
    if (!this.#isAsking) this.#askNow();
  }

  #askNow(): void {
    const askers = this.#askers;
    const revision = this.#nextRevision();
    const life = this.#life;
    this.#askers = [];
    this.#isAsking = true;
    this.#engine.inventory((inventory) => {
      this.#isAsking = false;
      const answered = inventory !== null && life === this.#life;
      if (answered) this.#observe(inventory, revision);
      for (const asker of askers) asker(answered);
      if (this.#askers.length > 0 && !this.#isAsking) this.#askNow();
    });
  }

  #observe(inventory: Inventory, revision: number): void {
    const { shares, rest } = this.#share(inventory);
    for (const [id, { media }] of [...this.#calls]) {
      media.observe(shares.get(id) ?? { legs: [], rooms: [], recorders: [] }, revision);
      this.#forgetIfDone(id);
    }
    for (const { id, status, arrival } of this.#strays.observe(rest, revision)) {
      if (arrival !== null && status === "ringing") this.#owner.arrived(id, arrival);
    }
  }

  #share(inventory: Inventory): { shares: Map<InteractionId, Inventory>; rest: Inventory } {
    const shares = new Map<InteractionId, Inventory>();
    const rest: Inventory = { legs: [], rooms: [], recorders: [] };
    const shareOf = (id: InteractionId | undefined): Inventory => {
      if (id === undefined || !this.#calls.has(id)) return rest;
      const share = shares.get(id) ?? { legs: [], rooms: [], recorders: [] };
      shares.set(id, share);
      return share;
    };
    for (const leg of inventory.legs) shareOf(this.#owners.get(leg.id)).legs.push(leg);
    for (const room of inventory.rooms) shareOf(roomOwner(room.room)).rooms.push(room);
    for (const recorder of inventory.recorders) {
      shareOf(this.#owners.get(recorder.id) ?? this.#owners.get(recorder.legId)).recorders.push(
        recorder,
      );
    }
    return { shares, rest };
  }
}
