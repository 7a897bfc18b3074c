import type { Problem } from "@maru/protocol";

/** The server said no. `problem.code` is stable: branch on it and choose the words yourself. */
export class MaruProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail ?? problem.title}`);
    this.name = "MaruProblem";
    this.problem = problem;
  }
}

export type FaultReason =
  /** `connect()` was never called. */
  | "not_connected"
  /** `close()` was called, or the server ended the session. Whether the command was done is not known. */
  | "ended"
  /** The wait the caller allowed is over. The command is still in the outbox and will be sent. */
  | "timed_out"
  /** The outbox holds its maximum; nothing was added. */
  | "outbox_full"
  /** The command does not fit into one frame; nothing was added. */
  | "too_large"
  /** No answer came over HTTP. */
  | "network"
  /** An answer came that is not one of this API's: a proxy's error page, say. */
  | "bad_response";

/** The world failed. The server has said neither yes nor no. */
export class MaruFault extends Error {
  readonly reason: FaultReason;
  constructor(reason: FaultReason, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "MaruFault";
    this.reason = reason;
  }
}
