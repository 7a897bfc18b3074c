/** The telephone's part of the organisation: a carrier, two numbers of ours, a dial plan, and CAD variables. */
import type { AgentProfile, PhoneNumber, Trunk, Variable } from "../configuration/configuration.ts";
import { CONFIGURATION_DEFAULTS } from "../configuration/defaults.ts";
import type { Command } from "../engine/command.ts";
import { id, type Loose, put, putAgentProfile, putSettings } from "./organisation.ts";

/** The profile `phone`: Korean numbers but those of +8270, and American ones, from idle. */
export function putOutdial(changes: Partial<Loose<AgentProfile["outdial"]>> = {}): Command {
  return putAgentProfile({
    outdial: {
      allowed: true,
      fromAnyState: false,
      dialPlan: [
        { prefixes: ["+82"], minDigits: 9, maxDigits: 12, pattern: "\\+82(?!70).*" },
        { prefixes: ["+1"], minDigits: 11, maxDigits: 11, pattern: "" },
      ],
      callerNumberIds: [],
      entryPointId: "outbound",
      ...changes,
    },
  });
}

export function putPhoneNumber(changes: Partial<Loose<PhoneNumber>> = {}): Command {
  const item: Loose<PhoneNumber> = {
    id: "main-number",
    number: "+82212345678",
    label: "",
    entryPointId: "hotline",
    outbound: true,
    trunkId: "carrier",
    ...changes,
  };
  return put({ kind: "phoneNumber", item: item as unknown as PhoneNumber });
}

export function putTrunk(trunkId: string): Command {
  const item: Trunk = {
    id: id(trunkId),
    name: trunkId,
    host: "sip.example.net",
    transport: "udp",
    srtp: false,
    username: null,
    register: false,
    addresses: [],
    country: "KR",
  };
  return put({ kind: "trunk", item });
}

export function putVariable(changes: Partial<Loose<Variable>> = {}): Command {
  const name = changes.id ?? "order";
  const item: Loose<Variable> = {
    ...CONFIGURATION_DEFAULTS.variable,
    id: name,
    name: { ko: name, en: name },
    type: "text",
    allowedValues: [],
    agentEditable: true,
    ...changes,
  };
  return put({ kind: "variable", item: item as unknown as Variable });
}

export const TELEPHONE: Command[] = [
  putTrunk("carrier"),
  putPhoneNumber(),
  putPhoneNumber({ id: "shop-number", number: "+82298765432", entryPointId: null as never }),
  putSettings({ defaultCallerNumberId: id("main-number") }),
  putOutdial(),
];

export const VARIABLES: Command[] = [
  putVariable(),
  putVariable({ id: "amount", type: "number" }),
  putVariable({ id: "member", type: "boolean" }),
  putVariable({ id: "visit", type: "date" }),
  putVariable({ id: "level", type: "choice", allowedValues: ["gold", "silver"] }),
  putVariable({ id: "source", agentEditable: false }),
];
