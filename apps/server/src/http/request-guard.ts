import type { Operation, Problem } from "@maru/protocol";
import type { FastifyRequest } from "fastify";
import { type Auth, authenticate } from "../auth/authenticator.ts";
import { isOwnOrigin, readPresented } from "../auth/presented.ts";
import type { Principal } from "../auth/principal.ts";
import { equalSecrets } from "../auth/secret-token.ts";
import { makeProblem } from "../commands/problem-table.ts";

export interface Guarded {
  /** Undefined only where anyone may call. */
  readonly principal: Principal | undefined;
}

/**
 * Who asks, and whether the request is theirs and not another page's: before the body is read.
 *
 * A browser adds the cookie by itself, so a request that lives on it must prove that our page made it:
 * by its origin, and by a token only our page could read. Bearer tokens are never added by themselves.
 */
export async function guardRequest(
  request: FastifyRequest,
  operation: Pick<Operation, "callers" | "tag">,
  auth: Auth,
  publicUrl: string,
): Promise<Guarded | Problem> {
  const unsafe = request.method !== "GET" && request.method !== "HEAD";
  const ours = isOwnOrigin(request, publicUrl);
  if (operation.callers.includes("anyone")) {
    // Signing somebody in from a page of another: they would work in the attacker's account.
    if (operation.tag === "session" && !ours) return makeProblem("csrf_failed");
    return { principal: undefined };
  }
  const presented = readPresented(request, publicUrl);
  const principal = await authenticate(auth, presented);
  if (principal === undefined) return makeProblem("unauthenticated");
  if (!unsafe || principal.kind === "visitor") return { principal };
  if (principal.credential.type !== "session" || principal.credential.csrfToken === null) {
    return { principal };
  }
  const given = request.headers["x-csrf-token"];
  if (typeof given === "string" && equalSecrets(given, principal.credential.csrfToken)) {
    return { principal };
  }
  return makeProblem("csrf_failed", { detail: "send the session's csrfToken as X-CSRF-Token" });
}
