import type { Socket } from "node:net";
import type { Problem, ProblemCode } from "@maru/protocol";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { problemOfFault } from "../commands/command-runner.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { EngineFault } from "../engine/engine-fault.ts";

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 401) void reply.header("www-authenticate", "Bearer");
  if (problem.retryAfterMs !== undefined) {
    void reply.header("retry-after", Math.ceil(problem.retryAfterMs / 1000));
  }
  return (
    reply
      .status(problem.status)
      .type("application/problem+json")
      .header("cache-control", "no-store")
      // As text: what is said here must not depend on which schema the route has for it.
      .send(JSON.stringify({ ...problem, instance: `urn:uuid:${reply.request.id}` }))
  );
}

/** Everything that is thrown on the way: by fastify about the request, by the world, by a bug. */
export function handleError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof EngineFault) return sendProblem(reply, problemOfFault(error));
  const status = "statusCode" in error ? (error.statusCode ?? 500) : 500;
  const code = "code" in error ? String(error.code) : "";
  if (code === "FST_ERR_HANDLER_TIMEOUT") {
    request.log.warn({ reqId: request.id, route: routeOf(request) }, "an answer took too long");
    return sendProblem(reply, makeProblem("unavailable", { retryAfterMs: 1_000 }));
  }
  // Its message repeats the address.
  if (code === "FST_ERR_BAD_URL") {
    return sendProblem(reply, makeProblem("bad_request", { detail: "the address is malformed" }));
  }
  if (status >= 500) {
    request.log.error(
      { err: error, reqId: request.id, route: routeOf(request) },
      "a request failed",
    );
    return sendProblem(reply, makeProblem(isDatabaseGone(error) ? "unavailable" : "internal"));
  }
  return sendProblem(
    reply,
    makeProblem(codeOfStatus(status), { detail: error.message.slice(0, 200).toWellFormed() }),
  );
}

/** Class 08: connection exceptions; 57P01 to 03: PostgreSQL shuts down; 53300: too many connections. */
function isDatabaseGone(error: Error): boolean {
  const code = "code" in error ? String(error.code) : "";
  return (
    /^(08|57P0|53300|ECONN|EPIPE|ENOENT)/.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  );
}

function codeOfStatus(status: number): ProblemCode {
  switch (status) {
    case 404:
      return "not_found";
    case 405:
      return "method_not_allowed";
    case 413:
      return "body_too_large";
    case 415:
      return "unsupported_media_type";
    default:
      return "bad_request";
  }
}

/** The pattern, never the address itself: that may name a customer. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? "(none)";
}

/** What Node cannot even parse: answered on the bare socket, and closed. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  // ECONNRESET: nobody is there to answer to.
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, words] = clientErrorStatus(error.code);
  const body = JSON.stringify({ ...makeProblem("bad_request"), status, detail: words });
  socket.end(
    [
      `HTTP/1.1 ${status} ${words}`,
      "Content-Type: application/problem+json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Connection: close",
      "",
      body,
    ].join("\r\n"),
  );
}

function clientErrorStatus(code: string | undefined): readonly [number, string] {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return [431, "Request Header Fields Too Large"];
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return [408, "Request Timeout"];
    default:
      return [400, "Bad Request"];
  }
}
