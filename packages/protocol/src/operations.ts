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
    preview: z.string().describe("The customer's first message, cut to 140 characters"),
  })
  .meta({ id: "InteractionSummary" });
export type InteractionSummary = z.infer<typeof interactionSummary>;

/** One stretch of an interaction, for the timeline and the audit trail. */
export const segmentSchema = z
  .object({
    kind: z.enum(["queue", "offer", "talk", "wrap_up", "event"]),
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
    result: interactionSummary.extend({ segments: z.array(segmentSchema) }),
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
