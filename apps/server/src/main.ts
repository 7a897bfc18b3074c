/**
 * The composition root: which parts there are, in which order they start, and what each gets. No
 * decisions beyond that. Parts stop in the opposite order (`platform/lifecycle.ts`).
 */
import { join } from "node:path";
import { fastify } from "fastify";
import { openDatabase } from "./database/database.ts";
import { startEmbeddedPostgres } from "./database/embedded-postgres.ts";
import { migrate } from "./database/migrate.ts";
import { refusePostgresFault } from "./database/postgres-fault.ts";
import { announceReady } from "./platform/announcement.ts";
import { openDataFolder } from "./platform/data-folder.ts";
import { healthRoutes } from "./platform/health-routes.ts";
import { createLifecycle, type Lifecycle } from "./platform/lifecycle.ts";
import { createLogger, type Logger } from "./platform/logger.ts";
import { createMetrics } from "./platform/metrics.ts";
import { checkPort, refuseListen } from "./platform/port.ts";
import { createReadiness } from "./platform/readiness.ts";
import { isStartRefusal, operatorLanguage, type StartRefusal } from "./platform/refusal.ts";
import { readSettings, type Settings } from "./platform/settings.ts";
import { stopOnSignals } from "./platform/signals.ts";

const language = operatorLanguage(process.env);
const settings = readSettings(process.env);
if (isStartRefusal(settings)) {
  printRefusal(settings);
  process.exit(1);
}
const logger = createLogger(settings.logLevel);
const lifecycle = createLifecycle(logger);
stopOnSignals(lifecycle, logger);
const refusal = await start(settings, logger, lifecycle);
if (refusal !== undefined) {
  printRefusal(refusal);
  await lifecycle.stop(refusal.refused, 1);
}

async function start(
  { port, host, dataFolder, databaseUrl, publicUrl }: Settings,
  logger: Logger,
  lifecycle: Lifecycle,
): Promise<StartRefusal | undefined> {
  const folder = openDataFolder(dataFolder);
  if (isStartRefusal(folder)) return folder;
  lifecycle.onStop("data folder", folder.release);
  const taken = await checkPort(host, port);
  if (taken !== undefined) return taken;

  const url = databaseUrl ?? (await startPostgres(folder.path, logger, lifecycle));
  if (typeof url !== "string") return url;
  const database = await openDatabase({
    url,
    onIdleError: (err) => logger.warn({ err }, "an idle database connection broke"),
  });
  if (isStartRefusal(database)) return database;
  lifecycle.onStop("database", database.close);
  const outdated = await migrate(database.db);
  if (outdated !== undefined) return outdated;

  const registry = createMetrics();
  const readiness = createReadiness([]);
  const app = fastify({ forceCloseConnections: true });
  await app.register(healthRoutes({ readiness, registry }));
  lifecycle.onStop("http", () => app.close());
  try {
    await app.listen({ host, port });
  } catch (error) {
    return refuseListen(error, host, port);
  }
  logger.info({ nodeId: folder.nodeId, host, port }, "ready");
  process.stdout.write(announceReady(language, publicUrl, []));
  return undefined;
}

/** The built-in PostgreSQL; its address. When it ends unasked, so do we: nothing works without it. */
async function startPostgres(
  dataFolder: string,
  logger: Logger,
  lifecycle: Lifecycle,
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

function printRefusal({ words }: StartRefusal): void {
  process.stderr.write(`${words[language]}\n`);
}
