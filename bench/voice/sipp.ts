import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SCENARIOS = join(import.meta.dirname, "scenarios");
/** 20 ms of G.711 at a time, over and over (RFC 3551): a tone, so that there is something to carry. */
const VOICE_BYTES = 8_000;

export type SippOptions = {
  folder: string;
  scenario: "register" | "agent" | "caller";
  name: string;
  /** Where requests go, `host:port`; none for who only answers. */
  target?: string;
  port: number;
  mediaPort: number;
  more: readonly string[];
  /** Keep every message with its time, to measure by. */
  trace?: boolean;
};

/** One SIPp (https://sipp.readthedocs.io), started; ends by itself or by `stop`. */
export class Sipp {
  readonly #child: ChildProcess;
  readonly #messages: string;
  readonly ended: Promise<number | null>;

  constructor({ folder, scenario, name, target, port, mediaPort, more, trace }: SippOptions) {
    this.#messages = join(folder, `${name}.messages`);
    const tracing = trace ? ["-trace_msg", "-message_file", this.#messages] : [];
    this.#child = spawn(
      "sipp",
      [
        ...(target === undefined ? [] : [target]),
        ...["-sf", prepareScenario(folder, scenario, name), "-i", "127.0.0.1", "-p", String(port)],
        ...["-mi", "127.0.0.1", "-mp", String(mediaPort), "-nostdin", "-skip_rlimit"],
        ...["-trace_err", "-error_file", join(folder, `${name}.errors`), ...tracing, ...more],
      ],
      { cwd: folder, stdio: "ignore" },
    );
    this.ended = once(this.#child, "exit").then(([code]) => code as number | null);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null) this.#child.kill("SIGTERM");
    await this.ended;
  }

  /** When each message of a kind went by, in milliseconds, by the caller's number. */
  times(direction: "sent" | "received", begins: string): Map<string, number> {
    const times = new Map<string, number>();
    for (const block of readFileSync(this.#messages, "utf8").split(/^-{30,} /m)) {
      const { at, isThere, caller } = readBlock(block, direction, begins);
      if (isThere && caller !== null && !times.has(caller)) times.set(caller, at);
    }
    return times;
  }
}

function readBlock(block: string, direction: string, begins: string) {
  const [head = "", about = "", ...rest] = block.split("\n");
  const message = rest.join("\n").trimStart();
  const isThere = about.includes(direction) && message.startsWith(begins);
  const caller = /^(?:From|f):.*?sip:\+?(\d+)@/im.exec(message)?.[1] ?? null;
  return { at: microseconds(head) / 1_000, isThere, caller: caller?.slice(-6) ?? null };
}

/** `2026-11-21 14:00:01.123456`, perhaps with more behind it. */
function microseconds(head: string): number {
  const [, day, time, fraction] = /(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)\.(\d{6})/.exec(head) ?? [];
  return Date.parse(`${day}T${time}Z`) * 1_000 + Number(fraction);
}

function prepareScenario(folder: string, scenario: string, name: string): string {
  const voice = join(folder, "voice.ulaw");
  writeFileSync(
    voice,
    Buffer.from(Array.from({ length: VOICE_BYTES }, (_, at) => (at * 37) & 0xff)),
  );
  const file = join(folder, `${name}.xml`);
  const text = readFileSync(join(SCENARIOS, `${scenario}.xml`), "utf8");
  writeFileSync(file, text.replace("VOICE", voice));
  return file;
}
