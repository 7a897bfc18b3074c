import type { InteractionId, LegCause, LegId, RecordingId } from "@maru/core";
import type { Clock } from "../clock.ts";
import type { ActualLeg, ActualRecorder, Inventory, Step } from "../port.ts";
import { type ActualMedia, noMedia, SILENCE } from "./actual-media.ts";

type StrayLeg = {
  leg: ActualLeg;
  /** Of the last thing known of it: an inventory asked for before does not undo it. */
  revision: number;
  ended: LegCause | null;
  callOff: () => void;
};

/**
 * What the engine has and no interaction wants: calls that have just arrived, and what was left behind. After a grace
 * time in which somebody may claim it, it is closed.
 */
export class Strays {
  readonly #clock: Clock;
  readonly #graceMs: number;
  readonly #perform: (step: Step) => void;
  readonly #legs = new Map<LegId, StrayLeg>();
  /** Since when it is nobody's. */
  #rooms = new Map<string, number>();
  #recorders = new Map<RecordingId, { recorder: ActualRecorder; since: number }>();

  constructor(clock: Clock, graceMs: number, perform: (step: Step) => void) {
    this.#clock = clock;
    this.#graceMs = graceMs;
    this.#perform = perform;
  }

  /** Whether it was not known. */
  noticeLeg(leg: ActualLeg, revision: number): boolean {
    if (this.#legs.has(leg.id)) return false;
    const callOff = this.#clock.after(this.#graceMs, () => this.#expire(leg.id));
    this.#legs.set(leg.id, { leg, revision, ended: null, callOff });
    return true;
  }

  answered(legId: LegId, revision: number): void {
    const stray = this.#legs.get(legId);
    if (stray === undefined) return;
    stray.leg = { ...stray.leg, status: "up" };
    stray.revision = revision;
  }

  /** Remembered for a while: who wants it soon is told so. */
  ended(legId: LegId, cause: LegCause): void {
    const stray = this.#legs.get(legId);
    if (stray !== undefined) stray.ended = cause;
  }

  /** Of a call that is over. A late report that it arrives does not begin another. */
  rememberEnded(legId: LegId, revision: number): void {
    const leg: ActualLeg = { id: legId, status: "up", place: SILENCE, muted: false, arrival: null };
    if (this.noticeLeg(leg, revision)) this.ended(legId, "hung_up");
  }

  hangUp(legId: LegId, isNobodys: boolean): void {
    this.ended(legId, "hung_up");
    this.#perform({ type: "hangUp", legId, ...(isNobodys && { nobody: true }) });
  }

  /** Hands over what belongs to this interaction: the legs and recorders with these ids, and its rooms. */
  claim(
    interactionId: InteractionId,
    ids: ReadonlySet<string>,
  ): { found: ActualMedia; ended: { legId: LegId; cause: LegCause }[] } {
    const found = noMedia();
    const ended: { legId: LegId; cause: LegCause }[] = [];
    for (const id of ids) {
      const legId = id as LegId;
      const stray = this.#legs.get(legId);
      if (stray === undefined) continue;
      this.#forget(legId);
      if (stray.ended === null) found.legs.set(legId, stray.leg);
      else ended.push({ legId, cause: stray.ended });
    }
    for (const room of this.#rooms.keys()) {
      if (roomOwner(room) === interactionId && this.#rooms.delete(room)) found.rooms.add(room);
    }
    for (const [id, { recorder }] of this.#recorders) {
      if (!ids.has(id) && !ids.has(recorder.legId)) continue;
      this.#recorders.delete(id);
      found.recorders.set(id, recorder);
    }
    return { found, ended };
  }

  /**
   * What of an inventory, asked for at `revision`, is nobody's. Rooms and recorders that were so long enough are closed.
   * Returns the legs that were not known.
   */
  observe({ legs, rooms, recorders }: Inventory, revision: number): ActualLeg[] {
    const present = new Set(legs.map(({ id }) => id));
    for (const [id, stray] of this.#legs) {
      if (!present.has(id) && stray.revision <= revision) stray.ended ??= "lost";
    }
    const noticed = legs.filter((leg) => this.noticeLeg(leg, revision));
    for (const leg of legs) {
      const stray = this.#legs.get(leg.id);
      if (stray !== undefined && stray.revision <= revision) stray.leg = leg;
    }
    this.#observeRest(rooms, recorders);
    return noticed;
  }

  clear(): void {
    for (const legId of [...this.#legs.keys()]) this.#forget(legId);
    this.#rooms.clear();
    this.#recorders.clear();
  }

  #observeRest(rooms: Inventory["rooms"], recorders: ActualRecorder[]): void {
    const now = this.#clock.now();
    const sinceOf = (since: number | undefined) => since ?? now;
    this.#rooms = new Map(
      rooms
        .filter(({ legIds }) => legIds.length === 0)
        .map(({ room }) => [room, sinceOf(this.#rooms.get(room))]),
    );
    this.#recorders = new Map(
      recorders.map((recorder) => {
        const since = sinceOf(this.#recorders.get(recorder.id)?.since);
        return [recorder.id, { recorder, since }];
      }),
    );
    this.#closeOld(now - this.#graceMs);
  }

  #closeOld(before: number): void {
    for (const [room, since] of this.#rooms) {
      if (since <= before) this.#perform({ type: "closeRoom", room });
    }
    for (const [recordingId, { since }] of this.#recorders) {
      if (since <= before) this.#perform({ type: "stopRecorder", recordingId });
    }
  }

  #expire(legId: LegId): void {
    const stray = this.#legs.get(legId);
    this.#legs.delete(legId);
    if (stray?.ended === null) this.#perform({ type: "hangUp", legId });
  }

  #forget(legId: LegId): void {
    this.#legs.get(legId)?.callOff();
    this.#legs.delete(legId);
  }
}

/** Rooms are named `<interactionId>.<roomId>`, and room ids have no dot. */
export function roomOwner(room: string): InteractionId {
  return room.slice(0, Math.max(0, room.lastIndexOf("."))) as InteractionId;
}
