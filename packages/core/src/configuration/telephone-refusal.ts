/** What the telephone's part of the configuration must be like, given everything else. */
import { E164 } from "../call/dial-plan.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentProfile, DialRule, PhoneNumber, Settings, Variable } from "./configuration.ts";
import { unknownReference } from "./configuration-reference.ts";

export function settingsRefusal(state: State, settings: Settings): Refusal | null {
  const { defaultCallerNumberId } = settings;
  if (defaultCallerNumberId === null) return null;
  return callerNumberRefusal(state, defaultCallerNumberId, "defaultCallerNumberId");
}

export function agentProfileRefusal(state: State, { outdial }: AgentProfile): Refusal | null {
  for (const rule of outdial.dialPlan) {
    const refusal = dialRuleRefusal(rule);
    if (refusal !== null) return refusal;
  }
  for (const id of outdial.callerNumberIds) {
    const refusal = callerNumberRefusal(state, id, "outdial.callerNumberIds");
    if (refusal !== null) return refusal;
  }
  const field = "outdial.entryPointId";
  if (outdial.entryPointId === null) {
    if (!outdial.allowed) return null;
    const detail = "Say whose queue's rules the calls follow.";
    return refuse("configuration_invalid", detail, field);
  }
  return voiceEntryPointRefusal(state, outdial.entryPointId, field);
}

function dialRuleRefusal({ minDigits, maxDigits, pattern }: DialRule): Refusal | null {
  const field = "outdial.dialPlan";
  if (minDigits > maxDigits) {
    return refuse("configuration_invalid", "The fewest digits are more than the most.", field);
  }
  try {
    new RegExp(pattern);
    return null;
  } catch {
    return refuse("configuration_invalid", "The pattern is no regular expression.", field);
  }
}

function callerNumberRefusal(state: State, id: PhoneNumber["id"], field: string): Refusal | null {
  const number = state.configuration.phoneNumber.get(id);
  if (number === undefined) return unknownReference(field, id);
  if (number.outbound) return null;
  return refuse("configuration_invalid", `The number ${id} may not be shown to others.`, field);
}

export function phoneNumberRefusal(state: State, item: PhoneNumber): Refusal | null {
  const { phoneNumber, agentProfile, settings, trunk } = state.configuration;
  if (!E164.test(item.number)) {
    return refuse("configuration_invalid", "Write the number as +, country and digits.", "number");
  }
  for (const other of phoneNumber.values()) {
    if (other.id === item.id || other.number !== item.number) continue;
    return refuse("configuration_invalid", `This is the number ${other.id} already.`, "number");
  }
  if (item.trunkId !== null && !trunk.has(item.trunkId)) {
    return unknownReference("trunkId", item.trunkId);
  }
  const isShown =
    settings.defaultCallerNumberId === item.id ||
    [...agentProfile.values()].some(({ outdial }) => outdial.callerNumberIds.includes(item.id));
  if (isShown && !item.outbound) {
    return refuse("configuration_in_use", "It is shown to those we call.", "outbound");
  }
  if (item.entryPointId === null) return null;
  return voiceEntryPointRefusal(state, item.entryPointId, "entryPointId");
}

function voiceEntryPointRefusal(
  state: State,
  id: NonNullable<PhoneNumber["entryPointId"]>,
  field: string,
): Refusal | null {
  const entryPoint = state.configuration.entryPoint.get(id);
  if (entryPoint === undefined) return unknownReference(field, id);
  if (entryPoint.channel === "voice") return null;
  return refuse("configuration_invalid", "Choose an entry point for calls.", field);
}

export function variableRefusal(state: State, variable: Variable): Refusal | null {
  const before = state.configuration.variable.get(variable.id);
  if (before !== undefined && before.type !== variable.type) {
    return refuse("configuration_invalid", "The type cannot be changed later.", "type");
  }
  const { type, allowedValues } = variable;
  if (type !== "choice") return null;
  if (allowedValues.length === 0) {
    return refuse("configuration_invalid", "Say what may be chosen.", "allowedValues");
  }
  if (new Set(allowedValues).size === allowedValues.length) return null;
  return refuse("configuration_invalid", "Name each value once.", "allowedValues");
}
