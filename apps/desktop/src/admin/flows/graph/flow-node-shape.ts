import type { FlowNode, FlowStepType } from "./flow-graph.ts";
import { newStep } from "./new-step.ts";

const TYPES: ReadonlySet<string> = new Set<FlowStepType>([
  "start",
  "say",
  "menu",
  "collect",
  "hours",
  "condition",
  "set",
  "http",
  "queue",
  "callback",
  "voicemail",
  "transfer",
  "screenPop",
  "end",
]);

/** Whether a foreign value is a node in every part the designer reads: what a clipboard brings, for instance. */
export function isFlowNode(value: unknown): value is FlowNode {
  if (!isRecord(value)) return false;
  const { id, label, position, exits, type } = value;
  if (typeof id !== "string" || typeof label !== "string" || typeof type !== "string") return false;
  if (!isRecord(position) || !Number.isFinite(position["x"]) || !Number.isFinite(position["y"]))
    return false;
  if (!isRecord(exits) || !Object.values(exits).every(isTarget)) return false;
  return TYPES.has(type) && alike(newStep(type as FlowStepType), value);
}

const isTarget = (value: unknown): boolean => value === null || typeof value === "string";

/** Has every field of the pattern with a value of its kind. Null in the pattern: null or an object or a text. */
function alike(pattern: unknown, value: unknown): boolean {
  if (pattern === null) return value === null || ["object", "string"].includes(typeof value);
  if (Array.isArray(pattern)) {
    const [first] = pattern as unknown[];
    return (
      Array.isArray(value) && (first === undefined || value.every((item) => alike(first, item)))
    );
  }
  if (!isRecord(pattern)) return typeof pattern === typeof value;
  return isRecord(value) && Object.entries(pattern).every(([key, part]) => alike(part, value[key]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
