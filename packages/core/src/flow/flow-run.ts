import type { AgentId, FlowId, FlowNodeId, PartyId, PromptId } from "../ids.ts";

/**
 * Where a contact is in its flow.
 *
 *   started ──► (step due ──► waiting) … ──► over: an agent has it, or the contact ended, was transferred, fell back
 *
 * A due step is taken in the same commit: between commits every run waits.
 */
export type FlowRun = {
  flowId: FlowId;
  /** The contact stays on the version it began with. */
  version: number;
  nodeId: FlowNodeId;
  /** When it came to this node. */
  enteredAt: number;
  /** Of this node: how often nothing fitting came. */
  tries: number;
  /** Keys pressed ahead, for the next step that asks for some. */
  typed: string;
  /** Null: the step is due. */
  wait: FlowWait | null;
  /** Steps taken in all, and since the last wait; both bounded. */
  steps: number;
  hurriedSteps: number;
  /** The agent this customer spoke with last, for a queue step to prefer. */
  lastAgentId: AgentId | null;
};

/** What the step at hand waits for. Times in epoch milliseconds. */
export type FlowWait =
  /** The end of what is played. */
  | { for: "announcement" }
  /** Keys, or a line of text. `until` null: the question is still being played. */
  | { for: "input"; until: number | null; digits: string }
  | { for: "web"; requestId: string; until: number }
  /** An agent, with the queue's treatment meanwhile. */
  | QueueWait
  /** Somebody outside who is rung. */
  | { for: "answer"; partyId: PartyId }
  /** What the caller says is recorded. */
  | { for: "voicemail"; until: number };

export type QueueWait = {
  for: "queue";
  since: number;
  /** What they hear over and over; null: the house's music. */
  musicPromptId: PromptId | null;
  /** When place, wait and message were said last; null: not yet. */
  saidAt: number | null;
  /** When something was said last, an offer included; null: nothing yet. */
  spokeAt: number | null;
  /** When something is to be said next; null: nothing more. */
  nextAt: number | null;
  /** When they leave by `maxWait`; null: never. */
  leavesAt: number | null;
};

/** How a run ended that did not end with its contact, nor by an agent who took it. */
export const FLOW_OUTCOMES = ["transferred", "callback", "fallback"] as const;
export type FlowOutcome = (typeof FLOW_OUTCOMES)[number];

/** Why a contact fell back to its entry point's queue. */
export const FLOW_FAULTS = [
  "step_unconnected",
  "queue_gone",
  "hours_gone",
  "too_many_steps",
] as const;
export type FlowFault = (typeof FLOW_FAULTS)[number];

/** In all: who goes round for so long wants a person. */
export const MAX_FLOW_STEPS = 200;
/** Without anybody being waited for. */
export const MAX_HURRIED_STEPS = 100;

/** When the run's own clock goes off; null: it has none now. What is played or rung has clocks of its own. */
export function flowDueAt({ wait }: FlowRun, phase: string): number | null {
  switch (wait?.for) {
    case "input":
    case "web":
    case "voicemail":
      return wait.until;
    case "queue":
      // Whose phone rings may answer: nobody is taken out of the queue, or spoken to, meanwhile.
      return phase === "queued" ? earliest(wait.nextAt, wait.leavesAt) : null;
    default:
      return null;
  }
}

function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
