import type { LegId, RecordingId } from "@maru/core";
import { expect } from "vitest";
import type { ActualLeg, Inventory, Report, Step } from "../port.ts";
import type { ContractHost } from "./contract-host.ts";

/** How often it is looked whether something has come true; a host decides how long one time is. */
const MAX_LOOKS = 400;

/** One test's view of an engine: what it reported, and what it says there is. */
export class Bench {
  readonly host: ContractHost;
  readonly reports: Report[] = [];

  constructor(host: ContractHost) {
    this.host = host;
    host.engine.onReport((report) => this.reports.push(report));
  }

  async do(...steps: Step[]): Promise<void> {
    for (const step of steps) await this.host.engine.perform(step);
  }

  inventory(): Promise<Inventory> {
    return this.host.engine.inventory();
  }

  async leg(legId: LegId): Promise<ActualLeg | undefined> {
    return (await this.inventory()).legs.find(({ id }) => id === legId);
  }

  async membersOf(room: string): Promise<LegId[] | undefined> {
    return (await this.inventory()).rooms.find((one) => one.room === room)?.legIds.toSorted();
  }

  /** Waits for it, and fails with `what` when it does not come. */
  async until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
    for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen;
      await this.host.letTimePass();
    }
    throw new Error(`never came: ${what}`);
  }

  /** The first report that has these fields. */
  reported<Type extends Report["type"]>(
    type: Type,
    fields: Partial<Extract<Report, { type: Type }>>,
  ): Promise<Extract<Report, { type: Type }>> {
    return this.until(`${type} ${JSON.stringify(fields)}`, () =>
      this.reports.find(
        (report): report is Extract<Report, { type: Type }> =>
          report.type === type &&
          Object.entries(fields).every(
            ([name, value]) => (report as Record<string, unknown>)[name] === value,
          ),
      ),
    );
  }

  /** How many reports of a leg there are; a repeated one counts once. */
  countOf(type: Report["type"], legId: LegId): number {
    const ofLeg = this.reports.filter(
      (report) => report.type === type && "legId" in report && report.legId === legId,
    );
    return new Set(ofLeg.map((report) => JSON.stringify(report))).size;
  }

  newLeg(): LegId {
    return `${this.host.newId()}.party.1` as LegId;
  }

  newRecording(): RecordingId {
    return this.host.newId() as RecordingId;
  }

  newRoom(kind: "main" | "consult" = "main"): string {
    return `${this.host.newId()}.${kind}`;
  }

  async ringing(): Promise<LegId> {
    const legId = this.newLeg();
    await this.do({ type: "dial", legId, dial: this.host.freePhone() });
    return legId;
  }

  /** A leg that we dialled and that was answered. */
  async up(): Promise<LegId> {
    const legId = await this.ringing();
    await this.host.phones.answer(legId);
    await this.reported("answered", { legId });
    return legId;
  }

  async arrived(): Promise<LegId> {
    const known = this.reports.filter(({ type }) => type === "arrived").length;
    await this.host.phones.call();
    return this.until("arrived", () => {
      const arrivals = this.reports.flatMap((report) =>
        report.type === "arrived" ? [report.legId] : [],
      );
      return arrivals[known];
    });
  }

  /** Hangs up what this test left. */
  async clear(): Promise<void> {
    const { legs, rooms, recorders } = await this.inventory();
    for (const { id } of recorders) await this.do({ type: "stopRecorder", recordingId: id });
    for (const { id } of legs) await this.do({ type: "hangUp", legId: id });
    for (const { room } of rooms) await this.do({ type: "closeRoom", room });
    await this.until("an empty engine", async () => {
      const left = await this.inventory();
      return left.legs.length + left.rooms.length + left.recorders.length === 0 ? true : undefined;
    });
    expect(await this.inventory()).toEqual({ legs: [], rooms: [], recorders: [] });
  }
}
