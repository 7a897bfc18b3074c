import type {
  AgentId,
  DesiredLeg,
  DesiredMedia,
  InteractionId,
  LegId,
  RecordingId,
  TrunkId,
} from "@maru/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Arrival, Report, Step } from "../port.ts";
import {
  type EngineFaults,
  NO_FAULTS,
  type PartyScript,
  SimulatedEngine,
} from "../simulated/simulated-engine.ts";
import { VirtualClock } from "../simulated/virtual-clock.ts";
import { difference } from "./difference.ts";
import type { EngineAccess } from "./engine-access.ts";
import { RECONCILER_LIMITS, Reconciler } from "./reconciler.ts";

const CALL = "call" as InteractionId;
const CAROL = "carol-leg" as LegId;
const ALICE = "alice-leg" as LegId;
const RECORDING = "recording" as RecordingId;
const MAIN: DesiredLeg["place"] = { type: "room", room: "call.main" };
const MUSIC: DesiredLeg["place"] = { type: "music" };
const GREETING: DesiredLeg["place"] = {
  type: "announcement",
  announcementId: "call.announcement.1",
  prompts: ["greeting"],
  language: "ko",
};
const ARRIVAL: Arrival = {
  from: { kind: "trunk", trunkId: "carrier" as TrunkId },
  calledNumber: "0215880000",
  callerNumber: null,
};

function leg(id: LegId, place: DesiredLeg["place"], status: DesiredLeg["status"] = "up") {
  const dial: DesiredLeg["dial"] =
    id === CAROL
      ? null
      : { to: "number", number: "+82255501234", callerNumber: null, trunkId: null };
  const partyId = id as string as DesiredLeg["partyId"];
  return { id, partyId, status, dial, place, muted: false } satisfies DesiredLeg;
}

function media(...legs: DesiredLeg[]): DesiredMedia {
  return { interactionId: CALL, legs, recorder: null };
}

/** An engine, a reconciler, and all that was asked of the one and told by the other. */
function office(
  script: PartyScript = { does: "rings" },
  seed = 1,
  faults: Partial<EngineFaults> = {},
) {
  const clock = new VirtualClock();
  let dice = seed;
  const random = () => {
    dice = (Math.imul(dice, 1_103_515_245) + 12_345) >>> 0;
    return (dice >>> 8) / 2 ** 24;
  };
  const engine = new SimulatedEngine({
    clock,
    random,
    faults: { ...NO_FAULTS, ...faults },
    announcementMs: 4_000,
    script: () => script,
  });
  const steps: string[] = [];
  const told: unknown[] = [];
  const watched: EngineAccess = {
    perform: (step, done) => {
      steps.push(nameOf(step));
      engine.perform(step, done);
    },
    inventory: (done) => {
      steps.push("inventory");
      engine.inventory(done);
    },
    onReport: (listener) => engine.onReport(listener),
  };
  const reconciler = new Reconciler(watched, clock, {
    command: (command) => told.push(command),
    arrived: (legId) => told.push(`arrived ${legId}`),
    digit: (interactionId, legId, digit) => told.push(`${interactionId} ${legId} ${digit}`),
    recorderEnded: (id, durationMs) => told.push(`${id} ended ${durationMs}`),
    recorderFailed: (id) => told.push(`${id} failed`),
    warn: () => {},
  });
  const take = <T>(list: T[]) => list.splice(0);
  return { clock, engine, reconciler, steps: () => take(steps), told: () => take(told) };
}

function nameOf(step: Step): string {
  if ("legId" in step) return `${step.type} ${step.legId}`;
  return step.type;
}

/** A call that waits for alice's phone to be answered. */
function ringing(...args: Parameters<typeof office>) {
  const all = office(...args);
  all.engine.start();
  all.engine.arrive(CAROL, ARRIVAL);
  all.told();
  all.steps();
  all.reconciler.want(CALL, media(leg(CAROL, GREETING), leg(ALICE, MAIN, "ringing")));
  return all;
}

function talking(...args: Parameters<typeof office>) {
  const all = ringing(...args);
  all.engine.answer(ALICE);
  all.reconciler.want(CALL, media(leg(CAROL, MAIN), leg(ALICE, MAIN)));
  all.told();
  all.steps();
  return all;
}

