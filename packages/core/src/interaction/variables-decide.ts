/** CAD: what agents enter about a contact (V-20 to V-23). */
import type { Variable } from "../configuration/configuration.ts";
import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { VariableId } from "../ids.ts";
import { agentPartyOf, notInConversation } from "./conversation-decide.ts";
import { notFound } from "./customer-decide.ts";

type Value = string | number | boolean;

export const MAX_VARIABLE_LENGTH = 1_000;

/** By any agent of the contact, or one who wraps it up; all values or none. */
export function decideVariables(
  state: State,
  { interactionId, agentId, values }: Extract<Command, { type: "SetVariables" }>,
): Decision {
  const interaction = state.interactions.get(interactionId);
  if (interaction === undefined) return notFound();
  if (agentPartyOf(interaction, agentId) === undefined) return notInConversation();
  const changed: Record<string, Value | null> = {};
  for (const [id, value] of Object.entries(values)) {
    const refusal = valueRefusal(state, id, value);
    if (refusal !== null) return refusal;
    const before = Object.hasOwn(interaction.variables, id) ? interaction.variables[id] : null;
    if (before !== value) changed[id] = value;
  }
  if (Object.keys(changed).length === 0) return unchanged;
  return decided([{ type: "VariablesSet", interactionId, agentId, values: changed }]);
}

function valueRefusal(state: State, id: string, value: Value | null): Refusal | null {
  const field = `values.${id}`;
  const variable = state.configuration.variable.get(id as VariableId);
  if (variable === undefined) {
    return refuse("variable_not_found", "There is no such variable.", field);
  }
  if (!variable.agentEditable) {
    return refuse("variable_not_editable", "Agents cannot change this variable.", field);
  }
  if (value === null) return null;
  const reason = invalidity(variable, value);
  return reason === null ? null : refuse("variable_invalid", reason, field);
}

function invalidity({ type, allowedValues }: Variable, value: Value): string | null {
  switch (type) {
    case "text":
      if (typeof value !== "string") return "The value must be a text.";
      if (value.length <= MAX_VARIABLE_LENGTH) return null;
      return `The text may have ${MAX_VARIABLE_LENGTH} characters at most.`;
    case "number":
      return typeof value === "number" && Number.isFinite(value)
        ? null
        : "The value must be a number.";
    case "boolean":
      return typeof value === "boolean" ? null : "The value must be true or false.";
    case "date":
      return typeof value === "string" && isDate(value)
        ? null
        : "The value must be a date, such as 2026-01-31.";
    case "choice":
      return typeof value === "string" && allowedValues.includes(value)
        ? null
        : "The value must be one of those that can be chosen.";
  }
}

/** A day that exists, as ISO 8601 writes it. */
function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const february = isLeapYear ? 29 : 28;
  const days = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
