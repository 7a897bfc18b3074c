/**
 * The engine could not do what was asked because the world failed, not because the business said no.
 * Whoever asked may ask again: with the same idempotency key nothing happens twice.
 */
export class EngineFault extends Error {
  override readonly name = "EngineFault";
  readonly reason: EngineFaultReason;
  /** When to ask again; null where asking again is no use. */
  readonly retryAfterMs: number | null;

  constructor(
    reason: EngineFaultReason,
    options: { cause?: unknown; retryAfterMs?: number | null } = {},
  ) {
    super(`engine: ${reason}`, { cause: options.cause });
    this.reason = reason;
    this.retryAfterMs =
      options.retryAfterMs === undefined ? RETRY_AFTER_MS[reason] : options.retryAfterMs;
  }
}

export type EngineFaultReason =
  /** There is no such organisation. */
  | "unknown_organisation"
  /** Another node writes for this organisation, or has taken over. */
  | "not_the_writer"
  /** The database failed, the engine is stopping, or more is asked of it than it can keep up with. */
  | "unavailable";

const RETRY_AFTER_MS = {
  unknown_organisation: null,
  not_the_writer: 1_000,
  unavailable: 500,
} as const;
