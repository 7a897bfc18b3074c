import type { AgentId, Dial, LegId } from "@maru/core";
import { expect, onTestFinished, test } from "vitest";
import type { Report } from "../port.ts";
import type { AriEndpoint } from "./ari-types.ts";
import { AsteriskLegs } from "./asterisk-legs.ts";
import { AsteriskLines } from "./asterisk-lines.ts";
import { EndpointNames } from "./endpoint-names.ts";
import { connectScripted, type ScriptedAsterisk } from "./scripted-asterisk.ts";

const names = new EndpointNames("org");
const account = { kind: "phone", agentId: "alice" as AgentId, phone: "desk_phone" } as const;

const endpoint = (state: "online" | "offline"): AriEndpoint => ({
  ...{ technology: "PJSIP", resource: names.ofAccount({ ...account, password: "" }) },
  ...{ state, channel_ids: [] },
});

/** Lines and legs of an Asterisk that says of itself what the test has it say, and what they report. */
async function setUp(answer: ScriptedAsterisk["answer"]) {
  const reports: Report[] = [];
  const report = (one: Report) => void reports.push(one);
  const ari = await connectScripted(names.application, {
    answer,
    onEvent: (event) => {
      if (event.type === "EndpointStateChange") lines.stateChanged(event.endpoint);
    },
  });
  const lines = new AsteriskLines({ ari, names, report });
  onTestFinished(() => lines.close());
  const legs = new AsteriskLegs({
    ...{ ari, names, lines, report, musicClass: "maru" },
    promptFile: async (prompt, language) => `/nowhere/${prompt}.${language}`,
  });
  return { lines, legs, reports };
}

test("a phone that registers while its state is asked is there: the answer is older than the news", async () => {
  const { lines, reports } = await setUp(({ uri, method }) => {
    if (uri === "endpoints") return { status_code: 200, message_body: [] };
    if (uri.startsWith("asterisk/")) return { status_code: 200, message_body: { value: "" } };
    if (method !== "GET") return { status_code: 204 };
    return {
      ...{ status_code: 200, message_body: endpoint("offline") },
      events: [{ type: "EndpointStateChange", endpoint: endpoint("online") }],
    };
  });

  await lines.provision({ phones: [{ ...account, password: "secret" }], trunks: [] });

  expect(reports.at(-1)).toEqual({
    ...{ type: "phone", agentId: "alice", phone: "desk_phone", reachable: true },
  });
});

test("a leg that is dialled, and one that ends, while Asterisk is asked what it has: the answer is older", async () => {
  const { legs, reports } = await setUp(() => ({ status_code: 200 }));
  const dial: Dial = {
    to: "station",
    agentId: account.agentId,
    station: { kind: "desk_phone" },
    autoAnswer: false,
    callerNumber: null,
    trunkId: null,
  };
  await legs.dial("over" as LegId, dial);
  const over = {
    ...{ id: "over", name: "PJSIP/x-00000001", state: "Ringing", caller: { number: "" } },
    ...{ dialplan: { exten: "", app_name: "" }, channelvars: { MARU_DIALLED: "1" } },
  };

  await legs.synchronise(async () => {
    await legs.dial("new" as LegId, dial);
    legs.ended("over" as LegId, () => "rejected");
    return { channels: [over], rooms: [] };
  });

  expect(legs.list().map(({ id }) => id)).toEqual(["new"]);
  expect(reports).toEqual([{ type: "ended", legId: "over", cause: "rejected" }]);
});
