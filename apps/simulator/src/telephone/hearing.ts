import type { DesiredMedia, InteractionId } from "@maru/core";
import type { SimulatedEngine } from "@maru/voice";

/**
 * Listens at every moment, on the way from one wish to the next as well: nobody may hear, and no recorder keep, whom
 * they hear neither by what is wanted nor by what was the case when it was wanted.
 */
export class Hearing {
  readonly #engine: SimulatedEngine;
  /** By call, who may be heard by whom. */
  readonly #allowed = new Map<InteractionId, Set<string>>();
  #wrong: string[] = [];

  constructor(engine: SimulatedEngine) {
    this.#engine = engine;
  }

  /** What went wrong since it was asked last. */
  takeWrong(): string[] {
    const wrong = this.#wrong;
    this.#wrong = [];
    return wrong;
  }

  /** Another wish for this call. `others`: steps for earlier ones are still under way, and may be done yet. */
  allow(interactionId: InteractionId, desired: DesiredMedia | null, others: boolean): void {
    const legIds = new Set<string>(desired?.legs.map(({ id }) => id));
    for (const { id, roomOf } of this.#legs()) if (roomOf === interactionId) legIds.add(id);
    const now = [...this.#heard()]
      .filter(([, { legId }]) => legIds.has(legId))
      .map(([pair]) => pair);
    const before = others ? (this.#allowed.get(interactionId) ?? []) : [];
    this.#allowed.set(interactionId, new Set([...before, ...now, ...pairsOf(desired)]));
  }

  /** After each change of who is where. */
  look(): void {
    const heard = this.#heard();
    for (const [pair, { room, legId }] of heard) {
      const isAllowed = [...this.#allowed].some(([id, pairs]) => {
        const isIts = room === null || room.startsWith(`${id}.`);
        return isIts && pairs.has(pair);
      });
      if (!isAllowed) this.#wrong.push(`${pair}${room === null ? "" : ` in ${room}`} (${legId})`);
    }
  }

  #legs() {
    return [...this.#engine.media.legs.values()].map(({ id, place }) => ({
      id,
      roomOf: place.type === "room" ? place.room.slice(0, place.room.lastIndexOf(".")) : null,
    }));
  }

  /** Each pair that is heard or kept now, with the leg that hears it. */
  #heard(): Map<string, { room: string | null; legId: string }> {
    const { legs, recorders } = this.#engine.media;
    const heard = new Map<string, { room: string | null; legId: string }>();
    for (const { listener, speaker } of this.#engine.hearing()) {
      const place = legs.get(listener)?.place;
      const room = place?.type === "room" ? place.room : null;
      heard.set(`${listener} hears ${speaker}`, { room, legId: listener });
    }
    for (const { recordingId, speaker } of this.#engine.recorded()) {
      const legId = recorders.get(recordingId)?.legId ?? "";
      heard.set(`${recordingId} keeps ${speaker}`, { room: null, legId });
    }
    return heard;
  }
}

/** Whom it brings together. Legs that have not been answered, as far as is known, are with nobody yet. */
function pairsOf(desired: DesiredMedia | null): string[] {
  if (desired === null) return [];
  const { legs, recorder } = desired;
  const there = legs.filter(({ status, dial }) => status === "up" || dial === null);
  const pairs: string[] = [];
  for (const listener of there) {
    for (const speaker of there) {
      if (listener === speaker || speaker.muted) continue;
      if (listener.place.type !== "room" || speaker.place.type !== "room") continue;
      if (listener.place.room !== speaker.place.room) continue;
      pairs.push(`${listener.id} hears ${speaker.id}`);
      if (recorder?.legId === listener.id && !recorder.silent) {
        pairs.push(`${recorder.id} keeps ${speaker.id}`);
      }
    }
  }
  if (recorder !== null && !recorder.silent) pairs.push(`${recorder.id} keeps ${recorder.legId}`);
  return pairs;
}
