import {
  type ClientFrame,
  clientFrameSchema,
  idempotencyKeySchema,
  type Problem,
} from "@maru/protocol";
import { validationProblem } from "../commands/command-input.ts";
import { makeProblem } from "../commands/problem-table.ts";

export type ReadFrame =
  | { readonly status: "frame"; readonly frame: ClientFrame }
  /** JSON, and no frame of ours. `commandId`: a command the client waits for an answer to. */
  | {
      readonly status: "invalid";
      readonly problem: Problem;
      readonly commandId: string | undefined;
    }
  | { readonly status: "malformed" };

export function readClientFrame(data: Buffer, isBinary: boolean): ReadFrame {
  if (isBinary) return { status: "malformed" };
  let value: unknown;
  try {
    // ws has checked that a text frame is UTF-8.
    value = JSON.parse(data.toString("utf8"));
  } catch {
    return { status: "malformed" };
  }
  if (typeof value !== "object" || value === null) return { status: "malformed" };
  const parsed = clientFrameSchema.safeParse(value);
  if (parsed.success) return { status: "frame", frame: parsed.data };
  return { status: "invalid", problem: validationProblem(parsed.error), commandId: idOf(value) };
}

function idOf(value: object): string | undefined {
  if (!("type" in value) || value.type !== "command" || !("id" in value)) return undefined;
  const id = idempotencyKeySchema.safeParse(value.id);
  return id.success ? id.data : undefined;
}

export const notNow = (detail: string): Problem => makeProblem("bad_request", { detail });
