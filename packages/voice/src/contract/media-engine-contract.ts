import type { LegId } from "@maru/core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ActualLeg, Step } from "../port.ts";
import { Bench } from "./bench.ts";
import type { ContractHost } from "./contract-host.ts";

const SILENCE: ActualLeg["place"] = { type: "alone", hears: "silence" };

/**
 * What every media engine does, whatever it is made of: the meaning of the steps, which ids stay, what is reported,
 * and what there is after the connection broke. One host serves all tests of the suite; each leaves it empty.
 */
export function mediaEngineContract(name: string, makeHost: () => Promise<ContractHost>): void {
  describe(`The media engine: ${name}`, () => {
    let host: ContractHost;
    let bench: Bench;

    beforeAll(async () => {
      host = await makeHost();
    });
    beforeEach(() => {
      bench = new Bench(host);
    });
    afterEach(async () => {
      await bench.clear();
    });
    afterAll(async () => {
      await host.close();
    });

    describe("dialling", () => dialling(() => bench));
    describe("a call that reaches us", () => arriving(() => bench));
    describe("places", () => places(() => bench));
    describe("recorders", () => recorders(() => bench));
    describe("the inventory", () => inventory(() => bench));
  });
}

type Its = () => Bench;

function dialling(its: Its): void {
  test("keeps our id; a leg that is there is not dialled again", async () => {
    const bench = its();
    const legId = bench.newLeg();
    const step: Step = { type: "dial", legId, dial: bench.host.freePhone() };
    await bench.do(step, step);
    const { legs } = await bench.inventory();
    const leg = { id: legId, status: "ringing", place: SILENCE, muted: false, arrival: null };
    expect(legs).toEqual([leg]);
  });

  test("an answer is reported, and the leg stands in silence until it is placed", async () => {
    const bench = its();
    const legId = await bench.up();
    expect(bench.countOf("answered", legId)).toBe(1);
    expect(await bench.leg(legId)).toMatchObject({ status: "up", place: SILENCE, muted: false });
  });

  test("a rejection is reported with its cause", async () => {
    const bench = its();
    const legId = await bench.ringing();
    await bench.host.phones.reject(legId);
    const { cause } = await bench.reported("ended", { legId });
    expect(["rejected", "busy"]).toContain(cause);
    expect(await bench.leg(legId)).toBeUndefined();
  });

  test("a phone that is not there is unreachable", async () => {
    const bench = its();
    const legId = bench.newLeg();
    // Refused at once, or reported a moment later.
    const refused = await bench.host.engine
      .perform({ type: "dial", legId, dial: bench.host.deadPhone() })
      .then(
        () => false,
        () => true,
      );
    if (!refused) await bench.reported("ended", { legId, cause: "unreachable" });
    expect(await bench.leg(legId)).toBeUndefined();
  });

  test("who hangs up is reported once; what follows for their leg does nothing", async () => {
    const bench = its();
    const legId = await bench.up();
    await bench.host.phones.hangUp(legId);
    await bench.reported("ended", { legId, cause: "hung_up" });
    await bench.do(...stepsFor(legId, bench.newRoom()));
    const { legs, recorders: left } = await bench.inventory();
    expect([legs, left]).toEqual([[], []]);
    expect(bench.countOf("ended", legId)).toBe(1);
  });

  test("hanging up ends a leg, ringing or up, and twice is once", async () => {
    const bench = its();
    for (const legId of [await bench.ringing(), await bench.up()]) {
      await bench.do({ type: "hangUp", legId }, { type: "hangUp", legId });
      await bench.reported("ended", { legId });
      expect(await bench.leg(legId)).toBeUndefined();
      expect(bench.countOf("ended", legId)).toBe(1);
    }
  });

  test("a key pressed is reported", async () => {
    const bench = its();
    const legId = await bench.up();
    await bench.host.phones.press(legId, "7");
    await bench.reported("digit", { legId, digit: "7" });
  });
}

/** Every step a leg can be given. */
function stepsFor(legId: LegId, room: string): Step[] {
  return [
    { type: "answer", legId },
    { type: "enterRoom", legId, room },
    { type: "standAlone", legId, hears: "music" },
    { type: "mute", legId, muted: true },
    { type: "hangUp", legId },
    { type: "closeRoom", room },
  ];
}

