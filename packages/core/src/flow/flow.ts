import type { LocalText, SkillLevels } from "../configuration/configuration.ts";
import type { BusinessHoursId, FlowId, FlowNodeId, PromptId, QueueId, VariableId } from "../ids.ts";

/** The channels whose contacts a flow can treat. */
export const FLOW_CHANNELS = ["voice", "chat"] as const;
export type FlowChannel = (typeof FLOW_CHANNELS)[number];

/**
 * How contacts are treated from their entry to a queue or an end. This is what is being drawn; contacts run on
 * the versions that were published of it (`FlowVersion`).
 */
export type Flow = {
  id: FlowId;
  name: string;
  description: string;
  channel: FlowChannel;
  /** What is being drawn; need not be valid. */
  draft: FlowGraph;
};

/**
 * A draft as it was published.
 *
 *   draft ──publish──► version 1, 2, 3 … ; a running contact finishes on the version it began with.
 */
export type FlowVersion = {
  /** 1, 2, 3 … within the flow. */
  version: number;
  publishedAt: number;
  graph: FlowGraph;
};

/** The nodes hold their edges: an exit names the node that follows, null where none was drawn yet. */
export type FlowGraph = { nodes: FlowNode[] };

export type FlowNode = {
  id: FlowNodeId;
  /** The administrator's own name for the step; may be empty. */
  label: string;
  /** In the designer, in pixels. */
  position: { x: number; y: number };
  exits: Record<string, FlowNodeId | null>;
} & FlowStep;

/**
 * What the customer hears (the prompt, on a call) or reads (the text, in a chat; it may name variables:
 * `{{variableId}}`).
 */
export type FlowMessage = { promptId: PromptId | null; text: LocalText };

export type FlowStep =
  /** Exit `next`. Exactly one in a flow. */
  | { type: "start" }
  /** Play or say; in a chat, send. Exit `next`. `bargeIn`: a key that is pressed ends it, and counts for the next step. */
  | { type: "say"; message: FlowMessage; bargeIn: boolean }
  /**
   * Exits `key.<key>` for each option, and `otherwise` when nothing fitting came `tries` times. A key is one of
   * `FLOW_KEYS`. A chat shows `1. label` for each option; the key and the label are both understood.
   */
  | {
      type: "menu";
      message: FlowMessage;
      options: { key: string; label: LocalText }[];
      timeoutMs: number;
      tries: number;
    }
  /** Digits on a call (ended by `#`, by `maxDigits` or by the time), a line of text in a chat. Exits `next`, `otherwise`. */
  | {
      type: "collect";
      message: FlowMessage;
      variableId: VariableId;
      minDigits: number;
      maxDigits: number;
      timeoutMs: number;
      tries: number;
    }
  /** Exits `open`, `closed`, `holiday`. */
  | { type: "hours"; businessHoursId: BusinessHoursId }
  /** The first branch that holds is taken: exits `branch.<its id>`, else `otherwise`. */
  | { type: "condition"; branches: FlowBranch[] }
  /** Exit `next`. `value` may name variables: `{{variableId}}`. */
  | { type: "set"; variableId: VariableId; value: string }
  /** Asks a web service. Exits `next` (2xx), `failed`. `url`, `headers` and `body` may name variables. */
  | {
      type: "http";
      method: "GET" | "POST";
      url: string;
      headers: { name: string; value: string }[];
      body: string;
      timeoutMs: number;
      /** From the JSON that came back (RFC 6901 pointer) into variables. */
      assign: { pointer: string; variableId: VariableId }[];
    }
  /**
   * Waits for an agent. Exits `maxWait`, and `callback`, `voicemail` where the caller is offered them; none is taken by
   * a contact that reaches an agent.
   */
  | {
      type: "queue";
      queueId: QueueId;
      priority: number;
      requiredSkills: SkillLevels;
      treatment: FlowTreatment;
    }
  /**
   * The message is said, the caller hangs up or is hung up on, and keeps the place in the queue they came from; once an
   * agent has their turn they are called back. Exit `failed`: their number is withheld.
   */
  | { type: "callback"; queueId: QueueId; message: FlowMessage }
  /** Records what the caller says after the prompt, until they press `#`. Exit `next`. `queueId`: whose rules it is kept by. */
  | { type: "voicemail"; message: FlowMessage; queueId: QueueId; maxMs: number }
  /** E.164. Exit `failed`: not answered within `ringMs`. */
  | { type: "transfer"; number: string; ringMs: number }
  /** A page the agent's desktop opens when the contact reaches them. `url` may name variables. Exit `next`. */
  | { type: "screenPop"; url: string }
  | { type: "end" };

export type FlowStepType = FlowStep["type"];

export type FlowBranch = {
  id: string;
  /** A variable's id, or one of the contact's own facts: one of `CONTACT_FACTS`. */
  operand: string;
  operator: "equals" | "contains" | "startsWith" | "greater" | "less" | "isSet";
  value: string;
};

/** While the customer waits in the queue. Times in milliseconds; 0: not. */
export type FlowTreatment = {
  /** Played instead of the organisation's music; null: that. */
  musicPromptId: PromptId | null;
  /** Place, wait and message are said on entry, and again after each such time. */
  everyMs: number;
  sayPosition: boolean;
  sayWait: boolean;
  message: FlowMessage | null;
  /** Leaves by `maxWait`. */
  maxWaitMs: number;
  /** Calls only. */
  callback: FlowOffer | null;
  voicemail: FlowOffer | null;
};

/** Something else than waiting: its message is said once the caller has waited so long; the key takes it from then on. */
export type FlowOffer = { key: string; afterMs: number; message: FlowMessage };

/** What can be pressed. */
export const FLOW_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#"] as const;

/** What a condition can ask beside variables. */
export const CONTACT_FACTS = [
  "customer.name",
  "customer.language",
  "call.from",
  "call.to",
] as const;
export type ContactFact = (typeof CONTACT_FACTS)[number];

/** Where each step may be used. */
export const FLOW_STEP_CHANNELS: Record<FlowStepType, readonly FlowChannel[]> = {
  start: ["voice", "chat"],
  say: ["voice", "chat"],
  menu: ["voice", "chat"],
  collect: ["voice", "chat"],
  hours: ["voice", "chat"],
  condition: ["voice", "chat"],
  set: ["voice", "chat"],
  http: ["voice", "chat"],
  queue: ["voice", "chat"],
  callback: ["voice"],
  voicemail: ["voice"],
  transfer: ["voice"],
  screenPop: ["voice", "chat"],
  end: ["voice", "chat"],
};

/** The exits a step has, in the order they are drawn. */
export function exitsOf(step: FlowStep): string[] {
  switch (step.type) {
    case "start":
    case "say":
    case "set":
    case "voicemail":
    case "screenPop":
      return ["next"];
    case "menu":
      return [...step.options.map(({ key }) => `key.${key}`), "otherwise"];
    case "collect":
      return ["next", "otherwise"];
    case "hours":
      return ["open", "closed", "holiday"];
    case "condition":
      return [...step.branches.map(({ id }) => `branch.${id}`), "otherwise"];
    case "http":
      return ["next", "failed"];
    case "queue": {
      const { maxWaitMs, callback, voicemail } = step.treatment;
      return [
        ...(maxWaitMs > 0 ? ["maxWait"] : []),
        ...(callback === null ? [] : ["callback"]),
        ...(voicemail === null ? [] : ["voicemail"]),
      ];
    }
    case "callback":
    case "transfer":
      return ["failed"];
    case "end":
      return [];
  }
}
