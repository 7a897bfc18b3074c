/** Menus and questions: what is asked, and what came. */
import { promptName } from "../call/prompt-name.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import type { Interaction } from "../interaction/interaction.ts";
import type { FlowNode } from "./flow.ts";
import { leaveBy, plays, runOf, silenced, waits, written } from "./flow-moves.ts";
import { asValue, filledIn } from "./flow-values.ts";

type Asking = Extract<FlowNode, { type: "menu" | "collect" }>;
type Menu = Extract<FlowNode, { type: "menu" }>;
type Collect = Extract<FlowNode, { type: "collect" }>;

/** Ends a number that is typed. */
const END_KEY = "#";

export function asks(state: State, interaction: Interaction, node: Asking, at: number): Event[] {
  const { promptId } = node.message;
  if (interaction.call === null) {
    return [
      ...written(state, interaction, question(interaction, node)),
      listens(interaction, node, "", at),
    ];
  }
  if (promptId === null) return [listens(interaction, node, "", at)];
  return [
    plays(interaction, [promptName(promptId)], true, at),
    waits(interaction, { for: "input", until: null, digits: "" }),
  ];
}

/** In a chat the choices are read: `1. Delivery`. */
function question(interaction: Interaction, node: Asking): string {
  const { language } = interaction.customer;
  const lines = [filledIn(interaction, node.message.text[language])];
  if (node.type === "menu") {
    lines.push(...node.options.map(({ key, label }) => `${key}. ${label[language]}`));
  }
  return lines.join("\n");
}

export function listens(interaction: Interaction, node: Asking, digits: string, at: number): Event {
  return waits(interaction, { for: "input", until: at + node.timeoutMs, digits });
}

/** Keys, after those that came before; what a step does not need is for the next. */
export function took(
  state: State,
  interaction: Interaction,
  node: Asking,
  before: string,
  keys: string,
  at: number,
): Event[] {
  if (node.type === "menu") {
    const key = keys.charAt(0);
    const isOffered = node.options.some((option) => option.key === key);
    return isOffered
      ? leaveBy(state, interaction, `key.${key}`, at, keys.slice(1))
      : nothingFitting(state, interaction, node, at);
  }
  let digits = before;
  for (const [index, key] of [...keys].entries()) {
    if (key !== END_KEY) digits += key;
    if (key !== END_KEY && digits.length < node.maxDigits) continue;
    return collected(state, interaction, node, digits, keys.slice(index + 1), at);
  }
  return [...silenced(interaction), listens(interaction, node, digits, at)];
}

/** A line a visitor wrote: the key of an option, as `1` or `1.`, or its words. */
export function wrote(
  state: State,
  interaction: Interaction,
  node: Asking,
  text: string,
  at: number,
): Event[] {
  const line = text.trim();
  if (node.type === "collect") return collected(state, interaction, node, line, "", at);
  const key = optionMeant(node, line);
  return key === null
    ? nothingFitting(state, interaction, node, at)
    : leaveBy(state, interaction, `key.${key}`, at);
}

function optionMeant({ options }: Menu, line: string): string | null {
  const words = line.toLowerCase();
  const meant = options.find(({ key, label }) =>
    [key, `${key}.`, `${key}. ${label.ko}`, `${key}. ${label.en}`, label.ko, label.en].some(
      (form) => form.trim().toLowerCase() === words,
    ),
  );
  return meant?.key ?? null;
}

/** Nothing more came in time: what was typed counts, if it is enough. */
export function inputOver(
  state: State,
  interaction: Interaction,
  node: Asking,
  digits: string,
  at: number,
): Event[] {
  return node.type === "collect" && digits !== ""
    ? collected(state, interaction, node, digits, "", at)
    : nothingFitting(state, interaction, node, at);
}

function collected(
  state: State,
  interaction: Interaction,
  node: Collect,
  line: string,
  typed: string,
  at: number,
): Event[] {
  const { variableId, minDigits, maxDigits } = node;
  // A visitor answers in words, which have no number of digits.
  const isLongEnough = interaction.call === null ? line !== "" : line.length >= minDigits;
  const isShortEnough = interaction.call === null || line.length <= maxDigits;
  const value = isLongEnough && isShortEnough ? asValue(state, variableId, line) : null;
  if (value === null) return nothingFitting(state, interaction, node, at);
  const values = { [variableId]: value };
  return [
    { type: "VariablesSet", interactionId: interaction.id, agentId: null, values },
    ...leaveBy(state, interaction, "next", at, typed),
  ];
}

/** Asked again, while there are tries. */
function nothingFitting(
  state: State,
  interaction: Interaction,
  { tries }: Asking,
  at: number,
): Event[] {
  if (runOf(interaction).tries + 1 >= tries) return leaveBy(state, interaction, "otherwise", at);
  return [...silenced(interaction), { type: "FlowStepRepeated", interactionId: interaction.id }];
}
