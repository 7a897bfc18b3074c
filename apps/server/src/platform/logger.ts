import { Writable } from "node:stream";
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";
import type { Settings } from "./settings.ts";

export type { Logger };

/** PostgreSQL quotes the rows it refuses, and the JSON it cannot read: names and messages. */
const inPostgresErrors = ["err.detail", "err.where", "err.internalQuery"];

/**
 * The server's log. Messages are static text and values are fields, so that lines can be counted and
 * searched. Personal data may only be given under `pii`, which is never written.
 *
 * JSON lines on standard error, one readable line each on a terminal: standard output is for what
 * the person who starts Maru reads.
 */
export function createLogger(level: Settings["logLevel"], destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: ["pii", "*.pii", ...inPostgresErrors], censor: "[personal data]" },
    },
    destination ?? (process.stderr.isTTY ? readableLines(process.stderr) : pino.destination(2)),
  );
}

interface LogLine {
  readonly level: string;
  readonly time: string;
  readonly msg?: string;
  readonly err?: { readonly stack?: string };
  readonly [field: string]: unknown;
}

function readableLines(out: NodeJS.WritableStream): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      out.write(formatLogLine(JSON.parse(chunk.toString())));
      done();
    },
  });
}

/** `09:12:01 warn  message  field=value`, in the reader's time zone. */
export function formatLogLine({ level, time, msg, err, ...fields }: LogLine): string {
  const clock = new Date(time).toTimeString().slice(0, 8);
  const values = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const line = [clock, level.padEnd(5), msg ?? "", ...values].join(" ").trimEnd();
  return err?.stack === undefined ? `${line}\n` : `${line}\n${err.stack}\n`;
}
