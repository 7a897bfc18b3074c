import type { AgentId, Dial, LegId } from "@maru/core";
import { expect, test } from "vitest";
import { isDiallable, originateRequest } from "./outbound-leg.ts";

const station: Dial = {
  to: "station",
  agentId: "alice" as AgentId,
  station: { kind: "desk_phone" },
  autoAnswer: true,
  callerNumber: "+821012345678",
  trunkId: null,
};

const leg = "c1.alice.1" as LegId;

test("a phone that is to answer by itself is told so in both ways phones know", () => {
  const { body } = originateRequest(leg, station, "PJSIP/x", "maru-x");

  expect(body.variables).toMatchObject({
    "PJSIP_HEADER(add,Call-Info)": "<sip:maru>;answer-after=0",
    "PJSIP_HEADER(add,Alert-Info)": "info=alert-autoanswer",
  });
  const rings = originateRequest(leg, { ...station, autoAnswer: false }, "PJSIP/x", "maru-x");
  expect(JSON.stringify(rings)).not.toContain("answer-after");
});

test("a browser is told which call rings, a phone or the network is not", () => {
  const browser = originateRequest(leg, { ...station, station: { kind: "browser" } }, "", "maru-x");

  expect(browser.body.variables["PJSIP_HEADER(add,X-Maru-Leg)"]).toBe(leg);
  expect(JSON.stringify(originateRequest(leg, station, "", "maru-x"))).not.toContain("X-Maru");
});

test("a number that is withheld is shown to nobody", () => {
  const shown = originateRequest(leg, station, "PJSIP/x", "maru-x");
  const withheld = originateRequest(leg, { ...station, callerNumber: null }, "PJSIP/x", "maru-x");

  expect(shown.query["callerId"]).toBe("+821012345678");
  expect(withheld.query["callerId"]).toContain("anonymous");
  expect(withheld.body.variables).toMatchObject({ "CALLERID(pres)": "prohib" });
});

test.each([
  ["+821012345678", true],
  ["0215441234", true],
  ["*21#", true],
  ["", false],
  ["+", false],
  ["123@evil.example", false],
  ["123&PJSIP/x", false],
  ["12 34", false],
  ["1".repeat(33), false],
])("%j can be dialled: %s", (number, can) => {
  expect(isDiallable(number)).toBe(can);
});