describe("A call", () => {
  test("rings the agent's phone in the moment it is wanted, and asks for no inventory (V-01)", () => {
    const { steps, engine, told } = ringing();
    expect(steps()).toEqual([`answer ${CAROL}`, `dial ${ALICE}`, `announce ${CAROL}`]);
    engine.answer(ALICE);
    expect(told()).toEqual([{ type: "ReportLegAnswered", interactionId: CALL, legId: ALICE }]);
  });

  test("is brought together, and closed when it is over", () => {
    const { engine, reconciler, steps, told } = ringing();
    engine.answer(ALICE);
    steps();
    told();
    const together = media(leg(CAROL, MAIN), leg(ALICE, MAIN));
    reconciler.want(CALL, {
      ...together,
      recorder: { id: RECORDING, legId: CAROL, silent: false },
    });
    expect(steps()).toEqual([`enterRoom ${CAROL}`, `enterRoom ${ALICE}`, `startRecorder ${CAROL}`]);
    expect(engine.hearing()).toHaveLength(2);
    reconciler.want(CALL, null);
    expect(engine.media).toEqual({ legs: new Map(), rooms: new Set(), recorders: new Map() });
    expect(told()).toEqual([`${RECORDING} ended 0`]);
  });

  test("tells what its parties and announcements do, and repeats nothing that is over", () => {
    const { clock, engine, reconciler, steps, told } = ringing();
    steps();
    clock.goOn(4_000);
    engine.press(CAROL, "5");
    engine.end(ALICE, "busy");
    reconciler.want(CALL, media(leg(CAROL, GREETING), leg(ALICE, MAIN, "ringing")));
    const about = { interactionId: CALL };
    expect(told()).toEqual([
      { type: "ReportAnnouncementEnded", ...about, announcementId: "call.announcement.1" },
      `${CALL} ${CAROL} 5`,
      { type: "ReportLegEnded", ...about, legId: ALICE, cause: "busy" },
    ]);
    expect(steps()).toEqual([]);
  });

  test("whose customer gave up before it was wanted is told so", () => {
    const { engine, reconciler, told, steps } = office();
    engine.start();
    engine.arrive(CAROL, ARRIVAL);
    engine.end(CAROL, "hung_up");
    told();
    steps();
    reconciler.want(CALL, media(leg(CAROL, GREETING)));
    expect(told()).toEqual([
      { type: "ReportLegEnded", interactionId: CALL, legId: CAROL, cause: "hung_up" },
    ]);
    expect(steps()).toEqual([]);
  });
});

test("That a call arrived, told again when it is over, begins no other", () => {
  const clock = new VirtualClock();
  const told: string[] = [];
  let report: (report: Report) => void = () => {};
  const engine: EngineAccess = {
    perform: (_step, done) => done(null),
    inventory: (done) => done({ legs: [], rooms: [], recorders: [] }),
    onReport: (listener) => {
      report = listener;
    },
  };
  const reconciler = new Reconciler(engine, clock, {
    command: () => {},
    arrived: (legId) => told.push(legId),
    digit: () => {},
    recorderEnded: () => {},
    recorderFailed: () => {},
    warn: () => {},
  });
  report({ type: "engine", status: "up" });
  const arrived: Report = { type: "arrived", legId: CAROL, arrival: ARRIVAL };
  report(arrived);
  reconciler.want(CALL, media(leg(CAROL, GREETING)));
  report({ type: "ended", legId: CAROL, cause: "hung_up" });
  reconciler.want(CALL, null);
  report(arrived);
  expect(told).toEqual([CAROL]);
});

