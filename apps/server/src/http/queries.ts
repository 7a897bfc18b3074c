import type { AgentId, EntryPoint, OrganisationId, State } from "@maru/core";
import type { Problem, ProblemCode, QueryName, QueryResult } from "@maru/protocol";
import { DEMO_PASSWORD } from "../auth/demo-password.ts";
import { hashPassword, weaknessOf } from "../auth/password.ts";
import { changePassword, type PasswordOutcome } from "../auth/sign-in.ts";
import { tooMany } from "../commands/command-runner.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { FLOW_QUERIES } from "../flows/flow-queries.ts";
import { PROMPT_QUERIES } from "../prompts/prompt-queries.ts";
import { CONFIGURATION_QUERIES } from "./configuration-queries.ts";
import { mayRead } from "./history-access.ts";
import { HOURS_QUERIES } from "./hours-queries.ts";
import { refuseToManage } from "./managing.ts";
import {
  asSomebody,
  asStaff,
  may,
  type QueryCall,
  type QueryHandler,
  type QueryParts,
} from "./query-call.ts";
import { endSessionCookie, sessionOf, signInToSession } from "./session-queries.ts";
import { SETUP_QUERIES } from "./setup-queries.ts";
import { TELEPHONE_QUERIES } from "./telephone-queries.ts";
import { getView } from "./view-query.ts";

export const QUERY_TABLE: { readonly [Name in QueryName]: QueryHandler<Name> } = {
  ...CONFIGURATION_QUERIES,
  ...FLOW_QUERIES,
  ...TELEPHONE_QUERIES,
  ...HOURS_QUERIES,
  ...PROMPT_QUERIES,
  ...SETUP_QUERIES,
  "session.get": ({ principal }, parts) => sessionOf(asStaff(principal), parts, null),
  "session.signIn": signInToSession,
  "session.signOut": async ({ principal, reply }, { auth }) => {
    const { credential } = asStaff(principal);
    if (credential.type === "token") {
      return makeProblem("forbidden", { detail: "an API token is revoked, not signed out" });
    }
    await auth.sessions.end(credential.id);
    endSessionCookie(reply);
    return {};
  },
  "session.changePassword": async ({ principal, input, address }, { auth, throttle }) =>
    answerPassword(await changePassword(auth, throttle, asStaff(principal), { ...input, address })),
  "token.list": async ({ principal }, { auth }) => ({
    tokens: await auth.apiTokens.list(asStaff(principal).organisationId),
  }),
  "token.create": async (call, parts) => {
    const { principal, input } = call;
    const { auth } = parts;
    const { organisationId, agentId: createdBy } = asStaff(principal);
    const agent = await auth.agents.find(organisationId, input.agentId as AgentId);
    if (agent === undefined) return missing("agent_not_found");
    if (!agent.active) return makeProblem("agent_inactive");
    const refusal = await refuseToManage(call, parts, agent.id);
    if (refusal !== undefined) return refusal;
    return auth.apiTokens.create(organisationId, {
      name: input.name,
      agentId: agent.id,
      createdBy,
    });
  },
  "token.revoke": async ({ principal, input }, { auth }) => {
    const { organisationId } = asStaff(principal);
    return (await auth.apiTokens.revoke(organisationId, input.tokenId)) ? {} : missing("not_found");
  },
  "account.put": putAccount,
  "view.get": getView,
  "interaction.list": async (call, { history }) => {
    const { organisationId, agentId } = asStaff(call.principal);
    const spokenBy = may(call, "history.read_all") ? null : agentId;
    const page = await history.list(organisationId, call.input, spokenBy);
    return page ?? badPage();
  },
  "interaction.transcript": async (call, parts) => {
    const who = asSomebody(call.principal);
    const { before, ...rest } = call.input;
    if (who.kind === "staff" && !(await mayRead(call, parts, rest.interactionId))) {
      return missing("interaction_not_found");
    }
    const page = await parts.history.transcript(
      who.organisationId,
      { ...rest, ...(before !== undefined && { before }) },
      who.kind === "staff" ? { kind: "agent" } : { kind: "customer", customerId: who.customerId },
    );
    return page ?? missing("interaction_not_found");
  },
  "visitor.create": async ({ input, address }, parts) => {
    const found = await findEntryPoint(input, address, parts);
    if ("code" in found) return found;
    const { id } = found.entryPoint;
    const made = parts.auth.visitorTokens.create(found.organisationId, id);
    return { token: made.token, visitorId: made.visitor.customerId };
  },
  "visitor.entryPoint": async ({ input, address }, parts) => {
    const found = await findEntryPoint(input, address, parts);
    if ("code" in found) return found;
    const { organisationName, entryPoint } = found;
    return { organisationName, channel: entryPoint.channel, greeting: entryPoint.greeting };
  },
};

