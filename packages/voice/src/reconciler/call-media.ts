import type { DesiredMedia, InteractionId, LegCause, LegId, RecordingId } from "@maru/core";
import type { Inventory, Step } from "../port.ts";
import { type ActualMedia, applyStep, noMedia, removeLeg, SILENCE } from "./actual-media.ts";
import { difference } from "./difference.ts";
import { Round } from "./round.ts";

/** What a call needs of its surroundings. */
export type CallSurroundings = {
  /** Asks the engine when there is a turn; `begin` is called just before, and may call it off with false. */
  perform(step: Step, begin: () => boolean, done: (failure: Error | null) => void): void;
  /** Counts everything that happens, so that an inventory asked for earlier does not undo it. */
  nextRevision(): number;
  answered(legId: LegId): void;
  ended(legId: LegId, cause: LegCause): void;
  recorderFailed(recordingId: RecordingId, reason: string): void;
  failed(step: Step, failure: Error): void;
  /** After failures: the inventory is asked, the call waits, and goes on with `resume`. */
  recover(failures: number): void;
  /** All is as wanted, as far as it can be. */
  settled(): void;
};

/** A phone that cannot be rung and a recorder that will not start are given up after so many tries. */
const MAX_TRIES = 3;

/**
 * One interaction's media: what is wanted, what is known of the engine, and the round of steps under way between the
 * two. Newest wish wins: a round made for an older one is dropped, and a new one starts from what is then.
 */
export class CallMedia {
  readonly id: InteractionId;
  readonly #around: CallSurroundings;
  #wanted: DesiredMedia | null = null;
  #actual: ActualMedia = noMedia();
  /** Legs, announcements and recordings that are over, as long as they are wanted: none is begun a second time. */
  #over = new Set<string>();
  #toldAnswered = new Set<LegId>();
  /** By leg, room or recording: the revision of the last thing known of it. */
  #touched = new Map<string, number>();
  #tries = new Map<string, number>();
  #round: Round | null = null;
  #failures = 0;
  /** Waiting: for the engine to be there, or for its inventory after a failure. */
  #state: "waiting" | "running" = "waiting";

  constructor(id: InteractionId, around: CallSurroundings) {
    this.id = id;
    this.#around = around;
  }

  /** Nothing is wanted, and nothing is there. */
  get isDone(): boolean {
    const { legs, rooms, recorders } = this.#actual;
    const isEmpty = legs.size === 0 && rooms.size === 0 && recorders.size === 0;
    return this.#wanted === null && this.#round === null && isEmpty;
  }

