import type { ConfigurationItem, ConfigurationKind } from "../configuration/configuration.ts";
import type {
  AgentId,
  CustomerId,
  EntryPointId,
  InteractionId,
  OfferId,
  QueueId,
  ReasonId,
} from "../ids.ts";

/**
 * What somebody asks of the engine. Who may ask what is decided before (the server's table of operations);
 * whether it can be done now is decided here.
 */
export type Command =
  // configuration
  | ({ type: "PutConfiguration" } & ConfigurationItem)
  | { type: "RemoveConfiguration"; kind: ConfigurationKind; id: string }
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
      customer: { id: CustomerId; name: string; language: "ko" | "en" };
      /** The agent this customer spoke with last, if the history knows one. */
      lastAgentId: AgentId | null;
      /** The first message, if any. */
      message: { clientId: string; text: string } | null;
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
