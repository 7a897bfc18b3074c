/**
 * Every operation of the API with the schemas that validate it, type it and document it.
 * A command goes through core and the journal; a query (and the few operations on accounts) does not.
 */
import { z } from "zod";
import { configurationItemSchema, configurationKindSchema } from "./configuration.ts";
import { anyDocument, entryDocument, roleSchema } from "./documents.ts";
import { idSchema } from "./id.ts";
import type { CommandName, QueryName } from "./routes.ts";
import { SEGMENT_DETAILS } from "./segment.ts";
import { textSchema as text } from "./text.ts";

/** Who may call: a signed-in person by role, or a visitor with their token, or anybody. */
export type Caller = "agent" | "supervisor" | "administrator" | "visitor" | "anyone";

const everyStaff = ["agent", "supervisor", "administrator"] as const satisfies Caller[];

export type Operation = {
  summary: string;
  tag: "agent" | "contact" | "chat" | "history" | "configuration" | "session";
  callers: readonly Caller[];
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType;
  result: z.ZodType;
};

const nothing = z.strictObject({});
/** Lenient, unlike what is taken in: a later version may answer more. */
const done = z.object({});
const interactionParams = z.strictObject({ interactionId: idSchema });
const languageSchema = z.enum(["ko", "en"]);

export const MAX_MESSAGE_LENGTH = 4000;
export const MAX_NAME_LENGTH = 80;

const personName = text(MAX_NAME_LENGTH).trim().min(1);
const messageText = text(MAX_MESSAGE_LENGTH).refine((value) => value.trim() !== "", {
  message: "is empty",
});
const clientId = idSchema.describe(
  "Made by the sender's device; the same one twice is the same message",
);

/** As typed or pasted (V-45): what is no digit or `+ # * :` is stripped, and 3 to 18 digits must remain. */
const dialled = z.string().max(64).describe("A telephone number in any usual writing");
const partyId = idSchema.describe("`customer`, an agent's id, or `outside.<n>`");

// Generic in the schemas, so that `CommandInput` and the like know them; a part left out is `nothing`.
const command = <
  Params extends z.ZodObject = typeof nothing,
  Body extends z.ZodType = typeof nothing,
  Result extends z.ZodType = typeof nothing,
>(
  summary: string,
  tag: Operation["tag"],
  callers: readonly Caller[],
  shape: { params?: Params; body?: Body; result?: Result } = {},
) => ({
  summary,
  tag,
  callers,
  params: (shape.params ?? nothing) as Params,
  query: nothing,
  body: (shape.body ?? nothing) as Body,
  result: (shape.result ?? nothing) as Result,
});

const messageResult = z.object({
  number: z.int().describe("The entry's number in the transcript"),
});

