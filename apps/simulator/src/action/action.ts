import type { AgentId, Command, InteractionId } from "@maru/core";

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
