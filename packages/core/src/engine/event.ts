import type { Presence } from "../agent/agent-session.ts";
import type {
  Channel,
  ConfigurationItem,
  ConfigurationKind,
  SkillLevels,
} from "../configuration/configuration.ts";
import type {
  AgentId,
  EntryPointId,
  InteractionId,
  OfferId,
  PartyId,
  QueueId,
  ReasonId,
  RoomId,
} from "../ids.ts";
import type { Customer, Ending, Notice, Offer } from "../interaction/interaction.ts";

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
  // interaction
  | {
      type: "InteractionStarted";
      interactionId: InteractionId;
      channel: Channel;
      direction: "inbound" | "outbound";
      entryPointId: EntryPointId;
      customer: Customer;
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
      reason: "transferred" | "connection_lost";
      transferredTo: { agentId: AgentId } | { queueId: QueueId } | null;
      wrapUp: { endsAt: number | null } | null;
    }
  /** A transfer nobody took came back while its sender was still wrapping up. */
  | { type: "AgentReturned"; interactionId: InteractionId; agentId: AgentId }
  | { type: "CustomerLeft"; interactionId: InteractionId; reason: "closed" | "absent" }
  | { type: "CustomerConnectionLost"; interactionId: InteractionId; graceEndsAt: number }
  | { type: "CustomerConnectionRestored"; interactionId: InteractionId }
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
  | "agent_connection_lost";

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
