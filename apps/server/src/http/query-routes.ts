import {
  type Operation,
  type Problem,
  QUERIES,
  QUERY_ROUTES,
  type QueryName,
} from "@maru/protocol";
import type { FastifyInstance } from "fastify";
import { budgetKeyOf, type Principal } from "../auth/principal.ts";
import type { Rights } from "../auth/rights.ts";
import { refuseCaller } from "../commands/caller.ts";
import { tooMany } from "../commands/command-runner.ts";
import type { TokenBuckets } from "../limits/token-buckets.ts";
import { answerTimeoutMs, MAX_DOCUMENT_BYTES } from "./command-routes.ts";
import { documentOperation } from "./openapi.ts";
import { parseQueryInput } from "./operation-input.ts";
import { sendProblem } from "./problem-reply.ts";
import { QUERY_TABLE } from "./queries.ts";
import type { QueryParts } from "./query-call.ts";
import { guardRequest } from "./request-guard.ts";

/** Every query of the protocol as a route. */
export function addQueryRoutes(
  app: FastifyInstance,
  parts: QueryParts & { readonly budget: TokenBuckets },
): void {
  for (const name of Object.keys(QUERY_ROUTES) as QueryName[]) {
    const { method, path } = QUERY_ROUTES[name];
    const operation: Operation = QUERIES[name];
    app.route({
      method,
      url: path,
      ...(name === "configuration.plan" && { bodyLimit: MAX_DOCUMENT_BYTES }),
      ...(operation.bodyLimit !== undefined && { bodyLimit: operation.bodyLimit }),
      handlerTimeout: operation.bodyLimit === undefined ? answerTimeoutMs : fileTimeoutMs,
      schema: documentOperation(name, operation),
      onRequest: async (request, reply) => {
        const guarded = await guardRequest(request, operation, parts.auth, parts.publicUrl);
        if ("code" in guarded) return sendProblem(reply, guarded);
        const { principal } = guarded;
        const rights =
          principal?.kind === "staff" ? await parts.auth.agents.rights(principal) : undefined;
        const refusal = refuseQuery(operation, parts, principal, rights);
        if (refusal !== undefined) return sendProblem(reply, refusal);
        request.principal = principal;
        request.rights = rights;
      },
      handler: async (request, reply) => {
        const parsed = parseQueryInput(operation, request);
        if (!parsed.ok) return sendProblem(reply, parsed.problem);
        const call = {
          input: parsed.input,
          principal: request.principal,
          rights: request.rights,
          address: request.ip,
          userAgent: request.headers["user-agent"],
          secure: request.protocol === "https" || parts.publicUrl.startsWith("https:"),
          reply,
        };
        // The table pairs each name with its own input; TypeScript cannot follow a name it does not know.
        const answer = await (QUERY_TABLE[name] as AnyHandler)(call, parts);
        if ("code" in answer && "status" in answer) return sendProblem(reply, answer as never);
        return reply.header("cache-control", "no-store").send(answer);
      },
    });
  }
}

/** What takes a file may take its time. */
const fileTimeoutMs = 60_000;

type AnyHandler = (call: unknown, parts: QueryParts) => Promise<object>;

function refuseQuery(
  { callers }: Operation,
  { budget }: { readonly budget: TokenBuckets },
  principal: Principal | undefined,
  rights: Rights | undefined,
): Problem | undefined {
  const refusal = refuseCaller(callers, principal, rights);
  if (refusal !== undefined || principal === undefined) return refusal;
  const waitMs = budget.take(budgetKeyOf(principal));
  return waitMs > 0 ? tooMany(waitMs) : undefined;
}
