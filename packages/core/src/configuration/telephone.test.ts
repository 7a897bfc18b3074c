import { describe, test } from "vitest";
import type { Command } from "../engine/command.ts";
import { consultQueue, onPhone } from "../testing/call-commands.ts";
import { onCall } from "../testing/call-scenes.ts";
import { idle } from "../testing/commands.ts";
import { dial } from "../testing/line-commands.ts";
import {
  id,
  put,
  putAgent,
  putAgentProfile,
  putEntryPoint,
  putQueue,
  putSettings,
} from "../testing/organisation.ts";
import { type Scenario, scenario } from "../testing/scenario.ts";
import {
  putOutdial,
  putPhoneNumber,
  putTrunk,
  putVariable,
  TELEPHONE,
} from "../testing/telephone.ts";

const telephone = (): Scenario => scenario(...TELEPHONE);
const remove = (kind: string, itemId: string): Command =>
  ({ type: "RemoveConfiguration", kind, id: itemId }) as Command;

describe("agents", () => {
  test("V-01 name a profile there is", () => {
    telephone()
      .when(putAgent({ id: "alice", agentProfileId: "none" }))
      .thenRefused("configuration_reference_unknown", "agentProfileId");
  });

  test("K-04 have a number of their own", () => {
    const scene = telephone().given(putAgent({ id: "alice", extension: "101" }));
    scene
      .when(putAgent({ id: "bob", extension: "101" }))
      .thenRefused("configuration_invalid", "extension");
    scene.when(putAgent({ id: "alice", extension: "101" })).thenResult({});
    scene.when(putAgent({ id: "bob", extension: "102" })).thenResult({});
  });

  test("are not called like somebody outside", () => {
    telephone()
      .when(putAgent({ id: "outside.1" }))
      .thenRefused("configuration_invalid", "id");
  });
});

describe("agent profiles", () => {
  test("V-70 enter by an entry point for calls, where they may dial", () => {
    const enters = (entryPointId: string | null, allowed = true) =>
      telephone().when(putOutdial({ allowed, entryPointId: entryPointId as string }));
    enters("none").thenRefused("configuration_reference_unknown", "outdial.entryPointId");
    enters("shop").thenRefused("configuration_invalid", "outdial.entryPointId");
    enters("hotline").thenRefused("configuration_invalid", "outdial.entryPointId", "not_outbound");
    enters(null).thenRefused("configuration_invalid", "outdial.entryPointId");
    enters(null, false).thenResult({});
  });

  test("V-70 have dial rules that can hold", () => {
    const rule = { prefixes: [], minDigits: 3, maxDigits: 15, pattern: "" };
    const plan = (changes: object) =>
      telephone().when(putOutdial({ dialPlan: [rule, { ...rule, ...changes }] }));
    plan({ minDigits: 5, maxDigits: 4 }).thenRefused("configuration_invalid", "outdial.dialPlan");
    plan({ pattern: "(" }).thenRefused("configuration_invalid", "outdial.dialPlan");
    plan({ minDigits: 5, maxDigits: 5, pattern: "\\+82.*" }).thenResult({});
  });

  test("V-71 show numbers of ours that may be shown", () => {
    const field = "outdial.callerNumberIds";
    telephone()
      .when(putOutdial({ callerNumberIds: ["none"] }))
      .thenRefused("configuration_reference_unknown", field);
    telephone()
      .given(putPhoneNumber({ id: "secret", number: "+82255555555", outbound: false }))
      .when(putOutdial({ callerNumberIds: ["secret"] }))
      .thenRefused("configuration_invalid", field);
  });
});

