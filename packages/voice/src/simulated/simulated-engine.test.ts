import type { LegId, TrunkId } from "@maru/core";
import { expect, test } from "vitest";
import type { ContractHost } from "../contract/contract-host.ts";
import { mediaEngineContract } from "../contract/media-engine-contract.ts";
import type { Report } from "../port.ts";
import { asMediaEngine, NO_FAULTS, SimulatedEngine } from "./simulated-engine.ts";
import { VirtualClock } from "./virtual-clock.ts";

const DEAD = "+82200000000";

function simulatedHost(delayUpToMs: number): Promise<ContractHost> {
  const clock = new VirtualClock();
  const faults = { ...NO_FAULTS, delayUpToMs };
  const engine = new SimulatedEngine({
    clock,
    random: () => 0.5,
    faults,
    announcementMs: 1_000,
    script: (_legId, dial) =>
      dial.to === "number" && dial.number === DEAD
        ? { does: "ends", afterMs: 20, cause: "unreachable" }
        : { does: "rings" },
  });
  engine.start();
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  const phone = (number: string) =>
    ({ to: "number", number, callerNumber: null, trunkId: null }) as const;
  return Promise.resolve({
    engine: asMediaEngine(engine),
    freePhone: () => phone(`+8225550${1_000 + next()}`),
    deadPhone: () => phone(DEAD),
    newId: () => `id-${next()}`,
    phones: {
      call: async () => {
        const from = { kind: "trunk", trunkId: "carrier" as TrunkId } as const;
        engine.arrive(`arrived-${next()}` as LegId, {
          from,
          calledNumber: "0215880000",
          callerNumber: null,
        });
      },
      answer: async (legId) => engine.answer(legId),
      reject: async (legId) => engine.end(legId, "rejected"),
      hangUp: async (legId) => engine.end(legId, "hung_up"),
      press: async (legId, digit) => engine.press(legId, digit),
    },
    prompt: "greeting",
    // Its connection cannot break: nothing of it is elsewhere.
    reconnect: async () => {},
    letTimePass: async () => clock.goOn(100),
    close: async () => {},
  });
}

mediaEngineContract("simulated", () => simulatedHost(0));
mediaEngineContract("simulated, with late reports", () => simulatedHost(300));

test("Reports of a leg come late and twice, and in order", () => {
  const clock = new VirtualClock();
  let dice = 7;
  const engine = new SimulatedEngine({
    clock,
    random: () => {
      dice = (Math.imul(dice, 1_103_515_245) + 12_345) >>> 0;
      return (dice >>> 8) / 2 ** 24;
    },
    faults: { ...NO_FAULTS, delayUpToMs: 500, repeat: 0.5 },
    announcementMs: 1_000,
    script: () => ({ does: "answers", afterMs: 5 }),
  });
  engine.start();
  const reports: Report[] = [];
  engine.onReport((report) => reports.push(report));
  const legs = Array.from({ length: 20 }, (_, n) => `leg-${n}` as LegId);
  const dial = { to: "number", number: "+82255501234", callerNumber: null, trunkId: null } as const;
  for (const legId of legs) engine.perform({ type: "dial", legId, dial }, () => {});
  clock.goOn(10);
  for (const legId of legs) engine.end(legId, "hung_up");
  clock.goOn(2_000);
  expect(reports.length).toBeGreaterThan(legs.length * 2);
  for (const legId of legs) {
    const types = reports.flatMap((report) =>
      "legId" in report && report.legId === legId ? [report.type] : [],
    );
    expect([...new Set(types)]).toEqual(["answered", "ended"]);
    expect(types).toEqual(types.toSorted());
  }
});