export const COMMANDS = {
  "agent.signIn": command("Sign in to take contacts; begins idle", "agent", everyStaff),
  "agent.signOut": command("Sign out; refused while contacts are in hand", "agent", everyStaff),
  "agent.setAvailable": command("Become available", "agent", everyStaff),
  "agent.setIdle": command("Become idle with a reason", "agent", everyStaff, {
    body: z.strictObject({ reasonId: idSchema }),
  }),
  "agent.setStation": command("Choose where calls ring, or nowhere", "agent", everyStaff, {
    body: z.strictObject({
      station: z
        .discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("browser") }),
          z.strictObject({ kind: z.literal("desk_phone") }),
          z.strictObject({ kind: z.literal("number"), number: dialled }),
        ])
        .nullable(),
    }),
  }),
  "agent.dial": command("Call a customer; one's own phone rings first", "agent", everyStaff, {
    body: z.strictObject({
      number: dialled,
      callerNumberId: idSchema.nullable().describe("The number to show; null: the default"),
    }),
    result: z.object({ interactionId: z.string() }),
  }),
  "offer.accept": command("Accept an offered contact", "contact", everyStaff, {
    params: z.strictObject({ offerId: idSchema }),
  }),
  "offer.decline": command("Decline an offered contact", "contact", everyStaff, {
    params: z.strictObject({ offerId: idSchema }),
  }),
  "message.send": command("Write into the conversation", "contact", [...everyStaff, "visitor"], {
    params: interactionParams,
    body: z.strictObject({ clientId, text: messageText }),
    result: messageResult,
  }),
  "transcript.mark": command(
    "Say how far the conversation reached this device and was read",
    "contact",
    [...everyStaff, "visitor"],
    {
      params: interactionParams,
      body: z.strictObject({
        deliveredUpTo: z.int().nonnegative(),
        readUpTo: z.int().nonnegative(),
      }),
    },
  ),
  "contact.transferToAgent": command("Transfer to an available colleague", "contact", everyStaff, {
    params: interactionParams,
    body: z.strictObject({ agentId: idSchema }),
  }),
  "contact.transferToQueue": command("Transfer to a queue", "contact", everyStaff, {
    params: interactionParams,
    body: z.strictObject({ queueId: idSchema }),
  }),
  "contact.transferToNumber": command("Transfer to a number", "contact", everyStaff, {
    params: interactionParams,
    body: z.strictObject({ number: dialled }),
  }),
  "call.hold": command("Put the customer on hold", "contact", everyStaff, {
    params: interactionParams,
  }),
  "call.resume": command("Take the customer off hold", "contact", everyStaff, {
    params: interactionParams,
  }),
  "call.mute": command(
    "Mute or unmute a party: oneself, or as primary agent somebody else",
    "contact",
    everyStaff,
    {
      params: interactionParams,
      body: z.strictObject({ partyId, muted: z.boolean() }),
    },
  ),
  "call.consult": command(
    "Ask a colleague, a queue or a number, the customer on hold",
    "contact",
    everyStaff,
    {
      params: interactionParams,
      body: z.strictObject({
        target: z.discriminatedUnion("type", [
          z.strictObject({ type: z.literal("agent"), agentId: idSchema }),
          z.strictObject({ type: z.literal("queue"), queueId: idSchema }),
          z.strictObject({ type: z.literal("number"), number: dialled }),
        ]),
      }),
    },
  ),
  "call.confirmConsult": command(
    "Ring the agent who was found for a consult to a queue",
    "contact",
    everyStaff,
    {
      params: interactionParams,
    },
  ),
  "call.endConsult": command("End the consult, from either side", "contact", everyStaff, {
    params: interactionParams,
  }),
  "call.switchToCustomer": command(
    "Speak with the customer; the colleague is on hold",
    "contact",
    everyStaff,
    {
      params: interactionParams,
    },
  ),
  "call.switchToColleague": command(
    "Speak with the colleague; the customer is on hold",
    "contact",
    everyStaff,
    {
      params: interactionParams,
    },
  ),
  "call.completeTransfer": command(
    "Leave the customer with who was consulted; wrap-up begins",
    "contact",
    everyStaff,
    {
      params: interactionParams,
    },
  ),
  "call.merge": command(
    "Join customer, colleague and oneself in a conference",
    "contact",
    everyStaff,
    {
      params: interactionParams,
    },
  ),
  "call.leave": command("Leave a conference that goes on", "contact", everyStaff, {
    params: interactionParams,
  }),
  "call.dropParty": command(
    "Take a party out of the conference (primary agent)",
    "contact",
    everyStaff,
    {
      params: interactionParams,
      body: z.strictObject({ partyId }),
    },
  ),
  "call.handOverPrimary": command(
    "Make a colleague in the conference its primary agent",
    "contact",
    everyStaff,
    {
      params: interactionParams,
      body: z.strictObject({ agentId: idSchema }),
    },
  ),
  "call.pauseRecording": command("Pause the recording", "contact", everyStaff, {
    params: interactionParams,
  }),
  "call.resumeRecording": command("Go on recording", "contact", everyStaff, {
    params: interactionParams,
  }),
  "call.endAbusive": command(
    "End an abusive call: the customer hears an announcement, then the call ends",
    "contact",
    everyStaff,
    {
      params: interactionParams,
    },
  ),
  "call.recoveryPause": command(
    "After an abusive call: a pause that ends by itself",
    "contact",
    everyStaff,
    {
      params: interactionParams,
    },
  ),
  "call.rejoin": command(
    "Ring this agent's phone again after it lost the call",
    "contact",
    everyStaff,
    {
      params: interactionParams,
    },
  ),
  "contact.setVariables": command(
    "Change CAD variables; null takes a value away",
    "contact",
    everyStaff,
    {
      params: interactionParams,
      body: z.strictObject({
        values: z.record(idSchema, z.union([text(500), z.number(), z.boolean(), z.null()])),
      }),
    },
  ),
  "contact.end": command("End the conversation; wrap-up begins", "contact", everyStaff, {
    params: interactionParams,
  }),
  "wrapUp.complete": command("Finish wrap-up with a reason", "contact", everyStaff, {
    params: interactionParams,
    body: z.strictObject({ reasonId: idSchema }),
  }),
  "wrapUp.keepOpen": command("Stop the wrap-up countdown", "contact", everyStaff, {
    params: interactionParams,
  }),
  "chat.start": command("Begin a conversation as a customer", "chat", ["visitor"], {
    body: z.strictObject({
      name: personName,
      language: languageSchema,
      message: z.strictObject({ clientId, text: messageText }).nullable(),
    }),
    result: z.object({ interactionId: z.string() }),
  }),
  "chat.leave": command("Leave the conversation as the customer", "chat", ["visitor"], {
    params: interactionParams,
  }),
  "configuration.put": command(
    "Create or replace a configured thing",
    "configuration",
    ["administrator"],
    {
      params: z.strictObject({ kind: configurationKindSchema, id: idSchema }),
      body: configurationItemSchema,
    },
  ),
  "configuration.remove": command("Remove a configured thing", "configuration", ["administrator"], {
    params: z.strictObject({ kind: configurationKindSchema, id: idSchema }),
  }),
} as const satisfies Record<CommandName, Operation>;

