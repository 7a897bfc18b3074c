import type {
  AgentId,
  Command,
  CommandResult,
  CustomerId,
  InteractionId,
  LegId,
  Refusal,
  State,
} from "@maru/core";

/**
 * The contact center of one organisation, run by this process. Every method throws (or rejects with)
 * `EngineFault` once the engine has stepped down; ask `EngineHost.organisation` for it again then.
 */
export interface OrganisationEngine {
  readonly id: string;
  /** Names the memory the seqs belong to: new after each recovery. */
  readonly epoch: string;
  /** The last commit that is on disk. */
  readonly durableSeq: number;

  /** Resolves once the outcome is durable; a refusal once everything it was based on is. */
  command(request: CommandRequest): Promise<CommandOutcome>;

  /** Reads the memory now, resolves once everything that was read is durable. Keep no reference to the state. */
  read<T>(reader: (state: State) => T): Promise<T>;

  /** The first frame is a snapshot, or the changes missed since `since`. */
  subscribe(audience: Audience, sink: Sink, since?: Position): Subscription;

  /** Tells the others in the room. Never journaled; ignored where the speaker is in no such room. */
  relayTyping(audience: Audience, interactionId: InteractionId, on: boolean): void;

  /** Tells the agents in the call which key its customer pressed. Kept nowhere: it may be of a card number. */
  relayDigit(interactionId: InteractionId, legId: LegId, digit: string): void;

  /** Resolves once the history tables show everything that is durable now; after 2 s in any case. */
  historyUpToDate(): Promise<void>;
}

export type CommandRequest = {
  command: Command;
  /** `agent:<id>`, `customer:<id>`, `token:<id>`, `system`. */
  actor: string;
  key: { id: string; digest: string } | null;
};

export type CommandOutcome =
  | { status: "done"; seq: number; result: CommandResult }
  | { status: "refused"; refusal: Refusal };

/** Who looks. The caller has checked that they are who they say. */
export type Audience =
  | { kind: "agent"; agentId: AgentId }
  | { kind: "customer"; customerId: CustomerId };

export type Position = { epoch: string; seq: number };

export type ByeReason = "server_stopping" | "not_the_writer" | "session_ended";

/** The connection's end of a subscription. Called synchronously; must not throw. */
export interface Sink {
  /**
   * One `ServerFrame` as JSON text. False where the connection is over, because it did not keep up, say:
   * the subscription is then over as well. What the client missed it can resume.
   */
  send(frame: string, seq: number): boolean;
  /** The last call: nothing comes any more. Say `bye` with the reason and close. */
  bye(reason: ByeReason): void;
}

export interface Subscription {
  /** `directory`: the colleagues (`agent/<id>`), for agents only. */
  setTopic(topic: "directory", on: boolean): void;
  close(): void;
}
