import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { stillRunning } from "./asterisk-fault.ts";

/**
 * The Asterisk that was started in a data folder, as written down beside its configuration: how to
 * reach it and what it was started with. Calls must survive the server, so a server that was killed
 * leaves Asterisk running, and the next one finds it here.
 */
export interface AsteriskInstance {
  readonly pid: number;
  readonly ariPort: number;
  readonly ariPassword: string;
  /** A hash of all that the configuration was made from. Another one: it must be started again. */
  readonly fingerprint: string;
}

const schema = z.object({
  pid: z.number().int().positive(),
  ariPort: z.number().int().positive(),
  ariPassword: z.string().min(1),
  fingerprint: z.string(),
});

const fileName = "instance.json";
const pollMs = 20;
/** Asterisk hangs up every call first. */
const askedMs = 1_500;
const killedMs = 1_000;

export function readInstance(folder: string): AsteriskInstance | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(join(folder, fileName), "utf8")));
  } catch {
    return undefined; // none, or half of one
  }
}

export function writeInstance(folder: string, instance: AsteriskInstance): void {
  const file = join(folder, fileName);
  writeFileSync(`${file}.unfinished`, JSON.stringify(instance), { mode: 0o600 });
  renameSync(`${file}.unfinished`, file);
}

/**
 * The processes that run with this configuration. The caller holds the lock of the data folder, so
 * these are ours. Process numbers that were written down are reused; the command line is the truth.
 */
export function findProcesses(configuration: string): readonly number[] {
  return processNumbers().filter((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      return words[words.indexOf("-C") + 1] === configuration && words.indexOf("-C") > 0;
    } catch {
      return false; // ended while we looked
    }
  });
}

function processNumbers(): readonly number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return []; // no /proc (macOS)
  }
}

/** Ends whatever runs with this configuration: asked, then told. Under three seconds. */
export async function stopProcesses(configuration: string): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGTERM", askedMs],
    ["SIGKILL", killedMs],
  ] as const) {
    for (const pid of findProcesses(configuration)) sendSignal(pid, signal);
    if (await allGone(configuration, patienceMs)) return;
  }
  throw stillRunning(findProcesses(configuration));
}

async function allGone(configuration: string, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (findProcesses(configuration).length > 0) {
    if (performance.now() > deadline) return false;
    await sleep(pollMs);
  }
  return true;
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}

export function removeInstance(folder: string): void {
  rmSync(join(folder, fileName), { force: true });
}
