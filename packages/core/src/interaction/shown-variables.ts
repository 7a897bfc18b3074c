/** What of a contact's variables a desktop shows (V-20). */
import type { Configuration } from "../configuration/configuration.ts";
import type { VariableId } from "../ids.ts";
import type { VariableValues } from "./interaction.ts";

/** Dots for all but the last two characters of what is long enough that they give nothing away. */
export function masked(value: string | number | boolean): string {
  const text = String(value);
  return `••••${text.length > 5 ? text.slice(-2) : ""}`;
}

/** Without those agents do not see; those that are masked as dots, unless `unmasked`. */
export function shownVariables(
  { variable }: Pick<Configuration, "variable">,
  values: VariableValues,
  unmasked = false,
): VariableValues {
  const shown: VariableValues = {};
  for (const [id, value] of Object.entries(values)) {
    const configured = variable.get(id as VariableId);
    if (configured?.agentVisible === false) continue;
    shown[id] = configured?.masked === true && !unmasked ? masked(value) : value;
  }
  return shown;
}
