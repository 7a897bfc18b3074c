import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type AriAddress, answersAri } from "./ari-address.ts";
import {
  type AsteriskFolders,
  ariUser,
  controlSocketOf,
  type ExtraConfiguration,
  makeConfiguration,
  type SipSettings,
} from "./asterisk-configuration.ts";
import { didNotStart, sipPortTaken } from "./asterisk-fault.ts";
import {
  type AsteriskInstance,
  findProcesses,
  readInstance,
  removeInstance,
  stopProcesses,
  writeInstance,
} from "./asterisk-instance.ts";
import { LOG_NAME } from "./asterisk-log.ts";
import type { AsteriskProgram } from "./asterisk-program.ts";

/** sockaddr_un holds 108 bytes with the final zero. */
const socketPathMaxBytes = 107;
const startTimeoutMs = 60_000;
const startPollMs = 20;
const watchPollMs = 250;
const answerPatienceMs = 2_000;

export interface RunningAsterisk {
  readonly address: AriAddress;
  readonly logFolder: string;
  /** It was there already: a server that was killed left it, with its calls. */
  readonly adopted: boolean;
  /** Resolves when it has ended, asked or not. */
  readonly ended: Promise<void>;
  /** Ends it and waits; well under five seconds. */
  stop(): Promise<void>;
}

export interface AsteriskProcessOptions {
  /** An absolute path inside the data folder, whose lock the caller holds. */
  readonly folder: string;
  readonly program: AsteriskProgram;
  readonly sip: SipSettings;
  readonly holdMusic: string;
  readonly extra: ExtraConfiguration;
}

/** Takes over the Asterisk that runs in `folder` if it is as wanted, else starts one. */
export async function runAsterisk(
  options: AsteriskProcessOptions,
  signal: AbortSignal,
): Promise<RunningAsterisk> {
  const folders = makeFolders(options);
  const found = await adopt(options, folders);
  if (found !== undefined) return describe(found, folders, true);
  await stopProcesses(configurationFile(folders));
  removeInstance(folders.configuration);
  checkCertificate(options.sip);
  await checkSipPort(options.sip);
  return describe(await start(options, folders, signal), folders, false);
}

function makeFolders({ folder, holdMusic }: AsteriskProcessOptions): AsteriskFolders {
  const folders = {
    configuration: join(folder, "run"),
    run: chooseRunFolder(folder),
    log: join(folder, "log"),
    spool: join(folder, "spool"),
    database: join(folder, "database"),
    holdMusic,
  };
  const { configuration, run, log, spool, database } = folders;
  // Asterisk makes none of these, and a recording without its folder fails with misleading words.
  const needed = [join(configuration, "keys"), run, log, join(spool, "recording"), database];
  for (const path of needed) mkdirSync(path, { recursive: true, mode: 0o700 });
  return folders;
}

/** The path of a socket is short: where the data folder's is long, it goes to the system's folder. */
function chooseRunFolder(folder: string): string {
  const beside = join(folder, "run");
  if (Buffer.byteLength(controlSocketOf(beside)) <= socketPathMaxBytes) return beside;
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  return join(tmpdir(), `maru-${process.getuid?.() ?? 0}-${name}`);
}

const configurationFile = (folders: AsteriskFolders): string =>
  join(folders.configuration, "asterisk.conf");

async function adopt(
  options: AsteriskProcessOptions,
  folders: AsteriskFolders,
): Promise<AsteriskInstance | undefined> {
  const instance = readInstance(folders.configuration);
  if (instance === undefined) return undefined;
  if (!findProcesses(configurationFile(folders)).includes(instance.pid)) return undefined;
  const { ariPort, ariPassword } = instance;
  const wanted = fingerprintOf(
    configure(options, folders, { port: ariPort, password: ariPassword }),
  );
  if (instance.fingerprint !== wanted) return undefined;
  const answers = await answersAri(addressOf(instance), answerPatienceMs);
  return answers ? instance : undefined;
}

async function start(
  options: AsteriskProcessOptions,
  folders: AsteriskFolders,
  signal: AbortSignal,
): Promise<AsteriskInstance> {
  const ari = { port: await findFreePort(), password: randomBytes(24).toString("base64url") };
  const files = configure(options, folders, ari);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folders.configuration, name), text, { mode: 0o600 });
  }
  // One log before this one is kept.
  const log = join(folders.log, LOG_NAME);
  if (existsSync(log)) renameSync(log, `${log}.before`);
  const pid = spawnDetached(options.program, folders);
  const instance = {
    pid,
    ariPort: ari.port,
    ariPassword: ari.password,
    fingerprint: fingerprintOf(files),
  };
  writeInstance(folders.configuration, instance);
  try {
    await waitUntilUp(instance, folders, signal);
  } catch (error) {
    await stopProcesses(configurationFile(folders));
    throw error;
  }
  return instance;
}

