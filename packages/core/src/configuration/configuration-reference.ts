import { type Refusal, refuse } from "../engine/refusal.ts";

export function unknownReference(field: string, id: string): Refusal {
  return refuse("configuration_reference_unknown", `There is no ${id}; create it first.`, field);
}
