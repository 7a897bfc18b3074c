import type { Station } from "../agent/agent-session.ts";
import type { AgentId, LegId, PartyId, PromptId, QueueId, RecordingId, TrunkId } from "../ids.ts";
import type { QueuePlacement } from "../interaction/interaction.ts";
import type { PromptName } from "./prompt-name.ts";

/** What a call has beyond what every contact has. */
export type Call = {
  /** The customer's number, E.164; null: withheld, or a call from a web page. */
  customerNumber: string | null;
  /** The number of ours that was called, or is shown to who we call, E.164; null: a call from a web page. */
  ourNumber: string | null;
  /** What the customer hears while they wait or are held, as the entry point had it; null: the house's music. */
  musicPromptId: PromptId | null;
  /** Legs so far; a leg's id is derived from it: `<interactionId>.<partyId>.<n>`. */
  legCount: number;
  /** Played to the customer, who hears nothing else meanwhile; null: none is. */
  announcement: Announcement | null;
  /** The customer was put on hold by an agent who talks with nobody else meanwhile (V-30). */
  hold: { since: number; by: AgentId } | null;
  consult: Consult | null;
  recording: Recording | null;
  /** The customer has hung up and waits to be called back; stays when they are. */
  callback: { since: number } | null;
  /** `isOn`: they are speaking on it. `queueId`: whose rules it is kept by. */
  voicemail: { recordingId: RecordingId; queueId: QueueId; isOn: boolean } | null;
  /** Ended by [강성종료] (K-44). */
  abusive: boolean;
};

/** One telephone connection of a party. */
export type Leg = {
  id: LegId;
  status: "ringing" | "up";
  /** When it began to ring, or was answered. */
  since: number;
  /** Not answered by then, it counts as `no_answer`; null: it is up, or an offer's deadline rules. */
  ringsUntil: number | null;
  muted: boolean;
  /** How we reach them; null: they called us, and the id is the engine's own. */
  dial: Dial | null;
};

export type Dial =
  | {
      to: "station";
      agentId: AgentId;
      station: Station;
      /** The phone is told to answer at once: the agent asked for it on the screen. */
      autoAnswer: boolean;
      /** Shown on the phone: who calls, E.164 or null. */
      callerNumber: string | null;
      /** For a station that is a number; null: a phone of ours, or there is no trunk. */
      trunkId: TrunkId | null;
    }
  | { to: "number"; number: string; callerNumber: string | null; trunkId: TrunkId | null };

/** Why a leg ended, in the few words that matter. */
export const LEG_CAUSES = [
  /** Hung up by its party. */
  "hung_up",
  /** Rejected, or busy. */
  "rejected",
  "busy",
  "no_answer",
  /** No such number, no phone registered, trunk down. */
  "unreachable",
  /** It vanished: no more media, or its connection broke. */
  "lost",
] as const;
export type LegCause = (typeof LEG_CAUSES)[number];

export type Announcement = {
  /** `<interactionId>.announcement.<n>`; n counts with the legs. */
  id: string;
  /** Played one after the other; names as in `prompt-name.ts`. */
  prompts: PromptName[];
  /** A key that the customer presses ends it. */
  bargeIn: boolean;
  /** It counts as over then, whatever the engine says: nobody is stranded by a prompt. */
  endsBy: number;
};

export type ConsultTarget =
  | { type: "agent"; agentId: AgentId }
  | { type: "queue"; queueId: QueueId }
  | { type: "number"; number: string };

/**
 * A private talk beside the customer's call, in the consult room.
 *
 *   waiting (a queue) ──► confirming ──► ringing ──► connected ──► (over: transferred, merged, ended)
 *   agent, number ─────────────────────────┘
 *
 * Whether its owner is with the customer or with the colleague follows from the room they are in.
 */
export type Consult = {
  by: AgentId;
  target: ConsultTarget;
  requestedAt: number;
  state:
    | { status: "waiting"; placement: QueuePlacement }
    /** The agent found is reserved by an offer without a leg, which expires when no confirmation comes. */
    | { status: "confirming"; agentId: AgentId }
    | { status: "ringing"; since: number }
    | { status: "connected"; since: number; partyId: PartyId };
};

/** Of the customer's leg: what they say and what they hear, on a track each. Silent whenever no agent is with them. */
export type Recording = {
  id: RecordingId;
  startedAt: number;
  /** `resumesAt` null: only the agent resumes it. */
  paused: { since: number; resumesAt: number | null } | null;
};
