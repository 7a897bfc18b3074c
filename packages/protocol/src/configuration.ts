/** Schemas of what an administrator sets. The types are core's; `configuration.test.ts` holds the two together. */
import type { ConfigurationItems, ConfigurationKind } from "@maru/core";
import { z } from "zod";
import {
  localDate as date,
  hoursIntervals as intervals,
  timeZoneName as timeZone,
} from "./date-time.ts";
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

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, "write it as E.164, such as +82212345678");

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
      extension: z
        .string()
        .regex(/^\d{2,8}$/, "use 2 to 8 digits")
        .nullable(),
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
      teamIds: z.array(id).max(500),
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
        reasonIds: z.array(id).min(1).max(200),
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
      name: z
        .string()
        .regex(/^[\p{L}\p{N}_-]{1,80}$/u, "use 1 to 80 letters, digits, _ or - (no spaces)"),
      description,
      channel,
      queueId: id,
      priority: z.int().min(1).max(10),
      requiredSkills: skillLevels,
      greeting: localText,
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
              prefixes: z
                .array(z.string().regex(/^\+\d{1,15}$/, "begin with + and digits"))
                .max(50),
              minDigits: z.int().min(1).max(18),
              maxDigits: z.int().min(1).max(18),
              pattern: z
                .string()
                .max(200)
                .refine(isPattern, { message: "is no regular expression" }),
            }),
          )
          .max(50),
        callerNumberIds: z.array(id).max(200),
        entryPointId: id.nullable(),
      }),
      colleagues: z.enum(["team", "everyone"]),
    })
    .meta({ id: "AgentProfile" }),
  trunk: z
    .strictObject({
      id,
      name,
      host: z
        .string()
        .regex(/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?$/, "is no host name or address"),
      transport: z.enum(["udp", "tcp", "tls"]),
      srtp: z.boolean(),
      username: z
        .string()
        .regex(/^[A-Za-z0-9._+-]{1,64}$/, "is no SIP user name")
        .nullable(),
      register: z.boolean(),
      addresses: z
        .array(
          z
            .string()
            .regex(/^[0-9a-fA-F.:]+(\/\d{1,3})?$/, "is no network")
            .refine(isCarriers, { message: "is too wide: name the carrier's own networks" }),
        )
        .max(100),
      country: z.string().regex(/^[A-Z]{2}$/, "is no country, such as KR"),
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
  variable: z
    .strictObject({
      id,
      name: localText,
      type: z.enum(["text", "number", "boolean", "date", "choice"]),
      allowedValues: z.array(text(80).min(1)).max(200),
      agentEditable: z.boolean(),
    })
    .meta({ id: "Variable" }),
  address: z
    .strictObject({ id, name, number: e164, frequent: z.boolean() })
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
} as const satisfies Record<ConfigurationKind, z.ZodType>;

/** A configured thing of one kind, as it crosses the wire. */
export type ConfigurationItemOf<Kind extends keyof typeof CONFIGURATION_SCHEMAS> = z.infer<
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
