import type { RefusalCode } from "@maru/core";
import { z } from "zod";
import { fieldProblemSchema } from "./field-problem.ts";

/** Codes of the wire itself, beside the refusals of the business. */
export const WIRE_CODES = [
  "bad_request",
  "unauthenticated",
  "wrong_credentials",
  "forbidden",
  "csrf_failed",
  /** Nobody gives what they do not have, nor takes over somebody who may do more. */
  "rights_beyond_own",
  "not_found",
  "method_not_allowed",
  "body_too_large",
  "unsupported_media_type",
  "validation_failed",
  "too_many_requests",
  "password_too_weak",
  /** The password is right; a code of the authenticator app is asked as well. */
  "totp_required",
  "totp_wrong",
  "password_change_required",
  "totp_enrolment_required",
  "invitation_invalid",
  "conflict",
  /** What was typed is no telephone number that could be called. */
  "number_invalid",
  /** What was sent as a prompt's sound cannot be one. */
  "sound_format_unknown",
  "sound_empty",
  "sound_silent",
  "sound_too_long",
  /** No such sound is stored. */
  "sound_not_found",
  "speech_unavailable",
  /** The organisation is there: it is founded once. */
  "setup_done",
  "setup_code_wrong",
  "not_the_writer",
  "unavailable",
  "internal",
] as const;
export type WireCode = (typeof WIRE_CODES)[number];

export type ProblemCode = RefusalCode | WireCode;

/** RFC 9457 problem document. `code` is stable; clients branch on it and choose the words themselves. */
export const problemSchema = z
  .object({
    type: z.string().describe("A URI for the kind of problem: `urn:maru:problem:<code>`"),
    title: z.string().describe("The kind of problem in English, for developers"),
    status: z.int(),
    code: z.string().describe("Stable code"),
    detail: z.string().optional(),
    instance: z.string().optional().describe("The request's id, as in the server's log"),
    errors: z.array(fieldProblemSchema).optional().describe("What is wrong, by field"),
    current: z
      .object({ revision: z.unknown(), item: z.unknown() })
      .optional()
      .describe("`configuration_changed`: what there is now, as `configuration.get` answers it"),
    uses: z
      .unknown()
      .optional()
      .describe("`configuration_in_use`: what uses it, as `configuration.uses` answers it"),
    retryAfterMs: z.number().optional(),
  })
  .meta({ id: "Problem" });
export type Problem = Omit<z.infer<typeof problemSchema>, "code"> & { code: ProblemCode };
