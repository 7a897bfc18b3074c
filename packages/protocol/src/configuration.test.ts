import type { ConfigurationItems, ConfigurationKind } from "@maru/core";
import { expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import { CONFIGURATION_SCHEMAS, parseConfigurationItem } from "./configuration.ts";

/** Core brands its ids with a key no text has; on the wire they are text. */
type OnTheWire<T> = T extends string
  ? keyof T extends keyof string
    ? T
    : string
  : T extends readonly (infer Item)[]
    ? OnTheWire<Item>[]
    : T extends object
      ? { [Key in keyof T]: OnTheWire<T[Key]> }
      : T;
type Parsed<Kind extends ConfigurationKind> = z.output<(typeof CONFIGURATION_SCHEMAS)[Kind]>;

test("each schema gives what core means by the kind, no more and no less", () => {
  expectTypeOf<Parsed<"settings">>().toEqualTypeOf<OnTheWire<ConfigurationItems["settings"]>>();
  expectTypeOf<Parsed<"team">>().toEqualTypeOf<OnTheWire<ConfigurationItems["team"]>>();
  expectTypeOf<Parsed<"skill">>().toEqualTypeOf<OnTheWire<ConfigurationItems["skill"]>>();
  expectTypeOf<Parsed<"multimediaProfile">>().toEqualTypeOf<
    OnTheWire<ConfigurationItems["multimediaProfile"]>
  >();
  expectTypeOf<Parsed<"agent">>().toEqualTypeOf<OnTheWire<ConfigurationItems["agent"]>>();
  expectTypeOf<Parsed<"queue">>().toEqualTypeOf<OnTheWire<ConfigurationItems["queue"]>>();
  expectTypeOf<Parsed<"entryPoint">>().toEqualTypeOf<OnTheWire<ConfigurationItems["entryPoint"]>>();
  expectTypeOf<Parsed<"idleReason">>().toEqualTypeOf<OnTheWire<ConfigurationItems["idleReason"]>>();
  expectTypeOf<Parsed<"wrapUpReason">>().toEqualTypeOf<
    OnTheWire<ConfigurationItems["wrapUpReason"]>
  >();
  expectTypeOf<Parsed<"agentProfile">>().toEqualTypeOf<
    OnTheWire<ConfigurationItems["agentProfile"]>
  >();
  expectTypeOf<Parsed<"trunk">>().toEqualTypeOf<OnTheWire<ConfigurationItems["trunk"]>>();
  expectTypeOf<Parsed<"phoneNumber">>().toEqualTypeOf<
    OnTheWire<ConfigurationItems["phoneNumber"]>
  >();
  expectTypeOf<Parsed<"variable">>().toEqualTypeOf<OnTheWire<ConfigurationItems["variable"]>>();
  expectTypeOf<Parsed<"flow">>().toEqualTypeOf<OnTheWire<ConfigurationItems["flow"]>>();
  expectTypeOf<Parsed<"address">>().toEqualTypeOf<OnTheWire<ConfigurationItems["address"]>>();
  expectTypeOf<Parsed<"businessHours">>().toEqualTypeOf<
    OnTheWire<ConfigurationItems["businessHours"]>
  >();
  expectTypeOf<Parsed<"holidayList">>().toEqualTypeOf<
    OnTheWire<ConfigurationItems["holidayList"]>
  >();
  expectTypeOf<Parsed<"role">>().toEqualTypeOf<OnTheWire<ConfigurationItems["role"]>>();
  expectTypeOf<Parsed<"prompt">>().toEqualTypeOf<OnTheWire<ConfigurationItems["prompt"]>>();
  expectTypeOf<Parsed<"addressBook">>().toEqualTypeOf<
    OnTheWire<ConfigurationItems["addressBook"]>
  >();
  expectTypeOf<Parsed<"predefinedResponse">>().toEqualTypeOf<
    OnTheWire<ConfigurationItems["predefinedResponse"]>
  >();
  expect(Object.keys(CONFIGURATION_SCHEMAS)).toHaveLength(21);
});

const settings = {
  id: "settings",
  name: "마루상점",
  timeZone: "Asia/Seoul",
  agentGraceMs: 15_000,
  customerGraceMs: 300_000,
  recoveryPauseMs: 180_000,
  endWhenOnlyOutsiders: true,
  defaultCallerNumberId: null,
  signIn: { minPasswordLength: 10, secondFactor: "optional", secondFactorRoleIds: [] },
};
const entryPoint = {
  id: "shop",
  name: "마루상점",
  description: "",
  channel: "chat",
  queueId: "general",
  priority: 5,
  requiredSkills: {},
  greeting: { ko: "안녕하세요", en: "Hello" },
  preferLastAgent: true,
};

test.each([
  ["Asia/Seoul", true],
  ["UTC", true],
  ["America/Argentina/Buenos_Aires", true],
  ["Asia/Pyeongchang", false],
  ["", false],
  ["../../etc/localtime", false],
])("time zone %s: %s", (timeZone, valid) => {
  expect(parseConfigurationItem("settings", { ...settings, timeZone }).success).toBe(valid);
});

test.each([
  ["마루상점", true],
  ["VIP_고객-2", true],
  ["日本", true],
  ["마".repeat(80), true],
  ["마".repeat(81), false],
  ["two words", false],
  ["a/b", false],
  ["", false],
])("A-06 6.8: an entry point may be called %s: %s", (name, valid) => {
  expect(parseConfigurationItem("entryPoint", { ...entryPoint, name }).success).toBe(valid);
});

test("a name with a space is refused with words that help", () => {
  const { error } = parseConfigurationItem("entryPoint", { ...entryPoint, name: "두 단어" });
  expect(error?.issues[0]?.message).toContain("no spaces");
});

test.each(["constructor", "__proto__", "toString", "한글", "a b", "", "x".repeat(65)])(
  "an id cannot be %j",
  (id) => {
    expect(parseConfigurationItem("team", { id, name: "team" }).success).toBe(false);
    // Own, as JSON.parse makes it: not the prototype.
    const skills = JSON.parse(`{${JSON.stringify(id)}: 5}`);
    const parsed = parseConfigurationItem("entryPoint", { ...entryPoint, requiredSkills: skills });
    expect(parsed.success && Object.keys(parsed.data.requiredSkills)).not.toContain(id);
  },
);

test.each(["a\u0000b", "a\u001bb", "\ud800", "", "   "])("a team cannot be called %j", (name) => {
  expect(parseConfigurationItem("team", { id: "night", name }).success).toBe(false);
});

const trunk = {
  id: "carrier",
  name: "Carrier",
  host: "sip.carrier.example",
  transport: "udp",
  srtp: false,
  username: null,
  register: false,
  addresses: [],
  country: "KR",
};

test.each([
  ["sip.carrier.example", true],
  ["sip.carrier.example:5070", true],
  ["192.0.2.7", true],
  ["[2001:db8::7]:5060", true],
  ["sip:carrier.example", false],
  ["carrier.example\nmatch=0.0.0.0/0", false],
  ["a b", false],
  ["", false],
])("a trunk's host may be %j: %s", (host, valid) => {
  expect(parseConfigurationItem("trunk", { ...trunk, host }).success).toBe(valid);
});

test.each([
  ["192.0.2.7", true],
  ["192.0.2.0/24", true],
  ["2001:db8::/48", true],
  ["0.0.0.0/0", false],
  ["10.0.0.0/8", false],
  ["192.0.2.0/33", false],
  ["::/0", false],
  ["sip.carrier.example", false],
])("a trunk's network may be %j: %s", (network, valid) => {
  const item = { ...trunk, addresses: [network] };
  expect(parseConfigurationItem("trunk", item).success).toBe(valid);
});

test.each([
  ["+82212345678", true],
  ["+1 202 555 0100", false],
  ["02-1234-5678", false],
  ["+0123456", false],
])("A-17: a number of ours is written %s: %s", (number, valid) => {
  const item = { id: "main", label: "", entryPointId: null, outbound: true, trunkId: null };
  expect(parseConfigurationItem("phoneNumber", { ...item, number }).success).toBe(valid);
});
