import { createHash } from "node:crypto";
import type { ConfigurationKind } from "@maru/core";
import {
  COMMANDS,
  type CommandName,
  type ConditionalCommand,
  fieldProblems,
  type Operation,
  type Problem,
  parseConfigurationItem,
} from "@maru/protocol";
import { z } from "zod";
import { makeProblem } from "./problem-table.ts";

/** Path parameters and body of a command, validated, in one object. */
export type ParsedInput<Name extends CommandName> = z.output<(typeof COMMANDS)[Name]["params"]> &
  z.output<(typeof COMMANDS)[Name]["body"]> &
  (Name extends ConditionalCommand ? { expected?: number | null } : unknown);

function isConditional(name: CommandName): name is ConditionalCommand {
  return name === "configuration.put" || name === "configuration.remove";
}

export interface RawInput {
  readonly params: unknown;
  readonly body: unknown;
  /** The revision whoever asks means to change, null: none; undefined: they do not say. */
  readonly expected?: unknown;
}

export type InputResult =
  | { readonly ok: true; readonly input: Record<string, unknown> }
  | { readonly ok: false; readonly problem: Problem };

export function parseInput(name: CommandName, raw: RawInput): InputResult {
  const operation: Operation = COMMANDS[name];
  const params = operation.params.safeParse(raw.params);
  if (!params.success) return invalid(validationProblem(params.error));
  // A command that takes nothing may come without a body.
  const given = raw.body === undefined ? {} : raw.body;
  const body =
    name === "configuration.put"
      ? parseConfigurationItem(params.data["kind"] as ConfigurationKind, given)
      : operation.body.safeParse(given);
  if (!body.success) return invalid(validationProblem(body.error));
  const item = body.data as Record<string, unknown>;
  if (name === "configuration.put" && item["id"] !== params.data["id"]) {
    return invalid(
      makeProblem("validation_failed", {
        errors: [{ field: "id", message: "must be the id in the address" }],
      }),
    );
  }
  const input = { ...item, ...params.data };
  if (raw.expected === undefined || !isConditional(name)) return { ok: true, input };
  const expected = z.int().nonnegative().nullable().safeParse(raw.expected);
  if (expected.success) return { ok: true, input: { ...input, expected: expected.data } };
  return invalid(
    makeProblem("validation_failed", {
      errors: [{ field: "expected", message: "must be a revision, or null", code: "not_valid" }],
    }),
  );
}

const invalid = (problem: Problem) => ({ ok: false, problem }) as const;

/** On the stream both come in one object. */
export function splitInput(name: CommandName, together: Record<string, unknown>): RawInput {
  const names = Object.keys(COMMANDS[name].params.shape);
  const isParam = ([key]: [string, unknown]): boolean => names.includes(key);
  const entries = Object.entries(together).filter(
    ([key]) => key !== "expected" || !isConditional(name),
  );
  return {
    ...(isConditional(name) && "expected" in together && { expected: together["expected"] }),
    params: Object.fromEntries(entries.filter(isParam)),
    // A configured thing carries its id itself, too.
    body: Object.fromEntries(
      entries.filter(
        (entry) => !isParam(entry) || (name === "configuration.put" && entry[0] === "id"),
      ),
    ),
  };
}

const maxErrors = 20;
const maxErrorLength = 200;

/** Says what is wrong by field, without sending a large input back. */
export function validationProblem(error: z.ZodError): Problem {
  const errors = fieldProblems(error)
    .slice(0, maxErrors)
    .map(({ field, message, ...rest }) => ({ ...rest, field: cut(field), message: cut(message) }));
  return makeProblem("validation_failed", { errors });
}

const cut = (text: string): string => text.slice(0, maxErrorLength).toWellFormed();

/** The same for the same command with the same input, whatever the order of its fields. */
export function digestOf(name: CommandName, input: unknown): string {
  return createHash("sha256")
    .update(`${name}\n${canonicalJson(input)}`)
    .digest("base64url");
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
