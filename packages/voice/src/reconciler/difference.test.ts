import type {
  DesiredLeg,
  DesiredMedia,
  InteractionId,
  LegId,
  PromptName,
  RecordingId,
} from "@maru/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActualLeg, Step } from "../port.ts";
import { type ActualMedia, applyStep, noMedia } from "./actual-media.ts";
import { difference } from "./difference.ts";
import { hearing, recorded } from "./hearing.ts";
import { waitsFor } from "./order.ts";

const MAIN = "call.main";
const CONSULT = "call.consult";
const RECORDING = "call.recording" as RecordingId;
const CUSTOMER = "customer-leg" as LegId;
const ALICE = "alice-leg" as LegId;
const BOB = "bob-leg" as LegId;

const dial: DesiredLeg["dial"] = {
  to: "number",
  number: "+82255501234",
  callerNumber: null,
  trunkId: null,
};
const inRoom = (room: string): DesiredLeg["place"] => ({ type: "room", room });
const MUSIC: DesiredLeg["place"] = { type: "music" };

function leg(id: LegId, place: DesiredLeg["place"], changes: Partial<DesiredLeg> = {}): DesiredLeg {
  const partyId = id as string as DesiredLeg["partyId"];
  const arrived = id === CUSTOMER;
  return {
    id,
    partyId,
    status: "up",
    dial: arrived ? null : dial,
    place,
    muted: false,
    ...changes,
  };
}

function media(legs: DesiredLeg[], recorder: DesiredMedia["recorder"] = null): DesiredMedia {
  return { interactionId: "call" as InteractionId, legs, recorder };
}

/** What an engine has that did as it was told. */
function having(desired: DesiredMedia): ActualMedia {
  const actual = noMedia();
  for (const { id, status, place, muted } of desired.legs) {
    const at: ActualLeg["place"] =
      place.type === "room"
        ? place
        : place.type === "announcement"
          ? { type: "announcement", announcementId: place.announcementId }
          : {
              ...{ type: "alone", hears: place.type },
              ...(place.type === "music" && place.prompt && { prompt: place.prompt }),
            };
    actual.legs.set(id, { id, status, place: at, muted, arrival: null });
    if (place.type === "room") actual.rooms.add(place.room);
  }
  const { recorder } = desired;
  if (recorder !== null) actual.recorders.set(recorder.id, { ...recorder });
  return actual;
}

function copy({ legs, rooms, recorders }: ActualMedia): ActualMedia {
  return { legs: new Map(legs), rooms: new Set(rooms), recorders: new Map(recorders) };
}

const LEGS = [CUSTOMER, ALICE, BOB, "carol-leg" as LegId];
const anyPlace = fc.constantFrom<DesiredLeg["place"]>(
  inRoom(MAIN),
  inRoom(CONSULT),
  MUSIC,
  { type: "music", prompt: { name: "prompt/jazz" as PromptName, language: "ko" } },
  { type: "silence" },
  { type: "ringback" },
  {
    type: "announcement",
    announcementId: "call.announcement.1",
    prompts: ["greeting"],
    language: "ko",
  },
);
const anyRecorder = fc.record({
  id: fc.constantFrom(RECORDING, "call.other" as RecordingId),
  legId: fc.constantFrom(CUSTOMER, ALICE),
  silent: fc.boolean(),
});
const anyMedia = (statuses: DesiredLeg["status"][]) =>
  fc
    .record({
      legs: fc.tuple(
        ...LEGS.map((id) =>
          fc.option(
            fc
              .record({
                place: anyPlace,
                muted: fc.boolean(),
                status: fc.constantFrom(...statuses),
              })
              .map(({ place, muted, status }) => leg(id, place, { muted, status })),
          ),
        ),
      ),
      recorder: fc.option(anyRecorder),
    })
    .map(({ legs, recorder }) =>
      media(
        legs.filter((one) => one !== null),
        recorder,
      ),
    );

/** From another wish that had come true, with legs that still ring and a room or recorder too many. */
const anyActual = anyMedia(["up", "ringing"]).map((was) => {
  const actual = having(was);
  for (const [id, known] of actual.legs) {
    if (known.status === "ringing") {
      actual.legs.set(id, { ...known, place: { type: "alone", hears: "silence" } });
    }
  }
  for (const [id, { legId }] of actual.recorders) {
    if (actual.legs.get(legId)?.status !== "up") actual.recorders.delete(id);
  }
  return actual;
});

/** Some order in which the steps may be done: whatever waits for nothing any more may be next. */
function someOrder(steps: readonly Step[], choices: readonly number[]): Step[] {
  const left = steps.map((step, index) => ({ step, index }));
  const order: Step[] = [];
  for (let turn = 0; left.length > 0; turn += 1) {
    const ready = left.filter(({ step, index }) =>
      left.every((other) => other.index >= index || !waitsFor(step, other.step)),
    );
    const chosen = ready[(choices[turn % choices.length] ?? 0) % ready.length];
    if (chosen === undefined) throw new Error("steps wait for each other");
    order.push(chosen.step);
    left.splice(left.indexOf(chosen), 1);
  }
  return order;
}

const anyChoices = fc.array(fc.nat(50), { minLength: 1, maxLength: 30 });