export const sessionResult = z
  .object({
    organisationId: z.string(),
    organisationName: z.string(),
    agentId: z.string(),
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    language: languageSchema,
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

const query = <
  Result extends z.ZodType,
  Params extends z.ZodObject = typeof nothing,
  Query extends z.ZodObject = typeof nothing,
  Body extends z.ZodType = typeof nothing,
>(
  summary: string,
  tag: Operation["tag"],
  callers: readonly Caller[],
  shape: { params?: Params; query?: Query; body?: Body; result: Result },
) => ({
  summary,
  tag,
  callers,
  params: (shape.params ?? nothing) as Params,
  query: (shape.query ?? nothing) as Query,
  body: (shape.body ?? nothing) as Body,
  result: shape.result,
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

const pageQuery = {
  before: z.string().max(128).optional(),
  limit: z.coerce.number<number | string>().int().min(1).max(200).default(50),
};
const tokenSummary = z.object({
  id: z.string(),
  name: z.string(),
  agentId: z.string(),
  createdAt: z.number(),
  lastUsedAt: z.number().nullable(),
});

export const QUERIES = {
  "session.get": query("Who is signed in", "session", everyStaff, { result: sessionResult }),
  "session.signIn": query("Sign in with e-mail address and password", "session", ["anyone"], {
    body: z.strictObject({
      email: z.string().max(254),
      password: z.string().max(256),
      kind: z.enum(["cookie", "bearer"]).default("cookie"),
    }),
    result: sessionResult,
  }),
  "session.signOut": query("End this session", "session", everyStaff, { result: done }),
  "session.changePassword": query("Change one's own password", "session", everyStaff, {
    body: z.strictObject({ current: z.string().max(256), next: z.string().max(256) }),
    result: done,
  }),
  "token.list": query("API tokens", "session", ["administrator"], {
    result: z.object({ tokens: z.array(tokenSummary) }),
  }),
  "token.create": query("Make an API token that acts as an agent", "session", ["administrator"], {
    body: z.strictObject({ name: personName, agentId: idSchema }),
    result: tokenSummary.extend({ token: z.string().describe("Shown once") }),
  }),
  "token.revoke": query("Revoke an API token", "session", ["administrator"], {
    params: z.strictObject({ tokenId: idSchema }),
    result: done,
  }),
  "account.put": query("Set an agent's sign-in", "session", ["administrator"], {
    params: z.strictObject({ agentId: idSchema }),
    body: z.strictObject({
      email: z.email().max(254),
      password: z.string().max(256),
      language: languageSchema,
    }),
    result: done,
  }),
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
    everyStaff,
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
  "interaction.get": query("One contact with its segments", "history", everyStaff, {
    params: interactionParams,
    result: interactionSummary.extend({
      segments: z.array(segmentSchema),
      recordings: z.array(recordingSummary),
      variables: z
        .array(z.object({ id: z.string(), name: z.string(), value: z.string() }))
        .describe("CAD as recorded at the last wrap-up (V-22, V-23)"),
    }),
  }),
  "interaction.transcript": query(
    "What was said, oldest first within the page",
    "history",
    [...everyStaff, "visitor"],
    {
      params: interactionParams,
      query: z.strictObject(pageQuery),
      result: z.object({ entries: z.array(entryDocument), next: z.string().nullable() }),
    },
  ),
  "recording.waveform": query("How loud each side is over time", "history", everyStaff, {
    params: z.strictObject({ recordingId: idSchema }),
    result: z.object({
      durationMs: z.number(),
      customer: z.array(z.number()).describe("Peaks from 0 to 1, evenly spaced, at most 1,000"),
      agent: z.array(z.number()),
    }),
  }),
  "phone.get": query("What this agent's phones need to register", "session", everyStaff, {
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
  "trunk.putPassword": query("Set a trunk's password", "configuration", ["administrator"], {
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
  "configuration.list": query("Configured things of one kind", "configuration", everyStaff, {
    params: z.strictObject({ kind: configurationKindSchema }),
    result: z.object({ items: z.array(configurationItemSchema) }),
  }),
  "visitor.create": query("Become a visitor of an entry point", "chat", ["anyone"], {
    body: z.strictObject({ organisationId: idSchema, entryPointId: idSchema }),
    result: z.object({ token: z.string(), visitorId: z.string() }),
  }),
  "visitor.entryPoint": query("What the widget shows before a conversation", "chat", ["anyone"], {
    params: z.strictObject({ organisationId: idSchema, entryPointId: idSchema }),
    result: z.object({
      organisationName: z.string(),
      greeting: z.object({ ko: z.string(), en: z.string() }),
    }),
  }),
} as const satisfies Record<QueryName, Operation>;

/** What a schema takes; `unknown`, which an intersection ignores, for one that takes nothing. */
type Taken<Schema extends z.ZodType> = string extends keyof z.input<Schema>
  ? unknown
  : z.input<Schema>;
type OrNothing<Input> = unknown extends Input ? Record<string, never> : Input;

/** What a client gives (path parameters and body in one) and gets. */
export type CommandInput<Name extends CommandName> = OrNothing<
  Taken<(typeof COMMANDS)[Name]["params"]> & Taken<(typeof COMMANDS)[Name]["body"]>
>;
export type CommandResult<Name extends CommandName> = z.output<(typeof COMMANDS)[Name]["result"]>;
export type QueryInput<Name extends QueryName> = OrNothing<
  Taken<(typeof QUERIES)[Name]["params"]> &
    Taken<(typeof QUERIES)[Name]["query"]> &
    Taken<(typeof QUERIES)[Name]["body"]>
>;
export type QueryResult<Name extends QueryName> = z.output<(typeof QUERIES)[Name]["result"]>;
