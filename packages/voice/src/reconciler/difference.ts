import type { DesiredLeg, DesiredMedia, SpokenPrompt } from "@maru/core";
import type { ActualLeg, Step } from "../port.ts";
import type { ActualMedia } from "./actual-media.ts";

/**
 * The steps that lead from what is to what is wanted, in an order in which nobody hears, at any moment, whom they
 * hear neither before nor after: who goes is gone, muted and off the record before anybody comes. `order.ts` says
 * which of them may be under way together.
 *
 * A wanted leg that is `up` and not there is not this function's matter: it cannot be brought back.
 */
export function difference(desired: DesiredMedia | null, actual: ActualMedia): Step[] {
  const wanted = new Map((desired?.legs ?? []).map((leg) => [leg.id, leg]));
  const moves = movesOf(wanted, actual);
  return [
    ...hangUps(wanted, actual),
    ...recorderClosings(desired, actual),
    ...calls(wanted, actual),
    ...mutes(wanted, actual, true),
    ...moves.leaving,
    ...moves.entering,
    ...mutes(wanted, actual, false),
    ...recorderOpenings(desired, wanted, actual),
    ...roomClosings(wanted, actual),
  ];
}

type Wanted = ReadonlyMap<string, DesiredLeg>;

function hangUps(wanted: Wanted, { legs }: ActualMedia): Step[] {
  return [...legs.keys()]
    .filter((legId) => !wanted.has(legId))
    .map((legId) => ({ type: "hangUp", legId }));
}

function calls(wanted: Wanted, { legs }: ActualMedia): Step[] {
  return [...wanted.values()].flatMap(({ id, dial, status }): Step[] => {
    const leg = legs.get(id);
    if (dial === null) return leg?.status === "ringing" ? [{ type: "answer", legId: id }] : [];
    return leg === undefined && status === "ringing" ? [{ type: "dial", legId: id, dial }] : [];
  });
}

/** Legs that can be placed, with where they belong: those that are up, and those that are about to be answered. */
function placeable(wanted: Wanted, { legs }: ActualMedia): [ActualLeg, DesiredLeg][] {
  return [...wanted.values()].flatMap((desired): [ActualLeg, DesiredLeg][] => {
    const leg = legs.get(desired.id);
    const isHere = leg?.status === "up" || desired.dial === null;
    return leg !== undefined && isHere ? [[leg, desired]] : [];
  });
}

/** Nobody who is not known to have answered talks with anybody yet. */
function placeOf({ status, dial, place }: DesiredLeg): DesiredLeg["place"] {
  return status === "ringing" && dial !== null ? { type: "silence" } : place;
}

function movesOf(wanted: Wanted, actual: ActualMedia): { leaving: Step[]; entering: Step[] } {
  const leaving: Step[] = [];
  const entering: Step[] = [];
  const moving = placeable(wanted, actual).filter(([leg, desired]) => !isPlaced(leg, desired));
  const { left, entered } = roomsTouched(moving, wanted, actual);
  for (const [leg, desired] of moving) {
    const place = placeOf(desired);
    const legId = leg.id;
    if (place.type !== "room") {
      leaving.push(stepTo(legId, place));
      continue;
    }
    // From room to room in one step only where nobody could meet on the way.
    if (leg.place.type === "room" && (left.has(place.room) || entered.has(leg.place.room))) {
      leaving.push({ type: "standAlone", legId, hears: "silence" });
    }
    entering.push({ type: "enterRoom", legId, room: place.room });
  }
  return { leaving, entering };
}

function roomsTouched(moving: [ActualLeg, DesiredLeg][], wanted: Wanted, { legs }: ActualMedia) {
  const left = new Set<string>();
  const entered = new Set<string>();
  for (const leg of legs.values()) {
    if (!wanted.has(leg.id) && leg.place.type === "room") left.add(leg.place.room);
  }
  for (const [leg, desired] of moving) {
    const place = placeOf(desired);
    if (leg.place.type === "room") left.add(leg.place.room);
    if (place.type === "room") entered.add(place.room);
  }
  return { left, entered };
}

function isPlaced({ place: at }: ActualLeg, desired: DesiredLeg): boolean {
  const place = placeOf(desired);
  switch (place.type) {
    case "room":
      return at.type === "room" && at.room === place.room;
    case "announcement":
      return at.type === "announcement" && at.announcementId === place.announcementId;
    default:
      return (
        at.type === "alone" &&
        at.hears === place.type &&
        isSamePrompt(at.prompt, place.type === "music" ? place.prompt : undefined)
      );
  }
}

function isSamePrompt(a: SpokenPrompt | undefined, b: SpokenPrompt | undefined): boolean {
  return a?.name === b?.name && a?.language === b?.language;
}

function stepTo(
  legId: ActualLeg["id"],
  place: Exclude<DesiredLeg["place"], { type: "room" }>,
): Step {
  if (place.type === "music" && place.prompt !== undefined) {
    return { type: "standAlone", legId, hears: "music", prompt: place.prompt };
  }
  if (place.type !== "announcement") return { type: "standAlone", legId, hears: place.type };
  const { announcementId, prompts, language } = place;
  return { type: "announce", legId, announcementId, prompts, language };
}

function mutes(wanted: Wanted, actual: ActualMedia, muted: boolean): Step[] {
  return placeable(wanted, actual)
    .filter(([leg, desired]) => desired.muted === muted && leg.muted !== muted)
    .map(([leg]) => ({ type: "mute", legId: leg.id, muted }));
}

function recorderClosings(desired: DesiredMedia | null, actual: ActualMedia): Step[] {
  const wanted = desired?.recorder ?? null;
  return [...actual.recorders.values()].flatMap(({ id, legId, silent }): Step[] => {
    if (wanted?.id !== id || wanted.legId !== legId) {
      return [{ type: "stopRecorder", recordingId: id }];
    }
    return wanted.silent && !silent
      ? [{ type: "silenceRecorder", recordingId: id, silent: true }]
      : [];
  });
}

function recorderOpenings(
  desired: DesiredMedia | null,
  wanted: Wanted,
  actual: ActualMedia,
): Step[] {
  const recorder = desired?.recorder ?? null;
  if (recorder === null) return [];
  const { id: recordingId, legId, silent } = recorder;
  const known = actual.recorders.get(recordingId);
  if (known?.legId === legId) {
    return known.silent && !silent ? [{ type: "silenceRecorder", recordingId, silent }] : [];
  }
  const isThere = placeable(wanted, actual).some(([leg]) => leg.id === legId);
  return isThere ? [{ type: "startRecorder", recordingId, legId, silent }] : [];
}

function roomClosings(wanted: Wanted, actual: ActualMedia): Step[] {
  const needed = new Set<string>();
  for (const { place } of wanted.values()) if (place.type === "room") needed.add(place.room);
  return [...actual.rooms]
    .filter((room) => !needed.has(room))
    .map((room) => ({ type: "closeRoom", room }));
}
