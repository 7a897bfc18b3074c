/**
 * What a client may see, in documents. The view stream carries each one whole, with the seq of the commit
 * that changed it; putting the same one twice changes nothing.
 *
 *   agent:    me · setup · system · contact/<interactionId> · entry/<interactionId>/<number> · queue/<queueId>
 *             and, while subscribed to `directory`: agent/<agentId> of every colleague, queue/<queueId> of every queue
 *   customer: chat · entry/<interactionId>/<number>
 */
import { z } from "zod";
import { contactDocument } from "./contact-document.ts";
import {
  agentStatusSchema,
  channel,
  controlShape,
  id,
  localText,
  permissionSchema,
  roleSchema,
  stationSchema,
  time,
} from "./document-parts.ts";

/** The agent themself. */
export const meDocument = z
  .object({
    agentId: id,
    name: z.string(),
    role: roleSchema,
    permissions: z
      .array(permissionSchema)
      .describe("What the agent may do, as their role says now"),
    teamId: id,
    teamName: z.string(),
    status: agentStatusSchema,
    /** What the agent chose, or RONA; null when signed out. */
    presence: z
      .object({
        status: z.enum(["available", "idle", "not_responding"]),
        since: time,
        reasonId: id.nullable(),
        until: time.nullable().describe("A pause that ends by itself; then available again"),
      })
      .nullable(),
    /** What the agent may do with a telephone (V-01); null: none (K-02). */
    telephone: z
      .object({
        extension: z.string().nullable(),
        station: stationSchema.nullable().describe("Where calls ring; null: none are offered"),
        stationReachable: z.boolean().describe("The station is a registered phone, or a number"),
        registered: z.array(z.enum(["browser", "desk_phone"])),
        outdial: controlShape(),
        callerNumbers: z
          .array(z.object({ id, number: z.string(), label: z.string() }))
          .describe("That may be shown when dialling (V-71); the first is the default"),
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
    /** CAD variables (V-20), in the order to show them. */
    variables: z.array(
      z.object({
        id,
        name: localText,
        type: z.enum(["text", "number", "boolean", "date", "choice"]),
        allowedValues: z.array(z.string()),
        agentEditable: z.boolean(),
      }),
    ),
    frequentNumbers: z
      .array(z.object({ id, name: z.string(), number: z.string() }))
      .describe(
        "[자주 사용되는 호전환 번호]; the whole address book is `GET /api/configuration/address`",
      ),
    recoveryPauseMs: z.number().describe("0: none is offered"),
  })
  .meta({ id: "SetupDocument" });
export type SetupDocument = z.infer<typeof setupDocument>;

/** How the parts that can fail are doing: what everybody on the floor is told (G-81). */
export const systemDocument = z
  .object({
    voice: z.object({ status: z.enum(["preparing", "up", "down", "off"]), since: time }),
    unreachableTrunks: z.array(z.object({ id, name: z.string(), since: time })),
  })
  .meta({ id: "SystemDocument" });
export type SystemDocument = z.infer<typeof systemDocument>;

export const NOTICES = [
  "agent_joined",
  "agent_transferring",
  "agent_returned",
  "agent_connection_lost",
  "customer_left",
  "ended_by_agent",
  "ended_by_system",
  "agent_left",
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
    extension: z.string().nullable(),
    /** Would a transferred call be taken up (V-41); may they be consulted now (V-42). */
    readyForCall: z.boolean(),
    consultable: z.boolean(),
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
  systemDocument,
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
  system: systemDocument,
  contact: contactDocument,
  entry: entryDocument,
  queue: queueDocument,
  agent: agentDocument,
  chat: chatDocument,
} as const;
export type DocumentKind = keyof typeof DOCUMENTS;
export type DocumentByKind = { [Kind in DocumentKind]: z.infer<(typeof DOCUMENTS)[Kind]> };
export type AnyDocument = DocumentByKind[DocumentKind];
