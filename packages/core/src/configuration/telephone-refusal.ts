/** What the telephone's part of the configuration must be like, given everything else. */
import { E164 } from "../call/dial-plan.ts";
import type { Refusal } from "../engine/refusal.ts";
import type {
  AgentProfile,
  ConfigurationItem,
  DialRule,
  PhoneNumber,
  Settings,
  Variable,
} from "./configuration.ts";
import { nameOfItem } from "./configuration-reference.ts";
import type { ConfigurationWorld } from "./configuration-world.ts";
import { shownNumberRefusal } from "./entry-point-refusal.ts";
import { OUTDIAL_TRANSFER } from "./entry-point-status.ts";
import { refuseField, twiceRefusal } from "./field-reason.ts";

export function settingsRefusal(world: ConfigurationWorld, settings: Settings): Refusal | null {
  return shownNumberRefusal(world, settings.defaultCallerNumberId, "defaultCallerNumberId");
}

export function agentProfileRefusal(
  world: ConfigurationWorld,
  { outdial, teamIds }: AgentProfile,
): Refusal | null {
  for (const rule of outdial.dialPlan) {
    const refusal = dialRuleRefusal(rule);
    if (refusal !== null) return refusal;
  }
  for (const id of outdial.callerNumberIds) {
    const refusal = shownNumberRefusal(world, id, "outdial.callerNumberIds");
    if (refusal !== null) return refusal;
  }
  return twiceRefusal("teamIds", teamIds) ?? outdialRefusal(world, outdial);
}

/** calls are begun at an outdial entry point. */
function outdialRefusal(
  { configuration }: ConfigurationWorld,
  { allowed, entryPointId }: AgentProfile["outdial"],
): Refusal | null {
  const field = "outdial.entryPointId";
  if (entryPointId === null) return allowed ? refuseField(field, "needed_to_dial") : null;
  if (configuration.entryPoint.get(entryPointId)?.direction === "outbound") return null;
  return refuseField(field, "not_outbound");
}

function dialRuleRefusal({ minDigits, maxDigits, pattern }: DialRule): Refusal | null {
  const field = "outdial.dialPlan";
  if (minDigits > maxDigits) return refuseField(field, "fewest_over_most");
  try {
    new RegExp(pattern);
    return null;
  } catch {
    return refuseField(field, "pattern_invalid");
  }
}

export function phoneNumberRefusal(
  { configuration, numbersWritten }: ConfigurationWorld,
  item: PhoneNumber,
): Refusal | null {
  const { phoneNumber, entryPoint } = configuration;
  if (!E164.test(item.number)) return refuseField("number", "number_invalid");
  const other = numbersWritten(item.number).find((id) => id !== item.id);
  if (other !== undefined) {
    const name = phoneNumber.get(other)?.label || item.number;
    return refuseField("number", "taken", { id: other, name });
  }
  const shower = item.outbound ? undefined : whoShows(configuration, item.id);
  if (shower !== undefined) {
    const params = { id: shower.item.id, name: nameOfItem(shower) };
    return refuseField("outbound", "shown_to_others", params, "configuration_in_use");
  }
  if (item.entryPointId === null) return null;
  const taker = entryPoint.get(item.entryPointId);
  const takesCalls =
    taker?.channel === "voice" &&
    (taker.direction === "inbound" || item.entryPointId === OUTDIAL_TRANSFER);
  return takesCalls ? null : refuseField("entryPointId", "not_inbound");
}

function whoShows(
  { settings, agentProfile, entryPoint }: ConfigurationWorld["configuration"],
  id: PhoneNumber["id"],
): ConfigurationItem | undefined {
  if (settings.defaultCallerNumberId === id) return { kind: "settings", item: settings };
  for (const item of agentProfile.values()) {
    if (item.outdial.callerNumberIds.includes(id)) return { kind: "agentProfile", item };
  }
  for (const item of entryPoint.values()) {
    if (item.callerNumberId === id) return { kind: "entryPoint", item };
  }
  return undefined;
}

export function variableRefusal(variable: Variable, before: Variable | undefined): Refusal | null {
  if (before !== undefined && before.type !== variable.type) return refuseField("type", "fixed");
  const { type, allowedValues, agentVisible, agentEditable } = variable;
  if (agentEditable && !agentVisible) return refuseField("agentVisible", "hidden_and_editable");
  if (type !== "choice") return null;
  if (allowedValues.length === 0) return refuseField("allowedValues", "no_choices");
  return twiceRefusal("allowedValues", allowedValues);
}
