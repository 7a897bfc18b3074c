/** What is asked about flows, and the two commands beside `configuration.put` (the draft). */
import { z } from "zod";
import { flowChannelSchema, flowGraphSchema, flowSchema } from "./flow.ts";
import { idSchema as id } from "./id.ts";
import { type Caller, command, languageSchema, personName, query } from "./operation.ts";
import { textSchema as text } from "./text.ts";

const reads: readonly Caller[] = ["configuration.read"];
/** What is in a flow may be a secret of a web service it asks. */
const manages: readonly Caller[] = ["channels.manage"];

const flowParams = z.strictObject({ flowId: id });
const versionParams = z.strictObject({
  flowId: id,
  version: z.coerce.number<number | string>().int().min(1),
});
const versionResult = z.object({ version: z.int() });

const problemSchema = z
  .object({
    code: z.string().describe("Stable; such as `exit_unconnected`"),
    nodeId: z.string().nullable().describe("Null: the flow as a whole"),
    exit: z.string().nullable(),
    field: z.string().nullable().describe("The part of the step, such as `message.text.ko`"),
  })
  .meta({ id: "FlowProblem" });

const publishedSchema = z
  .object({ version: z.int(), publishedAt: z.int() })
  .nullable()
  .describe("What new contacts run on; null: never published");

const flowSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    channel: flowChannelSchema,
    steps: z.int(),
    published: publishedSchema,
    changed: z.boolean().describe("The draft differs from what is published"),
    entryPointIds: z.array(z.string()).describe("Whose contacts run on it"),
    contacts: z.int().describe("In it now"),
  })
  .meta({ id: "FlowSummary" });

const versionSummary = z.object({
  version: z.int(),
  publishedAt: z.int(),
  publishedBy: z.string().describe("`agent:<id>`, `token:<id>` or `system`"),
  steps: z.int(),
});

const trialInput = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("key"), key: text(1) }),
  z.strictObject({ type: z.literal("message"), text: text(4_000).min(1) }),
  z.strictObject({ type: z.literal("advance"), ms: z.int().min(0).max(86_400_000) }),
  z
    .strictObject({
      type: z.literal("web"),
      answer: z.record(id, text(1_000)).nullable(),
    })
    .describe("What the web service answered, by variable; null: it failed"),
  z
    .strictObject({ type: z.literal("transfer"), answered: z.boolean() })
    .describe("Whether who is rung answers"),
  z.strictObject({ type: z.literal("hangUp") }),
]);

const at = z.int();
const trialEntry = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("entered"), at, nodeId: z.string(), exit: z.string().nullable() }),
    z.object({ type: z.literal("repeated"), at }),
    z.object({ type: z.literal("heard"), at, prompts: z.array(z.string()) }),
    z.object({ type: z.literal("read"), at, text: z.string() }),
    z.object({ type: z.literal("did"), at, input: trialInput }),
    z.object({
      type: z.literal("set"),
      at,
      values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
    z.object({
      type: z.literal("asked"),
      at,
      request: z.object({ method: z.enum(["GET", "POST"]), url: z.string(), body: z.string() }),
    }),
    z.object({ type: z.literal("waiting"), at, queueId: z.string() }),
    z.object({ type: z.literal("rings"), at, number: z.string() }),
    z.object({ type: z.literal("recording"), at }),
    z.object({ type: z.literal("screenPop"), at, url: z.string() }),
    z.object({
      type: z.literal("left"),
      at,
      outcome: z.string(),
      fault: z.string().nullable(),
    }),
    z.object({ type: z.literal("ended"), at, reason: z.string() }),
  ])
  .meta({ id: "FlowTrialEntry" });

const trialResult = z.object({
  trace: z.array(trialEntry),
  at: z.int().describe("The clock at the end"),
  nodeId: z.string().nullable().describe("Where the contact is; null: it has left the flow"),
  waitsFor: z
    .enum(["announcement", "input", "web", "queue", "answer", "voicemail"])
    .nullable()
    .describe("What the step waits for"),
  variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  cutShort: z.boolean().describe("It went on for longer than is looked at"),
});

export const FLOW_COMMANDS = {
  "flow.publish": command(
    "Make the draft what new contacts run on; refused while it has problems",
    "configuration",
    manages,
    { params: flowParams, result: versionResult },
  ),
  "flow.restore": command("Make an earlier version the draft", "configuration", manages, {
    params: versionParams,
  }),
};

export const FLOW_QUERIES = {
  "flow.list": query("All flows, without their graphs", "configuration", reads, {
    result: z.object({ flows: z.array(flowSummary) }),
  }),
  "flow.get": query("One flow with its draft", "configuration", manages, {
    params: flowParams,
    result: z.object({
      flow: flowSchema,
      published: publishedSchema,
      changed: z.boolean(),
      problems: z.array(problemSchema),
      entryPointIds: z.array(z.string()),
    }),
  }),
  "flow.versions": query("The versions of a flow, newest first", "configuration", manages, {
    params: flowParams,
    result: z.object({ versions: z.array(versionSummary) }),
  }),
  "flow.version": query("One version of a flow", "configuration", manages, {
    params: versionParams,
    result: versionSummary.extend({ graph: flowGraphSchema }),
  }),
  "flow.validate": query("Why a draft cannot be published", "configuration", manages, {
    body: z.strictObject({ channel: flowChannelSchema, draft: flowGraphSchema }),
    result: z.object({ problems: z.array(problemSchema) }),
  }),
  "flow.test": query("Try a draft on virtual time", "configuration", manages, {
    body: z.strictObject({
      channel: flowChannelSchema,
      draft: flowGraphSchema,
      entryPointId: id.nullable().default(null),
      at: z.int().min(0).max(8_640_000_000_000_000).describe("When the contact comes"),
      name: personName.default("Test"),
      language: languageSchema,
      from: text(32).nullable().default(null),
      to: text(32).nullable().default(null),
      inputs: z.array(trialInput).max(200),
    }),
    result: trialResult,
  }),
  "flow.counts": query("How many contacts are at each step now", "configuration", manages, {
    params: flowParams,
    result: z.object({
      counts: z.array(z.object({ version: z.int(), nodeId: z.string(), contacts: z.int() })),
    }),
  }),
};

export type FlowProblem = z.infer<typeof problemSchema>;
export type FlowSummary = z.infer<typeof flowSummary>;
export type FlowTrialInput = z.infer<typeof trialInput>;
export type FlowTrialEntry = z.infer<typeof trialEntry>;
export type FlowTrialResult = z.infer<typeof trialResult>;
