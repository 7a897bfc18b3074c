import { known } from "../engine/assert.ts";
import { isBuiltInRole } from "../role/role.ts";
import type { Configuration, ConfigurationItem, ConfigurationKind } from "./configuration.ts";

/** A kind of which there are many, each with an id of its own. */
export type ListedKind = Exclude<ConfigurationKind, "settings">;

/** That an item names another: `field` is where, as a path without the places in lists. */
export type Reference = { field: string; kind: ListedKind; id: string };

/** Everything the item names. What it names must be there, and cannot be removed while it does. */
export function referencesOf(put: ConfigurationItem): Reference[] {
  switch (put.kind) {
    case "settings": {
      const { defaultCallerNumberId, signIn } = put.item;
      const roleIds = signIn.secondFactorRoleIds.filter((roleId) => !isBuiltInRole(roleId));
      return [
        ...to("phoneNumber", "defaultCallerNumberId", defaultCallerNumberId),
        ...to("role", "signIn.secondFactorRoleIds", ...roleIds),
      ];
    }
    case "agent": {
      const { roleId, teamId, multimediaProfileId, agentProfileId, skills } = put.item;
      return [
        ...to("role", "roleId", isBuiltInRole(roleId) ? null : roleId),
        ...to("team", "teamId", teamId),
        ...to("multimediaProfile", "multimediaProfileId", multimediaProfileId),
        ...to("agentProfile", "agentProfileId", agentProfileId),
        ...to("skill", "skills", ...Object.keys(skills)),
      ];
    }
    case "queue": {
      const { teamIds, wrapUp } = put.item;
      return [
        ...to("team", "teamIds", ...teamIds),
        ...to("wrapUpReason", "wrapUp.reasonIds", ...wrapUp.reasonIds),
      ];
    }
    case "entryPoint": {
      const { queueId, flowId, musicPromptId, callerNumberId, requiredSkills } = put.item;
      return [
        ...to("queue", "queueId", queueId),
        ...to("flow", "flowId", flowId),
        ...to("prompt", "musicPromptId", musicPromptId),
        ...to("phoneNumber", "callerNumberId", callerNumberId),
        ...to("skill", "requiredSkills", ...Object.keys(requiredSkills)),
      ];
    }
    case "agentProfile": {
      const { outdial, teamIds, ...item } = put.item;
      return [
        ...to("phoneNumber", "outdial.callerNumberIds", ...outdial.callerNumberIds),
        ...to("entryPoint", "outdial.entryPointId", outdial.entryPointId),
        ...to("team", "teamIds", ...teamIds),
        ...to("queue", "targetQueueIds", ...(item.targetQueueIds ?? [])),
        ...to("idleReason", "idleReasonIds", ...(item.idleReasonIds ?? [])),
        ...to("wrapUpReason", "wrapUpReasonIds", ...(item.wrapUpReasonIds ?? [])),
      ];
    }
    case "phoneNumber":
      return [
        ...to("trunk", "trunkId", put.item.trunkId),
        ...to("entryPoint", "entryPointId", put.item.entryPointId),
      ];
    case "address":
      return to("addressBook", "addressBookId", put.item.addressBookId);
    case "predefinedResponse":
      return to("queue", "queueIds", ...put.item.queueIds);
    case "businessHours":
      return to("holidayList", "holidayListIds", ...put.item.holidayListIds);
    // A draft may name what is not there yet; what is published cannot (`flowProblems`).
    case "flow":
    case "addressBook":
    case "holidayList":
    case "role":
    case "prompt":
    case "team":
    case "skill":
    case "multimediaProfile":
    case "idleReason":
    case "wrapUpReason":
    case "trunk":
    case "variable":
      return [];
  }
}

function to(kind: ListedKind, field: string, ...ids: readonly (string | null)[]): Reference[] {
  return ids.flatMap((id) => (id === null ? [] : [{ field, kind, id }]));
}

/** Each kind after those its items name, as far as kinds do not name each other. */
export const KINDS_IN_ORDER: readonly ListedKind[] = [
  "role",
  "holidayList",
  "businessHours",
  "prompt",
  "team",
  "skill",
  "multimediaProfile",
  "idleReason",
  "wrapUpReason",
  "variable",
  "queue",
  "trunk",
  "flow",
  "entryPoint",
  "phoneNumber",
  "agentProfile",
  "agent",
  "addressBook",
  "address",
  "predefinedResponse",
];

/** Everything configured, in that order; the settings first. */
export function* itemsOf(configuration: Configuration): Generator<ConfigurationItem> {
  yield { kind: "settings", item: configuration.settings };
  for (const kind of KINDS_IN_ORDER) {
    for (const item of itemsOfKind(configuration, kind).values()) {
      yield { kind, item } as ConfigurationItem;
    }
  }
}

export function itemsOfKind(
  configuration: Configuration,
  kind: ListedKind,
): Map<string, ConfigurationItem["item"]> {
  return configuration[kind] as Map<string, ConfigurationItem["item"]>;
}

/** What people call it. */
export function nameOfItem({ kind, item }: ConfigurationItem): string {
  if (kind === "phoneNumber") return item.label === "" ? item.number : item.label;
  const name = kind === "predefinedResponse" ? item.title : item.name;
  return typeof name === "string" ? name : known(name.ko || name.en || item.id, "a name");
}
