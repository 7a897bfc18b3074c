import type { FlowChannel, FlowStepType } from "./flow-graph.ts";

/** What only a call can do. Every other step treats both channels. */
const CALLS_ONLY: ReadonlySet<FlowStepType> = new Set(["callback", "voicemail", "transfer"]);

export const stepFits = (type: FlowStepType, channel: FlowChannel): boolean =>
  channel === "voice" || !CALLS_ONLY.has(type);