function configure(
  { program, sip, extra }: AsteriskProcessOptions,
  folders: AsteriskFolders,
  ari: { readonly port: number; readonly password: string },
): Readonly<Record<string, string>> {
  return makeConfiguration({ program, folders, sip, ari, extra });
}

function fingerprintOf(files: Readonly<Record<string, string>>): string {
  return createHash("sha256").update(JSON.stringify(files)).digest("hex");
}

/**
 * A session of its own and no pipe to us: neither Ctrl-C in our terminal nor our death ends it or its
 * calls. What it prints before its own log is open goes to a file.
 */
function spawnDetached({ command }: AsteriskProgram, folders: AsteriskFolders): number {
  const output = openSync(join(folders.log, "output.log"), "w", 0o600);
  const [program, ...before] = command;
  const child = spawn(program, [...before, "-f", "-C", configurationFile(folders)], {
    cwd: folders.spool,
    detached: true,
    stdio: ["ignore", output, output],
    env: { PATH: process.env["PATH"], TZ: "UTC", LC_ALL: "C.UTF-8", HOME: folders.spool },
  });
  closeSync(output);
  // A program that is not there has no number; the wait for it to be up says so.
  child.on("error", () => undefined);
  child.unref();
  return child.pid ?? 0;
}

async function waitUntilUp(
  instance: AsteriskInstance,
  folders: AsteriskFolders,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + startTimeoutMs;
  while (!(await answersAri(addressOf(instance), answerPatienceMs))) {
    signal.throwIfAborted();
    const gone = !isAlive(instance.pid);
    if (gone || performance.now() > deadline) throw didNotStart(lastWords(folders));
    await sleep(startPollMs);
  }
}

/** The last error Asterisk wrote. */
function lastWords(folders: AsteriskFolders): string {
  const lines = [LOG_NAME, "output.log"].flatMap((name) => {
    const file = join(folders.log, name);
    return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  });
  const errors = lines.filter((line) => line.includes("ERROR"));
  return (errors.at(-1) ?? lines.at(-1) ?? "").slice(0, 300);
}

function describe(
  instance: AsteriskInstance,
  folders: AsteriskFolders,
  adopted: boolean,
): RunningAsterisk {
  return {
    address: addressOf(instance),
    logFolder: folders.log,
    adopted,
    ended: waitForEnd(instance.pid),
    async stop() {
      await stopProcesses(configurationFile(folders));
      removeInstance(folders.configuration);
      if (folders.run !== folders.configuration) {
        rmSync(folders.run, { recursive: true, force: true });
      }
    },
  };
}

function addressOf({ ariPort, ariPassword }: AsteriskInstance): AriAddress {
  return { url: `http://127.0.0.1:${ariPort}`, user: ariUser, password: ariPassword };
}

/** One that was adopted is nobody's child here, so its end is not told: it has to be looked for. */
async function waitForEnd(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(watchPollMs, undefined, { ref: false });
}

/** One that has ended and not been buried yet (a zombie, in a container without an init) is dead. */
function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** Throws what the system objects to: Asterisk would start without SIP over TLS. */
function checkCertificate({ tls }: SipSettings): void {
  for (const file of tls === undefined ? [] : [tls.certificate, tls.key]) {
    accessSync(file, constants.R_OK);
  }
}

/** Asked beforehand: Asterisk starts without the port and only its log would say so. */
async function checkSipPort({ host, port, tls }: SipSettings): Promise<void> {
  const ports = tls === undefined ? [port] : [port, port + 1];
  for (const wanted of ports) {
    const stream = createServer();
    const datagrams = createSocket(host.includes(":") ? "udp6" : "udp4");
    try {
      stream.listen({ host, port: wanted, exclusive: true });
      await once(stream, "listening");
      datagrams.bind({ address: host, port: wanted, exclusive: true });
      await once(datagrams, "listening");
    } catch {
      throw sipPortTaken(`${host}:${wanted}`);
    } finally {
      stream.close();
      closeQuietly(datagrams);
    }
  }
}

function closeQuietly(socket: ReturnType<typeof createSocket>): void {
  try {
    socket.close();
  } catch {
    // It was never bound.
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
