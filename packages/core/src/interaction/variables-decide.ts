/** CAD: what agents enter about a contact (V-20 to V-23). */
import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { VariableId } from "../ids.ts";
import { agentPartyOf, notInConversation } from "./conversation-decide.ts";
import { notFound } from "./customer-decide.ts";
import { masked } from "./shown-variables.ts";
import { invalidity, type Value } from "./variable-value.ts";

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
    // Whoever saw dots and gives them back has changed nothing.
    const isAsShown =
      before !== null && before !== undefined && isMasked(state, id) && value === masked(before);
    if (before !== value && !isAsShown) changed[id] = value;
  }
  if (Object.keys(changed).length === 0) return unchanged;
  return decided([{ type: "VariablesSet", interactionId, agentId, values: changed }]);
}

function isMasked({ configuration }: State, id: string): boolean {
  return configuration.variable.get(id as VariableId)?.masked === true;
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
