import type { FieldProblem } from "@maru/protocol";
import { type Say, wordsFor } from "../../words.ts";

/** The part of a problem that words are chosen by; the server's may be of a code this desktop does not know yet. */
type Told = { code?: string | undefined; params?: FieldProblem["params"] | undefined };

/** What is wrong with a field: the same words for the form's own check and for the server's answer. */
export function sayFieldProblem(say: Say, { code = "", params = {} }: Told): string {
  const known = wordsFor(say, "field", code, params);
  return known ?? say("field.not_valid");
}

/** A field nobody has filled in is missing, whatever else it asks for. */
export function isEmptyAt(values: unknown, field: string): boolean {
  let value = values;
  for (const key of field.split(".")) {
    if (typeof value !== "object" || value === null) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return value === "" || value === undefined || Number.isNaN(value);
}
