/** What the system makes itself, so that an organisation can work; can be changed, not removed. */
import type { ReasonId } from "../ids.ts";
import type { Configuration, ConfigurationItem, Queue } from "./configuration.ts";
import type { ListedKind } from "./configuration-reference.ts";
import { CONFIGURATION_DEFAULTS } from "./defaults.ts";
import { OUTDIAL_TRANSFER } from "./entry-point-status.ts";

/** Agents can go idle, and contacts can be wrapped up, before an administrator has thought of reasons. */
const BREAK = "rest" as ReasonId;
const OTHER = "other" as ReasonId;

export function isSystemMade(kind: ListedKind, id: string): boolean {
  switch (kind) {
    case "idleReason":
      return id === BREAK;
    case "wrapUpReason":
      return id === OTHER;
    case "entryPoint":
      return id === OUTDIAL_TRANSFER;
    default:
      return false;
  }
}

/** What is made along with this item: reasons with the settings, [발신 호전환 대기열] with the first queue for calls. */
export function madeAlong(
  configuration: Configuration,
  put: ConfigurationItem,
): ConfigurationItem[] {
  const { idleReason, wrapUpReason, entryPoint } = configuration;
  if (put.kind === "settings") {
    const made: ConfigurationItem[] = [];
    if (!idleReason.has(BREAK)) {
      made.push({ kind: "idleReason", item: { id: BREAK, name: { ko: "휴식", en: "Break" } } });
    }
    if (!wrapUpReason.has(OTHER)) {
      made.push({ kind: "wrapUpReason", item: { id: OTHER, name: { ko: "기타", en: "Other" } } });
    }
    return made;
  }
  if (put.kind !== "queue" || put.item.channel !== "voice" || entryPoint.has(OUTDIAL_TRANSFER)) {
    return [];
  }
  return [outdialTransfer(put.item)];
}

function outdialTransfer({ id: queueId }: Queue): ConfigurationItem {
  return {
    kind: "entryPoint",
    item: {
      ...CONFIGURATION_DEFAULTS.entryPoint,
      id: OUTDIAL_TRANSFER,
      name: "발신_호전환_대기열",
      description: "",
      direction: "outbound",
      channel: "voice",
      queueId,
      priority: 5,
      requiredSkills: {},
      greeting: { ko: "", en: "" },
      preferLastAgent: false,
    },
  };
}
