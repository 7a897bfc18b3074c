/**
 * What a client may see, in documents. The view stream carries each one whole, with the seq of the commit
 * that changed it; putting the same one twice changes nothing.
 *
 *   agent:    me · setup · contact/<interactionId> · entry/<interactionId>/<number> · queue/<queueId>
 *             and, while subscribed to `directory`: agent/<agentId> of every colleague, queue/<queueId> of every queue
 *   customer: chat · entry/<interactionId>/<number>
 */
import { z } from "zod";

const time = z.number().describe("Epoch milliseconds, the server's clock");
const id = z.string();
const localText = z.object({ ko: z.string(), en: z.string() });
const channel = z.enum(["chat", "voice", "email", "social"]);
export const roleSchema = z.enum(["agent", "supervisor", "administrator"]);

export const agentStatusSchema = z.enum([
  "signed_out",
  "not_responding",
  "wrap_up",
  "reserved",
  "engaged",
  "available",
  "idle",
]);

/** The agent themself. */
export const meDocument = z
  .object({
    agentId: id,
    name: z.string(),
    role: roleSchema,
    teamId: id,
    teamName: z.string(),
    status: agentStatusSchema,
    /** What the agent chose, or RONA; null when signed out. */
    presence: z
      .object({
        status: z.enum(["available", "idle", "not_responding"]),
        since: time,
        reasonId: id.nullable(),
      })
      .nullable(),
    /** When `status` began: what the timer beside the state shows. */
    statusSince: time,
    signedOutBy: z.enum(["self", "connection_lost", "deactivated"]).nullable(),
    capacity: z.record(channel, z.number()),
    load: z.record(channel, z.number()),
    /** The contacts on this agent's desktop, oldest first. A `contact/` document not named here is over. */
    contactIds: z.array(id),
  })
  .meta({ id: "MeDocument" });
export type MeDocument = z.infer<typeof meDocument>;

/** What the desktop needs to draw choices: names of things, reasons. */
export const setupDocument = z
  .object({
    organisation: z.object({ id, name: z.string(), timeZone: z.string() }),
    teams: z.array(z.object({ id, name: z.string() })),
    queues: z.array(
      z.object({
        id,
        name: z.string(),
        description: z.string(),
        channel,
        serviceLevelMs: z.number(),
      }),
    ),
    idleReasons: z.array(z.object({ id, name: localText })),
    wrapUpReasons: z.array(z.object({ id, name: localText })),
    agentGraceMs: z.number(),
  })
  .meta({ id: "SetupDocument" });
export type SetupDocument = z.infer<typeof setupDocument>;

export const controlSchema = z.object({
  visible: z.boolean(),
  enabled: z.boolean(),
  /** Why a visible control is disabled: a stable code the catalogue has words for. */
  reason: z.string().nullable(),
});
export const CONTROL_NAMES = [
  "accept",
  "decline",
  "send",
  "transfer",
  "end",
  "wrapUp",
  "keepWrapUpOpen",
] as const;
export type ControlName = (typeof CONTROL_NAMES)[number];

export const partyView = z.object({
  id,
  kind: z.enum(["customer", "agent"]),
  role: z.enum(["customer", "primary", "consulted", "conferenced", "supervisor"]),
  name: z.string(),
  joinedAt: time,
  status: z.enum(["connected", "connection_lost", "wrap_up", "left"]),
  deliveredUpTo: z.number(),
  readUpTo: z.number(),
});

