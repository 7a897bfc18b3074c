import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialiseState } from "@maru/core";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { pino } from "pino";
import { Registry } from "prom-client";
import { afterAll } from "vitest";
import type { Auth } from "../auth/authenticator.ts";
import { createEdges } from "../edges.ts";
import type { EngineHost } from "../engine/engine-host.ts";
import { createEngines, type Engines } from "../engines.ts";
import { DEFAULT_LIMITS, type Limits } from "../limits/limits.ts";
import { takeFromFolder } from "../recordings/recording-files.ts";
import { populateOrganisation, type TestOrganisation } from "./populated-organisation.ts";
import { SimulatedLines } from "./simulated-lines.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

export interface TestServer {
  readonly app: FastifyInstance;
  readonly auth: Auth;
  readonly host: EngineHost;
  readonly database: TestDatabase;
  readonly telephone: Engines["telephone"];
  readonly recordings: Engines["recordings"];
  readonly promptSounds: Engines["promptSounds"];
  /** The media engines of the organisations: nothing is heard, but it is known who would hear whom. */
  readonly lines: SimulatedLines;
  /** Where the media engine puts what it recorded. */
  readonly recordingFolder: string;
  /** Lines the server logged, as objects. */
  readonly log: Record<string, unknown>[];
  /** The clock of sign-in, sessions and limits (not of the engine) runs ahead by this much. */
  advance(ms: number): void;
  organisation(id: string): Promise<TestOrganisation>;
  /** JSON in, JSON out, as whoever the token is. */
  call(token: string | undefined, options: InjectOptions): Promise<LightMyRequestResponse>;
  /** Listens; `http://127.0.0.1:<port>`. */
  listen(): Promise<string>;
  /** A fingerprint of everything an organisation's engine knows: equal if and only if the state is. */
  state(organisationId: string): Promise<string>;
}

/** No test of another thing runs into a limit. */
export const ROOMY_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  commands: { burst: 1_000_000, perSecond: 1_000_000 },
  visitors: { burst: 1_000_000, perSecond: 1_000_000 },
  chats: { burst: 1_000_000, perSecond: 1_000_000 },
  visitMs: 3_600_000,
};

/** The whole server but its process: engines, edges and a database of its own. Closed after the file's tests. */
export async function createTestServer(
  options: { readonly limits?: Limits; readonly publicUrl?: string } = {},
): Promise<TestServer> {
  const database = await createTestDatabase();
  const log: Record<string, unknown>[] = [];
  const logger = pino(
    { level: "info", base: null },
    { write: (line) => log.push(JSON.parse(line)) },
  );
  const registry = new Registry();
  let aheadMs = 0;
  let listening: Promise<string> | undefined;
  const clock = (): number => Date.now() + aheadMs;
  const { db, pool } = database;
  const folder = await mkdtemp(join(tmpdir(), "maru-test-"));
  const recordingFolder = join(folder, "engine");
  await mkdir(recordingFolder);
  const lines = new SimulatedLines();
  const engines = await createEngines({
    ...{ pool, db, logger, registry },
    nodeId: "test",
    clock: { now: Date.now },
    openLine: (organisationId) => lines.open(organisationId),
    place: { domain: "desk.test", port: 5060, transport: "udp", iceServers: [] },
    recordingFolder: join(folder, "kept"),
    promptFolder: join(folder, "prompts"),
    flowsReachPrivateNetworks: true,
    takeRecording: takeFromFolder(recordingFolder),
  });
  engines.telephone.voice.platform("up");
  const { host } = engines;
  const { app, auth } = await createEdges({
    ...engines,
    db,
    clock,
    limits: options.limits ?? ROOMY_LIMITS,
    logger,
    registry,
    publicUrl: options.publicUrl ?? "http://desk.test",
    webApps: undefined,
    additions: [],
  });
  await app.ready();
  afterAll(async () => {
    await app.close();
    await engines.close();
    await database.close();
    await rm(folder, { recursive: true });
  });
  return {
    app,
    auth,
    host,
    database,
    telephone: engines.telephone,
    recordings: engines.recordings,
    promptSounds: engines.promptSounds,
    lines,
    recordingFolder,
    log,
    advance: (ms) => {
      aheadMs += ms;
    },
    organisation: (id) => populateOrganisation(id, { host, auth }),
    call: (token, { headers, ...rest }) =>
      app.inject({
        ...rest,
        headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
      }),
    listen: () => {
      listening ??= app.listen({ host: "127.0.0.1", port: 0 });
      return listening;
    },
    state: async (organisationId) => {
      const engine = await host.organisation(organisationId);
      return createHash("sha256")
        .update(await engine.read(serialiseState))
        .digest("hex");
    },
  };
}
