/** What a step is called and what it does, in few words: for its node, the palette, and who hears the canvas read. */
import type { Language, MessageKey, Say } from "../../words.ts";
import type {
  FlowChannel,
  FlowMessage,
  FlowNode,
  FlowStepType,
  LocalText,
} from "./graph/flow-graph.ts";
import { nameIn, type References } from "./references.ts";

export type StepWords = {
  say: Say;
  language: Language;
  channel: FlowChannel;
  references: References;
};

export function typeName(say: Say, type: FlowStepType, channel: FlowChannel): string {
  if (type === "say") return say(channel === "voice" ? "flows.step.say" : "flows.step.sayChat");
  if (type === "collect")
    return say(channel === "voice" ? "flows.step.collect" : "flows.step.collectChat");
  return say(`flows.step.${type}`);
}

export const typeHint = (say: Say, type: FlowStepType): string => say(`flows.stepHint.${type}`);

export const titleOf = ({ say, channel }: StepWords, node: FlowNode): string =>
  node.label.trim() === "" ? typeName(say, node.type, channel) : node.label;

/** The other language where this one has no text: better than nothing to go by. */
export const localText = (language: Language, { ko, en }: LocalText): string =>
  (language === "ko" ? ko.trim() || en : en.trim() || ko).trim();

/** One or two lines; null: there is nothing to say yet. */
export function summaryOf(words: StepWords, node: FlowNode): string | null {
  const { say, references } = words;
  switch (node.type) {
    case "start":
    case "end":
      return null;
    case "say":
    case "menu":
      return messageWords(words, node.message);
    case "collect":
      return node.variableId === ""
        ? messageWords(words, node.message)
        : say("flows.summary.collect", {
            variable: nameIn(references.variables, node.variableId),
            most: node.maxDigits,
            voice: words.channel === "voice" ? "yes" : "no",
          });
    case "hours":
      return chosenName(references.hours, node.businessHoursId);
    case "condition":
      return say("flows.summary.condition", { count: node.branches.length });
    case "set":
      return node.variableId === ""
        ? null
        : `${nameIn(references.variables, node.variableId)} = ${withNames(words, node.value)}`;
    case "http":
      return node.url === "" ? null : `${node.method} ${withNames(words, node.url)}`;
    case "queue":
      return queueSummary(words, node);
    case "callback":
      return chosenName(references.queues, node.queueId);
    case "voicemail":
      return node.queueId === ""
        ? null
        : say("flows.summary.voicemail", {
            queue: nameIn(references.queues, node.queueId),
            seconds: Math.round(node.maxMs / 1_000),
          });
    case "transfer":
      return node.number === ""
        ? null
        : say("flows.summary.transfer", {
            number: node.number,
            seconds: Math.round(node.ringMs / 1_000),
          });
    case "screenPop":
      return node.url === "" ? null : withNames(words, node.url);
  }
}

const chosenName = (from: References[keyof References], id: string): string | null =>
  id === "" ? null : nameIn(from, id);

function messageWords(
  { channel, language, references }: StepWords,
  message: FlowMessage,
): string | null {
  const text = localText(language, message.text);
  if (channel === "chat") return text === "" ? null : text;
  if (message.promptId !== null) return nameIn(references.prompts, message.promptId);
  return text === "" ? null : text;
}

function queueSummary(
  { say, references }: StepWords,
  node: Extract<FlowNode, { type: "queue" }>,
): string | null {
  if (node.queueId === "") return null;
  const { everyMs, maxWaitMs } = node.treatment;
  const parts = [nameIn(references.queues, node.queueId)];
  if (everyMs > 0) parts.push(say("flows.summary.every", { seconds: Math.round(everyMs / 1_000) }));
  if (maxWaitMs > 0)
    parts.push(say("flows.summary.maxWait", { minutes: Math.round(maxWaitMs / 6_000) / 10 }));
  return parts.join(" · ");
}

/** `{{id}}` as the variable's name. */
export const withNames = ({ say, references }: StepWords, text: string): string =>
  text.replaceAll(
    /\{\{\s*([A-Za-z0-9._-]{1,64})\s*\}\}/g,
    (_, id: string) => `{${operandName(say, references, id)}}`,
  );

const FACT_WORDS: Readonly<Record<string, MessageKey>> = {
  "customer.name": "flows.fact.customer.name",
  "customer.language": "flows.fact.customer.language",
  "call.from": "flows.fact.call.from",
  "call.to": "flows.fact.call.to",
};

export function operandName(say: Say, references: References, id: string): string {
  const fact = FACT_WORDS[id];
  return fact === undefined ? nameIn(references.variables, id) : say(fact);
}

/** What stands beside an exit: a menu's key apart from its words. */
export type ExitWords = { key: string | null; text: string };

export function exitWords(words: StepWords, node: FlowNode, exit: string): ExitWords {
  const { say, language, references } = words;
  if (node.type === "menu" && exit.startsWith("key.")) {
    const key = exit.slice("key.".length);
    const option = node.options.find((one) => one.key === key);
    const text = option === undefined ? "" : localText(language, option.label);
    return text === "" ? { key: null, text: say("flows.exit.key", { key }) } : { key, text };
  }
  if (node.type === "condition" && exit.startsWith("branch.")) {
    const branch = node.branches.find(({ id }) => `branch.${id}` === exit);
    if (branch === undefined || branch.operand === "")
      return { key: null, text: say("flows.exit.branch") };
    const operand = operandName(say, references, branch.operand);
    const value = branch.value === "" ? "…" : branch.value;
    return { key: null, text: say(`flows.condition.${branch.operator}`, { operand, value }) };
  }
  return { key: null, text: plainExit(words, node, exit) };
}

const PLAIN: Readonly<Record<string, MessageKey>> = {
  next: "flows.exit.next",
  open: "flows.exit.open",
  closed: "flows.exit.closed",
  holiday: "flows.exit.holiday",
  failed: "flows.exit.failed",
  maxWait: "flows.exit.maxWait",
  callback: "flows.exit.callback",
  voicemail: "flows.exit.voicemail",
  otherwise: "flows.exit.otherwise",
};

function plainExit({ say }: StepWords, node: FlowNode, exit: string): string {
  if (exit === "otherwise" && (node.type === "menu" || node.type === "collect"))
    return say("flows.exit.noAnswer");
  if (exit === "failed" && node.type === "transfer") return say("flows.exit.notAnswered");
  if (exit === "failed" && node.type === "callback") return say("flows.exit.withheld");
  const key = PLAIN[exit];
  return key === undefined ? exit : say(key);
}

/** One line, with the key before it. */
export const exitLine = (words: StepWords, node: FlowNode, exit: string): string => {
  const { key, text } = exitWords(words, node, exit);
  return key === null ? text : `${key} · ${text}`;
};