describe("Wishes", () => {
  test("of the past are skipped: the newest wins", () => {
    const { clock, engine, reconciler, steps } = talking();
    engine.faults = { ...NO_FAULTS, stepUpToMs: 100 };
    reconciler.want(CALL, media(leg(CAROL, MUSIC), leg(ALICE, { type: "silence" })));
    reconciler.want(CALL, media(leg(CAROL, { type: "ringback" }), leg(ALICE, MAIN)));
    reconciler.want(CALL, media(leg(CAROL, MAIN), leg(ALICE, MAIN)));
    clock.goOn(1_000);
    expect(steps()).toEqual([
      `standAlone ${CAROL}`,
      `standAlone ${ALICE}`,
      `enterRoom ${CAROL}`,
      `enterRoom ${ALICE}`,
    ]);
  });

  test("of different calls do not wait for each other, up to the limit", () => {
    const { clock, engine, reconciler, steps } = office();
    engine.start();
    engine.faults = { ...NO_FAULTS, stepUpToMs: 50 };
    steps();
    const count = RECONCILER_LIMITS.stepsAtOnce + 10;
    for (let n = 0; n < count; n += 1) {
      const id = `call-${n}` as InteractionId;
      const wanted = media(leg(`leg-${n}` as LegId, MAIN, "ringing"));
      reconciler.want(id, { ...wanted, interactionId: id });
    }
    expect(steps()).toHaveLength(RECONCILER_LIMITS.stepsAtOnce);
    clock.goOn(200);
    expect(engine.media.legs.size).toBe(count);
  });
});

describe("When the engine fails", () => {
  test("a refused step is tried again after the inventory was asked, ever more slowly", () => {
    const { clock, engine, reconciler, steps } = talking();
    engine.faults = { ...NO_FAULTS, refuse: 1 };
    reconciler.want(CALL, media(leg(CAROL, MUSIC), leg(ALICE, MAIN)));
    clock.goOn(10_000);
    const tried = steps().filter((step) => step === `standAlone ${CAROL}`).length;
    expect(tried).toBeGreaterThan(3);
    expect(tried).toBeLessThan(10);
    engine.faults = NO_FAULTS;
    clock.goOn(RECONCILER_LIMITS.longestRetryMs);
    expect(engine.media.legs.get(CAROL)?.place).toEqual({ type: "alone", hears: "music" });
  });

  test("a phone that cannot be dialled is unreachable after three tries", () => {
    const { clock, engine, reconciler, told } = talking();
    engine.faults = { ...NO_FAULTS, refuse: 1 };
    const bob = "bob-leg" as LegId;
    reconciler.want(CALL, media(leg(CAROL, MAIN), leg(ALICE, MAIN), leg(bob, MAIN, "ringing")));
    clock.goOn(20_000);
    const ended = { type: "ReportLegEnded", interactionId: CALL, legId: bob, cause: "unreachable" };
    expect(told()).toEqual([ended]);
  });

  test("its end is told, and when it is back the inventory comes first", () => {
    const { engine, reconciler, steps, told } = talking();
    engine.stop();
    reconciler.want(CALL, null);
    engine.start();
    expect(told()).toEqual([
      { type: "ReportMediaEngine", status: "down" },
      { type: "ReportMediaEngine", status: "up" },
    ]);
    expect(steps()).toEqual(["inventory"]);
  });
});

