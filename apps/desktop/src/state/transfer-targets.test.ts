import type { AgentDocument } from "@maru/protocol";
import { describe, expect, test } from "vitest";
import { agentTargets, queueTargets } from "./transfer-targets.ts";

const me = { agentId: "alice", teamId: "care" };
function agent(
  id: string,
  status: AgentDocument["status"],
  change: Partial<AgentDocument> = {},
): AgentDocument {
  return {
    id,
    name: id,
    role: { id: "agent", name: null },
    teamId: "care",
    teamName: "Care",
    status,
    statusSince: 0,
    idleReasonId: null,
    load: 0,
    readyForChat: status === "available",
    extension: null,
    readyForCall: status === "available",
    consultable: status === "available" || status === "idle",
    ...change,
  };
}

describe("C-41 to an available agent of the current team", () => {
  test("my team first, the ready ones first in it, never oneself", () => {
    const agents = [
      agent("zoe", "available", { teamId: "sales", teamName: "Sales" }),
      agent("dan", "idle"),
      agent("bob", "available"),
      agent("amy", "available"),
      agent("alice", "available"),
    ];
    expect(
      agentTargets(agents, me, "", "en").map((one) => [one.agent.id, one.refusal?.key]),
    ).toEqual([
      ["amy", undefined],
      ["bob", undefined],
      ["dan", "transfer.notAvailable"],
      ["zoe", "transfer.notMyTeam"],
    ]);
  });

  test("who is available without room left says so", () => {
    const full = agent("bob", "engaged", { readyForChat: false, load: 3 });
    expect(agentTargets([full], me, "", "en")[0]?.refusal).toEqual({ key: "transfer.busy" });
    expect(
      agentTargets([agent("bob", "engaged", { readyForChat: true })], me, "", "en")[0]?.refusal,
    ).toBeNull();
  });

  test("found by initial consonants and by team", () => {
    const agents = [
      agent("b", "available", { name: "박지우" }),
      agent("c", "available", { name: "한태양" }),
    ];
    expect(agentTargets(agents, me, "ㅂㅈ", "ko").map((one) => one.agent.name)).toEqual(["박지우"]);
    expect(agentTargets(agents, me, "care", "ko")).toHaveLength(2);
  });
});

describe("V-41, V-42 a call goes to who is ready, a consult also to who is idle", () => {
  const agents = [
    agent("amy", "available"),
    agent("bob", "available", { readyForCall: false }),
    agent("dan", "idle"),
    agent("eve", "engaged"),
    agent("zoe", "available", { teamId: "sales", teamName: "Sales", extension: "2107" }),
  ];
  const refusals = (purpose: "transfer" | "consult") =>
    agentTargets(agents, me, "", "en", purpose).map((one) => [one.agent.id, one.refusal?.key]);

  test("V-41 a transfer", () => {
    expect(refusals("transfer")).toEqual([
      ["amy", undefined],
      ["bob", "transfer.notReady"],
      ["eve", "transfer.notAvailable"],
      ["dan", "transfer.notAvailable"],
      ["zoe", undefined],
    ]);
  });

  test("V-42 a consult", () => {
    expect(refusals("consult").filter(([, refusal]) => refusal === undefined)).toEqual([
      ["amy", undefined],
      ["bob", undefined],
      ["dan", undefined],
      ["zoe", undefined],
    ]);
  });

  test("found by extension", () => {
    expect(agentTargets(agents, me, "2107", "en", "transfer").map((one) => one.agent.id)).toEqual([
      "zoe",
    ]);
  });
});

describe("C-42 to any queue of the enterprise", () => {
  const queue = (id: string, channel: "chat" | "voice", description = "") => ({
    id,
    name: id,
    description,
    channel,
    serviceLevelMs: 1,
  });

  test("of this channel, also found by its description, the present one marked", () => {
    const queues = [
      queue("refund", "chat", "환불 문의"),
      queue("calls", "voice"),
      queue("general", "chat"),
    ];
    const found = (query: string) =>
      queueTargets(queues, () => undefined, { channel: "chat", queueId: "general" }, query).map(
        (one) => [one.queue.id, one.current],
      );
    expect(found("")).toEqual([
      ["refund", false],
      ["general", true],
    ]);
    expect(found("환불")).toEqual([["refund", false]]);
  });
});
