import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

export type BenchServerOrder = { databaseUrl: string; agents: number; customers: number };
export type BenchServerUsage = { rssBytes: number; cpuMicros: number };
/** Where it listens, and the tokens of those who may connect. */
export type BenchServerReady = { baseUrl: string; agents: string[]; customers: string[] };

/** Forks a script for the time of `work`; its first message says that it is ready. */
export async function withProcess<Ready, T>(
  script: URL,
  order: object,
  work: (ready: Ready, child: ChildProcess) => Promise<T>,
): Promise<T> {
  const child = fork(script, [JSON.stringify(order)]);
  try {
    const ready = await Promise.race([
      once(child, "message").then(([message]) => message as Ready),
      once(child, "exit").then(([code]) => {
        throw new Error(`${script.pathname} ended with ${code} before it was ready`);
      }),
    ]);
    return await work(ready, child);
  } finally {
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
  }
}

export async function usageOf(child: ChildProcess): Promise<BenchServerUsage> {
  const answer = once(child, "message");
  child.send("usage");
  const [usage] = (await answer) as [BenchServerUsage];
  return usage;
}