  /** Takes the wish; `advance` begins with it. */
  want(desired: DesiredMedia | null): void {
    this.#wanted = desired;
    const wanted = new Set<string>();
    for (const { id, place } of desired?.legs ?? []) {
      wanted.add(id);
      if (place.type === "announcement") wanted.add(place.announcementId);
    }
    if (desired?.recorder) wanted.add(desired.recorder.id);
    for (const known of [this.#over, this.#toldAnswered, this.#tries]) {
      for (const id of known.keys()) if (!wanted.has(id)) known.delete(id as LegId);
    }
    this.#round?.drop();
  }

  /** What was nobody's turns out to be this call's. */
  adopt({ legs, rooms, recorders }: ActualMedia): void {
    for (const id of [...legs.keys(), ...rooms, ...recorders.keys()]) this.#touch(id);
    for (const leg of legs.values()) this.#actual.legs.set(leg.id, leg);
    for (const room of rooms) this.#actual.rooms.add(room);
    for (const recorder of recorders.values()) this.#actual.recorders.set(recorder.id, recorder);
  }

  answered(legId: LegId): void {
    const leg = this.#actual.legs.get(legId);
    if (leg === undefined || leg.status === "up") return;
    this.#touch(legId);
    this.#actual.legs.set(legId, { ...leg, status: "up" });
    this.#changed();
  }

  ended(legId: LegId, cause: LegCause): void {
    this.#touch(legId);
    removeLeg(this.#actual, legId);
    this.#end(legId, cause);
    this.#changed();
  }

  announcementEnded(legId: LegId, announcementId: string): void {
    this.#over.add(announcementId);
    this.#touch(legId);
    this.#silenceWhatIsOver(legId);
    this.#changed();
  }

  recorderEnded(recordingId: RecordingId): void {
    if (this.#wanted?.recorder?.id === recordingId) this.#over.add(recordingId);
    this.#touch(recordingId);
    this.#actual.recorders.delete(recordingId);
    this.#changed();
  }

  /** The engine's own word, asked for at `revision`; what happened since is newer. */
  observe(seen: Inventory, revision: number): void {
    const isOlder = (id: string) => (this.#touched.get(id) ?? 0) <= revision;
    const { legs, rooms, recorders } = this.#actual;
    const seenLegs = new Set(seen.legs.map(({ id }) => id));
    for (const leg of seen.legs) {
      if (isOlder(leg.id)) legs.set(leg.id, leg);
    }
    for (const legId of [...legs.keys()]) {
      if (seenLegs.has(legId) || !isOlder(legId)) continue;
      removeLeg(this.#actual, legId);
      this.#end(legId, "lost");
    }
    const seenRooms = new Set(seen.rooms.map(({ room }) => room));
    for (const room of seenRooms) if (isOlder(room)) rooms.add(room);
    for (const room of rooms) if (!seenRooms.has(room) && isOlder(room)) rooms.delete(room);
    const seenRecorders = new Map(seen.recorders.map((recorder) => [recorder.id, recorder]));
    for (const [id, recorder] of seenRecorders) if (isOlder(id)) recorders.set(id, recorder);
    for (const id of recorders.keys()) {
      if (!seenRecorders.has(id) && isOlder(id)) recorders.delete(id);
    }
    this.#changed();
  }

  /** The engine is gone with all it had. */
  halt(): void {
    this.#state = "waiting";
    this.#round?.drop();
    this.#round = null;
    this.#actual = noMedia();
    this.#touched.clear();
    this.#tries.clear();
    this.#failures = 0;
  }

  /** What the engine has is known: from now on the wish is carried out. */
  resume(): void {
    this.#state = "running";
    this.advance();
  }

  #changed(): void {
    this.#round?.drop();
    this.advance();
  }

  advance(): void {
    if (this.#state === "waiting") return;
    this.#tell();
    if (this.#round !== null) return;
    const steps = difference(this.#possible(), this.#actual);
    if (steps.length === 0) {
      this.#failures = 0;
      this.#around.settled();
      return;
    }
    const round: Round = new Round(
      steps,
      (step, done) => this.#begin(step, round, done),
      (failures) => this.#finish(round, failures),
    );
    this.#round = round;
    round.start();
  }

  /** What core does not know yet: who has answered, and who it believes in is not there. */
  #tell(): void {
    for (const { id, status, dial } of this.#wanted?.legs ?? []) {
      const leg = this.#actual.legs.get(id);
      if (leg === undefined && (status === "up" || dial === null)) this.#end(id, "lost");
      if (leg?.status !== "up" || status === "up" || this.#toldAnswered.has(id)) continue;
      this.#toldAnswered.add(id);
      this.#around.answered(id);
    }
  }

  #end(legId: LegId, cause: LegCause): void {
    const isWanted = this.#wanted?.legs.some(({ id }) => id === legId) ?? false;
    if (!isWanted || this.#over.has(legId)) return;
    this.#over.add(legId);
    this.#around.ended(legId, cause);
  }

  /** The wish without what is over already: core is told of it, and will wish anew. */
  #possible(): DesiredMedia | null {
    const wanted = this.#wanted;
    if (wanted === null || this.#over.size === 0) return wanted;
    const legs = wanted.legs
      .filter(({ id }) => !this.#over.has(id))
      .map((leg) =>
        leg.place.type === "announcement" && this.#over.has(leg.place.announcementId)
          ? { ...leg, place: { type: "silence" as const } }
          : leg,
      );
    const isOver = wanted.recorder !== null && this.#over.has(wanted.recorder.id);
    return { ...wanted, legs, recorder: isOver ? null : wanted.recorder };
  }

  #begin(step: Step, round: Round, done: (failure: Error | null) => void): void {
    const begin = () => {
      if (this.#round !== round || round.isDropped) {
        done(null);
        return false;
      }
      // Known before the engine has said so: its reports may be quicker than its answer.
      if (step.type === "dial") applyStep(this.#actual, step);
      this.#touch(subjectOf(step));
      return true;
    };
    this.#around.perform(step, begin, (failure) => {
      if (this.#round !== round) return;
      this.#note(step, failure);
      done(failure);
    });
  }

  #note(step: Step, failure: Error | null): void {
    this.#touch(subjectOf(step));
    if (failure !== null) {
      this.#giveUp(step, failure);
      return;
    }
    // A dialled leg may have ended meanwhile, and is not to be had again.
    if (step.type !== "dial") applyStep(this.#actual, step);
    if (step.type === "announce") this.#silenceWhatIsOver(step.legId);
    if (step.type === "startRecorder" && this.#over.has(step.recordingId)) {
      this.#actual.recorders.delete(step.recordingId);
    }
    if (step.type === "enterRoom") this.#touch(step.room);
  }

  #giveUp(step: Step, failure: Error): void {
    this.#around.failed(step, failure);
    if (step.type !== "dial" && step.type !== "startRecorder") return;
    const id = subjectOf(step);
    if (step.type === "dial") this.#actual.legs.delete(step.legId);
    const tries = (this.#tries.get(id) ?? 0) + 1;
    this.#tries.set(id, tries);
    if (tries < MAX_TRIES) return;
    if (step.type === "dial") this.#end(step.legId, "unreachable");
    else {
      this.#over.add(step.recordingId);
      this.#around.recorderFailed(step.recordingId, failure.message);
    }
  }

  #finish(round: Round, failures: unknown[]): void {
    if (this.#round !== round) return;
    this.#round = null;
    if (failures.length === 0) {
      this.advance();
      return;
    }
    this.#state = "waiting";
    this.#failures += 1;
    this.#around.recover(this.#failures);
  }

  #silenceWhatIsOver(legId: LegId): void {
    const leg = this.#actual.legs.get(legId);
    if (leg?.place.type !== "announcement" || !this.#over.has(leg.place.announcementId)) return;
    this.#actual.legs.set(legId, { ...leg, place: SILENCE });
  }

  #touch(id: string): void {
    this.#touched.set(id, this.#around.nextRevision());
  }
}

function subjectOf(step: Step): string {
  if (step.type === "closeRoom") return step.room;
  return "recordingId" in step ? step.recordingId : step.legId;
}
