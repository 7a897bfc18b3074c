import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = resolve(import.meta.dirname, "../../..");
const START_LIMIT_MS = 60_000;

export interface ServerOptions {
  /** A database of the test run. Without one the server starts its own, as `npm start` does. */
  readonly databaseUrl?: string;
  /** More settings, and others. */
  readonly env?: Readonly<Record<string, string>>;
  /** What the data folder is to hold before the first start. */
  readonly prepare?: (dataFolder: string) => void;
}

/** A real server with a data folder of its own. It can be killed and started again at the same address. */
export class ServerProcess {
  readonly url: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #folder: string;
  #child: ChildProcess | undefined;
  #output = "";

  static async start(options: ServerOptions): Promise<ServerProcess> {
    const port = await findFreePort();
    const server = new ServerProcess(port, options);
    options.prepare?.(server.dataFolder);
    await server.start();
    return server;
  }

  private constructor(port: number, { databaseUrl, env }: ServerOptions) {
    this.url = `http://127.0.0.1:${port}`;
    this.#folder = mkdtempSync(join(tmpdir(), "br-"));
    this.#env = {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      PORT: String(port),
      MARU_DATA: this.dataFolder,
      LOG_LEVEL: "debug",
      MARU_VOICE: "off",
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      ...env,
    };
  }

  get dataFolder(): string {
    return join(this.#folder, "data");
  }

  /** Of the process that runs now. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Everything it wrote, over all its starts. */
  get output(): string {
    return this.#output;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(root, "apps/server/src/main.ts")], {
      cwd: root,
      env: this.#env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    const before = this.#output.length;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.#output += text;
      });
    const deadline = Date.now() + START_LIMIT_MS;
    while (!this.#output.slice(before).includes(`${this.url}`)) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`the server did not start:\n${this.#output.slice(before)}`);
      await sleep(20);
    }
  }

  /** As a power cut does: it gets no chance to say goodbye. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
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
