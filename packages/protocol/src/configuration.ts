/** Schemas of what an administrator sets. The types are core's; `configuration.test.ts` holds the two together. */
import type { ConfigurationItems, ConfigurationKind } from "@maru/core";
import { z } from "zod";
import {
  localDate as date,
  hoursIntervals as intervals,
  timeZoneName as timeZone,
} from "./date-time.ts";
import { flowSchema } from "./flow.ts";
import { ruled, written } from "./format.ts";
import { idSchema as id } from "./id.ts";
import { PERMISSIONS } from "./permissions.ts";
import { MAX_PROMPT_MS, MAX_PROMPT_TEXT, sha256Schema } from "./prompt.ts";
import { textSchema as text } from "./text.ts";

const localText = z.strictObject({ ko: text(500), en: text(500) });
const name = text(80).trim().min(1);
const description = text(500);
const channel = z.enum(["chat", "voice", "email", "social"]);
const skillLevels = z.record(id, z.int().min(1).max(10));
const durationMs = z.int().min(0).max(86_400_000);
const capacity = z.int().min(0).max(100);

/** Linear-time only in what administrators write by habit; a pattern is tried on at most 19 characters. */
function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

/** Whoever is in a trunk's network calls without a password: it is of a carrier, not of half the internet. */
function isCarriers(network: string): boolean {
  const [address = "", prefix] = network.split("/");
  if (prefix === undefined) return true;
  const [least, most] = address.includes(":") ? [32, 128] : [16, 32];
  return Number(prefix) >= least && Number(prefix) <= most;
}

const e164 = written("e164_invalid");
const reasonIds = z.array(id).min(1).max(200);
const ids = z.array(id).max(500);

const promptSound = z.strictObject({
  source: z.enum(["recording", "speech"]),
  text: text(MAX_PROMPT_TEXT),
  sha256: sha256Schema,
  durationMs: z.int().min(0).max(MAX_PROMPT_MS),
});

