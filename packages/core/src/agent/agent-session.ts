import type { AgentId, InteractionId, ReasonId } from "../ids.ts";

/**
 * A signed-in agent. Signed out is the absence of a session.
 *
 *              set available                 offer missed, queue says `rona`
 *   sign in ──► idle ◄──────────► available ───────────────► not_responding
 *                 ▲                    ▲                          │
 *                 └────────────────────┴──────────────────────────┘ only the agent leaves it (V-06)
 *
 * Reserved, engaged and wrap-up are not kept here: they follow from the agent's offers and parties (`agentStatus`).
 */
export type AgentSession = {
  agentId: AgentId;
  signedInAt: number;
  presence: Presence;
  connection: AgentConnection;
  /** Since when the agent is free of the last contact, or available: orders `longest_available`. */
  freeSince: number;
  /** The number of the last offer made to this agent: orders `round_robin`. */
  lastOfferNumber: number;
  /** Where the agent takes calls; null: nowhere, and none are offered. */
  station: Station | null;
};

export const PHONE_KINDS = ["browser", "desk_phone"] as const;
/** A phone that registers with us. */
export type PhoneKind = (typeof PHONE_KINDS)[number];

/** Where an agent takes calls: a phone of theirs that registers with us, or any number (E.164). */
export type Station = { kind: PhoneKind } | { kind: "number"; number: string };

export type Presence =
  | { status: "available"; since: number }
  /** `until`: a pause that ends by itself, and the agent is available again (K-44). */
  | { status: "idle"; since: number; reasonId: ReasonId | null; until: number | null }
  | { status: "not_responding"; since: number; interactionId: InteractionId };

export type AgentConnection =
  | { status: "connected" }
  /** The desktop is gone; at `graceEndsAt` the agent's contacts return to their queues. */
  | { status: "lost"; since: number; graceEndsAt: number };

/** One word for what an agent is doing (decision 9), the most pressing first. */
export type AgentStatus =
  | "signed_out"
  | "not_responding"
  | "wrap_up"
  | "reserved"
  /** Their own outbound call is being set up (V-74, K-31). */
  | "dialling"
  | "engaged"
  | "available"
  | "idle";
