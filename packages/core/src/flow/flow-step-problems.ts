/** What is wrong within one step, whatever stands around it. */
import { ID_PATTERN, type VariableId } from "../ids.ts";
import {
  CONTACT_FACTS,
  FLOW_KEYS,
  FLOW_STEP_CHANNELS,
  type FlowBranch,
  type FlowChannel,
  type FlowMessage,
  type FlowNode,
  type FlowOffer,
  type FlowStep,
  type FlowTreatment,
} from "./flow.ts";
import type { FlowProblem, FlowProblemCode } from "./flow-problem.ts";
import type { FlowReferences } from "./flow-references.ts";
import { variablesIn } from "./flow-template.ts";

/** Nobody waits longer for a key, a web service or an answer. */
const MAX_INPUT_MS = 300_000;
const MAX_WEB_MS = 30_000;
const MAX_VOICEMAIL_MS = 600_000;
const MIN_ROUND_MS = 5_000;
const MAX_TRIES = 10;
export const MAX_DIGITS = 64;

type Reporter = (code: FlowProblemCode, field: string | null, exit?: string | null) => void;
type Within = { channel: FlowChannel; references: FlowReferences; report: Reporter };

export function stepProblems(
  node: FlowNode,
  channel: FlowChannel,
  references: FlowReferences,
): FlowProblem[] {
  const problems: FlowProblem[] = [];
  const report: Reporter = (code, field, exit = null) => {
    problems.push({ code, nodeId: node.id, exit, field });
  };
  if (!FLOW_STEP_CHANNELS[node.type].includes(channel)) report("step_wrong_channel", null);
  else check(node, { channel, references, report });
  return problems;
}

function check(step: FlowStep, within: Within): void {
  const { references, report } = within;
  switch (step.type) {
    case "start":
    case "end":
      return;
    case "say":
      checkMessage(step.message, "message", within);
      return;
    case "menu":
      checkMenu(step, within);
      return;
    case "collect":
      checkCollect(step, within);
      return;
    case "hours":
      if (!references.hasHours(step.businessHoursId)) report("hours_unknown", "businessHoursId");
      return;
    case "condition":
      checkBranches(step.branches, within);
      return;
    case "set":
      checkVariable(step.variableId, "variableId", within);
      checkTemplate(step.value, "value", within);
      return;
    case "http":
      checkWeb(step, within);
      return;
    case "queue":
      checkQueue(step, within);
      return;
    case "callback":
    case "voicemail":
      checkMessage(step.message, "message", within);
      checkQueueId(step.queueId, within);
      if (step.type === "voicemail")
        checkTime(step.maxMs, 1_000, MAX_VOICEMAIL_MS, "maxMs", within);
      return;
    case "transfer":
      if (!/^\+[1-9]\d{5,14}$/.test(step.number)) report("number_invalid", "number");
      checkTime(step.ringMs, 5_000, 120_000, "ringMs", within);
      return;
    case "screenPop":
      if (!isWebAddress(step.url)) report("url_invalid", "url");
      checkTemplate(step.url, "url", within);
      return;
  }
}

/** A caller hears the prompt, a visitor reads the text in their language. */
function checkMessage(message: FlowMessage, field: string, within: Within): void {
  const { channel, references, report } = within;
  if (channel === "voice") {
    if (message.promptId === null) report("message_missing", `${field}.promptId`);
    else if (!references.hasPrompt(message.promptId)) report("prompt_unknown", `${field}.promptId`);
    return;
  }
  for (const language of ["ko", "en"] as const) {
    const text = message.text[language];
    if (text.trim() === "") report("message_missing", `${field}.text.${language}`);
    checkTemplate(text, `${field}.text.${language}`, within);
  }
}

function checkMenu(step: Extract<FlowStep, { type: "menu" }>, within: Within): void {
  const { channel, report } = within;
  checkMessage(step.message, "message", within);
  checkInput(step, within);
  if (step.options.length === 0) report("options_missing", "options");
  const keys = new Set<string>();
  for (const [index, { key, label }] of step.options.entries()) {
    const exit = `key.${key}`;
    if (!isKey(key)) report("key_invalid", `options.${index}.key`, exit);
    if (keys.has(key)) report("key_repeated", `options.${index}.key`, exit);
    keys.add(key);
    if (channel !== "chat") continue;
    for (const language of ["ko", "en"] as const) {
      if (label[language].trim() !== "") continue;
      report("option_label_missing", `options.${index}.label.${language}`, exit);
    }
  }
}

function checkCollect(step: Extract<FlowStep, { type: "collect" }>, within: Within): void {
  checkMessage(step.message, "message", within);
  checkInput(step, within);
  checkVariable(step.variableId, "variableId", within);
  const { minDigits, maxDigits } = step;
  if (minDigits < 1 || maxDigits < minDigits || maxDigits > MAX_DIGITS) {
    within.report("digits_invalid", "maxDigits");
  }
}

function checkInput(step: { timeoutMs: number; tries: number }, within: Within): void {
  checkTime(step.timeoutMs, 1_000, MAX_INPUT_MS, "timeoutMs", within);
  if (step.tries < 1 || step.tries > MAX_TRIES) within.report("tries_invalid", "tries");
}

