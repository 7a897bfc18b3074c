import type { AgentId, OrganisationId } from "@maru/core";
import type { Problem, QueryResult } from "@maru/protocol";
import type { FastifyReply } from "fastify";
import { SESSION_COOKIE } from "../auth/presented.ts";
import type { StaffPrincipal } from "../auth/principal.ts";
import { rightsOf } from "../auth/rights.ts";
import { SESSION_MAX_AGE_MS } from "../auth/sessions.ts";
import { changePassword, type PasswordOutcome, proveAgain, signIn } from "../auth/sign-in.ts";
import { tooMany } from "../commands/command-runner.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { roleOf } from "../views/role-name.ts";
import { refuseToManage } from "./managing.ts";
import {
  asStaff,
  may,
  note,
  type QueryCall,
  type QueryHandler,
  type QueryParts,
} from "./query-call.ts";

export const SESSION_QUERIES = {
  "session.get": ({ principal }, parts) => sessionOf(asStaff(principal), parts, null),
  "session.signIn": signInToSession,
  "session.signOut": async (call, parts) => {
    const { credential } = asStaff(call.principal);
    if (credential.type === "token") {
      return makeProblem("forbidden", { detail: "an API token is revoked, not signed out" });
    }
    await parts.auth.sessions.end(credential.id);
    endSessionCookie(call.reply);
    await note(call, parts, { action: "session.signed_out", kind: "session" });
    return {};
  },
  "session.changePassword": async (call, parts) => {
    const { auth, throttle } = parts;
    const principal = asStaff(call.principal);
    const rules = await passwordRulesOf(principal.organisationId, principal.agentId, parts);
    const given = { ...call.input, address: call.address, rules };
    const outcome = await changePassword(auth, throttle, principal, given);
    if (outcome.status !== "done") return passwordProblem(outcome);
    await note(call, parts, {
      ...{ action: "account.password_changed", kind: "account", objectId: principal.agentId },
    });
    return {};
  },
  "session.list": async (call, parts) => {
    const { organisationId, agentId: self, credential } = asStaff(call.principal);
    const agentId = (call.input.agentId ?? self) as AgentId;
    if (agentId !== self && !may(call, "people.manage")) return notTheirs();
    const sessions = await parts.auth.sessions.list(organisationId, agentId);
    return { sessions: sessions.map((one) => ({ ...one, current: one.id === credential.id })) };
  },
  "session.revoke": async (call, parts) => {
    const { organisationId, agentId: self } = asStaff(call.principal);
    const { sessionId } = call.input;
    const owner = await parts.auth.sessions.ownerOf(organisationId, sessionId);
    if (owner === undefined) return makeProblem("not_found");
    if (owner !== self) {
      if (!may(call, "people.manage")) return makeProblem("not_found");
      const refusal = await refuseToManage(call, parts, owner);
      if (refusal !== undefined) return refusal;
    }
    await parts.auth.sessions.end(sessionId);
    await note(call, parts, { action: "session.revoked", kind: "account", objectId: owner });
    return {};
  },
  "secondFactor.begin": async ({ principal, input, address }, parts) => {
    const { auth, throttle, organisation } = parts;
    const who = asStaff(principal);
    const account = await proveAgain(auth, throttle, who, { ...input, address });
    if ("status" in account) return passwordProblem(account);
    const engine = await organisation(who.organisationId);
    const issuer = await engine.read(({ configuration }) => configuration.settings.name);
    const begun = await auth.secondFactors.begin(who, { issuer, account: account.email });
    return begun ?? makeProblem("conflict", { detail: "there is one in use; take it away first" });
  },
  "secondFactor.confirm": async (call, parts) => {
    const who = asStaff(call.principal);
    const recoveryCodes = await parts.auth.secondFactors.confirm(who, call.input.code);
    if (recoveryCodes === undefined) return makeProblem("totp_wrong");
    await note(call, parts, {
      ...{ action: "second_factor.set_up", kind: "account", objectId: who.agentId },
    });
    return { recoveryCodes };
  },
  "secondFactor.remove": async (call, parts) => {
    const { auth, throttle } = parts;
    const who = asStaff(call.principal);
    const { current, code } = call.input;
    const account = await proveAgain(auth, throttle, who, { current, address: call.address });
    if ("status" in account) return passwordProblem(account);
    if (!(await auth.secondFactors.check(who, code))) return makeProblem("totp_wrong");
    await auth.secondFactors.remove(who);
    await note(call, parts, {
      ...{ action: "second_factor.removed", kind: "account", objectId: who.agentId },
    });
    return {};
  },
} satisfies {
  [Name in
    | "session.get"
    | "session.signIn"
    | "session.signOut"
    | "session.changePassword"
    | "session.list"
    | "session.revoke"
    | "secondFactor.begin"
    | "secondFactor.confirm"
    | "secondFactor.remove"]: QueryHandler<Name>;
};

