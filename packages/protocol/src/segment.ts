/**
 * Why a stretch of an interaction ended, or what an event of its timeline was. The projector writes these and no
 * others, and a desktop has words for each.
 */
export const SEGMENT_DETAILS = [
  // offers
  "accepted",
  "declined",
  "timed_out",
  "cancelled",
  "withdrawn",
  // waiting and talking
  "transferred",
  "connection_lost",
  "agent_ended",
  "customer_left",
  "abandoned",
  "transfer_failed",
  // wrap-up
  "completed",
  "automatic",
  "returned",
  // telephone
  "answered",
  "no_answer",
  "busy",
  "rejected",
  "unreachable",
  "hung_up",
  "lost",
  "resumed",
  "conference",
  "ended_by_requester",
  "ended_by_colleague",
  "not_answered",
  "not_confirmed",
  "failed",
  "left",
  "dropped",
  "abusive",
  "agent_no_answer",
  "customer_no_answer",
  "customer_busy",
  "customer_unreachable",
  "outsiders_left",
  "engine_failed",
  "flow_ended",
  "left_in_flow",
  "voicemail",
  // events
  "agent_phone_lost",
  "recording_started",
  "recording_stopped",
  "recording_paused",
  "recording_resumed",
  "primary_changed",
  "abusive_ending",
  "agent_connection_lost",
  "customer_absent",
  "callback_noted",
  "voicemail_begun",
  "flow_fell_back",
  "requirement_relaxed",
  "preferred_agent_released",
] as const;

export type SegmentDetail = (typeof SEGMENT_DETAILS)[number];
