import { z } from "zod";
import { channel, controlSchema, id, time } from "./document-parts.ts";

export const CONTROL_NAMES = [
  "accept",
  "decline",
  "send",
  "hold",
  "resume",
  "mute",
  "transfer",
  "consult",
  "confirmConsult",
  "endConsult",
  "switchToCustomer",
  "switchToColleague",
  "completeTransfer",
  "merge",
  "leave",
  "dropParty",
  "muteParty",
  "handOverPrimary",
  "pauseRecording",
  "resumeRecording",
  "endAbusive",
  "setVariables",
  "end",
  "wrapUp",
  "keepWrapUpOpen",
  "recoveryPause",
] as const;

export const STAGES = [
  "ringing",
  "dialling",
  "connected",
  "held",
  "consult_requested",
  "consulting_colleague",
  "consulting_customer",
  "consulted",
  "conference_primary",
  "conference_member",
  "customer_left",
  "wrap_up",
] as const;
export type ControlName = (typeof CONTROL_NAMES)[number];

export const partyView = z.object({
  id,
  kind: z.enum(["customer", "agent", "outside"]),
  role: z.enum(["customer", "primary", "consulted", "conferenced", "transferred", "supervisor"]),
  name: z.string(),
  number: z.string().nullable().describe("Of the customer of a call, or of an outside party"),
  joinedAt: time,
  status: z.enum(["ringing", "connected", "held", "connection_lost", "wrap_up", "left"]),
  muted: z.boolean(),
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
    stage: z.enum(STAGES),
    direction: z.enum(["inbound", "outbound"]),
    startedAt: time,
    /** Since when the customer waits, as the queue counts. */
    waitingSince: time,
    /** When this agent's present stage began. */
    stageSince: time,
    offer: z
      .object({
        id,
        kind: z.enum(["routed", "transfer", "return", "consult"]),
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
    /** What only a call has. */
    call: z
      .object({
        customerNumber: z.string().nullable(),
        ourNumber: z.string().nullable(),
        phone: z
          .enum(["none", "ringing", "up"])
          .describe("This agent's own connection; `none` in a conversation: it was lost"),
        customerPhone: z.enum(["none", "ringing", "up"]),
        heldSince: time.nullable().describe("The customer hears music since then"),
        muted: z.boolean().describe("This agent's own microphone, by the server"),
        recording: z
          .object({
            status: z.enum(["running", "paused"]),
            since: time,
            resumesAt: time.nullable(),
          })
          .nullable(),
        consult: z
          .object({
            byMe: z.boolean(),
            status: z.enum(["waiting", "confirming", "ringing", "connected"]),
            target: z.object({ type: z.enum(["agent", "queue", "number"]), id, name: z.string() }),
            colleague: z.string().nullable().describe("Who was found, or speaks; a name"),
            since: time,
            confirmBy: time.nullable(),
            with: z.enum(["customer", "colleague"]).describe("Whom who asked is with now"),
          })
          .nullable(),
        announcement: z
          .enum(["greeting", "abusive_ending", "other"])
          .nullable()
          .describe("What the customer hears now; `other`: a prompt of a flow"),
        abusive: z.boolean(),
      })
      .nullable(),
    variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    screenPop: z
      .string()
      .nullable()
      .describe("The page a flow has for who handles the contact; http or https"),
    controls: z.record(z.enum(CONTROL_NAMES), controlSchema),
  })
  .meta({ id: "ContactDocument" });
export type ContactDocument = z.infer<typeof contactDocument>;
