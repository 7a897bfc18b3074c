/** Whether an item holds together with everything else. Its shape was checked at the wire. */
import { hasContacts } from "../agent/agent-decide.ts";
import type { Refusal } from "../engine/refusal.ts";
import type { Flow } from "../flow/flow.ts";
import { agentParty, CUSTOMER_PARTY, FLOW_PARTY, OUTSIDE_PREFIX } from "../ids.ts";
import { roleRefusal } from "../role/role-refusal.ts";
import { businessHoursRefusal, holidayListRefusal } from "../schedule/schedule-refusal.ts";
import type { Agent, ConfigurationItem, PredefinedResponse } from "./configuration.ts";
import { itemsOfKind, referencesOf } from "./configuration-reference.ts";
import type { ConfigurationWorld } from "./configuration-world.ts";
import { entryPointRefusal } from "./entry-point-refusal.ts";
import { refuseField, twiceRefusal, unknownReference } from "./field-reason.ts";
import { queueRefusal } from "./queue-refusal.ts";
import {
  agentProfileRefusal,
  phoneNumberRefusal,
  settingsRefusal,
  variableRefusal,
} from "./telephone-refusal.ts";

/** `before`: the item as it was; undefined: it is new. */
export function itemRefusal(
  world: ConfigurationWorld,
  put: ConfigurationItem,
  before: ConfigurationItem["item"] | undefined,
): Refusal | null {
  return referenceRefusal(world, put) ?? ruleRefusal(world, put, before);
}

function referenceRefusal(
  { configuration }: ConfigurationWorld,
  put: ConfigurationItem,
): Refusal | null {
  for (const { field, kind, id } of referencesOf(put)) {
    const isItself = kind === put.kind && id === put.item.id;
    if (!isItself && !itemsOfKind(configuration, kind).has(id)) return unknownReference(field, id);
  }
  return null;
}

function ruleRefusal(
  world: ConfigurationWorld,
  put: ConfigurationItem,
  before: ConfigurationItem["item"] | undefined,
): Refusal | null {
  switch (put.kind) {
    case "agent":
      return agentRefusal(world, put.item);
    case "queue":
      return queueRefusal(put.item, before as typeof put.item | undefined);
    case "entryPoint":
      return entryPointRefusal(world, put.item, before as typeof put.item | undefined);
    case "settings":
      return settingsRefusal(world, put.item);
    case "agentProfile":
      return agentProfileRefusal(world, put.item);
    case "phoneNumber":
      return phoneNumberRefusal(world, put.item);
    case "flow":
      return flowRefusal(put.item, before as typeof put.item | undefined);
    case "variable":
      return variableRefusal(put.item, before as typeof put.item | undefined);
    case "predefinedResponse":
      return predefinedResponseRefusal(world, put.item);
    case "businessHours":
      return businessHoursRefusal(put.item);
    case "holidayList":
      return holidayListRefusal(put.item);
    case "role":
      return roleRefusal(put.item);
    case "prompt":
    case "team":
    case "skill":
    case "multimediaProfile":
    case "idleReason":
    case "wrapUpReason":
    case "trunk":
    case "addressBook":
    case "address":
      return null;
  }
}

function agentRefusal(
  { state, configuration, agentsWithExtension }: ConfigurationWorld,
  agent: Agent,
): Refusal | null {
  if (agentParty(agent.id) === CUSTOMER_PARTY) return refuseField("id", "id_of_the_customer");
  if (agentParty(agent.id) === FLOW_PARTY) return refuseField("id", "id_of_the_flow");
  if (agent.id.startsWith(OUTSIDE_PREFIX)) return refuseField("id", "id_of_outsiders");
  if (agent.extension !== null) {
    const other = agentsWithExtension(agent.extension).find((id) => id !== agent.id);
    if (other !== undefined) {
      const name = configuration.agent.get(other)?.name ?? other;
      return refuseField("extension", "taken", { id: other, name });
    }
  }
  if (!agent.active && hasContacts(state, agent.id)) {
    return refuseField("active", "has_contacts", {}, "agent_has_contacts");
  }
  return null;
}

/** A draft may be anything; its channel is for good. */
function flowRefusal({ channel }: Flow, before: Flow | undefined): Refusal | null {
  return before === undefined || before.channel === channel
    ? null
    : refuseField("channel", "fixed");
}

function predefinedResponseRefusal(
  { configuration }: ConfigurationWorld,
  { queueIds }: PredefinedResponse,
): Refusal | null {
  const calls = queueIds.find((id) => configuration.queue.get(id)?.channel === "voice");
  if (calls !== undefined)
    return refuseField("queueIds", "not_for_this_channel", { channel: "voice" });
  return twiceRefusal("queueIds", queueIds);
}
