/**
 * A flow's graph as the designer edits it: what crosses the wire, with ids as plain text. The rules of what is valid
 * are core's; here is only what drawing needs.
 */

export type FlowChannel = "voice" | "chat";

export type LocalText = { ko: string; en: string };

/** What the customer hears (the prompt, on a call) or reads (the text, in a chat). */
export type FlowMessage = { promptId: string | null; text: LocalText };

export type MenuOption = { key: string; label: LocalText };

export type FlowBranch = {
  id: string;
  operand: string;
  operator: "equals" | "contains" | "startsWith" | "greater" | "less" | "isSet";
  value: string;
};

/** Something else than waiting; its message is said once the caller has waited so long. */
export type FlowOffer = { key: string; afterMs: number; message: FlowMessage };

/** What can be pressed. */
export const FLOW_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

/** What a condition and a text can ask beside variables. */
export const CONTACT_FACTS = [
  "customer.name",
  "customer.language",
  "call.from",
  "call.to",
] as const;

export type FlowTreatment = {
  musicPromptId: string | null;
  everyMs: number;
  sayPosition: boolean;
  sayWait: boolean;
  message: FlowMessage | null;
  maxWaitMs: number;
  callback: FlowOffer | null;
  voicemail: FlowOffer | null;
};

export type FlowStep =
  | { type: "start" }
  | { type: "say"; message: FlowMessage; bargeIn: boolean }
  | { type: "menu"; message: FlowMessage; options: MenuOption[]; timeoutMs: number; tries: number }
  | {
      type: "collect";
      message: FlowMessage;
      variableId: string;
      minDigits: number;
      maxDigits: number;
      timeoutMs: number;
      tries: number;
    }
  | { type: "hours"; businessHoursId: string }
  | { type: "condition"; branches: FlowBranch[] }
  | { type: "set"; variableId: string; value: string }
  | {
      type: "http";
      method: "GET" | "POST";
      url: string;
      headers: { name: string; value: string }[];
      body: string;
      timeoutMs: number;
      assign: { pointer: string; variableId: string }[];
    }
  | {
      type: "queue";
      queueId: string;
      priority: number;
      requiredSkills: Record<string, number>;
      treatment: FlowTreatment;
    }
  | { type: "callback"; queueId: string; message: FlowMessage }
  | { type: "voicemail"; message: FlowMessage; queueId: string; maxMs: number }
  | { type: "transfer"; number: string; ringMs: number }
  | { type: "screenPop"; url: string }
  | { type: "end" };

export type FlowStepType = FlowStep["type"];
export type StepOf<Type extends FlowStepType> = Extract<FlowStep, { type: Type }>;

/** In pixels of the canvas, from the node's upper left corner. */
export type Point = { x: number; y: number };

export type FlowNode = {
  id: string;
  /** The administrator's own name for the step; may be empty. */
  label: string;
  position: Point;
  /** The node that follows each exit; null: none drawn yet. */
  exits: Record<string, string | null>;
} & FlowStep;

export type FlowGraph = { nodes: FlowNode[] };

export const nodeOf = (graph: FlowGraph, id: string): FlowNode | undefined =>
  graph.nodes.find((node) => node.id === id);

/** What the step does, without where it stands and what follows it. */
export function stepOf(node: FlowNode): FlowStep {
  const { id: _id, label: _label, position: _position, exits: _exits, ...step } = node;
  return step as FlowStep;
}
