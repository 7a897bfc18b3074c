import type { AgentId, TrunkId } from "@maru/core";
import { expect, test } from "vitest";
import { EndpointNames } from "./endpoint-names.ts";

const names = new EndpointNames("main");

test.each([
  [
    names.ofPhone("alice" as AgentId, "browser"),
    { kind: "phone", agentId: "alice", phone: "browser" },
  ],
  [
    names.ofPhone("al-ice.2" as AgentId, "desk_phone"),
    { kind: "phone", agentId: "al-ice.2", phone: "desk_phone" },
  ],
  [names.ofTrunk("carrier" as TrunkId), { kind: "trunk", trunkId: "carrier" }],
  [
    names.ofAccount({ kind: "web", account: "visit-1", password: "" }),
    { kind: "web", account: "visit-1" },
  ],
])("%s is read back", (name, whose) => {
  expect(names.read(name)).toEqual(whose);
  const channel = {
    ...{ id: "1", name: `PJSIP/${name}-0000002a`, state: "Up" },
    ...{ caller: { number: "" }, dialplan: { exten: "", app_name: "Stasis" } },
  };
  expect(names.ofChannel(channel)).toEqual(whose);
});

test("another organisation's endpoints, and what is no endpoint, are nobody's", () => {
  const others = new EndpointNames("other");

  expect(names.read(others.ofPhone("alice" as AgentId, "browser"))).toBeUndefined();
  expect(names.read("+821012345678")).toBeUndefined();
  expect(names.read("")).toBeUndefined();
});

test("no name can be a telephone number, and the mark is as long as the dialplan takes it", () => {
  expect(names.ofTrunk("0215441234" as TrunkId)).toMatch(/[a-z]{5}/);
  expect(names.mark).toHaveLength(10);
  expect(names.application).toBe(`maru-${names.mark}`);
});
