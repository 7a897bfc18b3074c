/** People in one piece: what the configuration says of them, and how they sign in. */
import {
  type Agent,
  type AgentId,
  BUILT_IN_ROLE_IDS,
  BUILT_IN_ROLES,
  type Configuration,
} from "@maru/core";
import type { Problem, QueryResult } from "@maru/protocol";
import { normaliseEmail } from "../auth/accounts.ts";
import { hashPassword } from "../auth/password.ts";
import { makeReadableCode } from "../auth/readable-code.ts";
import { problemOf } from "../commands/command-runner.ts";
import { refusePut } from "../commands/configuration-rights.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { listUsers } from "../people/user-list.ts";
import { emailTaken, invite, noteAccount } from "./account-queries.ts";
import { asStaff, note, type QueryCall, type QueryHandler, type QueryParts } from "./query-call.ts";

export const PEOPLE_QUERIES = {
  "user.list": async ({ principal, input }, { db, organisation, clock }) => {
    const { organisationId } = asStaff(principal);
    const engine = await organisation(organisationId);
    const agents = await engine.read(({ configuration }) => [...configuration.agent.values()]);
    return listUsers(db, organisationId, agents, input, clock());
  },
  "user.put": putUser,
  "role.list": async ({ principal }, { organisation }) => {
    const engine = await organisation(asStaff(principal).organisationId);
    return engine.read(({ configuration }) => ({ roles: rolesOf(configuration) }));
  },
} satisfies { [Name in "user.list" | "user.put" | "role.list"]: QueryHandler<Name> };

function rolesOf({ agent, role }: Configuration): QueryResult<"role.list">["roles"] {
  const people = new Map<string, number>();
  for (const { active, roleId } of agent.values()) {
    if (active) people.set(roleId, (people.get(roleId) ?? 0) + 1);
  }
  const peopleIn = (id: string): number => people.get(id) ?? 0;
  return [
    ...BUILT_IN_ROLE_IDS.map((id) => ({
      ...{ id, name: null, description: "", builtIn: true, people: peopleIn(id) },
      permissions: [...BUILT_IN_ROLES[id]],
    })),
    ...[...role.values()].map(({ id, name, description, permissions }) => ({
      ...{ id, name, description, builtIn: false, people: peopleIn(id) },
      permissions: [...permissions],
    })),
  ];
}

async function putUser(
  call: QueryCall<"user.put">,
  parts: QueryParts,
): Promise<QueryResult<"user.put"> | Problem> {
  const { organisationId } = asStaff(call.principal);
  // The schema is of the very same thing; ids of text become core's.
  const agent = call.input.agent as unknown as Agent;
  const { account, agentId, give } = call.input;
  if (agent.id !== agentId) {
    return makeProblem("validation_failed", {
      errors: [{ field: "agent.id", message: "must be the id in the address" }],
    });
  }
  if (account !== null) {
    const owner = await parts.auth.accounts.byEmail(account.email);
    const isTheirs = owner?.organisationId === organisationId && owner.agentId === agent.id;
    if (owner !== undefined && !isTheirs) return emailTaken();
  }
  const refused = await putAgent(call, parts, agent);
  if (refused !== undefined) return refused;
  return account === null
    ? takeAccountAway(call, parts, agent.id)
    : giveAccount(call, parts, agent.id, { ...account, give });
}

/** The configuration's part. Undefined: done, or nothing was to be changed. */
async function putAgent(
  call: QueryCall<"user.put">,
  parts: QueryParts,
  agent: Agent,
): Promise<Problem | undefined> {
  const { principal, rights, address } = call;
  const { organisationId, agentId: self } = asStaff(principal);
  const permissions = rights?.permissions ?? new Set();
  const engine = await parts.organisation(organisationId);
  const put = { kind: "agent", item: agent } as const;
  const refusal = await engine.read(({ configuration }) =>
    refusePut(configuration, { self, permissions }, put),
  );
  if (refusal !== undefined) return problemOf(refusal);
  const answer = await parts.runner.apply(
    asStaff(principal),
    { type: "PutConfiguration", ...put },
    address,
  );
  return answer.ok ? undefined : answer.problem;
}

async function takeAccountAway(
  call: QueryCall<"user.put">,
  parts: QueryParts,
  agentId: AgentId,
): Promise<QueryResult<"user.put">> {
  const { organisationId } = asStaff(call.principal);
  const before = await parts.auth.accounts.byAgent(organisationId, agentId);
  if (before !== undefined) {
    await parts.auth.sessions.endAllOf(organisationId, agentId);
    await parts.auth.accounts.remove(organisationId, agentId);
    const { email, language } = before;
    await note(call, parts, {
      ...{ action: "account.removed", kind: "account", objectId: agentId },
      before: { email, language },
    });
  }
  return { invitation: null, password: null };
}

async function giveAccount(
  call: QueryCall<"user.put">,
  parts: QueryParts,
  agentId: AgentId,
  wanted: { email: string; language: "ko" | "en"; give: "nothing" | "invitation" | "password" },
): Promise<QueryResult<"user.put"> | Problem> {
  const { organisationId } = asStaff(call.principal);
  const { accounts, sessions } = parts.auth;
  const { email, language, give } = wanted;
  const before = await accounts.byAgent(organisationId, agentId);
  const changed = before?.email !== normaliseEmail(email) || before.language !== language;
  if (changed) {
    const outcome = await accounts.putWithoutPassword({ organisationId, agentId, email, language });
    if (outcome === "email_taken") return emailTaken();
  }
  const password = give === "password" ? makeReadableCode(3) : null;
  if (password !== null) {
    await accounts.setPassword(organisationId, agentId, await hashPassword(password), true);
    await sessions.endAllOf(organisationId, agentId);
  }
  if (changed || password !== null) {
    await noteAccount(call, parts, agentId, before, wanted, password !== null);
  }
  const who = { organisationId, agentId };
  const invitation = give === "invitation" ? await invite(call, parts, who) : null;
  return { invitation, password };
}