async function putAccount(
  call: QueryCall<"account.put">,
  parts: QueryParts,
): Promise<QueryResult<"account.put"> | Problem> {
  const { principal, input } = call;
  const { auth } = parts;
  const { organisationId, credential } = asStaff(principal);
  const agent = await auth.agents.find(organisationId, input.agentId as AgentId);
  if (agent === undefined) return missing("agent_not_found");
  const refusal = await refuseToManage(call, parts, agent.id);
  if (refusal !== undefined) return refusal;
  const weakness = weaknessOf(input.password, input.email.toLowerCase(), DEMO_PASSWORD);
  if (weakness !== undefined) return makeProblem("password_too_weak", { detail: weakness });
  const outcome = await auth.accounts.put({
    organisationId,
    agentId: agent.id,
    email: input.email,
    language: input.language,
    passwordHash: await hashPassword(input.password),
    passwordIsDemo: false,
  });
  if (outcome === "email_taken") {
    return makeProblem("conflict", {
      errors: [{ field: "email", message: "somebody else signs in with this address" }],
    });
  }
  const own = credential.type === "session" ? credential.id : undefined;
  await auth.sessions.endAllOf(organisationId, agent.id, own);
  return {};
}

function answerPassword(outcome: PasswordOutcome): Record<string, never> | Problem {
  switch (outcome.status) {
    case "done":
      return {};
    case "no_account":
      return makeProblem("not_found", { detail: "this agent has no password" });
    case "wrong_credentials":
      return makeProblem("wrong_credentials");
    case "too_weak":
      return makeProblem("password_too_weak", {
        detail: outcome.detail,
        errors: [{ field: "next", message: outcome.detail }],
      });
    case "too_many":
      return tooMany(outcome.retryAfterMs);
  }
}

interface FoundEntryPoint {
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
  readonly entryPoint: WebEntryPoint;
}

/** What a web page can lead to. */
type WebEntryPoint = EntryPoint & { readonly channel: "chat" | "voice" };

const isOnTheWeb = (entryPoint: EntryPoint): entryPoint is WebEntryPoint =>
  entryPoint.active && (entryPoint.channel === "chat" || entryPoint.channel === "voice");

/** For strangers: by address limited, and the same answer for everything that is not there. */
async function findEntryPoint(
  input: { organisationId: string; entryPointId: string },
  address: string,
  { organisation, visitors }: QueryParts,
): Promise<FoundEntryPoint | Problem> {
  const waitMs = visitors.take(address);
  if (waitMs > 0) return tooMany(waitMs);
  const engine = await organisation(input.organisationId).catch((error: unknown) => {
    if (error instanceof Error && "reason" in error && error.reason === "unknown_organisation") {
      return undefined;
    }
    throw error;
  });
  const found = await engine?.read(({ configuration }: State) => {
    const entryPoint = [...configuration.entryPoint.values()]
      .filter(isOnTheWeb)
      .find(({ id }) => id === input.entryPointId);
    if (entryPoint === undefined) return undefined;
    const organisationId = input.organisationId as OrganisationId;
    const organisationName = configuration.settings.name;
    return structuredClone({ organisationId, organisationName, entryPoint });
  });
  return found ?? missing("entry_point_not_found");
}

const missing = (code: ProblemCode): Problem => makeProblem(code);

const badPage = (): Problem =>
  makeProblem("validation_failed", {
    errors: [{ field: "before", message: "must be the `next` of an earlier page" }],
  });
