import type { Problem, QueryResult } from "@maru/protocol";
import type { FastifyReply } from "fastify";
import { SESSION_COOKIE } from "../auth/presented.ts";
import type { StaffPrincipal } from "../auth/principal.ts";
import { rightsOf } from "../auth/rights.ts";
import { SESSION_MAX_AGE_MS } from "../auth/sessions.ts";
import { signIn } from "../auth/sign-in.ts";
import { tooMany } from "../commands/command-runner.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { roleOf } from "../views/role-name.ts";
import type { QueryCall, QueryParts } from "./query-call.ts";

export async function signInToSession(
  { input, address, secure, reply }: QueryCall<"session.signIn">,
  parts: QueryParts,
): Promise<QueryResult<"session.get"> | Problem> {
  const outcome = await signIn(parts.auth, parts.throttle, { ...input, address });
  if (outcome.status === "wrong_credentials") return makeProblem("wrong_credentials");
  if (outcome.status === "too_many") return tooMany(outcome.retryAfterMs);
  const principal = await parts.auth.sessions.find(outcome.token, input.kind);
  if (principal === undefined) return makeProblem("unauthenticated");
  if (input.kind === "bearer") return sessionOf(principal, parts, outcome.token);
  void reply.setCookie(SESSION_COOKIE, outcome.token, {
    httpOnly: true,
    sameSite: "lax",
    secure,
    path: "/",
    maxAge: SESSION_MAX_AGE_MS / 1000,
  });
  return sessionOf(principal, parts, null);
}

export function endSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, { path: "/" });
}

export async function sessionOf(
  { organisationId, agentId, credential }: StaffPrincipal,
  { auth, organisation }: QueryParts,
  token: string | null,
): Promise<QueryResult<"session.get"> | Problem> {
  const engine = await organisation(organisationId);
  const [account, seen] = await Promise.all([
    auth.accounts.byAgent(organisationId, agentId),
    engine.read(({ configuration }) => {
      const rights = rightsOf(configuration, { agentId, credential });
      return (
        rights && {
          organisationName: configuration.settings.name,
          name: rights.agent.name,
          role: roleOf(configuration, rights.agent),
          permissions: [...rights.permissions],
        }
      );
    }),
  ]);
  if (seen === undefined) return makeProblem("unauthenticated");
  return {
    organisationId,
    agentId,
    ...seen,
    // An agent that only API tokens act as has no sign-in of its own.
    email: account?.email ?? "",
    language: account?.language ?? "ko",
    csrfToken: credential.type === "session" ? credential.csrfToken : null,
    token,
  };
}
