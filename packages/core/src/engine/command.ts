import type { PhoneKind, Station } from "../agent/agent-session.ts";
import type { ConsultTarget, LegCause } from "../call/call.ts";
import type { ConfigurationItem, ConfigurationKind } from "../configuration/configuration.ts";
import type { ImportMode } from "../configuration/configuration-import.ts";
import type { WebAnswer } from "../flow/flow-web.ts";
import type {
  AgentId,
  EntryPointId,
  FlowId,
  InteractionId,
  LegId,
  OfferId,
  PartyId,
  PhoneNumberId,
  QueueId,
  ReasonId,
  TrunkId,
} from "../ids.ts";
import type { Customer } from "../interaction/interaction.ts";
import type { MediaStatus } from "../media/media-status.ts";

/**
 * What somebody asks of the engine. Who may ask what is decided before (the server's table of operations);
 * whether it can be done now is decided here.
 */
export type Command =
  // configuration
  /** The draft becomes the version that new contacts run on. */
  | { type: "PublishFlow"; flowId: FlowId }
  /** `expected`: the item's revision as whoever asks saw it, null: none; left out: they do not care. */
  | ({ type: "PutConfiguration"; expected?: number | null } & ConfigurationItem)
  | { type: "RemoveConfiguration"; kind: ConfigurationKind; id: string; expected?: number | null }
  /** All of it or nothing. `basis`: of the plan that was looked at; null: whatever there is. */
  | {
      type: "ImportConfiguration";
      mode: ImportMode;
      items: ConfigurationItem[];
      basis: number | null;
    }
  // agent
  | { type: "SignIn"; agentId: AgentId }
  | { type: "SignOut"; agentId: AgentId }
  | { type: "SetAvailable"; agentId: AgentId }
  | { type: "SetIdle"; agentId: AgentId; reasonId: ReasonId }
  | { type: "LoseAgentConnection"; agentId: AgentId }
  | { type: "RestoreAgentConnection"; agentId: AgentId }
  // offer
  | { type: "AcceptOffer"; agentId: AgentId; offerId: OfferId }
  | { type: "DeclineOffer"; agentId: AgentId; offerId: OfferId }
  // customer
  | {
      type: "StartChat";
      interactionId: InteractionId;
      entryPointId: EntryPointId;
      customer: Customer;
      /** The agent this customer spoke with last, if the history knows one. */
      lastAgentId: AgentId | null;
      /** The first message, if any. */
      message: { clientId: string; text: string } | null;
    }
  | {
      type: "StartCall";
      interactionId: InteractionId;
      entryPointId: EntryPointId;
      customer: Customer;
      lastAgentId: AgentId | null;
      customerNumber: string | null;
      ourNumber: string | null;
      /** The connection the customer came by. */
      legId: LegId;
    }
  | { type: "LeaveAsCustomer"; interactionId: InteractionId }
  | { type: "LoseCustomerConnection"; interactionId: InteractionId }
  | { type: "RestoreCustomerConnection"; interactionId: InteractionId }
  // conversation
  | {
      type: "SendMessage";
      interactionId: InteractionId;
      sender: Speaker;
      /** Made by the sender's device; the same one twice is the same message. */
      clientId: string;
      text: string;
    }
  | {
      type: "MarkTranscript";
      interactionId: InteractionId;
      reader: Speaker;
      deliveredUpTo: number;
      readUpTo: number;
    }
  | { type: "TransferToAgent"; interactionId: InteractionId; agentId: AgentId; target: AgentId }
  | { type: "TransferToQueue"; interactionId: InteractionId; agentId: AgentId; queueId: QueueId }
  | { type: "EndConversation"; interactionId: InteractionId; agentId: AgentId }
  // telephone
  /** Null: takes no calls. Refused while the agent has a call. */
  | { type: "SetStation"; agentId: AgentId; station: Station | null }
  /** V-70 to V-76, K-30. The customer is whom history knows by this number, or a new one. */
  | {
      type: "StartOutdial";
      interactionId: InteractionId;
      agentId: AgentId;
      number: string;
      callerNumberId: PhoneNumberId | null;
      customer: Customer;
    }
  | { type: "HoldCustomer"; interactionId: InteractionId; agentId: AgentId }
  | { type: "ResumeCustomer"; interactionId: InteractionId; agentId: AgentId }
  | { type: "TransferToNumber"; interactionId: InteractionId; agentId: AgentId; number: string }
  | {
      type: "RequestConsult";
      interactionId: InteractionId;
      agentId: AgentId;
      target: ConsultTarget;
    }
  /** V-53: the agent that was found shall be rung. */
  | { type: "ConfirmConsult"; interactionId: InteractionId; agentId: AgentId }
  | { type: "EndConsult"; interactionId: InteractionId; agentId: AgentId }
  | { type: "SwitchToCustomer"; interactionId: InteractionId; agentId: AgentId }
  | { type: "SwitchToColleague"; interactionId: InteractionId; agentId: AgentId }
  /** Who is consulted takes the customer; who asked wraps up (K-42). */
  | { type: "CompleteConsultTransfer"; interactionId: InteractionId; agentId: AgentId }
  | { type: "MergeConference"; interactionId: InteractionId; agentId: AgentId }
  /** Out of a conference the others go on in (G-57); the longest-present agent becomes primary. */
  | { type: "LeaveConference"; interactionId: InteractionId; agentId: AgentId }
  | { type: "HandOverPrimary"; interactionId: InteractionId; agentId: AgentId; target: AgentId }
  | { type: "DropParty"; interactionId: InteractionId; agentId: AgentId; partyId: PartyId }
  | {
      type: "MuteParty";
      interactionId: InteractionId;
      agentId: AgentId;
      partyId: PartyId;
      muted: boolean;
    }
  | { type: "PauseRecording"; interactionId: InteractionId; agentId: AgentId }
  | { type: "ResumeRecording"; interactionId: InteractionId; agentId: AgentId }
  /** [강성종료] (K-44). */
  | { type: "EndAbusiveCall"; interactionId: InteractionId; agentId: AgentId }
  /** After an abusive call: idle for the organisation's recovery time, then available again. */
  | { type: "TakeRecoveryPause"; interactionId: InteractionId; agentId: AgentId }
  | {
      type: "SetVariables";
      interactionId: InteractionId;
      agentId: AgentId;
      /** Null takes a value away. */
      values: Record<string, string | number | boolean | null>;
    }
  /** The agent's phone lost its call (a page was loaded anew) and is there again: ring it to answer at once. */
  | { type: "RejoinCall"; interactionId: InteractionId; agentId: AgentId }
  // what happens to a contact in its flow
  /** Changes nothing where no flow asks for keys. */
  | { type: "PressKey"; interactionId: InteractionId; legId: LegId; key: string }
  /** What the web service said that was asked; late and repeated answers change nothing. */
  | { type: "ReportWebAnswer"; interactionId: InteractionId; requestId: string; answer: WebAnswer }
  // what the media engine reports; late and repeated reports change nothing
  | { type: "ReportLegAnswered"; interactionId: InteractionId; legId: LegId }
  | { type: "ReportLegEnded"; interactionId: InteractionId; legId: LegId; cause: LegCause }
  | { type: "ReportAnnouncementEnded"; interactionId: InteractionId; announcementId: string }
  | { type: "ReportPhone"; agentId: AgentId; phone: PhoneKind; reachable: boolean }
  | { type: "ReportTrunk"; trunkId: TrunkId; reachable: boolean }
  /** Anything but up: every call is over, agents are free. */
  | { type: "ReportMediaEngine"; status: MediaStatus }
  // wrap-up
  | { type: "CompleteWrapUp"; interactionId: InteractionId; agentId: AgentId; reasonId: ReasonId }
  | { type: "KeepWrapUpOpen"; interactionId: InteractionId; agentId: AgentId }
  // the shell
  /** Everything due at the command's time happens. */
  | { type: "Tick" }
  /** The process that held the connections is gone: every connection counts as lost from now on, all clocks anew. */
  | { type: "LoseAllConnections" };

export type Speaker = { kind: "customer" } | { kind: "agent"; agentId: AgentId };

export type CommandType = Command["type"];

/** A command as it reaches `execute`. */
export type Envelope = {
  command: Command;
  /** Epoch milliseconds. Times that run backwards are raised to the last one seen. */
  at: number;
  /** Who asks, for the audit trail: `agent:<id>`, `customer:<id>`, `token:<id>`, `system`. */
  actor: string;
  /** Idempotency key, unique per actor; with a digest of what was asked. */
  key: { id: string; digest: string } | null;
};