describe("The inventory", () => {
  test("heals what a lost report hid: who is not there is lost (K-61)", () => {
    const { clock, engine, told } = talking();
    engine.faults = { ...NO_FAULTS, lose: 1 };
    engine.end(ALICE, "hung_up");
    expect(told()).toEqual([]);
    clock.goOn(RECONCILER_LIMITS.auditEveryMs);
    expect(told()).toEqual([
      { type: "ReportLegEnded", interactionId: CALL, legId: ALICE, cause: "lost" },
    ]);
  });

  test("is taken at once when the engine was out of sight: a caller who came then does not wait", () => {
    const { engine, told } = talking();
    engine.faults = { ...NO_FAULTS, lose: 1 };
    engine.arrive("dave-leg" as LegId, ARRIVAL);
    engine.end(ALICE, "hung_up");
    engine.faults = NO_FAULTS;
    engine.start();
    expect(told()).toEqual([
      { type: "ReportLegEnded", interactionId: CALL, legId: ALICE, cause: "lost" },
      "arrived dave-leg",
    ]);
  });

  test("taken by a new reconciler finds calls that go on, and closes what is nobody's", () => {
    const { clock, engine } = talking();
    engine.arrive("stray-leg" as LegId, ARRIVAL);
    const told: unknown[] = [];
    const second = new Reconciler(engine, clock, {
      command: (command) => told.push(command),
      arrived: (legId) => told.push(`arrived ${legId}`),
      digit: () => {},
      recorderEnded: () => {},
      recorderFailed: () => {},
      warn: () => {},
    });
    const wanted = media(leg(CAROL, MAIN), leg(ALICE, MAIN));
    second.want(CALL, wanted);
    engine.start();
    expect(told).toEqual(["arrived stray-leg", { type: "ReportMediaEngine", status: "up" }]);
    expect(engine.media.legs.size).toBe(3);
    clock.goOn(RECONCILER_LIMITS.strayGraceMs);
    expect([...engine.media.legs.keys()]).toEqual([CAROL, ALICE]);
    expect(difference(wanted, engine.media)).toEqual([]);
  });

  test("does not undo what happened while it was on its way", () => {
    const { clock, engine, told } = talking();
    engine.faults = { ...NO_FAULTS, stepUpToMs: 1_000 };
    clock.goOn(RECONCILER_LIMITS.auditEveryMs);
    engine.arrive("late-leg" as LegId, ARRIVAL);
    engine.end(CAROL, "hung_up");
    clock.goOn(1_000);
    expect(told()).toEqual([
      "arrived late-leg",
      { type: "ReportLegEnded", interactionId: CALL, legId: CAROL, cause: "hung_up" },
    ]);
  });

  test("leaves a call alone that is turned away at once", () => {
    const { engine, reconciler } = office();
    engine.start();
    engine.arrive(CAROL, ARRIVAL);
    reconciler.turnAway(CAROL);
    expect(engine.media.legs.size).toBe(0);
  });
});

test("Phones and trunks are told as they come", () => {
  const { engine, told } = office();
  engine.setPhone("alice" as AgentId, "browser", true);
  engine.setTrunk("carrier" as TrunkId, false);
  expect(told()).toEqual([
    { type: "ReportPhone", agentId: "alice", phone: "browser", reachable: true },
    { type: "ReportTrunk", trunkId: "carrier", reachable: false },
  ]);
});

describe("Whatever goes wrong on the way", () => {
  const anyPlace = fc.constantFrom(MAIN, MUSIC, { type: "room" as const, room: "call.consult" });
  const anyWish = fc.record({
    carol: anyPlace,
    alice: anyPlace,
    bob: anyPlace,
    waitMs: fc.nat(300),
  });

  test("in the end all is as wanted last, and then nothing is left", () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(anyWish, { minLength: 1, maxLength: 8 }), (seed, wishes) => {
        const faults = { lose: 0.2, repeat: 0.2, delayUpToMs: 200, refuse: 0.2, stepUpToMs: 80 };
        const { clock, engine, reconciler } = office({ does: "answers", afterMs: 50 }, seed + 1);
        const bob = "bob-leg" as LegId;
        const answered = new Set<LegId>();
        engine.start();
        engine.onReport((report) => report.type === "answered" && answered.add(report.legId));
        engine.arrive(CAROL, ARRIVAL);
        engine.faults = { ...NO_FAULTS, ...faults };
        for (const { carol, alice, bob: place, waitMs } of wishes) {
          const statusOf = (id: LegId) => (answered.has(id) ? "up" : "ringing");
          const wish = media(
            leg(CAROL, carol),
            leg(ALICE, alice, statusOf(ALICE)),
            leg(bob, place, statusOf(bob)),
          );
          reconciler.want(CALL, wish);
          clock.goOn(waitMs);
        }
        engine.faults = NO_FAULTS;
        const last = wishes.at(-1);
        if (last === undefined) return;
        const wanted = media(leg(CAROL, last.carol), leg(ALICE, last.alice), leg(bob, last.bob));
        clock.goOn(60_000);
        const there = wanted.legs.filter(({ id }) => engine.media.legs.has(id));
        reconciler.want(CALL, { ...wanted, legs: there });
        clock.goOn(60_000);
        expect(difference({ ...wanted, legs: there }, engine.media)).toEqual([]);
        reconciler.want(CALL, null);
        clock.goOn(60_000);
        expect(engine.media.legs.size + engine.media.rooms.size).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