/** One contact as one agent may see it. */
export const contactDocument = z
  .object({
    id,
    channel,
    customer: z.object({ id, name: z.string(), language: z.enum(["ko", "en"]) }),
    queue: z.object({ id, name: z.string() }),
    entryPointName: z.string(),
    /** As this agent lives it. */
    stage: z.enum(["ringing", "connected", "customer_left", "wrap_up"]),
    startedAt: time,
    /** Since when the customer waits, as the queue counts. */
    waitingSince: time,
    /** When this agent's present stage began. */
    stageSince: time,
    offer: z
      .object({
        id,
        kind: z.enum(["routed", "transfer", "return"]),
        fromName: z.string().nullable(),
        madeAt: time,
        expiresAt: time,
      })
      .nullable(),
    parties: z.array(partyView),
    entryCount: z.number(),
    lastMessage: z
      .object({ number: z.number(), at: time, from: id, text: z.string() })
      .nullable()
      .describe("The last message, for the card; the text is cut to 140 characters"),
    wrapUp: z
      .object({
        since: time,
        endsAt: time.nullable(),
        reasonIds: z.array(id),
        defaultReasonId: id,
      })
      .nullable(),
    controls: z.record(z.enum(CONTROL_NAMES), controlSchema),
  })
  .meta({ id: "ContactDocument" });
export type ContactDocument = z.infer<typeof contactDocument>;

export const NOTICES = [
  "agent_joined",
  "agent_transferring",
  "agent_returned",
  "agent_connection_lost",
  "customer_left",
  "ended_by_agent",
  "ended_by_system",
] as const;

/** One line of a conversation. Never changes once written. */
export const entryDocument = z
  .object({
    interactionId: id,
    number: z.number(),
    at: time,
    body: z.discriminatedUnion("type", [
      z.object({
        type: z.literal("message"),
        from: id.describe("`customer`, or an agent's id"),
        name: z.string(),
        clientId: z.string(),
        text: z.string(),
      }),
      z.object({ type: z.literal("notice"), notice: z.enum(NOTICES), name: z.string() }),
    ]),
  })
  .meta({ id: "EntryDocument" });
export type EntryDocument = z.infer<typeof entryDocument>;

export const queueDocument = z
  .object({
    id,
    name: z.string(),
    channel,
    waiting: z.number(),
    /** Age of the one who waits longest; null when nobody waits. */
    oldestSince: time.nullable(),
    agentsReady: z.number(),
    agentsSignedIn: z.number(),
  })
  .meta({ id: "QueueDocument" });
export type QueueDocument = z.infer<typeof queueDocument>;

/** A colleague. */
export const agentDocument = z
  .object({
    id,
    name: z.string(),
    role: roleSchema,
    teamId: id,
    teamName: z.string(),
    status: agentStatusSchema,
    statusSince: time,
    idleReasonId: id.nullable(),
    load: z.number().describe("Contacts in hand, all channels"),
    /** Would a chat transfer to this agent be taken up now, as far as their state goes. */
    readyForChat: z.boolean(),
  })
  .meta({ id: "AgentDocument" });
export type AgentDocument = z.infer<typeof agentDocument>;

/** The customer's conversation. Null interaction: none is live. */
export const chatDocument = z
  .object({
    interactionId: id.nullable(),
    customer: z.object({ id, name: z.string() }).nullable(),
    phase: z.enum(["none", "waiting", "connecting", "active", "ended"]),
    /** 1 = next. Null when not waiting. Refreshed at most once a second. */
    position: z.number().nullable(),
    agents: z.array(
      z.object({ id, name: z.string(), deliveredUpTo: z.number(), readUpTo: z.number() }),
    ),
    me: z.object({ deliveredUpTo: z.number(), readUpTo: z.number() }),
    endedBy: z.enum(["agent", "customer", "system"]).nullable(),
  })
  .meta({ id: "ChatDocument" });
export type ChatDocument = z.infer<typeof chatDocument>;

export const anyDocument = z.union([
  meDocument,
  setupDocument,
  contactDocument,
  entryDocument,
  queueDocument,
  agentDocument,
  chatDocument,
]);

/** Every document by the first part of its key. */
export const DOCUMENTS = {
  me: meDocument,
  setup: setupDocument,
  contact: contactDocument,
  entry: entryDocument,
  queue: queueDocument,
  agent: agentDocument,
  chat: chatDocument,
} as const;
export type DocumentKind = keyof typeof DOCUMENTS;
export type DocumentByKind = { [Kind in DocumentKind]: z.infer<(typeof DOCUMENTS)[Kind]> };
export type AnyDocument = DocumentByKind[DocumentKind];
