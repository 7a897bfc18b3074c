import type {
  AgentId,
  Command,
  Customer,
  EntryPointId,
  InteractionId,
  LegCause,
  PartyId,
  PhoneKind,
  TrunkId,
} from "@maru/core";
import type { EngineFaults } from "@maru/voice";

/**
 * One thing that happens in the simulated world, as data. A recorded list of actions is a whole run: doing
 * it again gives the same states, and a list with some taken out still makes sense. That is what lets a
 * failing run be shortened.
 */
export type Action =
  /** Somebody asks for something. The same `key` again is the same request repeated. */
  | { do: "ask"; command: Command; actor: string; key: string | null }
  /** The agent answers whatever offer of this contact is on their screen, or the last one that was. */
  | { do: "answer"; agentId: AgentId; interactionId: InteractionId; accept: boolean; key: string }
  /** Somebody calls. The contact is started when core is told. */
  | ({ do: "call" } & IncomingCall)
  /** A party of a call does something with their telephone: whoever is rung, or on the line. */
  | { do: "party"; interactionId: InteractionId; partyId: PartyId; does: "answer" | LegCause }
  /** A phone registers, or is gone, with what goes on at it. */
  | { do: "phone"; agentId: AgentId; phone: PhoneKind; reachable: boolean }
  | { do: "trunk"; trunkId: TrunkId; reachable: boolean }
  /** The media engine starts, or stops with every call it carries. */
  | { do: "media"; up: boolean }
  /** What goes wrong between the reconciler and the engine from now on; null: nothing. */
  | { do: "faults"; faults: EngineFaults | null }
  /** Time passes; the shell sends a Tick whenever something is due. */
  | { do: "wait"; ms: number }
  /** Time passes while the process is too busy to send its Ticks. */
  | { do: "stall"; ms: number }
  /** The clock of the machine is set back. */
  | { do: "clock-back"; ms: number }
  /** The batch under way becomes durable: everybody in it is answered. */
  | { do: "flush"; snapshot: boolean }
  /** The process dies: memory is gone, with the newest `losing` commits that were not durable yet. */
  | { do: "crash"; losing: number; from: "journal" | "snapshot" };

export type AskAction = Extract<Action, { do: "ask" }>;

export type IncomingCall = {
  interactionId: InteractionId;
  entryPointId: EntryPointId;
  customer: Customer;
  lastAgentId: AgentId | null;
  /** E.164; null: withheld. */
  customerNumber: string | null;
  ourNumber: string | null;
};
