import type { Event } from "@maru/core";
import type { SegmentDetail } from "@maru/protocol";
import type { SegmentList } from "./segment-list.ts";

/** The timeline's part in which a flow has the contact. */
const FLOW_EVENTS = [
  "FlowStarted",
  "FlowStepEntered",
  "FlowStepRepeated",
  "FlowWaited",
  "FlowEnded",
  "ScreenPopSet",
  "CallbackNoted",
  "VoicemailBegun",
  "VoicemailEnded",
] as const satisfies Event["type"][];

type FlowEvent = Extract<Event, { type: (typeof FLOW_EVENTS)[number] }>;

export function isFlowEvent(event: Event): event is FlowEvent {
  return (FLOW_EVENTS as readonly string[]).includes(event.type);
}

/** Whom the customer is with; the greeting of a contact without a flow is with nobody. */
const PEER = "flow";

export function applyFlowEvent(segments: SegmentList, event: FlowEvent, at: number): void {
  switch (event.type) {
    case "FlowStarted":
      segments.open("flow", at, { peer_id: PEER });
      return;
    case "FlowStepEntered":
      leftQueue(segments, at);
      return;
    case "FlowEnded":
      if (event.outcome === "fallback") segments.note("flow_fell_back", at, null);
      endFlow(segments, at, event.outcome === "transferred" ? "transferred" : "completed");
      return;
    case "CallbackNoted":
      segments.note("callback_noted", at, null);
      return;
    case "VoicemailBegun":
      segments.note("voicemail_begun", at, null);
      return;
    case "FlowStepRepeated":
    case "FlowWaited":
    case "ScreenPopSet":
    case "VoicemailEnded":
      return;
  }
}

export function endFlow(segments: SegmentList, at: number, detail: SegmentDetail): void {
  segments.end("flow", { peerId: PEER }, at, detail);
}

/** Out of a queue into the flow again: they waited too long, or chose something else. */
function leftQueue(segments: SegmentList, at: number): void {
  const waiting = segments.findOpen("queue");
  if (waiting === undefined) return;
  segments.close(waiting, at, "left");
  segments.open("flow", at, { peer_id: PEER });
}
