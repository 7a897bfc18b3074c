/**
 * What is wrong with a field, as a stable code with its figures: a form and the API's answer find the same words for it.
 * The words themselves are in the desktop's catalogues; `message` is English, for developers.
 */
import type { FieldReason } from "@maru/core";
import { z } from "zod";
import { FORMATS, type FormatCode } from "./format.ts";

/** What any schema may say. */
export const SHAPE_CODES = [
  "required",
  "wrong_type",
  "unknown_field",
  "too_short",
  "too_long",
  "too_few",
  "too_many",
  "too_small",
  "too_big",
  "not_whole",
  "not_an_option",
  "not_valid",
] as const;
type ShapeCode = (typeof SHAPE_CODES)[number];

/** Of the schemas, and of what the configuration as a whole must hold to (core's). */
export type FieldCode = ShapeCode | FormatCode | FieldReason;
export type FieldProblem = {
  /** Path in the item, joined by dots; empty: the item itself. */
  field: string;
  code: FieldCode;
  params: Record<string, string | number>;
  message: string;
};

export const fieldProblemSchema = z.object({
  field: z.string(),
  message: z.string().describe("English, for developers"),
  code: z.string().optional().describe("Stable code, to choose words by"),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** Every complaint of a schema, in its order. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap((issue) => problemsOf(issue, []));
}

function problemsOf(issue: Issue, above: readonly PropertyKey[]): FieldProblem[] {
  const path = [...above, ...issue.path];
  const said = (code: FieldCode, params: FieldProblem["params"] = {}): FieldProblem[] => [
    { field: path.map(String).join("."), code, params, message: issue.message },
  ];
  switch (issue.code) {
    case "invalid_type":
      return typeProblem(issue, said);
    case "too_small":
      return said(SMALL[issue.origin] ?? "too_small", { min: Number(issue.minimum) });
    case "too_big":
      return said(BIG[issue.origin] ?? "too_big", { max: Number(issue.maximum) });
    case "invalid_value":
      return said("not_an_option", { options: issue.values.map(String).join(", ") });
    case "unrecognized_keys":
      // Whoever sends a hundred unknown fields is helped by the first few.
      return issue.keys
        .slice(0, 8)
        .flatMap((key) =>
          problemsOf({ ...issue, code: "custom", params: { code: "unknown_field" } }, [
            ...above,
            key,
          ]),
        );
    case "invalid_key":
      return issue.issues.flatMap((inner) => problemsOf(inner, path));
    case "invalid_format":
      if (issue.format === "date") return said("date_invalid");
      return said(codeOfPattern(issue.pattern) ?? "not_valid");
    case "custom":
      return said(ownCode(issue.params) ?? "not_valid");
    default:
      return said("not_valid");
  }
}

type Issue = z.core.$ZodIssue;
type Said = (code: FieldCode, params?: FieldProblem["params"]) => FieldProblem[];

const SMALL: Record<string, FieldCode> = { string: "too_short", array: "too_few" };
const BIG: Record<string, FieldCode> = { string: "too_long", array: "too_many" };

function typeProblem(issue: z.core.$ZodIssueInvalidType, said: Said): FieldProblem[] {
  // The value itself is not in the issue; the message ends with what came.
  if (issue.message.endsWith("received undefined")) return said("required");
  if (issue.expected === "int") return said("not_whole");
  return said("wrong_type", { expected: issue.expected });
}

const CODE_BY_PATTERN: ReadonlyMap<string, FormatCode> = new Map(
  Object.entries(FORMATS).flatMap(([code, format]) =>
    "pattern" in format ? [[String(format.pattern), code as FormatCode]] : [],
  ),
);

function codeOfPattern(pattern: string | undefined): FormatCode | undefined {
  return pattern === undefined ? undefined : CODE_BY_PATTERN.get(pattern);
}

function ownCode(params: Record<string, unknown> | undefined): FieldCode | undefined {
  return params?.["code"] as FieldCode | undefined;
}