describe("phone numbers", () => {
  test("A-17 are E.164, and each there once", () => {
    const numbered = (number: string) => telephone().when(putPhoneNumber({ id: "new", number }));
    numbered("02-1234-5678").thenRefused("configuration_invalid", "number");
    numbered("+82212345678").thenRefused("configuration_invalid", "number");
    numbered("+82212345679").thenResult({});
    telephone()
      .when(putPhoneNumber({ label: "front desk" }))
      .thenResult({});
  });

  test("A-17 name what there is, and an entry point for calls", () => {
    telephone()
      .when(putPhoneNumber({ trunkId: "none" }))
      .thenRefused("configuration_reference_unknown", "trunkId");
    telephone()
      .when(putPhoneNumber({ entryPointId: "none" }))
      .thenRefused("configuration_reference_unknown", "entryPointId");
    telephone()
      .when(putPhoneNumber({ entryPointId: "shop" }))
      .thenRefused("configuration_invalid", "entryPointId");
  });

  test("V-71 that are shown stay so", () => {
    telephone()
      .when(putPhoneNumber({ outbound: false }))
      .thenRefused("configuration_in_use", "outbound");
    telephone()
      .given(putOutdial({ callerNumberIds: ["shop-number"] }))
      .when(putPhoneNumber({ id: "shop-number", number: "+82298765432", outbound: false }))
      .thenRefused("configuration_in_use", "outbound");
  });
});

describe("settings", () => {
  test("V-71 show a number there is, and that may be shown", () => {
    telephone()
      .when(putSettings({ defaultCallerNumberId: id("none") }))
      .thenRefused("configuration_reference_unknown", "defaultCallerNumberId");
    telephone()
      .given(putPhoneNumber({ id: "secret", number: "+82255555555", outbound: false }))
      .when(putSettings({ defaultCallerNumberId: id("secret") }))
      .thenRefused("configuration_invalid", "defaultCallerNumberId");
  });
});

describe("variables", () => {
  test("V-20 a choice has values, each once", () => {
    const choice = (...allowedValues: string[]) =>
      scenario().when(putVariable({ type: "choice", allowedValues }));
    choice().thenRefused("configuration_invalid", "allowedValues");
    choice("gold", "gold").thenRefused("configuration_invalid", "allowedValues");
    choice("gold", "silver").thenResult({});
  });
});

describe("what is in use stays", () => {
  test.each([
    ["agentProfile", "phone"],
    ["trunk", "carrier"],
    ["phoneNumber", "main-number"],
    ["entryPoint", "hotline"],
    ["entryPoint", "outbound"],
  ])("%s %s", (kind, itemId) => {
    telephone().when(remove(kind, itemId)).thenRefused("configuration_in_use");
  });

  test("a caller number of a profile", () => {
    telephone()
      .given(putOutdial({ callerNumberIds: ["shop-number"] }))
      .when(remove("phoneNumber", "shop-number"))
      .thenRefused("configuration_in_use");
  });

  test("a queue somebody consults", () => {
    const scene = onCall({ changes: [putQueue({ id: "experts", channel: "voice", teamIds: [] })] });
    scene
      .given(consultQueue("alice", "experts"))
      .when(remove("queue", "experts"))
      .thenRefused("configuration_in_use");
  });

  test("the entry point of a call under way", () => {
    const scene = telephone().given(...onPhone("alice"), idle("alice"), dial("alice"));
    scene.given(putOutdial({ entryPointId: null, allowed: false }));
    scene.when(remove("entryPoint", "outbound")).thenRefused("configuration_in_use");
  });

  test("what nothing uses goes", () => {
    const address = put({
      kind: "address",
      item: {
        id: id("taxi"),
        name: "Taxi",
        number: "+82215991234",
        frequent: true,
        addressBookId: null,
      },
    });
    const scene = telephone().given(
      address,
      putTrunk("spare"),
      putVariable(),
      putAgentProfile({ id: "spare" }),
      putEntryPoint({ id: "spare", channel: "voice", queueId: "calls" }),
    );
    for (const [kind, itemId] of [
      ["address", "taxi"],
      ["trunk", "spare"],
      ["variable", "order"],
      ["agentProfile", "spare"],
      ["entryPoint", "spare"],
      ["phoneNumber", "shop-number"],
    ] as const) {
      scene
        .when(remove(kind, itemId))
        .thenEvents([{ type: "ConfigurationRemoved", kind, id: itemId }]);
    }
  });
});