describe("The difference", () => {
  test("leads from whatever is to what is wanted, in every order it allows", () => {
    fc.assert(
      fc.property(
        anyMedia(["up", "ringing"]),
        anyActual,
        anyChoices,
        (desired, actual, choices) => {
          for (const step of someOrder(difference(desired, actual), choices))
            applyStep(actual, step);
          expect(difference(desired, actual)).toEqual([]);
          const wanted = new Set(desired.legs.map(({ id }) => id));
          for (const known of actual.legs.values()) expect(wanted).toContain(known.id);
          for (const { id, status, dial: to, place, muted } of desired.legs) {
            const known = actual.legs.get(id);
            if (known === undefined) expect(status === "up" || to === null).toBe(true);
            if (known?.status !== "up" || (status === "ringing" && to !== null)) continue;
            const is = having(media([leg(id, place, { muted })])).legs.get(id);
            expect({ place: known.place, muted: known.muted }).toEqual({ place: is?.place, muted });
          }
        },
      ),
    );
  });

  test("is nothing where all is as wanted", () => {
    fc.assert(
      fc.property(anyMedia(["up"]), (desired) => {
        const recorderIsThere = desired.legs.some(({ id }) => id === desired.recorder?.legId);
        const possible = recorderIsThere ? desired : { ...desired, recorder: null };
        expect(difference(possible, having(possible))).toEqual([]);
      }),
    );
  });

  test("leaves nothing of a call that is over", () => {
    fc.assert(
      fc.property(anyActual, anyChoices, (actual, choices) => {
        for (const step of someOrder(difference(null, actual), choices)) applyStep(actual, step);
        expect(actual).toEqual(noMedia());
      }),
    );
  });

  test("lets nobody hear or record, on the way, what they do neither before nor after", () => {
    fc.assert(
      fc.property(
        anyMedia(["up", "ringing"]),
        anyActual,
        anyChoices,
        (desired, actual, choices) => {
          const steps = someOrder(difference(desired, actual), choices);
          const after = copy(actual);
          for (const step of steps) applyStep(after, step);
          const allowed = new Set([...heard(actual), ...heard(after)]);
          for (const step of steps) {
            applyStep(actual, step);
            expect([...heard(actual)].filter((pair) => !allowed.has(pair))).toEqual([]);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

function heard(actual: ActualMedia): Set<string> {
  return new Set([
    ...hearing(actual).map(({ listener, speaker }) => `${listener} hears ${speaker}`),
    ...recorded(actual).map(({ recordingId, speaker }) => `${recordingId} keeps ${speaker}`),
  ]);
}

describe("A call comes in", () => {
  const desired = media([leg(CUSTOMER, MUSIC), leg(ALICE, inRoom(MAIN), { status: "ringing" })]);

  test("the agent's phone is dialled while the customer is being answered (V-01)", () => {
    const actual = noMedia();
    actual.legs.set(CUSTOMER, {
      id: CUSTOMER,
      status: "ringing",
      place: { type: "alone", hears: "silence" },
      muted: false,
      arrival: { from: { kind: "web", account: "w" }, calledNumber: "1", callerNumber: null },
    });
    const steps = difference(desired, actual);
    expect(steps).toEqual([
      { type: "answer", legId: CUSTOMER },
      { type: "dial", legId: ALICE, dial },
      { type: "standAlone", legId: CUSTOMER, hears: "music" },
    ]);
    const [answer, ring, music] = steps as [Step, Step, Step];
    expect(waitsFor(ring, answer)).toBe(false);
    expect(waitsFor(music, answer)).toBe(true);
    expect(waitsFor(music, ring)).toBe(false);
  });
});

describe("A consult (V-40 to V-46)", () => {
  const consulting = media(
    [leg(CUSTOMER, MUSIC), leg(ALICE, inRoom(CONSULT)), leg(BOB, inRoom(CONSULT))],
    { id: RECORDING, legId: CUSTOMER, silent: true },
  );

  test("to the customer and back takes one step, and the colleague stays", () => {
    const toCustomer = media(
      [leg(CUSTOMER, inRoom(MAIN)), leg(ALICE, inRoom(MAIN)), leg(BOB, MUSIC)],
      { id: RECORDING, legId: CUSTOMER, silent: false },
    );
    expect(difference(toCustomer, having(consulting))).toEqual([
      { type: "standAlone", legId: BOB, hears: "music" },
      { type: "enterRoom", legId: CUSTOMER, room: MAIN },
      { type: "enterRoom", legId: ALICE, room: MAIN },
      { type: "silenceRecorder", recordingId: RECORDING, silent: false },
      { type: "closeRoom", room: CONSULT },
    ]);
    expect(difference(consulting, having(toCustomer))).toEqual([
      { type: "silenceRecorder", recordingId: RECORDING, silent: true },
      { type: "standAlone", legId: CUSTOMER, hears: "music" },
      { type: "enterRoom", legId: ALICE, room: CONSULT },
      { type: "enterRoom", legId: BOB, room: CONSULT },
      { type: "closeRoom", room: MAIN },
    ]);
  });

  test("the rooms changed over: each leaves before the other comes", () => {
    const swapped = media([leg(ALICE, inRoom(MAIN)), leg(BOB, inRoom(CONSULT))]);
    const was = media([leg(ALICE, inRoom(CONSULT)), leg(BOB, inRoom(MAIN))]);
    expect(difference(swapped, having(was)).map(({ type }) => type)).toEqual([
      "standAlone",
      "standAlone",
      "enterRoom",
      "enterRoom",
    ]);
  });
});
