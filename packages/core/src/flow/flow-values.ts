/** What the texts and conditions of a flow speak of: variables, and the contact's own facts. */
import type { State } from "../engine/state.ts";
import type { VariableId } from "../ids.ts";
import type { Interaction, VariableValues } from "../interaction/interaction.ts";
import { invalidity, MAX_VARIABLE_LENGTH } from "../interaction/variable-value.ts";
import type { ContactFact, FlowBranch } from "./flow.ts";
import { fillIn } from "./flow-template.ts";

type Value = VariableValues[string];

/** Null: there is no such value. */
export function valueNamed(interaction: Interaction, name: string): string | null {
  const { customer, call, variables } = interaction;
  switch (name as ContactFact) {
    case "customer.name":
      return customer.name;
    case "customer.language":
      return customer.language;
    case "call.from":
      return call?.customerNumber ?? null;
    case "call.to":
      return call?.ourNumber ?? null;
  }
  return Object.hasOwn(variables, name) ? String(variables[name]) : null;
}

export function filledIn(interaction: Interaction, text: string): string {
  return fillIn(text, (name) => valueNamed(interaction, name));
}

/** The text as a value of the variable; null: it cannot be one. */
export function asValue(state: State, variableId: VariableId, text: string): Value | null {
  const variable = state.configuration.variable.get(variableId);
  if (variable === undefined) return null;
  const trimmed = text.trim();
  const value = parsed(variable.type, trimmed);
  return value === null || invalidity(variable, value) !== null ? null : value;
}

function parsed(type: string, text: string): Value | null {
  switch (type) {
    case "number":
      return text === "" ? null : Number(text);
    case "boolean":
      return /^(?:true|1)$/i.test(text) ? true : /^(?:false|0)$/i.test(text) ? false : null;
    case "text":
      return text.slice(0, MAX_VARIABLE_LENGTH);
    default:
      return text;
  }
}

export function holds(interaction: Interaction, { operand, operator, value }: FlowBranch): boolean {
  const actual = valueNamed(interaction, operand);
  if (actual === null || actual === "") return false;
  switch (operator) {
    case "isSet":
      return true;
    case "equals":
      return actual === value;
    case "contains":
      return actual.includes(value);
    case "startsWith":
      return actual.startsWith(value);
    case "greater":
      return compare(actual, value) > 0;
    case "less":
      return compare(actual, value) < 0;
  }
}

/** As numbers where both are; days as ISO 8601 writes them compare as texts. */
function compare(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return a < b ? -1 : +(a > b);
}
