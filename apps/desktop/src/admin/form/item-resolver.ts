import { toNestErrors } from "@hookform/resolvers";
import { CONFIGURATION_SCHEMAS } from "@maru/protocol";
import type { FieldError, FieldValues, Resolver } from "react-hook-form";
import type { Say } from "../../words.ts";
import type { Kind } from "../items/items.ts";
import { sayIssue } from "./invalid-words.ts";

/** Holds a form to the schema that the server holds it to, and says what is wrong in the catalogue's words. */
export function itemResolver<Values extends FieldValues>(kind: Kind, say: Say): Resolver<Values> {
  return (values, _context, options) => {
    const parsed = CONFIGURATION_SCHEMAS[kind].safeParse(values);
    if (parsed.success) return { values: parsed.data as unknown as Values, errors: {} };
    const errors: Record<string, FieldError> = {};
    for (const issue of parsed.error.issues) {
      const path = issue.path.join(".");
      errors[path] ??= { type: issue.code, message: sayIssue(say, kind, issue) };
    }
    return { values: {}, errors: toNestErrors(errors, options) };
  };
}
