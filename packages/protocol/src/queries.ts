/** What does not go through the journal: questions, and the few operations on accounts and secrets. */
import { z } from "zod";
import {
  interactionSummary,
  phoneAccount,
  recordingSummary,
  segmentSchema,
  sessionResult,
  viewResult,
} from "./answers.ts";
import { AUDIT_QUERIES } from "./audit-queries.ts";
import { CONFIGURATION_QUERIES } from "./configuration-queries.ts";
import { CSV_QUERIES } from "./csv-queries.ts";
import { entryDocument } from "./documents.ts";
import { FLOW_QUERIES } from "./flow-operations.ts";
import { HOURS_QUERIES } from "./hours-queries.ts";
import { idSchema } from "./id.ts";
import {
  done,
  everyStaff,
  interactionParams,
  languageSchema,
  type Operation,
  personName,
  query,
} from "./operation.ts";
import { PEOPLE_QUERIES } from "./people-queries.ts";
import { MAX_PROMPT_TEXT, storedSoundSchema } from "./prompt.ts";
import { PROMPT_UPLOAD_PATH, promptAudioPath, type QueryName } from "./routes.ts";
import { SETUP_QUERIES } from "./setup-queries.ts";
import { textSchema as text } from "./text.ts";

const pageQuery = {
  before: z.string().max(128).optional(),
  limit: z.coerce.number<number | string>().int().min(1).max(200).default(50),
};

export const QUERIES = {
  ...CONFIGURATION_QUERIES,
  ...FLOW_QUERIES,
  ...HOURS_QUERIES,
  ...SETUP_QUERIES,
  ...PEOPLE_QUERIES,
  ...AUDIT_QUERIES,
  ...CSV_QUERIES,
  "session.get": query("Who is signed in", "session", [...everyStaff, "newcomer"], {
    result: sessionResult,
  }),
  "session.signIn": query("Sign in with e-mail address and password", "session", ["anyone"], {
    body: z.strictObject({
      email: z.string().max(254),
      password: z.string().max(256),
      code: z
        .string()
        .max(32)
        .optional()
        .describe(
          "Of the authenticator app, or a recovery code, where `totp_required` was answered",
        ),
      kind: z.enum(["cookie", "bearer"]).default("cookie"),
    }),
    result: sessionResult,
  }),
  "session.signOut": query("End this session", "session", [...everyStaff, "newcomer"], {
    result: done,
  }),
  "session.changePassword": query(
    "Change one's own password",
    "session",
    [...everyStaff, "newcomer"],
    {
      body: z.strictObject({ current: z.string().max(256), next: z.string().max(256) }),
      result: done,
    },
  ),
  "view.get": query(
    "Everything one may see now: what the view stream begins with, for clients that ask instead of listening",
    "contact",
    [...everyStaff, "visitor"],
    {
      query: z.strictObject({
        directory: z
          .enum(["true", "false"])
          .default("false")
          .describe("Staff: also every colleague (`agent/<id>`) and every queue"),
      }),
      result: viewResult,
    },
  ),
  "interaction.list": query(
    "Contacts, newest first; of one customer, or found by words",
    "history",
    ["history.read", "history.read_all"],
    {
      query: z.strictObject({
        customerId: idSchema.optional(),
        agentId: idSchema.optional(),
        q: text(200).optional(),
        ...pageQuery,
      }),
      result: z.object({
        interactions: z.array(interactionSummary),
        next: z.string().nullable().describe("Give it as `before` for the next page"),
      }),
    },
  ),
  "interaction.get": query(
    "One contact with its segments",
    "history",
    ["history.read", "history.read_all"],
    {
      params: interactionParams,
      result: interactionSummary.extend({
        segments: z.array(segmentSchema),
        recordings: z.array(recordingSummary),
        variables: z
          .array(z.object({ id: z.string(), name: z.string(), value: z.string() }))
          .describe("CAD as recorded at the last wrap-up (V-22, V-23)"),
      }),
    },
  ),
  "interaction.transcript": query(
    "What was said, oldest first within the page",
    "history",
    ["history.read", "history.read_all", "visitor"],
    {
      params: interactionParams,
      query: z.strictObject(pageQuery),
      result: z.object({ entries: z.array(entryDocument), next: z.string().nullable() }),
    },
  ),
  "recording.waveform": query(
    "How loud each side is over time",
    "history",
    ["recordings.listen", "recordings.listen_all"],
    {
      params: z.strictObject({ recordingId: idSchema }),
      result: z.object({
        durationMs: z.number(),
        customer: z.array(z.number()).describe("Peaks from 0 to 1, evenly spaced, at most 1,000"),
        agent: z.array(z.number()),
      }),
    },
  ),
  "phone.get": query("What this agent's phones need to register", "session", ["contacts.handle"], {
    result: z.object({
      browser: phoneAccount.extend({
        iceServers: z.array(
          z.object({
            urls: z.array(z.string()),
            username: z.string().optional(),
            credential: z.string().optional(),
          }),
        ),
      }),
      deskPhone: phoneAccount.extend({ port: z.int(), transport: z.enum(["udp", "tcp", "tls"]) }),
    }),
  }),
  "prompt.speak": query(
    `Have a prompt's text spoken; the sound is stored, for a prompt to name. Recordings are sent to \`POST ${PROMPT_UPLOAD_PATH}\` as a WAV file (type \`audio/wav\`; PCM of 8 to 32 bits or floating point, any rate and number of channels; other formats are decoded by the client), which answers the same; \`GET ${promptAudioPath("{sha256}")}\` plays them`,
    "configuration",
    ["channels.manage"],
    {
      body: z.strictObject({
        language: languageSchema,
        text: text(MAX_PROMPT_TEXT).trim().min(1),
        pace: z.int().min(80).max(260).optional().describe("Words a minute"),
      }),
      result: storedSoundSchema,
    },
  ),
  "trunk.putPassword": query("Set a trunk's password", "configuration", ["telephony.manage"], {
    params: z.strictObject({ trunkId: idSchema }),
    body: z.strictObject({ password: text(128).nullable() }),
    result: done,
  }),
  "visitor.call": query("Begin a call from a web page (click to call)", "chat", ["visitor"], {
    body: z.strictObject({ name: personName, language: languageSchema }),
    result: z.object({
      account: phoneAccount,
      target: z.string().describe("The SIP URI to call"),
      iceServers: z.array(
        z.object({
          urls: z.array(z.string()),
          username: z.string().optional(),
          credential: z.string().optional(),
        }),
      ),
    }),
  }),
  "visitor.create": query("Become a visitor of an entry point", "chat", ["anyone"], {
    body: z.strictObject({ organisationId: idSchema, entryPointId: idSchema }),
    result: z.object({ token: z.string(), visitorId: z.string() }),
  }),
  "visitor.entryPoint": query("What the widget shows before a conversation", "chat", ["anyone"], {
    params: z.strictObject({ organisationId: idSchema, entryPointId: idSchema }),
    result: z.object({
      organisationName: z.string(),
      channel: z.enum(["chat", "voice"]),
      greeting: z.object({ ko: z.string(), en: z.string() }),
    }),
  }),
} as const satisfies Record<QueryName, Operation>;
