import type { DesiredLeg, DesiredMedia } from "@maru/core";
import type { SimulatedEngine } from "@maru/voice";

type Media = SimulatedEngine["media"];

/** Where the engine has something else than what is wanted of all calls, in words. Compared plainly, leg by leg. */
export function difference(wanted: readonly DesiredMedia[], media: Media): string[] {
  const wrong: string[] = [];
  const legs = wanted.flatMap((desired) => desired.legs);
  for (const leg of legs) wrong.push(...flawsOf(leg, media));
  const legIds = new Set<string>(legs.map(({ id }) => id));
  for (const id of media.legs.keys()) if (!legIds.has(id)) wrong.push(`nobody wants the leg ${id}`);
  const rooms = new Set(legs.flatMap(({ place }) => (place.type === "room" ? [place.room] : [])));
  for (const room of media.rooms) if (!rooms.has(room)) wrong.push(`nobody wants the room ${room}`);
  return [...wrong, ...recorderFlaws(wanted, media)];
}

function flawsOf({ id, status, dial, place, muted }: DesiredLeg, { legs }: Media): string[] {
  const leg = legs.get(id);
  if (leg === undefined) return [`${id} is wanted ${status} and is not there`];
  // Who called us is answered as soon as they are wanted.
  const expected = dial === null ? "up" : status;
  if (leg.status !== expected) return [`${id} is wanted ${expected} and is ${leg.status}`];
  if (expected === "ringing") return [];
  const wrong: string[] = [];
  const [is, should] = [placeText(leg.place), placeText(place)];
  if (is !== should) wrong.push(`${id} should have ${should} and has ${is}`);
  if (leg.muted !== muted) wrong.push(`${id} should ${muted ? "" : "not "}be muted`);
  return wrong;
}

function placeText(
  place:
    | DesiredLeg["place"]
    | (Media["legs"] extends Map<string, infer Leg extends { place: unknown }>
        ? Leg["place"]
        : never),
): string {
  switch (place.type) {
    case "room":
      return `the room ${place.room}`;
    case "announcement":
      return `the announcement ${place.announcementId}`;
    case "alone":
      return place.hears;
    default:
      return place.type;
  }
}

function recorderFlaws(wanted: readonly DesiredMedia[], { recorders }: Media): string[] {
  const text = (recorder: { id: string; legId: string; silent: boolean }) =>
    `${recorder.id} of ${recorder.legId}${recorder.silent ? ", silent" : ""}`;
  const should = wanted.flatMap(({ recorder }) => (recorder === null ? [] : [text(recorder)]));
  const is = [...recorders.values()].map(text);
  return [
    ...should.filter((one) => !is.includes(one)).map((one) => `the recorder ${one} is missing`),
    ...is.filter((one) => !should.includes(one)).map((one) => `nobody wants the recorder ${one}`),
  ];
}