function checkBranches(branches: FlowBranch[], within: Within): void {
  const { references, report } = within;
  if (branches.length === 0) report("branches_missing", "branches");
  const ids = new Set<string>();
  for (const [index, branch] of branches.entries()) {
    const exit = `branch.${branch.id}`;
    if (ids.has(branch.id) || !ID_PATTERN.test(branch.id)) {
      report("branch_repeated", `branches.${index}.id`, exit);
    }
    ids.add(branch.id);
    const isFact = (CONTACT_FACTS as readonly string[]).includes(branch.operand);
    if (!isFact && !references.hasVariable(branch.operand as VariableId)) {
      report("operand_unknown", `branches.${index}.operand`, exit);
    }
    if (branch.operator !== "isSet" && branch.value.trim() === "") {
      report("value_missing", `branches.${index}.value`, exit);
    }
  }
}

function checkWeb(step: Extract<FlowStep, { type: "http" }>, within: Within): void {
  const { report } = within;
  if (!isWebAddress(step.url)) report("url_invalid", "url");
  checkTemplate(step.url, "url", within);
  checkTemplate(step.body, "body", within);
  for (const [index, { name, value }] of step.headers.entries()) {
    // RFC 9110 5.1: a token; a value has no line of its own to begin.
    const isHeader = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) && !/[\r\n]/.test(value);
    if (!isHeader) report("value_missing", `headers.${index}.name`);
    checkTemplate(value, `headers.${index}.value`, within);
  }
  checkTime(step.timeoutMs, 500, MAX_WEB_MS, "timeoutMs", within);
  for (const [index, { pointer, variableId }] of step.assign.entries()) {
    // RFC 6901 3.
    if (!/^(?:\/(?:[^~/]|~[01])*)*$/.test(pointer)) {
      report("pointer_invalid", `assign.${index}.pointer`);
    }
    checkVariable(variableId, `assign.${index}.variableId`, within);
  }
}

function checkQueue(step: Extract<FlowStep, { type: "queue" }>, within: Within): void {
  const { references, report } = within;
  checkQueueId(step.queueId, within);
  for (const skill of Object.keys(step.requiredSkills)) {
    if (!references.hasSkill(skill)) report("skill_unknown", "requiredSkills");
  }
  checkTreatment(step.treatment, within);
}

function checkTreatment(treatment: FlowTreatment, within: Within): void {
  const { channel, references, report } = within;
  const { musicPromptId, message, callback, voicemail, everyMs, maxWaitMs } = treatment;
  if (channel === "voice" && musicPromptId !== null && !references.hasPrompt(musicPromptId)) {
    report("prompt_unknown", "treatment.musicPromptId");
  }
  if (message !== null) checkMessage(message, "treatment.message", within);
  if (everyMs !== 0) {
    checkTime(everyMs, MIN_ROUND_MS, Number.MAX_SAFE_INTEGER, "treatment.everyMs", within);
  }
  if (maxWaitMs !== 0) {
    checkTime(maxWaitMs, 1_000, Number.MAX_SAFE_INTEGER, "treatment.maxWaitMs", within);
  }
  for (const name of ["callback", "voicemail"] as const) {
    const offer = treatment[name];
    if (offer !== null) checkOffer(offer, name, within);
  }
  if (callback !== null && callback.key === voicemail?.key) {
    report("key_repeated", "treatment.voicemail.key", "voicemail");
  }
}

function checkOffer(offer: FlowOffer, exit: "callback" | "voicemail", within: Within): void {
  const field = `treatment.${exit}`;
  if (within.channel !== "voice") {
    within.report("step_wrong_channel", field, exit);
    return;
  }
  if (!isKey(offer.key)) within.report("key_invalid", `${field}.key`, exit);
  if (offer.afterMs < 0) within.report("time_invalid", `${field}.afterMs`, exit);
  checkMessage(offer.message, `${field}.message`, within);
}

function checkQueueId(
  queueId: Extract<FlowStep, { type: "queue" }>["queueId"],
  { channel, references, report }: Within,
): void {
  const channelOfQueue = references.channelOfQueue(queueId);
  if (channelOfQueue === undefined) report("queue_unknown", "queueId");
  else if (channelOfQueue !== channel) report("queue_wrong_channel", "queueId");
}

function checkVariable(variableId: VariableId, field: string, within: Within): void {
  if (!within.references.hasVariable(variableId)) within.report("variable_unknown", field);
}

function checkTemplate(text: string, field: string, within: Within): void {
  for (const name of variablesIn(text)) {
    if ((CONTACT_FACTS as readonly string[]).includes(name)) continue;
    checkVariable(name as VariableId, field, within);
  }
}

function checkTime(
  ms: number,
  least: number,
  most: number,
  field: string,
  { report }: Within,
): void {
  if (!(ms >= least && ms <= most)) report("time_invalid", field);
}

function isKey(key: string): boolean {
  return (FLOW_KEYS as readonly string[]).includes(key);
}

/** Variables may stand in it, but not for where it leads. RFC 3986; no user, whose password everybody would see. */
function isWebAddress(template: string): boolean {
  return /^https?:\/\/(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:[/?#]\S*)?$/.test(
    template.replaceAll(/\{\{[^{}]*\}\}/g, "{}"),
  );
}
