import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";

const startLimitMs = 60_000;
const stopLimitMs = 20_000;
const root = resolve(import.meta.dirname, "../..");

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly startedInMs: number;
  /** What it printed so far. */
  stdout(): string;
  stderr(): string;
}

export interface EndedProcess {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly tookMs: number;
}

export interface StartOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Default: Node with main.ts, as `npm start` ends up doing. */
  readonly command?: readonly [string, ...string[]];
}

export const serverCommand: readonly [string, ...string[]] = [
  process.execPath,
  join(root, "apps/server/src/main.ts"),
];

/** Starts a server and waits until it says that it is ready. */
export async function startServer(options: StartOptions): Promise<ServerProcess> {
  const startedAt = performance.now();
  const running = spawnServer(options);
  while (!running.stdout().includes("http://")) {
    if (running.child.exitCode !== null) {
      throw new Error(`the server ended before it was ready:\n${running.stderr()}`);
    }
    if (performance.now() - startedAt > startLimitMs) {
      throw new Error(`the server does not get ready:\n${describeHang(running)}`);
    }
    await sleep(10);
  }
  return { ...running, startedInMs: performance.now() - startedAt };
}

/** What it said, and what it and its children are waiting for. */
function describeHang({ child, stdout, stderr }: Omit<ServerProcess, "startedInMs">): string {
  const columns = "pid,ppid,stat,wchan:32,etimes,args";
  const processes = spawnSync("ps", ["--forest", "-o", columns, "-g", String(process.pid)]);
  return `${stdout()}${stderr()}pid ${child.pid}\n${processes.stdout.toString()}`;
}

/** Starts a server that is expected to end by itself, and waits for that. */
export async function runServer(options: StartOptions): Promise<EndedProcess> {
  return ended(spawnServer(options));
}

export async function stopServer(
  running: ServerProcess,
  signal: NodeJS.Signals,
): Promise<EndedProcess> {
  const end = ended(running);
  running.child.kill(signal);
  return end;
}

async function ended(running: Omit<ServerProcess, "startedInMs">): Promise<EndedProcess> {
  const startedAt = performance.now();
  const [code] = await once(running.child, "close");
  const tookMs = performance.now() - startedAt;
  return { code, stdout: running.stdout(), stderr: running.stderr(), tookMs };
}

function spawnServer({
  env,
  command = serverCommand,
}: StartOptions): Omit<ServerProcess, "startedInMs"> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    // Without calls, which take a while to prepare, unless the test is about them.
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], MARU_VOICE: "off", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
    });
  }
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    const exited = once(child, "exit");
    if ((await Promise.race([exited, sleep(stopLimitMs)])) === undefined) child.kill("SIGKILL");
    await exited;
  });
  return { child, stdout: () => output.stdout, stderr: () => output.stderr };
}

/** A new folder, gone after the test. */
export function makeFolder(under: string = tmpdir()): string {
  const folder = mkdtempSync(join(under, "maru-life-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** The processes that work in the folder or name it on their command line, by number. */
export function processesOf(folder: string): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid && mentions(pid, folder));
}

function mentions(pid: number, folder: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) ||
      readFileSync(`/proc/${pid}/environ`, "utf8").includes(folder) ||
      readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder)
    );
  } catch {
    return false; // it ended while we looked
  }
}
