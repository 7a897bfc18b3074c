import { MaruFault, MaruProblem } from "@maru/sdk";
import type { MessageKey } from "../words.ts";

const FAULTS = new Set(["network", "outbox_full", "too_large", "ended"]);

/** The catalogue's key for why something was not done. A bug is not an answer: it is thrown on. */
export function failureKey(error: unknown): MessageKey {
  if (error instanceof MaruProblem) return `problem.${error.problem.code}`;
  if (error instanceof MaruFault)
    return (FAULTS.has(error.reason) ? `fault.${error.reason}` : "fault.other") as MessageKey;
  throw error;
}
