import type { LegId, RecordingId } from "@maru/core";
import type { ActualLeg, ActualRecorder, Step } from "../port.ts";

/** What an engine has of one call, or of all. */
export type ActualMedia = {
  legs: Map<LegId, ActualLeg>;
  rooms: Set<string>;
  recorders: Map<RecordingId, ActualRecorder>;
};

export function noMedia(): ActualMedia {
  return { legs: new Map(), rooms: new Set(), recorders: new Map() };
}

export const SILENCE: ActualLeg["place"] = { type: "alone", hears: "silence" };

/** What a step makes of it once it is done: the meaning of every step, for every engine. */
export function applyStep(actual: ActualMedia, step: Step): void {
  switch (step.type) {
    case "answer":
      change(actual, step.legId, { status: "up" });
      return;
    case "dial":
      addLeg(actual, step.legId);
      return;
    case "hangUp":
      removeLeg(actual, step.legId);
      return;
    case "enterRoom":
      if (!isUp(actual, step.legId)) return;
      actual.rooms.add(step.room);
      change(actual, step.legId, { place: { type: "room", room: step.room } });
      return;
    case "standAlone":
      place(actual, step.legId, {
        ...{ type: "alone", hears: step.hears },
        ...(step.prompt !== undefined && { prompt: step.prompt }),
      });
      return;
    case "announce":
      place(actual, step.legId, {
        type: "announcement",
        announcementId: step.announcementId,
      });
      return;
    case "mute":
      change(actual, step.legId, { muted: step.muted });
      return;
    case "closeRoom":
      closeRoom(actual, step.room);
      return;
    case "startRecorder":
      startRecorder(actual, step);
      return;
    case "silenceRecorder": {
      const recorder = actual.recorders.get(step.recordingId);
      if (recorder !== undefined) {
        actual.recorders.set(step.recordingId, { ...recorder, silent: step.silent });
      }
      return;
    }
    case "stopRecorder":
      actual.recorders.delete(step.recordingId);
  }
}

/** A leg that is gone takes its recorder with it; a room without members stays until it is closed. */
export function removeLeg(actual: ActualMedia, legId: LegId): void {
  actual.legs.delete(legId);
  for (const [id, recorder] of actual.recorders) {
    if (recorder.legId === legId) actual.recorders.delete(id);
  }
}

function addLeg(actual: ActualMedia, id: LegId): void {
  if (actual.legs.has(id)) return;
  actual.legs.set(id, { id, status: "ringing", place: SILENCE, muted: false, arrival: null });
}

function isUp(actual: ActualMedia, legId: LegId): boolean {
  return actual.legs.get(legId)?.status === "up";
}

function change(actual: ActualMedia, legId: LegId, changes: Partial<ActualLeg>): void {
  const leg = actual.legs.get(legId);
  if (leg !== undefined) actual.legs.set(legId, { ...leg, ...changes });
}

/** A phone that still rings hears nothing of us. */
function place(actual: ActualMedia, legId: LegId, to: ActualLeg["place"]): void {
  if (isUp(actual, legId)) change(actual, legId, { place: to });
}

/** Nobody is put out of a room by closing it. */
function closeRoom(actual: ActualMedia, room: string): void {
  if (![...actual.legs.values()].some((leg) => isIn(leg, room))) actual.rooms.delete(room);
}

function startRecorder(actual: ActualMedia, step: Extract<Step, { type: "startRecorder" }>): void {
  const { recordingId: id, legId, silent } = step;
  if (!isUp(actual, legId) || actual.recorders.has(id)) return;
  actual.recorders.set(id, { id, legId, silent });
}

export function isIn({ place: at }: ActualLeg, room: string): boolean {
  return at.type === "room" && at.room === room;
}
