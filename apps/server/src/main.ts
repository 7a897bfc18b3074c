/**
 * The composition root: which parts there are, in which order they start, and what each gets. No
 * decisions beyond that. Parts stop in the opposite order (`platform/lifecycle.ts`).
 */
import { join, resolve } from "node:path";
import type { AriAddress } from "./asterisk/ari-address.ts";
import { sipRelay } from "./asterisk/sip-relay.ts";
import { startVoicePlatform, type VoicePlatform } from "./asterisk/voice-platform.ts";
import { type DatabaseOptions, type OpenDatabase, openDatabase } from "./database/database.ts";
import { watchDatabase } from "./database/database-watch.ts";
import { startEmbeddedPostgres } from "./database/embedded-postgres.ts";
import { migrate } from "./database/migrate.ts";
import { refusePostgresFault } from "./database/postgres-fault.ts";
import { createDemo, demoSignIns } from "./demo/demo-organisation.ts";
import { DEMO_NUMBER } from "./demo/demo-voice.ts";
import { refusePublicDemo } from "./demo/public-demo.ts";
import { createEdges } from "./edges.ts";
import { keepOrganisationsRunning } from "./engine/organisation-keeper.ts";
import { createEngines } from "./engines.ts";
import { createFirstRun } from "./first-run/first-run.ts";
import { DEFAULT_LIMITS } from "./limits/limits.ts";
import { announceReady } from "./platform/announcement.ts";
import { type DataFolder, openDataFolder } from "./platform/data-folder.ts";
import { healthRoutes } from "./platform/health-routes.ts";
import { createLifecycle, type Lifecycle } from "./platform/lifecycle.ts";
import { createLogger, type Logger } from "./platform/logger.ts";
import { createMetrics } from "./platform/metrics.ts";
import { checkPort, refuseListen } from "./platform/port.ts";
import { createReadiness, type Readiness } from "./platform/readiness.ts";
import { isStartRefusal, operatorLanguage, type StartRefusal } from "./platform/refusal.ts";
import { readSettings, type Settings } from "./platform/settings.ts";
import { stopOnSignals } from "./platform/signals.ts";
import { takeFromAsterisk } from "./recordings/ari-recordings.ts";
import { takeFromFolder } from "./recordings/recording-files.ts";
import { openAsteriskLine } from "./voice/asterisk-line.ts";
import { noLine } from "./voice/no-line.ts";
import { ownSip, telephonePlace } from "./voice/telephone.ts";
import type { VoiceEdge } from "./voice/voice-edge.ts";

/** What the parts share. */
interface Foundation {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly lifecycle: Lifecycle;
  readonly readiness: Readiness;
}

const apps = resolve(import.meta.dirname, "../..");
const webApps = { desktop: join(apps, "desktop/dist"), widget: join(apps, "widget/dist") };
const language = operatorLanguage(process.env);

const settings = readSettings(process.env);
if (isStartRefusal(settings)) {
  printRefusal(settings);
  process.exit(1);
}
const logger = createLogger(settings.logLevel);
const lifecycle = createLifecycle(logger);
const readiness = createReadiness(["database", "organisations"]);
stopOnSignals(lifecycle, logger);
const refusal = await start({ settings, logger, lifecycle, readiness });
if (refusal !== undefined) {
  printRefusal(refusal);
  await lifecycle.stop(refusal.refused, 1);
}

async function start(foundation: Foundation): Promise<StartRefusal | undefined> {
  const { settings, lifecycle } = foundation;
  const folder = openDataFolder(settings.dataFolder);
  if (isStartRefusal(folder)) return folder;
  lifecycle.onStop("data folder", folder.release);
  const taken = await checkPort(settings.host, settings.port);
  if (taken !== undefined) return taken;

  const url = settings.databaseUrl ?? (await startPostgres(folder.path, foundation));
  if (typeof url !== "string") return url;
  const database = await prepareDatabase(url, foundation);
  if (isStartRefusal(database)) return database;
  return serve(folder, database, foundation);
}

/** The built-in PostgreSQL; its address. When it ends unasked, so do we: nothing works without it. */
async function startPostgres(
  dataFolder: string,
  { logger, lifecycle }: Foundation,
): Promise<string | StartRefusal> {
  const postgres = await startEmbeddedPostgres({
    folder: join(dataFolder, "postgres"),
    onLine: (line) => logger.debug({ line }, "postgres"),
  }).catch(refusePostgresFault);
  if (isStartRefusal(postgres)) return postgres;
  lifecycle.onStop("postgres", postgres.stop);
  void postgres.ended.then(({ asked }) => {
    if (asked) return;
    logger.fatal("PostgreSQL ended by itself");
    void lifecycle.stop("postgres ended", 1);
  });
  return postgres.url;
}

