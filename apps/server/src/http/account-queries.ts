/** How people sign in, set by those who manage them: passwords, invitations, API tokens. */
import type { AgentId, Permission } from "@maru/core";
import type { Problem, QueryResult } from "@maru/protocol";
import { hashPassword, weaknessOf } from "../auth/password.ts";
import type { Person } from "../auth/second-factors.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { refuseToManage } from "./managing.ts";
import { asStaff, note, type QueryCall, type QueryHandler, type QueryParts } from "./query-call.ts";
import { passwordRulesOf, weakPassword } from "./session-queries.ts";

export const ACCOUNT_QUERIES = {
  "token.list": async ({ principal }, { auth }) => ({
    tokens: await auth.apiTokens.list(asStaff(principal).organisationId),
  }),
  "token.create": createToken,
  "token.revoke": async (call, parts) => {
    const { organisationId } = asStaff(call.principal);
    const { tokenId } = call.input;
    if (!(await parts.auth.apiTokens.revoke(organisationId, tokenId))) {
      return makeProblem("not_found");
    }
    await note(call, parts, { action: "token.revoked", kind: "token", objectId: tokenId });
    return {};
  },
  "account.put": putAccount,
  "account.invite": async (call, parts) => {
    const { organisationId } = asStaff(call.principal);
    const agentId = call.input.agentId as AgentId;
    const refusal = await refuseToManage(call, parts, agentId);
    if (refusal !== undefined) return refusal;
    const account = await parts.auth.accounts.byAgent(organisationId, agentId);
    if (account === undefined) {
      return makeProblem("not_found", { detail: "give this agent an e-mail address first" });
    }
    return invite(call, parts, account);
  },
  "account.removeSecondFactor": async (call, parts) => {
    const { organisationId } = asStaff(call.principal);
    const agentId = call.input.agentId as AgentId;
    const refusal = await refuseToManage(call, parts, agentId);
    if (refusal !== undefined) return refusal;
    const removed = await parts.auth.secondFactors.remove({ organisationId, agentId });
    if (!removed) return makeProblem("not_found", { detail: "this agent has no second factor" });
    await note(call, parts, {
      ...{ action: "second_factor.removed", kind: "account", objectId: agentId },
    });
    return {};
  },
  "invitation.get": async ({ input, address }, parts) => {
    const invited = await findInvited(input.token, address, parts);
    if ("code" in invited) return invited;
    const { organisationId, agentId } = invited;
    const account = await parts.auth.accounts.byAgent(organisationId, agentId);
    const { name, minLength } = await passwordRulesOf(organisationId, agentId, parts);
    const engine = await parts.organisation(organisationId);
    const organisationName = await engine.read(({ configuration }) => configuration.settings.name);
    return { organisationName, name, email: account?.email ?? "", minPasswordLength: minLength };
  },
  "invitation.accept": async ({ input, address }, parts) => {
    const invited = await findInvited(input.token, address, parts);
    if ("code" in invited) return invited;
    const { organisationId, agentId } = invited;
    const account = await parts.auth.accounts.byAgent(organisationId, agentId);
    if (account === undefined) return makeProblem("invitation_invalid");
    const rules = await passwordRulesOf(organisationId, agentId, parts);
    const weakness = weaknessOf(input.password, { ...rules, email: account.email });
    if (weakness !== undefined) return weakPassword(weakness, "password");
    // Two at once: one of them takes it.
    if ((await parts.auth.invitations.take(input.token)) === undefined) {
      return makeProblem("invitation_invalid");
    }
    await parts.auth.accounts.setPassword(
      organisationId,
      agentId,
      await hashPassword(input.password),
    );
    await parts.auth.sessions.endAllOf(organisationId, agentId);
    await parts.audit.write(organisationId, {
      ...{ actor: `agent:${agentId}`, action: "account.invitation_accepted", address },
      ...{ kind: "account", objectId: agentId },
    });
    return {};
  },
} satisfies {
  [Name in
    | "token.list"
    | "token.create"
    | "token.revoke"
    | "account.put"
    | "account.invite"
    | "account.removeSecondFactor"
    | "invitation.get"
    | "invitation.accept"]: QueryHandler<Name>;
};