/** What a password of this agent must be like, but for the e-mail address. */
export async function passwordRulesOf(
  organisationId: OrganisationId,
  agentId: AgentId,
  { organisation }: Pick<QueryParts, "organisation">,
): Promise<{ name: string; minLength: number }> {
  const engine = await organisation(organisationId);
  return engine.read(({ configuration }) => ({
    name: configuration.agent.get(agentId)?.name ?? "",
    minLength: configuration.settings.signIn.minPasswordLength,
  }));
}

export async function signInToSession(
  call: QueryCall<"session.signIn">,
  parts: QueryParts,
): Promise<QueryResult<"session.get"> | Problem> {
  const { input, address, userAgent } = call;
  const given = { ...input, code: input.code, address, userAgent };
  const outcome = await signIn(parts.auth, parts.throttle, given);
  if (outcome.status === "too_many") return tooMany(outcome.retryAfterMs);
  if (outcome.status === "code_required") return makeProblem("totp_required");
  const { account } = outcome;
  if (account !== undefined) {
    const { organisationId, agentId } = account;
    await parts.audit.write(organisationId, {
      actor: outcome.status === "signed_in" ? `agent:${agentId}` : "nobody",
      action: outcome.status === "signed_in" ? "session.signed_in" : "session.refused",
      ...{ kind: "account", objectId: agentId, address },
    });
  }
  if (outcome.status === "wrong_credentials") return makeProblem("wrong_credentials");
  if (outcome.status === "code_wrong") return makeProblem("totp_wrong");
  const principal = await parts.auth.sessions.find(outcome.token, input.kind);
  if (principal === undefined) return makeProblem("unauthenticated");
  if (input.kind === "bearer") return sessionOf(principal, parts, outcome.token);
  setSessionCookie(call.reply, outcome.token, call.secure);
  return sessionOf(principal, parts, null);
}

export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  void reply.setCookie(SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: "lax",
    secure,
    path: "/",
    maxAge: SESSION_MAX_AGE_MS / 1000,
  });
}

function endSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, { path: "/" });
}

async function sessionOf(
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
          due: rights.due,
          minPasswordLength: configuration.settings.signIn.minPasswordLength,
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
    hasSecondFactor: account?.hasSecondFactor ?? false,
    csrfToken: credential.type === "session" ? credential.csrfToken : null,
    token,
  };
}

function passwordProblem(outcome: Exclude<PasswordOutcome, { status: "done" }>): Problem {
  switch (outcome.status) {
    case "no_account":
      return makeProblem("not_found", { detail: "this agent has no password" });
    case "wrong_credentials":
      return makeProblem("wrong_credentials");
    case "too_weak":
      return weakPassword(outcome.detail, "next");
    case "too_many":
      return tooMany(outcome.retryAfterMs);
  }
}

export function weakPassword(detail: string, field: string): Problem {
  return makeProblem("password_too_weak", { detail, errors: [{ field, message: detail }] });
}

const notTheirs = (): Problem => makeProblem("forbidden", { detail: "needs people.manage" });