function arriving(its: Its): void {
  test("is reported and waits; answering it is reported too, and twice is once", async () => {
    const bench = its();
    const legId = await bench.arrived();
    const { arrival } = await bench.reported("arrived", { legId });
    expect(await bench.leg(legId)).toMatchObject({ status: "ringing", arrival });
    await bench.do({ type: "answer", legId }, { type: "answer", legId });
    await bench.reported("answered", { legId });
    expect(await bench.leg(legId)).toMatchObject({ status: "up", place: SILENCE, arrival });
  });

  test("whose caller gives up is reported", async () => {
    const bench = its();
    const legId = await bench.arrived();
    await bench.host.phones.hangUp(legId);
    await bench.reported("ended", { legId, cause: "hung_up" });
    expect(await bench.leg(legId)).toBeUndefined();
  });

  test("can be turned away without being answered", async () => {
    const bench = its();
    const legId = await bench.arrived();
    await bench.do({ type: "hangUp", legId });
    await bench.reported("ended", { legId });
    expect(bench.countOf("answered", legId)).toBe(0);
  });
}

function places(its: Its): void {
  test("a room is made when it is entered; entering takes a leg from where it is", async () => {
    const bench = its();
    const [first, second] = [bench.newRoom(), bench.newRoom("consult")];
    const legs = [await bench.up(), await bench.up()].toSorted() as [LegId, LegId];
    for (const legId of legs) await bench.do({ type: "enterRoom", legId, room: first });
    expect(await bench.membersOf(first)).toEqual(legs);
    const again: Step = { type: "enterRoom", legId: legs[0], room: second };
    await bench.do(again, again);
    expect(await bench.membersOf(first)).toEqual([legs[1]]);
    expect(await bench.membersOf(second)).toEqual([legs[0]]);
    expect(await bench.leg(legs[0])).toMatchObject({ place: { type: "room", room: second } });
  });

  test("an empty room stays until it is closed, and closing twice is once", async () => {
    const bench = its();
    const room = bench.newRoom();
    const legId = await bench.up();
    await bench.do({ type: "enterRoom", legId, room });
    await bench.do({ type: "standAlone", legId, hears: "silence" });
    expect(await bench.membersOf(room)).toEqual([]);
    await bench.do({ type: "closeRoom", room }, { type: "closeRoom", room });
    expect(await bench.membersOf(room)).toBeUndefined();
    await bench.do({ type: "enterRoom", legId, room });
    expect(await bench.membersOf(room)).toEqual([legId]);
  });

  test("alone it hears silence, music or ringback, whatever was before", async () => {
    const bench = its();
    const legId = await bench.up();
    for (const hears of ["music", "ringback", "silence", "ringback", "music"] as const) {
      await bench.do({ type: "standAlone", legId, hears }, { type: "standAlone", legId, hears });
      expect(await bench.leg(legId)).toMatchObject({ place: { type: "alone", hears } });
    }
    const room = bench.newRoom();
    await bench.do({ type: "enterRoom", legId, room });
    await bench.do({ type: "standAlone", legId, hears: "music" });
    expect(await bench.membersOf(room)).toEqual([]);
  });

  test("music may be a prompt; another, and the house's, are other music", async () => {
    const bench = its();
    const legId = await bench.up();
    const prompts = [
      { name: bench.host.prompt, language: "ko" },
      { name: bench.host.prompt, language: "en" },
      undefined,
      { name: bench.host.prompt, language: "ko" },
    ] as const;
    for (const prompt of prompts) {
      const music = { hears: "music", ...(prompt !== undefined && { prompt }) } as const;
      const step: Step = { type: "standAlone", legId, ...music };
      await bench.do(step, step);
      expect((await bench.leg(legId))?.place).toEqual({ type: "alone", ...music });
    }
    await bench.host.reconnect();
    expect((await bench.leg(legId))?.place).toMatchObject({ hears: "music", prompt: prompts[0] });
    await bench.do({ type: "standAlone", legId, hears: "silence" });
    expect((await bench.leg(legId))?.place).toEqual(SILENCE);
  });

  test("an announcement is played once, all of its prompts; its end is reported, then there is silence", async () => {
    const bench = its();
    const legId = await bench.up();
    const announcementId = bench.host.newId();
    const prompts = [bench.host.prompt, bench.host.prompt];
    const step: Step = { type: "announce", legId, announcementId, prompts, language: "ko" };
    await bench.do(step, step);
    expect(await bench.leg(legId)).toMatchObject({
      place: { type: "announcement", announcementId },
    });
    await bench.reported("announcementEnded", { legId, announcementId });
    expect(bench.countOf("announcementEnded", legId)).toBe(1);
    expect(await bench.leg(legId)).toMatchObject({ place: SILENCE });
  });

  test("who is taken from an announcement does not go back to it", async () => {
    const bench = its();
    const legId = await bench.up();
    const room = bench.newRoom();
    const announcementId = bench.host.newId();
    const prompts = [bench.host.prompt];
    await bench.do(
      { type: "announce", legId, announcementId, prompts, language: "en" },
      { type: "enterRoom", legId, room },
    );
    for (let times = 0; times < 5; times += 1) await bench.host.letTimePass();
    expect(await bench.leg(legId)).toMatchObject({ place: { type: "room", room } });
  });

  test("muting stays through changes of place", async () => {
    const bench = its();
    const legId = await bench.up();
    const mute: Step = { type: "mute", legId, muted: true };
    await bench.do(mute, mute, { type: "enterRoom", legId, room: bench.newRoom() });
    expect(await bench.leg(legId)).toMatchObject({ muted: true });
    await bench.do({ type: "standAlone", legId, hears: "music" });
    expect(await bench.leg(legId)).toMatchObject({ muted: true });
    await bench.do({ type: "mute", legId, muted: false });
    expect(await bench.leg(legId)).toMatchObject({ muted: false });
  });

  test("a leg that ends is in no room", async () => {
    const bench = its();
    const room = bench.newRoom();
    const legs: [LegId, LegId] = [await bench.up(), await bench.up()];
    for (const legId of legs) await bench.do({ type: "enterRoom", legId, room });
    await bench.host.phones.hangUp(legs[0]);
    await bench.reported("ended", { legId: legs[0] });
    expect(await bench.membersOf(room)).toEqual([legs[1]]);
  });
}

