import { refuseStart, type StartRefusal } from "../platform/refusal.ts";

/** PostgreSQL did not do what it was told; the world failed, not the request. */
export class PostgresFault extends Error {
  override readonly name = "PostgresFault";
  readonly reason: "initdb_failed" | "did_not_start" | "start_timed_out";
  /** The last lines PostgreSQL printed. */
  readonly output: string;

  constructor(reason: PostgresFault["reason"], output: string, options?: { cause?: unknown }) {
    super(`PostgreSQL: ${reason}${output === "" ? "" : `\n${output}`}`, options);
    this.reason = reason;
    this.output = output;
  }
}

/**
 * For the operator: whatever it was (a full disk, a damaged file), PostgreSQL's own last line says it
 * best. Other errors are passed on.
 */
export function refusePostgresFault(error: unknown): StartRefusal {
  if (!(error instanceof PostgresFault)) throw error;
  const lastLine = error.output.split("\n").at(-1) || error.reason;
  return refuseStart("postgres_failed", {
    en: `The built-in PostgreSQL did not start (${lastLine}): mend that, or set DATABASE_URL.`,
    ko: `내장 PostgreSQL을 시작하지 못했습니다(${lastLine}). 원인을 해결하거나 DATABASE_URL을 지정하세요.`,
  });
}
