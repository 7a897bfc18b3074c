import type { MessageKey, MessageValues, Say } from "../../words.ts";
import type { Kind } from "../items/items.ts";

/** As much of a schema's issue as words can be chosen by. */
export type Issue = {
  code: string;
  path: readonly PropertyKey[];
  origin?: string | undefined;
  maximum?: number | bigint | undefined;
  minimum?: number | bigint | undefined;
};

/** `teamIds.3` → `teamIds.*`: what is wrong with one of a list is said in the list's words. */
export const generalPath = (path: string): string => path.replace(/(^|\.)\d+(?=\.|$)/g, "$1*");

/** Where a rule is more than a length: its words, by kind and field. */
const RULES: Readonly<Record<string, MessageKey>> = {
  "entryPoint.name": "admin.invalid.entryPointName",
  "agent.extension": "admin.invalid.extension",
  "phoneNumber.number": "admin.invalid.e164",
  "address.number": "admin.invalid.e164",
  "settings.timeZone": "admin.invalid.timeZone",
  "trunk.host": "admin.invalid.host",
  "trunk.username": "admin.invalid.sipUser",
  "trunk.addresses.*": "admin.invalid.network",
  "trunk.country": "admin.invalid.country",
  "agentProfile.outdial.dialPlan.*.prefixes.*": "admin.invalid.prefix",
  "agentProfile.outdial.dialPlan.*.pattern": "admin.invalid.pattern",
};
const ID_RULE: MessageKey = "admin.invalid.id";

/** What is wrong with a field, in the catalogue's words. The same for the form and for the server's answer. */
export function sayIssue(say: Say, kind: Kind, issue: Issue): string {
  const path = generalPath(issue.path.join("."));
  const rule = path === "id" ? ID_RULE : RULES[`${kind}.${path}`];
  if (rule !== undefined && !isLength(issue)) return say(rule);
  const [key, values] = lengthWords(issue);
  return say(key, values);
}

/** Nothing written is "missing", whatever else the field asks for. */
const isLength = ({ code, origin }: Issue): boolean =>
  (code === "too_small" || code === "too_big") && origin === "string";

function lengthWords({ code, origin, maximum, minimum }: Issue): [MessageKey, MessageValues?] {
  const max = Number(maximum ?? 0);
  const min = Number(minimum ?? 0);
  if (code === "too_small") {
    if (origin === "string") return ["admin.invalid.missing"];
    if (origin === "array") return ["admin.invalid.chooseOne"];
    return ["admin.invalid.atLeast", { min }];
  }
  if (code === "too_big") {
    if (origin === "string") return ["admin.invalid.tooLong", { max }];
    if (origin === "array") return ["admin.invalid.tooMany", { max }];
    return ["admin.invalid.atMost", { max }];
  }
  if (code === "invalid_type") return ["admin.invalid.missing"];
  return ["admin.invalid.format"];
}

/** What the business refuses about a field, by kind and field; its code's words where nothing nearer is known. */
const REFUSALS: Readonly<Record<string, MessageKey>> = {
  "agent.extension": "admin.refused.extension",
  "agent.role": "admin.refused.ownRights",
  "agent.active": "admin.refused.agentActive",
  "queue.wrapUp.defaultReasonId": "admin.refused.defaultReason",
  "queue.relaxation": "admin.refused.relaxation",
  "queue.channel": "admin.refused.channelFixed",
  "entryPoint.channel": "admin.refused.channelFixed",
  "entryPoint.queueId": "admin.refused.queueChannel",
  "phoneNumber.number": "admin.refused.numberTaken",
};

export function refusalKey(kind: Kind, code: string, field: string): MessageKey | undefined {
  if (code !== "configuration_invalid" && code !== "agent_has_contacts") return undefined;
  return REFUSALS[`${kind}.${generalPath(field)}`];
}
