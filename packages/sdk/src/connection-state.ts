/**
 * The state of the view stream.
 *
 *                    ┌──────────── silent for 10 s, closed, bye ────────────┐
 *                    ▼                                                      │
 *   connect() ──► connecting ── hello answered (snapshot or changes) ──► online
 *                  │     ▲                                                  │
 *     no answer    │     │ backoff over, browser says online,               │ closed, bye:
 *     in 10 s,     ▼     │ page becomes visible                             │ wait first
 *     closed ──► offline ┘◄─────────────────────────────────────────────────┘
 *
 *   any ──► ended    close(), or the server said: session ended, token not accepted, protocol not understood.
 *                    Only connect() leaves it.
 *
 * Before the first connect() the state is `offline` with `retryAt: null`.
 */
export type ConnectionState = {
  readonly status: "connecting" | "online" | "offline" | "ended";
  /** Since when, by this machine's clock (epoch milliseconds). */
  readonly since: number;
  /** Attempts since the connection last held; 0 while it holds. */
  readonly attempt: number;
  /** When the next attempt comes by itself; null when none is planned or one is under way. */
  readonly retryAt: number | null;
  /** When the server was last heard; exact to one heartbeat (5 s). Null: never. */
  readonly lastHeardAt: number | null;
  /** Of the last heartbeat. Null: not measured on this connection yet. */
  readonly roundTripMs: number | null;
  /** Commands that have no answer yet. */
  readonly pendingCommands: number;
  /** Why it ended; only with status `ended`. */
  readonly endedBy?: EndedBy;
};

export type EndedBy = "closed" | "session_ended" | "unauthenticated" | "protocol_error";
