import { toNestErrors } from "@hookform/resolvers";
import { CONFIGURATION_SCHEMAS, fieldProblems } from "@maru/protocol";
import type { FieldError, FieldValues, Resolver } from "react-hook-form";
import type { Say } from "../../words.ts";
import type { Kind } from "../items/items.ts";
import { isEmptyAt, sayFieldProblem } from "./field-words.ts";

/** Holds a form to the schema that the server holds it to, and says what is wrong in the catalogue's words. */
export function itemResolver<Values extends FieldValues>(kind: Kind, say: Say): Resolver<Values> {
  return (values, _context, options) => {
    const parsed = CONFIGURATION_SCHEMAS[kind].safeParse(values);
    if (parsed.success) return { values: parsed.data as unknown as Values, errors: {} };
    const errors: Record<string, FieldError> = {};
    for (const problem of fieldProblems(parsed.error)) {
      const message = isEmptyAt(values, problem.field)
        ? say("field.required")
        : sayFieldProblem(say, problem);
      errors[problem.field] ??= { type: problem.code, message };
    }
    return { values: {}, errors: toNestErrors(errors, options) };
  };
}