export const CONFIGURATION_SCHEMAS = {
  settings: z
    .strictObject({
      id: z.literal("settings"),
      name,
      timeZone,
      agentGraceMs: z.int().min(1_000).max(600_000),
      customerGraceMs: z.int().min(1_000).max(86_400_000),
      recoveryPauseMs: z.int().min(0).max(3_600_000),
      endWhenOnlyOutsiders: z.boolean(),
      defaultCallerNumberId: id.nullable(),
      signIn: z.strictObject({
        minPasswordLength: z.int().min(8).max(64),
        secondFactor: z.enum(["optional", "required"]),
        secondFactorRoleIds: z.array(id).max(100),
      }),
    })
    .meta({ id: "Settings" }),
  team: z.strictObject({ id, name }).meta({ id: "Team" }),
  skill: z.strictObject({ id, name }).meta({ id: "Skill" }),
  multimediaProfile: z
    .strictObject({
      id,
      name,
      capacity: z.strictObject({
        chat: capacity,
        voice: capacity,
        email: capacity,
        social: capacity,
      }),
    })
    .meta({ id: "MultimediaProfile" }),
  agent: z
    .strictObject({
      id,
      name,
      roleId: id,
      teamId: id,
      multimediaProfileId: id,
      agentProfileId: id.nullable(),
      extension: written("extension_invalid").nullable(),
      skills: skillLevels,
      active: z.boolean(),
    })
    .meta({ id: "Agent" }),
  queue: z
    .strictObject({
      id,
      name,
      description,
      channel,
      teamIds: ids,
      strategy: z.enum(["longest_available", "least_occupied", "round_robin", "most_skilled"]),
      offerTimeoutMs: z.int().min(1_000).max(600_000),
      onMissed: z.enum(["rona", "recall"]),
      transferFallback: z.enum(["sender", "queue", "end"]),
      serviceLevelMs: durationMs,
      relaxation: z
        .array(
          z.strictObject({
            afterMs: z.int().min(1_000).max(86_400_000),
            lowerBy: z.int().min(1).max(10),
          }),
        )
        .max(10),
      preferredAgentMs: durationMs,
      wrapUp: z.strictObject({
        timeoutMs: durationMs,
        reasonIds,
        defaultReasonId: id,
        mayKeepOpen: z.boolean(),
      }),
      recording: z.strictObject({
        enabled: z.boolean(),
        resumeAfterMs: durationMs,
        keepDays: z.int().min(0).max(36_500),
      }),
      consultConfirmMs: z.int().min(1_000).max(600_000),
    })
    .meta({ id: "Queue" }),
  entryPoint: z
    .strictObject({
      id,
      name: written("entry_point_name_invalid"),
      description,
      active: z.boolean().default(true),
      direction: z.enum(["inbound", "outbound"]).default("inbound"),
      channel,
      socialType: z.enum(["facebook_messenger", "sms", "whatsapp"]).nullable().default(null),
      queueId: id,
      serviceLevelMs: durationMs.nullable().default(null),
      callerNumberId: id.nullable().default(null),
      priority: z.int().min(1).max(10),
      requiredSkills: skillLevels,
      greeting: localText,
      flowId: id.nullable().default(null),
      musicPromptId: id.nullable().default(null),
      preferLastAgent: z.boolean(),
      timeZone: timeZone.nullable().default(null),
    })
    .meta({ id: "EntryPoint" }),
  idleReason: z.strictObject({ id, name: localText }).meta({ id: "IdleReason" }),
  wrapUpReason: z.strictObject({ id, name: localText }).meta({ id: "WrapUpReason" }),
  agentProfile: z
    .strictObject({
      id,
      name,
      mayPauseRecording: z.boolean(),
      outdial: z.strictObject({
        allowed: z.boolean(),
        fromAnyState: z.boolean(),
        dialPlan: z
          .array(
            z.strictObject({
              prefixes: z.array(written("dial_prefix_invalid")).max(50),
              minDigits: z.int().min(1).max(18),
              maxDigits: z.int().min(1).max(18),
              pattern: z.string().max(200).refine(isPattern, ruled("dial_pattern_invalid")),
            }),
          )
          .max(50),
        callerNumberIds: z.array(id).max(200),
        entryPointId: id.nullable(),
      }),
      colleagues: z.enum(["team", "teams", "everyone"]),
      teamIds: ids.default([]),
      targetQueueIds: ids.nullable().default(null),
      targetNumbers: z.enum(["dial_plan", "address_book", "none"]).default("dial_plan"),
      idleReasonIds: reasonIds.nullable().default(null),
      wrapUpReasonIds: reasonIds.nullable().default(null),
    })
    .meta({ id: "AgentProfile" }),
  trunk: z
    .strictObject({
      id,
      name,
      host: written("host_invalid"),
      transport: z.enum(["udp", "tcp", "tls"]),
      srtp: z.boolean(),
      username: written("sip_user_invalid").nullable(),
      register: z.boolean(),
      addresses: z
        .array(written("network_invalid").refine(isCarriers, ruled("network_too_wide")))
        .max(100),
      country: written("country_invalid"),
    })
    .meta({ id: "Trunk" }),
  phoneNumber: z
    .strictObject({
      id,
      number: e164,
      label: text(80),
      entryPointId: id.nullable(),
      outbound: z.boolean(),
      trunkId: id.nullable(),
    })
    .meta({ id: "PhoneNumber" }),
  flow: flowSchema,
  variable: z
    .strictObject({
      id,
      name: localText,
      type: z.enum(["text", "number", "boolean", "date", "choice"]),
      allowedValues: z.array(text(80).min(1)).max(200),
      agentVisible: z.boolean().default(true),
      agentEditable: z.boolean(),
      masked: z.boolean().default(false),
    })
    .meta({ id: "Variable" }),
  addressBook: z.strictObject({ id, name }).meta({ id: "AddressBook" }),
  address: z
    .strictObject({
      id,
      name,
      number: e164,
      frequent: z.boolean(),
      addressBookId: id.nullable().default(null),
    })
    .meta({ id: "Address" }),
  businessHours: z
    .strictObject({
      id,
      name,
      description,
      weekly: z.strictObject({
        monday: intervals,
        tuesday: intervals,
        wednesday: intervals,
        thursday: intervals,
        friday: intervals,
        saturday: intervals,
        sunday: intervals,
      }),
      holidayListIds: z.array(id).max(20),
      overrides: z.array(z.strictObject({ from: date, to: date, name, intervals })).max(500),
    })
    .meta({ id: "BusinessHours" }),
  holidayList: z
    .strictObject({
      id,
      name,
      calendar: z.enum(["korea"]).nullable(),
      days: z.array(z.strictObject({ date, name, everyYear: z.boolean() })).max(1_000),
    })
    .meta({ id: "HolidayList" }),
  role: z
    .strictObject({ id, name, description, permissions: z.array(z.enum(PERMISSIONS)).max(100) })
    .meta({ id: "Role" }),
  prompt: z
    .strictObject({
      id,
      name,
      sound: z.strictObject({ ko: promptSound.nullable(), en: promptSound.nullable() }),
    })
    .meta({ id: "Prompt" }),
  predefinedResponse: z
    .strictObject({
      id,
      title: z.strictObject({ ko: text(80), en: text(80) }),
      text: z.strictObject({ ko: text(4_000), en: text(4_000) }),
      queueIds: ids,
      shortcut: written("shortcut_invalid"),
    })
    .meta({ id: "PredefinedResponse" }),
} as const satisfies Record<ConfigurationKind, z.ZodType>;

/** A configured thing of one kind, as it crosses the wire. */
export type ConfigurationItemOf<Kind extends keyof typeof CONFIGURATION_SCHEMAS> = z.infer<
  (typeof CONFIGURATION_SCHEMAS)[Kind]
>;

/** As a client may give it: what has a default may be left out. */
export type ConfigurationInputOf<Kind extends keyof typeof CONFIGURATION_SCHEMAS> = z.input<
  (typeof CONFIGURATION_SCHEMAS)[Kind]
>;

export const configurationKindSchema = z.enum(
  Object.keys(CONFIGURATION_SCHEMAS) as [ConfigurationKind, ...ConfigurationKind[]],
);

/** Any configured thing; which kind it must be follows from the path. */
export const configurationItemSchema = z.union(
  Object.values(CONFIGURATION_SCHEMAS) as [
    (typeof CONFIGURATION_SCHEMAS)["settings"],
    ...(typeof CONFIGURATION_SCHEMAS)[ConfigurationKind][],
  ],
);

/** The item as core's type once its kind is known; undefined with the reasons otherwise. */
export function parseConfigurationItem<Kind extends ConfigurationKind>(
  kind: Kind,
  value: unknown,
): z.ZodSafeParseResult<ConfigurationItems[Kind]> {
  return CONFIGURATION_SCHEMAS[kind].safeParse(value) as unknown as z.ZodSafeParseResult<
    ConfigurationItems[Kind]
  >;
}
