import type { Operation, Problem } from "@maru/protocol";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { validationProblem } from "../commands/command-input.ts";

export type QueryInputResult =
  | { readonly ok: true; readonly input: Record<string, unknown> }
  | { readonly ok: false; readonly problem: Problem };

/** Path, query string and body of a query, validated, in one object. */
export function parseQueryInput(operation: Operation, request: FastifyRequest): QueryInputResult {
  const input: Record<string, unknown> = {};
  const parts: [z.ZodType, unknown][] = [
    [operation.params, request.params],
    [operation.query, request.query],
    [operation.body, request.body === undefined ? {} : request.body],
  ];
  for (const [schema, given] of parts) {
    const parsed = schema.safeParse(given);
    if (!parsed.success) return { ok: false, problem: validationProblem(parsed.error) };
    Object.assign(input, parsed.data);
  }
  return { ok: true, input };
}