function recorders(its: Its): void {
  test("are started, silenced and stopped, each twice as once; the end is reported", async () => {
    const bench = its();
    const legId = await bench.up();
    const recordingId = bench.newRecording();
    const start: Step = { type: "startRecorder", recordingId, legId, silent: false };
    await bench.do(start, start);
    expect((await bench.inventory()).recorders).toEqual([
      { id: recordingId, legId, silent: false },
    ]);
    for (const silent of [true, false]) {
      const silence: Step = { type: "silenceRecorder", recordingId, silent };
      await bench.do(silence, silence);
      expect((await bench.inventory()).recorders).toEqual([{ id: recordingId, legId, silent }]);
    }
    const stop: Step = { type: "stopRecorder", recordingId };
    await bench.do(stop, stop);
    const { durationMs } = await bench.reported("recorderEnded", { recordingId });
    expect(durationMs).toBeGreaterThanOrEqual(0);
    expect((await bench.inventory()).recorders).toEqual([]);
  });

  test("may begin silent, and go on through changes of place", async () => {
    const bench = its();
    const legId = await bench.up();
    const recordingId = bench.newRecording();
    await bench.do(
      { type: "startRecorder", recordingId, legId, silent: true },
      { type: "enterRoom", legId, room: bench.newRoom() },
      { type: "standAlone", legId, hears: "music" },
    );
    expect((await bench.inventory()).recorders).toEqual([{ id: recordingId, legId, silent: true }]);
  });

  test("end with their leg", async () => {
    const bench = its();
    const legId = await bench.up();
    const recordingId = bench.newRecording();
    await bench.do({ type: "startRecorder", recordingId, legId, silent: false });
    await bench.host.phones.hangUp(legId);
    await bench.reported("recorderEnded", { recordingId });
    expect((await bench.inventory()).recorders).toEqual([]);
  });
}

function inventory(its: Its): void {
  test("is the same after the connection broke, and calls went on", async () => {
    const bench = its();
    const [room, empty] = [bench.newRoom(), bench.newRoom("consult")];
    const [inside, alone] = [await bench.up(), await bench.up()];
    const ringing = await bench.ringing();
    const recordingId = bench.newRecording();
    await bench.do(
      { type: "enterRoom", legId: alone, room: empty },
      { type: "standAlone", legId: alone, hears: "music" },
      { type: "enterRoom", legId: inside, room },
      { type: "mute", legId: inside, muted: true },
      { type: "startRecorder", recordingId, legId: inside, silent: true },
    );
    const before = sorted(await bench.inventory());
    expect(before.legs.map(({ id }) => id)).toEqual([inside, alone, ringing].toSorted());
    await bench.host.reconnect();
    expect(sorted(await bench.inventory())).toEqual(before);
  });

  test("tells what happened while the connection was broken", async () => {
    const bench = its();
    const legId = await bench.up();
    const gone = await bench.up();
    const broken = bench.host.reconnect();
    await bench.host.phones.hangUp(gone);
    await broken;
    await bench.until("the leg is gone", async () =>
      (await bench.leg(gone)) === undefined ? true : undefined,
    );
    expect(await bench.leg(legId)).toMatchObject({ status: "up" });
  });
}

function sorted({ legs, rooms, recorders: all }: Awaited<ReturnType<Bench["inventory"]>>) {
  return {
    legs: legs.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    rooms: rooms.toSorted((a, b) => (a.room < b.room ? -1 : 1)),
    recorders: all,
  };
}
