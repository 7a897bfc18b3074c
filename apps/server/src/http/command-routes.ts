import { COMMAND_ROUTES, COMMANDS, type CommandName, idempotencyKeySchema } from "@maru/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { CommandRunner } from "../commands/command-runner.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { documentOperation } from "./openapi.ts";
import { sendProblem } from "./problem-reply.ts";
import type { QueryParts } from "./query-call.ts";
import { guardRequest } from "./request-guard.ts";

/** Every command of the protocol as a route. */
export function addCommandRoutes(
  app: FastifyInstance,
  parts: Pick<QueryParts, "auth" | "publicUrl" | "visited"> & { readonly runner: CommandRunner },
): void {
  for (const name of Object.keys(COMMAND_ROUTES) as CommandName[]) {
    const { method, path } = COMMAND_ROUTES[name];
    app.route({
      method,
      url: path,
      handlerTimeout: name === "configuration.import" ? importTimeoutMs : answerTimeoutMs,
      ...(name === "configuration.import" && { bodyLimit: MAX_DOCUMENT_BYTES }),
      schema: documentOperation(name, COMMANDS[name]),
      onRequest: async (request, reply) => {
        const guarded = await guardRequest(request, COMMANDS[name], parts.auth, parts.publicUrl);
        if ("code" in guarded) return sendProblem(reply, guarded);
        request.principal = guarded.principal;
      },
      handler: async (request, reply) => {
        const { principal } = request;
        if (principal === undefined) throw new Error("bug: a command without a principal");
        const key = readKey(request);
        if (key === "malformed") return sendProblem(reply, keyProblem());
        const expected = readExpected(request);
        const input = {
          params: request.params,
          body: request.body,
          ...(expected !== undefined && { expected }),
        };
        const call = { principal, name, input, key, address: request.ip };
        const prepared = await parts.runner.prepare(call);
        if (prepared.ok) parts.visited(principal);
        const answer = prepared.ok ? await prepared.submit() : prepared;
        return answer.ok ? reply.send(answer.result) : sendProblem(reply, answer.problem);
      },
    });
  }
}

/** A document of thousands of flows and people. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
const importTimeoutMs = 60_000;

/** Longer than any wait of ours for the database; shorter than a proxy's patience. */
export const answerTimeoutMs = 15_000;

/** RFC 9110, 13.1: `If-Match` names the revision in quotes; `If-None-Match: *` says that there is none. */
function readExpected({ headers }: FastifyRequest): unknown {
  const match = headers["if-match"];
  if (match !== undefined) {
    const revision = /^"(\d{1,15})"$/.exec(match.trim())?.[1];
    return revision === undefined ? match : Number(revision);
  }
  return headers["if-none-match"]?.trim() === "*" ? null : undefined;
}

function readKey(request: FastifyRequest): string | null | "malformed" {
  const header = request.headers["idempotency-key"];
  if (header === undefined) return null;
  const parsed = idempotencyKeySchema.safeParse(header);
  return parsed.success ? parsed.data : "malformed";
}

function keyProblem() {
  return makeProblem("validation_failed", {
    errors: [{ field: "Idempotency-Key", message: "must be 1 to 64 of A-Z a-z 0-9 . _ -" }],
  });
}
