/** What queries answer, where it has a name of its own. */
import { z } from "zod";
import { permissionSchema, roleSchema } from "./document-parts.ts";
import { anyDocument } from "./documents.ts";
import { languageSchema } from "./operation.ts";
import { SEGMENT_DETAILS } from "./segment.ts";

export const sessionResult = z
  .object({
    organisationId: z.string(),
    organisationName: z.string(),
    agentId: z.string(),
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    permissions: z
      .array(permissionSchema)
      .describe(
        "What this session may do: the role's permissions, less what an API token leaves out",
      ),
    language: languageSchema,
    due: z
      .enum(["password_change_required", "totp_enrolment_required"])
      .nullable()
      .describe("What this person must do before anything else is allowed"),
    hasSecondFactor: z.boolean().describe("They have set up an authenticator app"),
    minPasswordLength: z.int().describe("Of the password they may choose"),
    csrfToken: z.string().nullable().describe("Send as `X-CSRF-Token` with a session cookie"),
    token: z.string().nullable().describe("The bearer token, where one was asked for; shown once"),
  })
  .meta({ id: "Session" });

export const interactionSummary = z
  .object({
    id: z.string(),
    channel: z.enum(["chat", "voice", "email", "social"]),
    customer: z.object({ id: z.string(), name: z.string() }),
    queueName: z.string(),
    agentNames: z.array(z.string()),
    startedAt: z.number(),
    endedAt: z.number().nullable(),
    endReason: z.string().nullable(),
    wrapUpReasons: z.array(
      z.object({ id: z.string(), agentName: z.string(), automatic: z.boolean() }),
    ),
    direction: z.enum(["inbound", "outbound"]),
    customerNumber: z.string().nullable(),
    abusive: z.boolean(),
    preview: z.string().describe("The customer's first message, cut to 140 characters"),
  })
  .meta({ id: "InteractionSummary" });
export type InteractionSummary = z.infer<typeof interactionSummary>;

/** One stretch of an interaction, for the timeline and the audit trail. */
export const segmentSchema = z
  .object({
    kind: z.enum([
      "flow",
      "queue",
      "offer",
      "dial",
      "talk",
      "hold",
      "consult",
      "conference",
      "announcement",
      "wrap_up",
      "event",
    ]),
    startedAt: z.number(),
    endedAt: z.number().nullable(),
    agentName: z.string().nullable(),
    queueName: z.string().nullable(),
    withName: z
      .string()
      .nullable()
      .describe("Who is rung or consulted: a colleague, a name of the address book, a number"),
    detail: z
      .enum([...SEGMENT_DETAILS, ""])
      .describe("Why it ended, or what the event was; empty while it is open"),
  })
  .meta({ id: "Segment" });
export type Segment = z.infer<typeof segmentSchema>;

export const recordingSummary = z
  .object({
    id: z.string(),
    startedAt: z.number(),
    durationMs: z.number().nullable().describe("Null while it runs"),
    paused: z.array(
      z.object({
        from: z.number().describe("Milliseconds into the recording"),
        to: z.number().nullable(),
      }),
    ),
    status: z.enum(["running", "stored", "deleted", "failed"]),
  })
  .meta({ id: "Recording" });
export type RecordingSummary = z.infer<typeof recordingSummary>;

/** What a SIP phone needs to register (RFC 3261). */
export const phoneAccount = z.object({
  user: z.string(),
  password: z.string(),
  domain: z.string(),
});
export const viewResult = z
  .object({
    epoch: z.string(),
    seq: z.int(),
    serverTime: z.number(),
    documents: z
      .array(
        z.object({
          key: z
            .string()
            .describe("`me`, `setup`, `contact/<id>`, `entry/<interactionId>/<number>`, …"),
          document: anyDocument,
        }),
      )
      .describe("By key; a later document of the same key replaces the earlier"),
  })
  .meta({ id: "View" });
