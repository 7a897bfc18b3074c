import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { endProcess, freePort } from "./waiting.ts";

const scenarios = resolve(import.meta.dirname, "../scenarios");

export interface SippOptions {
  /** A file in `scenarios/`, without `.xml`. */
  readonly scenario: string;
  /** Whom it calls, `127.0.0.1:port`; nobody, for one that is called. */
  readonly remote?: string;
  /** Where it is called; any, when left out. */
  readonly port?: number;
  /** The address it is at. */
  readonly host?: string;
  /** Calls in all; without it there is no end to them. */
  readonly calls?: number;
  /** New calls per second. */
  readonly rate?: number;
  /** What the scenario may use as `[name]`. */
  readonly keys?: Readonly<Record<string, string>>;
}

export interface SippResult {
  readonly successful: number;
  readonly failed: number;
}

/** The program SIPp with a scenario of ours: many calls that say little. */
export class Sipp {
  readonly #child: ChildProcess;
  readonly #folder: string;
  #output = "";

  static async start(options: SippOptions): Promise<Sipp> {
    return new Sipp(options, options.port ?? (await freePort()), await freePort());
  }

  private constructor(
    { scenario, remote, calls, host = "127.0.0.1", rate = 10, keys = {} }: SippOptions,
    port: number,
    mediaPort: number,
  ) {
    this.#folder = mkdtempSync(join(tmpdir(), "maru-sipp-"));
    const args = [
      ...["-sf", join(scenarios, `${scenario}.xml`)],
      ...["-i", host, "-mi", host, "-p", String(port)],
      // Whether it is there (OPTIONS) it answers by itself.
      "-aa",
      ...["-mp", String(mediaPort)],
      ...["-r", String(rate), "-l", String(calls ?? 1_000)],
      ...(calls === undefined ? [] : ["-m", String(calls)]),
      ...["-recv_timeout", "60000", "-timeout", "180s", "-timeout_error"],
      ...["-nostdin", "-trace_stat", "-stf", join(this.#folder, "statistics.csv")],
      ...["-trace_err", "-error_file", join(this.#folder, "errors.log")],
      ...Object.entries(keys).flatMap(([name, value]) => ["-key", name, value]),
      ...(remote === undefined ? [] : [remote]),
    ];
    this.#child = spawn("sipp", args, { cwd: this.#folder, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#output = (this.#output + text).slice(-4_000);
      });
  }

  /** Waits until all its calls are over. */
  async result(): Promise<SippResult> {
    if (this.#child.exitCode === null) await once(this.#child, "exit");
    return this.statistics();
  }

  statistics(): SippResult {
    const file = readdirSync(this.#folder).find((name) => name === "statistics.csv");
    if (file === undefined) throw new Error(`SIPp did not begin:\n${this.#output}`);
    const [head = "", ...lines] = readFileSync(join(this.#folder, file), "utf8").trim().split("\n");
    const values = lines.at(-1)?.split(";") ?? [];
    const of = (name: string) => Number(values[head.split(";").indexOf(name)] ?? 0);
    return { successful: of("SuccessfulCall(C)"), failed: of("FailedCall(C)") };
  }

  /** What it complained about. */
  errors(): string {
    const file = readdirSync(this.#folder).find((name) => name === "errors.log");
    return file === undefined ? "" : readFileSync(join(this.#folder, file), "utf8");
  }

  async close(): Promise<void> {
    await endProcess(this.#child, 2_000);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
