import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { isStartRefusal, type StartRefusal } from "../platform/refusal.ts";
import { type PostgresBinaries, preparePostgresBinaries } from "./postgres-binaries.ts";
import { postgresEnvironment, prepareCluster } from "./postgres-cluster.ts";
import { PostgresFault } from "./postgres-fault.ts";
import { choosePostgresLauncher, giveFolder, type PostgresLauncher } from "./postgres-launcher.ts";
import { settleOrphan } from "./postgres-orphan.ts";

const databaseName = "maru";
/** sockaddr_un holds 108 bytes with the final zero; PostgreSQL refuses more. */
const socketPathMaxBytes = 107;
/** Redoing the journal after a crash of the machine takes as long as it takes, within reason. */
const startTimeoutMs = 300_000;
const startPollMs = 10;
const fastShutdownMs = 3_000;
const immediateShutdownMs = 700;
const keptLines = 20;

export interface EmbeddedPostgres {
  /** For `openDatabase`; names the unix socket. */
  readonly url: string;
  /** The same for another database of this server. */
  urlOf(database: string): string;
  /** Resolves when PostgreSQL has ended, asked or not. */
  readonly ended: Promise<{ readonly asked: boolean }>;
  /** Fast shutdown; well under five seconds, whatever state it is in. Safe to call twice. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** An absolute path inside the data folder, whose lock the caller holds. */
  readonly folder: string;
  /** Gets each line PostgreSQL logs. They hold no statements and no values. */
  readonly onLine?: (line: string) => void;
}

/**
 * Starts the PostgreSQL that came with npm in `folder`, made on first use. It listens on a unix
 * socket only this user can reach, which is why it asks for no password.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres | StartRefusal> {
  const { folder } = options;
  mkdirSync(folder, { recursive: true });
  const launcher = choosePostgresLauncher();
  if (isStartRefusal(launcher)) return launcher;
  const cluster = join(folder, "cluster");
  const socketFolder = makeSocketFolder(folder, launcher);

  const stuck = await settleOrphan(cluster, socketFolder);
  if (stuck !== undefined) return stuck;
  const binaries = preparePostgresBinaries(folder);
  if (isStartRefusal(binaries)) return binaries;
  const unusable = await prepareCluster(cluster, binaries, launcher);
  if (unusable !== undefined) return unusable;

  const child = spawnPostgres(cluster, socketFolder, binaries, launcher);
  const process = supervise(child, options.onLine);
  await process.ready(join(cluster, "postmaster.pid"));
  const urlOf = (database: string): string =>
    `postgresql://maru@/${database}?host=${encodeURIComponent(socketFolder)}`;
  await ensureDatabase(urlOf("postgres"));
  return {
    url: urlOf(databaseName),
    urlOf,
    ended: process.ended,
    async stop() {
      await process.stop();
      if (!socketFolder.startsWith(folder)) rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}

/** In the data folder where its path is short enough, else in a new folder of the system's. */
function makeSocketFolder(folder: string, launcher: PostgresLauncher): string {
  const beside = join(folder, "socket");
  const fits = Buffer.byteLength(join(beside, ".s.PGSQL.5432")) <= socketPathMaxBytes;
  const socketFolder = fits ? beside : mkdtempSync(join(tmpdir(), "maru-"));
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 });
  chmodSync(socketFolder, 0o700);
  giveFolder(socketFolder, launcher.owner);
  return socketFolder;
}

function spawnPostgres(
  cluster: string,
  socketFolder: string,
  binaries: PostgresBinaries,
  launcher: PostgresLauncher,
): ChildProcess {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: socketFolder,
    unix_socket_permissions: "0700",
    port: "5432",
    max_connections: "100",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    // An acknowledged command is on the disk: both are the default, and nobody may change them.
    fsync: "on",
    synchronous_commit: "on",
    // Personal data stays out of the log: no statements, no errors with values in their text.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
  const [command, ...args] = [
    ...launcher.prefix,
    binaries.postgres,
    ...["-D", cluster],
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ] as [string, ...string[]];
  return spawn(command, args, {
    env: postgresEnvironment(binaries),
    stdio: ["ignore", "ignore", "pipe"],
    // A session of its own: Ctrl-C in the terminal is for the server, which stops its database last.
    detached: true,
  });
}

interface SupervisedPostgres {
  ready(pidFile: string): Promise<void>;
  readonly ended: Promise<{ readonly asked: boolean }>;
  stop(): Promise<void>;
}

function supervise(
  child: ChildProcess,
  onLine: EmbeddedPostgresOptions["onLine"],
): SupervisedPostgres {
  const lastLines: string[] = [];
  let asked = false;
  let running = true;
  const ended = new Promise<{ asked: boolean }>((resolve) => {
    const end = (): void => {
      running = false;
      resolve({ asked });
    };
    child.once("exit", end);
    child.once("error", (error) => {
      lastLines.push(error.message);
      end();
    });
  });
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on("line", (line) => {
      lastLines.push(line);
      if (lastLines.length > keptLines) lastLines.shift();
      onLine?.(line);
    });
  }
  const endsWithin = (timeoutMs: number): Promise<boolean> =>
    Promise.race([ended.then(() => true), sleep(timeoutMs, false, { ref: false })]);

  return {
    ended,
    async ready(pidFile) {
      const deadline = performance.now() + startTimeoutMs;
      while (!saysReady(pidFile, child.pid)) {
        if (!running) throw new PostgresFault("did_not_start", lastLines.join("\n"));
        if (performance.now() > deadline) {
          child.kill("SIGQUIT");
          throw new PostgresFault("start_timed_out", lastLines.join("\n"));
        }
        await Promise.race([ended, sleep(startPollMs)]);
      }
    },
    async stop() {
      asked = true;
      if (!running) return;
      // Fast: open transactions are rolled back and a checkpoint is written.
      child.kill("SIGINT");
      if (await endsWithin(fastShutdownMs)) return;
      // Immediate: no checkpoint; what was acknowledged is in the log and is redone at the next start.
      child.kill("SIGQUIT");
      if (await endsWithin(immediateShutdownMs)) return;
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** The eighth line of `postmaster.pid` is PostgreSQL's own word for being ready (as pg_ctl reads it). */
function saysReady(pidFile: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(pidFile, "utf8").split("\n");
    return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
  } catch {
    return false; // not written yet
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [
      databaseName,
    ]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}
