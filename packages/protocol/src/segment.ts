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
  // events
  "agent_connection_lost",
  "customer_absent",
  "requirement_relaxed",
  "preferred_agent_released",
] as const;

export type SegmentDetail = (typeof SEGMENT_DETAILS)[number];