/** A link for somebody who has an account. */
export async function invite(
  call: Pick<QueryCall<"account.invite">, "principal" | "address">,
  parts: QueryParts,
  who: Person,
): Promise<QueryResult<"account.invite">> {
  const { token, expiresAt } = await parts.auth.invitations.create(who);
  await note(call, parts, { action: "account.invited", kind: "account", objectId: who.agentId });
  return { link: invitationLink(parts, token), expiresAt };
}

/** The token is behind `#`, where no server and no log sees it. */
export function invitationLink(
  { publicUrl }: Pick<QueryParts, "publicUrl">,
  token: string,
): string {
  return `${publicUrl}/#/invitation/${token}`;
}

async function findInvited(
  token: string,
  address: string,
  { auth, visitors }: QueryParts,
): Promise<Person | Problem> {
  const waitMs = visitors.take(address);
  if (waitMs > 0) return makeProblem("too_many_requests", { retryAfterMs: waitMs });
  const invited = await auth.invitations.find(token);
  if (invited === undefined) return makeProblem("invitation_invalid");
  const agent = await auth.agents.find(invited.organisationId, invited.agentId);
  return agent?.active === true ? invited : makeProblem("invitation_invalid");
}

async function createToken(
  call: QueryCall<"token.create">,
  parts: QueryParts,
): Promise<QueryResult<"token.create"> | Problem> {
  const { auth, clock } = parts;
  const { organisationId, agentId: createdBy } = asStaff(call.principal);
  const { name, expiresAt, scopes } = call.input;
  const agent = await auth.agents.find(organisationId, call.input.agentId as AgentId);
  if (agent === undefined) return makeProblem("agent_not_found");
  if (!agent.active) return makeProblem("agent_inactive");
  const refusal = await refuseToManage(call, parts, agent.id);
  if (refusal !== undefined) return refusal;
  if (expiresAt !== null && expiresAt <= clock()) {
    return makeProblem("validation_failed", {
      errors: [{ field: "expiresAt", message: "must be in the future" }],
    });
  }
  const wanted = { name, agentId: agent.id, scopes: scopes as Permission[] | null, expiresAt };
  const made = await auth.apiTokens.create(organisationId, { ...wanted, createdBy });
  await note(call, parts, {
    ...{ action: "token.created", kind: "token", objectId: made.id, objectName: name },
    after: { agentId: agent.id, scopes, expiresAt },
  });
  return made;
}

async function putAccount(
  call: QueryCall<"account.put">,
  parts: QueryParts,
): Promise<QueryResult<"account.put"> | Problem> {
  const { principal, input } = call;
  const { auth } = parts;
  const { organisationId, agentId: self, credential } = asStaff(principal);
  const agent = await auth.agents.find(organisationId, input.agentId as AgentId);
  if (agent === undefined) return makeProblem("agent_not_found");
  const refusal = await refuseToManage(call, parts, agent.id);
  if (refusal !== undefined) return refusal;
  const rules = await passwordRulesOf(organisationId, agent.id, parts);
  const weakness = weaknessOf(input.password, { ...rules, email: input.email });
  if (weakness !== undefined) return weakPassword(weakness, "password");
  const before = await auth.accounts.byAgent(organisationId, agent.id);
  const outcome = await auth.accounts.put({
    organisationId,
    agentId: agent.id,
    email: input.email,
    language: input.language,
    passwordHash: await hashPassword(input.password),
    passwordIsDemo: false,
    // What another knows is not theirs alone.
    mustChangePassword: agent.id !== self,
  });
  if (outcome === "email_taken") return emailTaken();
  const own = credential.type === "session" ? credential.id : undefined;
  await auth.sessions.endAllOf(organisationId, agent.id, own);
  await noteAccount(call, parts, agent.id, before, input, true);
  return {};
}

export function emailTaken(): Problem {
  return makeProblem("conflict", {
    errors: [{ field: "email", message: "somebody else signs in with this address" }],
  });
}

export async function noteAccount(
  call: Pick<QueryCall<"account.put">, "principal" | "address">,
  parts: QueryParts,
  agentId: AgentId,
  before: { email: string; language: string } | undefined,
  after: { email: string; language: string },
  passwordSet: boolean,
): Promise<void> {
  const shown = ({ email, language }: { email: string; language: string }) => ({ email, language });
  await note(call, parts, {
    ...{ action: "account.put", kind: "account", objectId: agentId },
    before: before && shown(before),
    after: { ...shown(after), ...(passwordSet && { passwordSet }) },
  });
}
