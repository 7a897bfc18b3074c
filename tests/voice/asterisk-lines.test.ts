import { createSocket } from "node:dgram";
import type { AgentId, Dial, LegId, TrunkId } from "@maru/core";
import { AsteriskEngine, type LineAccount, type Report } from "@maru/voice";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AsteriskSide, CARRIER, startSide, trunkTo } from "./support/asterisk-side.ts";
import { until } from "./support/waiting.ts";

/** Its phone is the trunk of the other: Asterisk registers with Asterisk. */
let carrier: AsteriskSide;
let own: AsteriskSide;

const line: LineAccount & { kind: "phone" } = {
  ...{ kind: "phone", agentId: "line" as AgentId, phone: "desk_phone", password: "a secret" },
};

beforeAll(async () => {
  [carrier, own] = await Promise.all([startSide("carrier"), startSide("own")]);
}, 60_000);
afterAll(async () => {
  await Promise.all([carrier.close(), own.close()]);
});

function register(password: string): Promise<void> {
  const username = carrier.engine.userOf(line);
  const trunk = { ...trunkTo(carrier.sipPort), username, register: true };
  return own.engine.provision({ phones: [], trunks: [{ trunk, password }] });
}

const isReachable = (report: Report): boolean => report.type === "phone" && report.reachable;

test("a trunk registers with its carrier, calls come in over it and go out", async () => {
  await carrier.engine.provision({ phones: [line], trunks: [] });
  await register("a secret");
  await until(
    () => "the carrier has no registration",
    () => carrier.reports.some(isReachable),
  );
  await until(
    () => "the trunk is not up",
    () => own.reports.some((report) => report.type === "trunk" && report.reachable),
  );

  await carrier.engine.perform({
    type: "dial",
    legId: "in" as LegId,
    dial: {
      ...{ to: "station", agentId: line.agentId, station: { kind: "desk_phone" } },
      ...{ autoAnswer: false, callerNumber: "01012345678", trunkId: null },
    },
  });
  const arrived = await until(
    () => "nobody called",
    () => own.reports.find((report) => report.type === "arrived"),
  );
  expect(arrived.arrival).toMatchObject({
    from: { kind: "trunk", trunkId: CARRIER },
    callerNumber: "01012345678",
  });
  await own.engine.perform({ type: "hangUp", legId: arrived.legId });

  const dial: Dial = {
    ...{ to: "number", number: "0215441234", callerNumber: "+82215550000", trunkId: CARRIER },
  };
  await own.engine.perform({ type: "dial", legId: "out" as LegId, dial });
  const taken = await until(
    () => "the carrier did not take the call",
    () => carrier.reports.find((report) => report.type === "arrived"),
  );
  // Signed in with the digest: it is the line's call.
  expect(taken.arrival).toMatchObject({
    from: { kind: "phone", agentId: line.agentId },
    calledNumber: "0215441234",
  });
  await own.engine.perform({ type: "hangUp", legId: "out" as LegId });
});

/** Takes calls, but does not answer when it is asked whether it is there. */
async function startTaciturnCarrier() {
  const socket = createSocket("udp4");
  const heard: string[] = [];
  socket.on("message", (packet) => heard.push(packet.toString().split(" ", 1)[0] ?? ""));
  await new Promise<void>((bound) => socket.bind(0, "127.0.0.1", bound));
  return { heard, port: socket.address().port, close: () => socket.close() };
}

test("a carrier that answers no OPTIONS is called nevertheless, and is not missed before it was asked", async () => {
  const taciturn = await startTaciturnCarrier();
  const trunkId = "taciturn" as TrunkId;
  const before = own.reports.length;
  const word = () =>
    own.reports
      .slice(before)
      .find((report) => report.type === "trunk" && report.trunkId === trunkId);

  await own.engine.provision({
    phones: [],
    trunks: [{ trunk: { ...trunkTo(taciturn.port), id: trunkId }, password: null }],
  });
  expect(word()).toBeUndefined();
  expect(await until(() => "nobody misses the carrier", word, 20_000)).toMatchObject({
    reachable: false,
  });
  expect(taciturn.heard).toContain("OPTIONS");

  const dial: Dial = { to: "number", number: "1", callerNumber: null, trunkId };
  await own.engine.perform({ type: "dial", legId: "tried" as LegId, dial });
  await until(
    () => "the carrier was not called",
    () => taciturn.heard.includes("INVITE"),
  );
  await own.engine.perform({ type: "hangUp", legId: "tried" as LegId });
  taciturn.close();
});

test("who signs in with another password is not let in", async () => {
  const before = carrier.reports.length;
  await carrier.engine.provision({ phones: [], trunks: [] });
  await carrier.engine.provision({ phones: [line], trunks: [] });
  await register("another");
  const dial = { to: "number", number: "1", callerNumber: null, trunkId: CARRIER } as const;
  await own.engine.perform({ type: "dial", legId: "refused" as LegId, dial });

  await until(
    () => "the call was not refused",
    () => own.reports.some((report) => report.type === "ended" && report.legId === "refused"),
  );
  expect(carrier.reports.slice(before).filter((report) => report.type === "arrived")).toEqual([]);
});

test("a server that is restarted finds phones registered and need not tell them again", async () => {
  await carrier.engine.provision({ phones: [line], trunks: [] });
  await register("a secret");
  await until(
    () => "no registration",
    () => carrier.reports.findLast((report) => report.type === "phone")?.reachable === true,
  );
  const next = new AsteriskEngine({
    address: () => carrier.address,
    organisationId: "carrier",
    promptFile: async () => null,
  });
  const reports: Report[] = [];
  next.onReport((report) => reports.push(report));
  next.open();
  await until(
    () => "the next server did not come up",
    () => reports.some((report) => report.type === "engine"),
  );

  await next.provision({ phones: [line], trunks: [] });

  expect(reports).toContainEqual({
    ...{ type: "phone", agentId: line.agentId, phone: line.phone, reachable: true },
  });
  next.close();
});

test("an account that is wanted no more is taken out, with what is registered", async () => {
  await carrier.engine.provision({ phones: [], trunks: [] });
  await carrier.engine.perform({
    type: "dial",
    legId: "gone" as LegId,
    dial: {
      ...{ to: "station", agentId: line.agentId, station: { kind: "desk_phone" } },
      ...{ autoAnswer: false, callerNumber: null, trunkId: null },
    },
  });

  await until(
    () => "it rings still",
    () =>
      carrier.reports.some(
        (report) =>
          report.type === "ended" && report.legId === "gone" && report.cause === "unreachable",
      ),
  );
});
