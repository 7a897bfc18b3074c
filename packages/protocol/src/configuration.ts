/** Schemas of what an administrator sets. The types are core's; `configuration.test.ts` holds the two together. */
import type { ConfigurationItems, ConfigurationKind } from "@maru/core";
import { z } from "zod";
import { idSchema as id } from "./id.ts";
import { textSchema as text } from "./text.ts";

const localText = z.strictObject({ ko: text(500), en: text(500) });
const name = text(80).trim().min(1);
const description = text(500);
const channel = z.enum(["chat", "voice", "email", "social"]);
const skillLevels = z.record(id, z.int().min(1).max(10));
const durationMs = z.int().min(0).max(86_400_000);
const capacity = z.int().min(0).max(100);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const CONFIGURATION_SCHEMAS = {
  settings: z
    .strictObject({
      id: z.literal("settings"),
      name,
      timeZone: z
        .string()
        .max(64)
        .refine(isTimeZone, { message: "is no IANA time zone, such as Asia/Seoul" }),
      agentGraceMs: z.int().min(1_000).max(600_000),
      customerGraceMs: z.int().min(1_000).max(86_400_000),
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
      role: z.enum(["agent", "supervisor", "administrator"]),
      teamId: id,
      multimediaProfileId: id,
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
    })
    .meta({ id: "EntryPoint" }),
  idleReason: z.strictObject({ id, name: localText }).meta({ id: "IdleReason" }),
  wrapUpReason: z.strictObject({ id, name: localText }).meta({ id: "WrapUpReason" }),
} as const satisfies Record<ConfigurationKind, z.ZodType>;

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
