/**
 * Joins what faces the world (HTTP, the view stream, sign-in) to the engines. Called by `main.ts`, and
 * by the tests that talk to a whole server within their process.
 */
import type { AgentId, Command, OrganisationId, Prompt, TrunkId } from "@maru/core";
import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { createAuditLog } from "./audit/audit-log.ts";
import { createAccounts } from "./auth/accounts.ts";
import { createApiTokens } from "./auth/api-tokens.ts";
import type { Auth } from "./auth/authenticator.ts";
import { createInvitations } from "./auth/invitations.ts";
import { createPasswordChecker } from "./auth/password.ts";
import { rightsOf } from "./auth/rights.ts";
import { createSecondFactors } from "./auth/second-factors.ts";
import { createSessions } from "./auth/sessions.ts";
import { createVisitorTokens, readVisitorKey } from "./auth/visitor-tokens.ts";
import { createCommandRunner } from "./commands/command-runner.ts";
import { peek } from "./commands/peek.ts";
import type { Database } from "./database/database.ts";
import type { EngineHost } from "./engine/engine-host.ts";
import { createFirstRun } from "./first-run/first-run.ts";
import { publishedGraph } from "./flows/flow-version-store.ts";
import { createStreamGateway, type StreamGateway } from "./gateway/stream-gateway.ts";
import { createHttpServer } from "./http/http-server.ts";
import type { WebAppFolders } from "./http/web-apps.ts";
import type { Limits } from "./limits/limits.ts";
import { createSignInThrottle } from "./limits/sign-in-throttle.ts";
import { createTokenBuckets } from "./limits/token-buckets.ts";
import type { Logger } from "./platform/logger.ts";
import type { History } from "./projections/history.ts";
import { addPromptRoutes } from "./prompts/prompt-routes.ts";
import { type PromptSounds, unknownSound } from "./prompts/prompt-sounds.ts";
import { createSpeech } from "./prompts/speech.ts";
import type { RecordingKeeper } from "./recordings/recording-keeper.ts";
import { addRecordingRoutes } from "./recordings/recording-routes.ts";
import type { Telephone } from "./voice/telephone.ts";

export interface EdgeParts {
  readonly db: Database;
  readonly host: EngineHost;
  readonly history: History;
  readonly recordings: RecordingKeeper;
  readonly telephone: Telephone;
  readonly promptSounds: PromptSounds;
  readonly clock: () => number;
  readonly limits: Limits;
  readonly logger: Logger;
  readonly registry: Registry;
  /** The address people open, an origin. */
  readonly publicUrl: string;
  readonly webApps: WebAppFolders | undefined;
  /** Add what else answers on the same port. */
  readonly additions: readonly ((app: FastifyInstance) => PromiseLike<unknown>)[];
}

export interface Edges {
  /** Not listening yet. Its `close` says goodbye to every stream. */
  readonly app: FastifyInstance;
  readonly auth: Auth;
}

const deleteExpiredEveryMs = 3_600_000;

export async function createEdges(parts: EdgeParts): Promise<Edges> {
  const { db, clock, limits, host, history, telephone } = parts;
  const organisation = (id: string) => host.organisation(id);
  const auth: Auth = {
    accounts: createAccounts(db, clock),
    secondFactors: await createSecondFactors(db, clock),
    invitations: createInvitations(db, clock),
    sessions: createSessions(db, clock),
    apiTokens: createApiTokens(db, clock),
    visitorTokens: createVisitorTokens(await readVisitorKey(db), clock),
    passwords: await createPasswordChecker(),
    agents: {
      async find(organisationId, agentId) {
        const engine = await organisation(organisationId);
        return peek(engine, ({ configuration }) => configuration.agent.get(agentId));
      },
      async rights(principal) {
        const engine = await organisation(principal.organisationId);
        return peek(engine, ({ configuration }) => rightsOf(configuration, principal));
      },
    },
  };
  const audit = createAuditLog(db, clock);
  const budget = createTokenBuckets(limits.commands, clock);
  const chats = createTokenBuckets(limits.chats, clock);
  let gateway: StreamGateway | undefined;
  const runner = createCommandRunner({
    organisation,
    lastAgentOf: (organisationId, customerId) => history.lastAgentOf(organisationId, customerId),
    customerByNumber: (organisationId, number) => history.customerByNumber(organisationId, number),
    flowVersion: async (organisationId, flowId, version) => {
      await (await organisation(organisationId)).historyUpToDate();
      return publishedGraph(db, organisationId as OrganisationId, flowId, version);
    },
    budget,
    chats,
    beforehand: async ({ organisationId }, command, engine) => {
      if (command.type !== "PutConfiguration") return undefined;
      if (command.kind === "prompt") {
        return unknownSound(parts.promptSounds, organisationId, command.item as Prompt);
      }
      if (command.kind !== "agent") return undefined;
      const { id } = command.item;
      if (peek(engine, ({ configuration }) => configuration.agent.has(id))) return undefined;
      // An agent of this id was removed, and the server died before what follows below was done.
      await auth.accounts.remove(organisationId, id);
      await auth.apiTokens.revokeAllOf(organisationId, id);
      return undefined;
    },
    afterwards: async ({ organisationId }, command, { seq, address }) => {
      if (CONFIGURING.has(command.type)) {
        await audit.origin(organisationId, seq, address);
      }
      if (command.type === "RemoveConfiguration" && command.kind === "trunk") {
        await telephone.secrets.putTrunkPassword(organisationId, command.id as TrunkId, null);
      }
      const agentId = deactivatedBy(command);
      if (agentId === undefined) return;
      gateway?.endAgent(organisationId, agentId);
      await auth.sessions.endAllOf(organisationId, agentId);
      if (command.type === "RemoveConfiguration") {
        await auth.accounts.remove(organisationId, agentId);
        await auth.apiTokens.revokeAllOf(organisationId, agentId);
      }
    },
  });
  const firstRun = createFirstRun({ db, host });
  const shared = { ...parts, auth, audit, budget, runner, organisation, firstRun };
  gateway = createStreamGateway({
    ...shared,
    typing: createTokenBuckets(limits.typing, clock),
    visitMs: limits.visitMs,
  });
  const app = await createHttpServer({
    ...shared,
    visited: gateway.visited,
    throttle: createSignInThrottle(limits.signIn, clock),
    visitors: createTokenBuckets(limits.visitors, clock),
    calls: chats,
    speak: createSpeech(),
    additions: [gateway.addTo, ...parts.additions],
  });
  addRecordingRoutes(app, shared);
  await addPromptRoutes(app, shared);
  keepTidy(app, auth, parts.logger);
  return { app, auth };
}

/** Commands whose events the audit log shows. */
const CONFIGURING: ReadonlySet<Command["type"]> = new Set<Command["type"]>([
  "PutConfiguration",
  "RemoveConfiguration",
  "ImportConfiguration",
]);

/** The agent who may no longer sign in after this, if there is one. */
function deactivatedBy(command: Command): AgentId | undefined {
  if (command.type === "PutConfiguration" && command.kind === "agent" && !command.item.active) {
    return command.item.id;
  }
  if (command.type === "RemoveConfiguration" && command.kind === "agent") {
    return command.id as AgentId;
  }
  return undefined;
}

function keepTidy(app: FastifyInstance, auth: Auth, logger: Logger): void {
  const tidy = (): void => {
    auth.sessions.deleteExpired().catch((err: unknown) => {
      logger.warn({ err }, "expired sessions could not be deleted");
    });
  };
  const timer = setInterval(tidy, deleteExpiredEveryMs);
  timer.unref();
  app.addHook("onClose", async () => clearInterval(timer));
}
