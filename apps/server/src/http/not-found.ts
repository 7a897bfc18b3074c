import { COMMAND_ROUTES, QUERY_ROUTES, type Route } from "@maru/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import { makeProblem } from "../commands/problem-table.ts";
import { sendProblem } from "./problem-reply.ts";

const routes: readonly { readonly method: string; readonly pattern: RegExp }[] =
  Object.values<Route>({ ...COMMAND_ROUTES, ...QUERY_ROUTES }).map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/:[A-Za-z]+/g, "[^/]+")}$`),
  }));

/** Methods an address of the API does take; none: there is no such address. */
export function methodsOf(path: string): string[] {
  return routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
}

export function handleApiNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const methods = methodsOf(pathOf(request));
  if (methods.length === 0) return sendProblem(reply, makeProblem("not_found"));
  void reply.header("allow", methods.join(", "));
  return sendProblem(
    reply,
    makeProblem("method_not_allowed", { detail: `use ${methods.join(" or ")}` }),
  );
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split("?", 1)[0] ?? "/";
}
