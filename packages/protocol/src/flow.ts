/** Schemas of flows. The types are core's; `configuration.test.ts` holds the two together. */
import { z } from "zod";
import { idSchema as id } from "./id.ts";
import { textSchema as text } from "./text.ts";

export const MAX_FLOW_NODES = 500;

const words = text(4_000);
const message = z.strictObject({
  promptId: id.nullable(),
  text: z.strictObject({ ko: words, en: words }),
});
const label = z.strictObject({ ko: text(200), en: text(200) });
/** Looser than what may be published: a draft may be anything. */
const ms = z.int().min(0).max(86_400_000);
const key = text(8);
const template = text(2_000);
const offer = z.strictObject({ key, afterMs: ms, message });

const treatment = z.strictObject({
  musicPromptId: id.nullable(),
  everyMs: ms,
  sayPosition: z.boolean(),
  sayWait: z.boolean(),
  message: message.nullable(),
  maxWaitMs: ms,
  callback: offer.nullable(),
  voicemail: offer.nullable(),
});

const branch = z.strictObject({
  id: text(64),
  operand: text(64),
  operator: z.enum(["equals", "contains", "startsWith", "greater", "less", "isSet"]),
  value: text(500),
});

/** An id, or nothing yet: a draft may still have to choose. */
const chosen = z.union([id, z.literal("")]);

const common = {
  id,
  label: text(200),
  position: z.strictObject({ x: z.number(), y: z.number() }),
  exits: z.record(text(80), id.nullable()),
};
const timeoutMs = ms;
const tries = z.int().min(0).max(100);

export const flowNodeSchema = z.discriminatedUnion("type", [
  z.strictObject({ ...common, type: z.literal("start") }),
  z.strictObject({ ...common, type: z.literal("say"), message, bargeIn: z.boolean() }),
  z.strictObject({
    ...common,
    type: z.literal("menu"),
    message,
    options: z.array(z.strictObject({ key, label })).max(50),
    timeoutMs,
    tries,
  }),
  z.strictObject({
    ...common,
    type: z.literal("collect"),
    message,
    variableId: chosen,
    minDigits: z.int().min(0).max(1_000),
    maxDigits: z.int().min(0).max(1_000),
    timeoutMs,
    tries,
  }),
  z.strictObject({ ...common, type: z.literal("hours"), businessHoursId: chosen }),
  z.strictObject({ ...common, type: z.literal("condition"), branches: z.array(branch).max(50) }),
  z.strictObject({ ...common, type: z.literal("set"), variableId: chosen, value: template }),
  z.strictObject({
    ...common,
    type: z.literal("http"),
    method: z.enum(["GET", "POST"]),
    url: template,
    headers: z.array(z.strictObject({ name: text(200), value: template })).max(50),
    body: text(20_000),
    timeoutMs,
    assign: z.array(z.strictObject({ pointer: text(500), variableId: chosen })).max(50),
  }),
  z.strictObject({
    ...common,
    type: z.literal("queue"),
    queueId: chosen,
    priority: z.int().min(1).max(10),
    requiredSkills: z.record(id, z.int().min(1).max(10)),
    treatment,
  }),
  z.strictObject({ ...common, type: z.literal("callback"), queueId: chosen, message }),
  z.strictObject({
    ...common,
    type: z.literal("voicemail"),
    message,
    queueId: chosen,
    maxMs: ms,
  }),
  z.strictObject({ ...common, type: z.literal("transfer"), number: text(64), ringMs: ms }),
  z.strictObject({ ...common, type: z.literal("screenPop"), url: template }),
  z.strictObject({ ...common, type: z.literal("end") }),
]);

export const flowGraphSchema = z
  .strictObject({ nodes: z.array(flowNodeSchema).max(MAX_FLOW_NODES) })
  .meta({ id: "FlowGraph" });

export const flowChannelSchema = z.enum(["voice", "chat"]);

export const flowSchema = z
  .strictObject({
    id,
    name: text(80).trim().min(1),
    description: text(500),
    channel: flowChannelSchema,
    draft: flowGraphSchema,
  })
  .meta({ id: "Flow" });
