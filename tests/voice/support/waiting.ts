import type { ChildProcess } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const STEP_MS = 20;

/** Waits for a condition, and says what was missing when it does not come. */
export async function until<Value>(
  what: () => string,
  condition: () => Value | undefined | false | Promise<Value | undefined | false>,
  limitMs = 15_000,
): Promise<Value> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`waited ${limitMs} ms: ${what()}`);
    await sleep(STEP_MS);
  }
}

/** Asks a process to end, and makes it end after a while. */
export async function endProcess(child: ChildProcess, limitMs = 5_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), limitMs);
  await ended;
  clearTimeout(force);
}

/** Below the ports the system hands out by itself, which an outgoing connection may take in the next moment. */
const PORTS = { first: 12_000, perWorker: 3_500 };
const worker = Number(process.env["VITEST_POOL_ID"] ?? 1) % 2;
/** Not from the beginning: another run on this machine may have begun there. */
let pairsGiven = Math.floor((Math.random() * PORTS.perWorker) / 2);

/**
 * A port of the loopback interface that nobody listens on, and the next one neither: a telephone takes that for TLS.
 * None is given twice before all were, for whoever gets one does not listen there at once; and test files that run at
 * the same time have different ones. A telephone that finds its command port taken would go on without a word, and
 * the other's telephone would be told what was meant for it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    pairsGiven += 1;
    const port = PORTS.first + worker * PORTS.perWorker + ((2 * pairsGiven) % PORTS.perWorker);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const streams = createServer().listen(port, "127.0.0.1");
  const datagrams = createSocket("udp4").bind(port, "127.0.0.1");
  const probes = [streams, datagrams].map((probe) =>
    once(probe, "listening").then(
      () => new Promise<boolean>((resolve) => probe.close(() => resolve(true))),
      () => false,
    ),
  );
  return (await Promise.all(probes)).every((free) => free);
}
