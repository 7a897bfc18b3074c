/**
 * The whole server in a process of its own, as `main.ts` composes it, but with as many agents and visitors as are
 * wanted, made without signing in, and without limits per address: all of them come from this machine.
 * Forked by the benches; says where it listens and who may connect, and answers `usage`.
 */
import type { AgentId, ConfigurationItem, OrganisationId } from "@maru/core";
import { openDatabase } from "../apps/server/src/database/database.ts";
import { createEdges } from "../apps/server/src/edges.ts";
import { createEngines } from "../apps/server/src/engines.ts";
import { DEFAULT_LIMITS } from "../apps/server/src/limits/limits.ts";
import { createLogger } from "../apps/server/src/platform/logger.ts";
import { createMetrics } from "../apps/server/src/platform/metrics.ts";
import { isStartRefusal } from "../apps/server/src/platform/refusal.ts";
import { takeFromFolder } from "../apps/server/src/recordings/recording-files.ts";
import { testConfiguration } from "../apps/server/src/testing/test-organisation.ts";
import { noLine } from "../apps/server/src/voice/no-line.ts";
import type { BenchServerOrder, BenchServerUsage } from "./bench-process.ts";

const ORGANISATION = "bench" as OrganisationId;
const UNLIMITED = { burst: 1e9, perSecond: 1e9 };

// One contact for everybody before anybody has two.
const QUEUE = { offerTimeoutMs: 120_000, strategy: "least_occupied" } as const;

const order = JSON.parse(process.argv[2] ?? "") as BenchServerOrder;
const database = await openDatabase({ url: order.databaseUrl, onIdleError: () => undefined });
if (isStartRefusal(database)) throw new Error(database.words.en);
const { db, pool } = database;
const logger = createLogger("warn");
const registry = createMetrics();
const recordings = "/nonexistent";
const engines = await createEngines({
  ...{ pool, db, nodeId: "bench", clock: Date, logger, registry, openLine: () => noLine },
  place: { domain: "127.0.0.1", port: 5060, transport: "udp", iceServers: [] },
  recordingFolder: recordings,
  promptFolder: recordings,
  flowsReachPrivateNetworks: false,
  takeRecording: takeFromFolder(recordings),
});
const { host } = engines;
const limits = { commands: UNLIMITED, visitors: UNLIMITED, chats: UNLIMITED, typing: UNLIMITED };
const { app, auth } = await createEdges({
  ...engines,
  ...{ db, logger, registry, webApps: undefined, additions: [] },
  clock: Date.now,
  limits: { ...DEFAULT_LIMITS, ...limits },
  publicUrl: "http://127.0.0.1",
});

await configure();
const agents = await Promise.all(Array.from({ length: order.agents }, (_, index) => admit(index)));
const customers = Array.from(
  { length: order.customers },
  () => auth.visitorTokens.create(ORGANISATION, "shop" as never).token,
);
const baseUrl = await app.listen({ host: "127.0.0.1", port: 0 });
process.send?.({ baseUrl, agents, customers });
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  const usage: BenchServerUsage = { rssBytes: process.memoryUsage.rss(), cpuMicros: user + system };
  process.send?.(usage);
});
// The bench was interrupted.
process.on("disconnect", () => process.exit(1));
process.on("SIGTERM", () => {
  void app
    .close()
    .then(() => engines.close())
    .then(() => database.close())
    .then(() => process.exit(0));
});

async function configure(): Promise<void> {
  await host.createOrganisation(ORGANISATION, "Bench");
  const engine = await host.organisation(ORGANISATION);
  const people = Array.from(
    { length: order.agents },
    (_, index): ConfigurationItem => ({
      kind: "agent",
      item: {
        id: agentId(index),
        name: `Agent ${index}`,
        roleId: "agent" as never,
        teamId: "north" as never,
        multimediaProfileId: "two" as never,
        agentProfileId: null,
        extension: null,
        skills: {},
        active: true,
      },
    }),
  );
  for (const item of [...testConfiguration(QUEUE), ...people]) {
    const outcome = await engine.command({
      command: { type: "PutConfiguration", ...item },
      actor: "system",
      key: null,
    });
    if (outcome.status === "refused") throw new Error(outcome.refusal.detail);
  }
}

function agentId(index: number): AgentId {
  return `agent-${index}` as AgentId;
}

/** An account nobody can sign in to, and a session for it. */
async function admit(index: number): Promise<string> {
  await auth.accounts.put({
    organisationId: ORGANISATION,
    agentId: agentId(index),
    email: `agent-${index}@bench.test`,
    language: "en",
    passwordHash: "none",
    passwordIsDemo: false,
  });
  return auth.sessions.start(ORGANISATION, agentId(index), "bearer");
}