async function prepareDatabase(
  url: string,
  { logger, lifecycle, readiness }: Foundation,
): Promise<OpenDatabase | StartRefusal> {
  const options: DatabaseOptions = {
    url,
    onIdleError: (err) => logger.warn({ err }, "an idle database connection broke"),
  };
  const outdated = await bringUpToDate(options);
  if (outdated !== undefined) return outdated;
  const database = await openDatabase(options);
  if (isStartRefusal(database)) return database;
  lifecycle.onStop("database", database.close);
  const watch = watchDatabase(database.pool, (alive) => readiness.report("database", alive));
  lifecycle.onStop("database watch", watch.stop);
  return database;
}

/** Over connections of its own: a migration of large tables may take its time. */
async function bringUpToDate(options: DatabaseOptions): Promise<StartRefusal | undefined> {
  const database = await openDatabase({ ...options, statementTimeoutMs: null });
  if (isStartRefusal(database)) return database;
  try {
    return await migrate(database.db);
  } finally {
    await database.close();
  }
}

/** Calls. Nothing waits for them: fetching Asterisk takes a while, and chats need none. */
function startVoice(
  dataFolder: string,
  voice: VoiceEdge,
  { settings, logger, lifecycle }: Foundation,
): VoicePlatform {
  const platform = startVoicePlatform({
    ...settings.voice,
    folder: join(dataFolder, "asterisk"),
    logger,
    onStatus: ({ status }) => voice.platform(status === "unavailable" ? "down" : status),
  });
  lifecycle.onStop("voice", platform.stop);
  return platform;
}

async function serve(
  { path, nodeId }: DataFolder,
  { db, pool }: OpenDatabase,
  foundation: Foundation,
): Promise<StartRefusal | undefined> {
  const { settings, logger, lifecycle, readiness } = foundation;
  const { host: address, port, publicUrl } = settings;
  const registry = createMetrics();
  let platform: VoicePlatform | undefined;
  const asterisk = (): AriAddress | undefined =>
    platform?.status.status === "up" ? platform.status.address : undefined;
  const engines = await createEngines({
    ...{ pool, db, nodeId, clock: Date, logger, registry },
    openLine: (id, promptFile) =>
      settings.voice.enabled ? openAsteriskLine(id, asterisk, promptFile) : noLine,
    place: telephonePlace(settings),
    recordingFolder: join(path, "recordings"),
    promptFolder: join(path, "prompts"),
    flowsReachPrivateNetworks: settings.flowNetworks === "any",
    takeRecording:
      settings.voice.ariUrl === undefined
        ? takeFromFolder(join(path, "asterisk/spool/recording"))
        : takeFromAsterisk(asterisk),
  });
  const { host, telephone } = engines;
  lifecycle.onStop("engines", engines.close);
  if (settings.demo) await createDemo({ db, host, sip: ownSip(settings) });
  const tooOpen = await refusePublicDemo({ db, host }, settings);
  if (tooOpen !== undefined) return tooOpen;
  const keeper = await keepOrganisationsRunning({
    ...{ db, host, logger },
    report: (served) => readiness.report("organisations", served),
  });
  lifecycle.onStop("organisations", keeper.stop);
  platform = startVoice(path, telephone.voice, foundation);

  const { app } = await createEdges({
    ...engines,
    ...{ db, logger, registry, publicUrl, webApps },
    clock: Date.now,
    limits: DEFAULT_LIMITS,
    additions: [
      healthRoutes({ readiness, registry }),
      sipRelay({ voice: () => platform.status, clock: Date.now }),
    ],
  });
  lifecycle.onStop("http", () => app.close());
  try {
    await app.listen({ host: address, port, listenTextResolver: () => "listening" });
  } catch (error) {
    return refuseListen(error, address, port);
  }
  logger.info({ nodeId, host: address, port }, "ready");
  const signIns = await demoSignIns({ db, host });
  const shop = settings.voice.enabled ? `sip:${DEMO_NUMBER}@${ownSip(settings)}` : null;
  const firstRun = createFirstRun({ db, host });
  const setupCode = (await firstRun.isNeeded()) ? await firstRun.code() : null;
  process.stdout.write(announceReady(language, publicUrl, { signIns, telephone: shop, setupCode }));
  return undefined;
}

function printRefusal({ words }: StartRefusal): void {
  process.stderr.write(`${words[language]}\n`);
}
