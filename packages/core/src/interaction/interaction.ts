import type { Call, Leg } from "../call/call.ts";
import type { Channel, SkillLevels } from "../configuration/configuration.ts";
import type { FlowRun } from "../flow/flow-run.ts";
import type {
  AgentId,
  CustomerId,
  EntryPointId,
  InteractionId,
  OfferId,
  PartyId,
  QueueId,
  RoomId,
} from "../ids.ts";

/**
 * One contact of one customer.
 *
 *   started ──► in_flow ──► (queued | closed); without a flow, and out of it:
 *
 *   started ──► queued ◄──► offered ──► active ──► wrap_up ──► (closed: leaves memory)
 *                 ▲  └─ customer left ─────│──────────▲  │
 *                 └── transfer to a queue, ┘          └──┘ until every agent has wrapped up
 *                     agent lost, offer missed
 *
 * An agent who transferred may be wrapping up while the contact is queued, offered or active elsewhere.
 * An outbound call is active from the start; whose leg still rings tells how far it is.
 */
export type Interaction = {
  id: InteractionId;
  channel: Channel;
  direction: "inbound" | "outbound";
  entryPointId: EntryPointId;
  customer: Customer;
  startedAt: number;
  phase: Phase;
  /** Kept while it waits in a queue step, till an agent takes it; null: it is in none. */
  flow: FlowRun | null;
  /** Where it waits, or waited last. */
  placement: QueuePlacement;
  parties: Party[];
  rooms: Room[];
  /** Pending ones only; an answered offer is history. */
  offers: Offer[];
  /** Offers made so far; the next offer's id is derived from it. */
  offerCount: number;
  transcript: TranscriptEntry[];
  /** Entries written so far, also where old ones have left memory. */
  entryCount: number;
  /** Why the customer's part is over; already known while an agent who ended it still consults (G-24). */
  ending: Ending | null;
  /** What only a call has; null on other channels. */
  call: Call | null;
  /** CAD (V-20): what agents work on. The permanent record takes it when wrap-up is entered (V-22). */
  variables: VariableValues;
  /** The page a flow wants opened for the agent; null: none. */
  screenPop: string | null;
};

export type VariableValues = Record<string, string | number | boolean>;

export type Phase = "in_flow" | "queued" | "offered" | "active" | "wrap_up";

export type Customer = { id: CustomerId; name: string; language: "ko" | "en" };

export type QueuePlacement = {
  queueId: QueueId;
  priority: number;
  /** The age that orders the queue. Kept over missed offers and lost agents; new on a transfer to another queue. */
  enteredAt: number;
  /** Breaks ties of `enteredAt`: the count of placements when it entered. */
  order: number;
  requiredSkills: SkillLevels;
  /** How many relaxation steps of the queue have been taken. */
  relaxationSteps: number;
  preferred: { agentId: AgentId; until: number } | null;
  /** Who missed it last, in a queue that recalls: somebody else is asked first. */
  missedBy: AgentId | null;
};

/** Who may do what follows from the role. */
export type AgentRole = "primary" | "consulted" | "conferenced" | "supervisor";

export type Party = CustomerParty | AgentParty | OutsideParty;

type Marks = {
  joinedAt: number;
  /** The last transcript entry that reached this party's device, and that they saw. */
  deliveredUpTo: number;
  readUpTo: number;
};

export type CustomerParty = Marks & {
  kind: "customer";
  id: PartyId;
  connection: { status: "connected" } | { status: "lost"; since: number; graceEndsAt: number };
  /** Null: not on the telephone (other channels; an outbound call whose agent is rung first). */
  leg: Leg | null;
};

/** Somebody reached by a number an agent dialled: consulted, in a conference, or transferred to. */
export type OutsideParty = {
  kind: "outside";
  id: PartyId;
  /** E.164. */
  number: string;
  /** From the address book, else the number. */
  name: string;
  role: "consulted" | "conferenced" | "transferred";
  /** Who had them rung; null: the flow. */
  invitedBy: AgentId | null;
  joinedAt: number;
  leg: Leg;
};

export type AgentParty = Marks & {
  kind: "agent";
  id: PartyId;
  agentId: AgentId;
  role: AgentRole;
  /** Is or was the primary agent of a call: wraps it up on leaving, also as a member of its conference (V-61). */
  hasLed: boolean;
  /** Null on other channels, once the agent is wrapping up, and while `phoneLost`. */
  leg: Leg | null;
  /**
   * Their phone vanished in the call: rung again when it is there; at the end the contact goes on without them. Whoever
   * was muted comes back muted.
   */
  phoneLost: { since: number; graceEndsAt: number; muted: boolean } | null;
  activity:
    | { status: "connected" }
    /** `endsAt` null: no limit, or the agent stopped the countdown. */
    | {
        status: "wrap_up";
        since: number;
        endsAt: number | null;
        /** The queue whose wrap-up rules apply: the contact may be in another by now. */
        queueId: QueueId;
      };
};

/**
 * Parties who see (or hear) each other. On a call every party with a leg is in exactly one room, and a customer or
 * colleague who is alone in theirs is on hold and hears music: nothing else says so, so both sides of a consult can
 * never be on hold at once (V-31).
 */
export type Room = { id: RoomId; kind: "main" | "consult"; members: PartyId[] };

/**
 * The attempt to give an interaction to one agent.
 *
 *   pending ──► accepted | declined | timed_out | cancelled (the customer left) | withdrawn (the agent cannot take it any more)
 *
 * Only pending offers are kept.
 */
export type Offer = {
  id: OfferId;
  kind: OfferKind;
  agentId: AgentId;
  madeAt: number;
  expiresAt: number;
  /** A call rings this leg; null on other channels, and before the requester confirmed a consult (V-53). */
  leg: Leg | null;
};

export type OfferKind =
  | { type: "routed" }
  /** A colleague wants to speak with this agent beside the customer. Not missed work: no RONA (V-54). */
  | { type: "consult"; from: AgentId }
  /** A colleague asked for this very agent. */
  | { type: "transfer"; from: AgentId }
  /** A transfer nobody took comes back to who sent it; null: it went to a number. */
  | { type: "return"; refusedBy: AgentId | null };

export type TranscriptEntry = {
  /** 1, 2, 3 … within the interaction. */
  number: number;
  /** The seq of the commit that wrote it. */
  seq: number;
  at: number;
  roomId: RoomId;
  body: EntryBody;
};

export type EntryBody =
  | { type: "message"; from: PartyId; name: string; clientId: string; text: string }
  | { type: "notice"; notice: Notice; name: string };

/** What the parties read about each other's coming and going; `name` is who it is about. */
export type Notice =
  | "agent_joined"
  | "agent_transferring"
  | "agent_returned"
  | "agent_connection_lost"
  | "customer_left"
  | "ended_by_agent"
  | "ended_by_system"
  | "agent_left";

export type Ending = { reason: EndReason; at: number };

export const END_REASONS = [
  "agent_ended",
  "customer_left",
  "abandoned",
  /** The flow came to its end; the customer left within it, before any queue or out of one; a voicemail was left. */
  "flow_ended",
  "left_in_flow",
  "voicemail",
  "transfer_failed",
  /** [강성종료] (K-44). */
  "abusive",
  /** An outbound call: the agent's own phone did not answer; the customer did not, was busy, or cannot be reached. */
  "agent_no_answer",
  "customer_no_answer",
  "customer_busy",
  "customer_unreachable",
  /** Only outsiders were left (G-54). */
  "outsiders_left",
  /** The engine that carried the call is gone. */
  "engine_failed",
] as const;
export type EndReason = (typeof END_REASONS)[number];
