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
