import type { PhoneKind, Presence, Station } from "../agent/agent-session.ts";
import type { Announcement, Consult, Leg, LegCause } from "../call/call.ts";
import type {
  Channel,
  ConfigurationItem,
  ConfigurationKind,
  SkillLevels,
} from "../configuration/configuration.ts";
import type { FlowGraph } from "../flow/flow.ts";
import type { FlowFault, FlowOutcome, FlowWait } from "../flow/flow-run.ts";
import type {
  AgentId,
  EntryPointId,
  FlowId,
  FlowNodeId,
  InteractionId,
  LegId,
  OfferId,
  PartyId,
  QueueId,
  ReasonId,
  RecordingId,
  RoomId,
  TrunkId,
} from "../ids.ts";
import type {
  AgentRole,
  Customer,
  Ending,
  Notice,
  Offer,
  OutsideParty,
  VariableValues,
} from "../interaction/interaction.ts";
import type { MediaStatus } from "../media/media-status.ts";

/** What happened. The journal holds these; the state is what `apply` makes of them. */
export type Event =
  // configuration
  | ({ type: "ConfigurationPut" } & ConfigurationItem)
  | { type: "ConfigurationRemoved"; kind: ConfigurationKind; id: string }
  // agent
  | { type: "AgentSignedIn"; agentId: AgentId }
  | { type: "AgentSignedOut"; agentId: AgentId; reason: "self" | "connection_lost" | "deactivated" }
  | { type: "AgentPresenceChanged"; agentId: AgentId; presence: Presence }
  | { type: "AgentConnectionLost"; agentId: AgentId; graceEndsAt: number }
  | { type: "AgentConnectionRestored"; agentId: AgentId }
  | { type: "AgentStationChanged"; agentId: AgentId; station: Station | null }
  | { type: "PhoneReachabilityChanged"; agentId: AgentId; phone: PhoneKind; reachable: boolean }
  | { type: "MediaEngineChanged"; status: MediaStatus }
  | { type: "TrunkReachabilityChanged"; trunkId: TrunkId; reachable: boolean }
  // interaction
  | {
      type: "InteractionStarted";
      interactionId: InteractionId;
      channel: Channel;
      direction: "inbound" | "outbound";
      entryPointId: EntryPointId;
      customer: Customer;
      /** `customerLeg`: how the customer came; null: we call them, once the agent's phone is up. */
      call: {
        customerNumber: string | null;
        ourNumber: string | null;
        customerLeg: Leg | null;
      } | null;
    }
  | {
      type: "InteractionQueued";
      interactionId: InteractionId;
      queueId: QueueId;
      priority: number;
      enteredAt: number;
      requiredSkills: SkillLevels;
      relaxationSteps: number;
      preferred: { agentId: AgentId; until: number } | null;
      missedBy: AgentId | null;
      reason: QueuedReason;
    }
  | { type: "RequirementRelaxed"; interactionId: InteractionId; relaxationSteps: number }
  | { type: "PreferredAgentReleased"; interactionId: InteractionId; agentId: AgentId }
  // offer
  | { type: "OfferMade"; interactionId: InteractionId; offer: Offer }
  | { type: "OfferAccepted"; interactionId: InteractionId; offerId: OfferId; agentId: AgentId }
  /** Nobody could answer for a while; it rings on until `expiresAt`. */
  | { type: "OfferExtended"; interactionId: InteractionId; offerId: OfferId; expiresAt: number }
  | {
      type: "OfferEnded";
      interactionId: InteractionId;
      offerId: OfferId;
      agentId: AgentId;
      outcome: "declined" | "timed_out" | "cancelled" | "withdrawn";
    }
  // parties
  | {
      type: "AgentLeft";
      interactionId: InteractionId;
      agentId: AgentId;
      /**
       * `left`: out of a conference or a consult; `dropped`: taken out by the primary agent; `ended`: the call is
       * over and there is nothing to wrap up.
       */
      reason: "transferred" | "connection_lost" | "left" | "dropped" | "abusive_ending" | "ended";
      transferredTo: { agentId: AgentId } | { queueId: QueueId } | { number: string } | null;
      wrapUp: { endsAt: number | null } | null;
    }
  /** A transfer nobody took came back while its sender was still wrapping up. */
  | { type: "AgentReturned"; interactionId: InteractionId; agentId: AgentId }
  /** `ended_by_agent`: the agent's consult goes on without them (G-24). */
  | {
      type: "CustomerLeft";
      interactionId: InteractionId;
      reason: "closed" | "absent" | "ended_by_agent";
    }
  | { type: "CustomerConnectionLost"; interactionId: InteractionId; graceEndsAt: number }
  | { type: "CustomerConnectionRestored"; interactionId: InteractionId }
  /** By dialling their own outbound call (V-74). */
  | {
      type: "AgentJoined";
      interactionId: InteractionId;
      agentId: AgentId;
      role: AgentRole;
      leg: Leg;
    }
  /** Rung: to consult, or to take a transfer. Of the room from now on, and heard in it once they answer. */
  | { type: "OutsideInvited"; interactionId: InteractionId; party: OutsideParty; roomId: RoomId }
  | {
      type: "OutsideLeft";
      interactionId: InteractionId;
      partyId: PartyId;
      reason: LegCause | "dropped" | "ended";
    }
  | { type: "PrimaryChanged"; interactionId: InteractionId; agentId: AgentId }
  | { type: "PartyMuted"; interactionId: InteractionId; partyId: PartyId; muted: boolean }
  // telephone
  /** The customer of an outbound call is rung, or a phone that lost its call is rung again. */
  | { type: "LegDialled"; interactionId: InteractionId; partyId: PartyId; leg: Leg }
  /** An offer rings another leg: told to answer at once, or a consult that was confirmed. */
  | {
      type: "OfferDialled";
      interactionId: InteractionId;
      offerId: OfferId;
      leg: Leg;
      expiresAt: number;
    }
  | { type: "LegAnswered"; interactionId: InteractionId; legId: LegId }
  /**
   * The customer's, or an agent's. Its party leaves by an event of its own, or is rung again; `awaitedUntil`: an
   * agent whose phone vanished is waited for till then.
   */
  | {
      type: "LegEnded";
      interactionId: InteractionId;
      legId: LegId;
      cause: LegCause;
      awaitedUntil: number | null;
    }
  | { type: "AnnouncementStarted"; interactionId: InteractionId; announcement: Announcement }
  | { type: "AnnouncementEnded"; interactionId: InteractionId; announcementId: string }
  | { type: "CustomerHeld"; interactionId: InteractionId; agentId: AgentId }
  | { type: "CustomerResumed"; interactionId: InteractionId; agentId: AgentId }
  | { type: "ConsultRequested"; interactionId: InteractionId; consult: Consult }
  | { type: "ConsultAgentFound"; interactionId: InteractionId; agentId: AgentId }
  | { type: "ConsultRinging"; interactionId: InteractionId }
  | { type: "ConsultConnected"; interactionId: InteractionId; partyId: PartyId }
  | { type: "ConsultSwitched"; interactionId: InteractionId; to: "customer" | "colleague" }
  | {
      type: "ConsultEnded";
      interactionId: InteractionId;
      outcome:
        | "transferred"
        | "conference"
        | "ended_by_requester"
        | "ended_by_colleague"
        | "not_answered"
        | "declined"
        | "not_confirmed"
        | "failed";
    }
  | {
      type: "RecordingStarted";
      interactionId: InteractionId;
      recordingId: RecordingId;
      legId: LegId;
    }
  /** The call is now another queue's, which records nothing (V-11). */
  | { type: "RecordingStopped"; interactionId: InteractionId }
  | {
      type: "RecordingPaused";
      interactionId: InteractionId;
      agentId: AgentId;
      resumesAt: number | null;
    }
  /** `agentId` null: by the clock (V-12). */
  | { type: "RecordingResumed"; interactionId: InteractionId; agentId: AgentId | null }
  | { type: "AbusiveEndingBegun"; interactionId: InteractionId; agentId: AgentId }
  // variables
  | {
      type: "VariablesSet";
      interactionId: InteractionId;
      /** Null: the flow. */
      agentId: AgentId | null;
      values: Record<string, string | number | boolean | null>;
    }
  /** What the permanent record holds from now on (V-22, V-23). */
  | { type: "VariablesRecorded"; interactionId: InteractionId; values: VariableValues }
  // flow
  | { type: "FlowPublished"; flowId: FlowId; version: number; graph: FlowGraph }
  | {
      type: "FlowStarted";
      interactionId: InteractionId;
      flowId: FlowId;
      version: number;
      nodeId: FlowNodeId;
      /** The agent this customer spoke with last, if they are to be preferred. */
      lastAgentId: AgentId | null;
    }
  /** By that exit of the step before; `typed`: keys pressed ahead, which it may take. */
  | {
      type: "FlowStepEntered";
      interactionId: InteractionId;
      nodeId: FlowNodeId;
      exit: string;
      typed: string;
    }
  /** Nothing fitting came: asked again. */
  | { type: "FlowStepRepeated"; interactionId: InteractionId }
  | { type: "FlowWaited"; interactionId: InteractionId; wait: FlowWait }
  | {
      type: "FlowEnded";
      interactionId: InteractionId;
      outcome: FlowOutcome;
      /** Why it fell back; null otherwise. */
      fault: FlowFault | null;
    }
  | { type: "ScreenPopSet"; interactionId: InteractionId; url: string }
  /** The caller is let go and waits on without a telephone; an agent who takes the contact calls them back. */
  | { type: "CallbackNoted"; interactionId: InteractionId }
  | {
      type: "VoicemailBegun";
      interactionId: InteractionId;
      recordingId: RecordingId;
      legId: LegId;
      queueId: QueueId;
    }
  | { type: "VoicemailEnded"; interactionId: InteractionId }
  // conversation
  | {
      type: "MessageSent";
      interactionId: InteractionId;
      /** The transcript entry's number, here and in the notice below. */
      number: number;
      roomId: RoomId;
      from: PartyId;
      name: string;
      clientId: string;
      text: string;
    }
  | {
      type: "NoticeWritten";
      interactionId: InteractionId;
      number: number;
      roomId: RoomId;
      notice: Notice;
      name: string;
    }
  | {
      type: "TranscriptMarked";
      interactionId: InteractionId;
      partyId: PartyId;
      deliveredUpTo: number;
      readUpTo: number;
    }
  /** The customer's part is over; agents still connected go to wrap-up with the given limit. */
  | {
      type: "ConversationEnded";
      interactionId: InteractionId;
      ending: Ending;
      by: AgentId | null;
      wrapUpEndsAt: number | null;
    }
  // wrap-up
  | { type: "WrapUpKeptOpen"; interactionId: InteractionId; agentId: AgentId }
  | {
      type: "WrapUpCompleted";
      interactionId: InteractionId;
      agentId: AgentId;
      reasonId: ReasonId;
      /** By the clock, or because the agent was lost; otherwise the agent chose. */
      automatic: boolean;
    }
  | { type: "InteractionClosed"; interactionId: InteractionId; reason: Ending["reason"] };

export type QueuedReason =
  | "new"
  | "offer_missed"
  | "offer_declined"
  | "offer_withdrawn"
  | "transferred"
  | "transfer_failed"
  | "agent_connection_lost"
  /** The agent's phone vanished. */
  | "agent_phone_lost"
  /** Back from another step of its flow, at the age it had; and with the caller hung up meanwhile. */
  | "flow"
  | "callback";

export type EventType = Event["type"];

/** The events of one command: one row of the journal. */
export type Commit = {
  seq: number;
  at: number;
  actor: string;
  key: { id: string; digest: string } | null;
  /** The command's type; its content is in the events. */
  command: string;
  events: Event[];
  /** What the command answers, kept so that a repeated key answers the same. */
  result: CommandResult;
};

export type CommandResult = Record<string, string | number>;
