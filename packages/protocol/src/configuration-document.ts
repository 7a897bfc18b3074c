/** The configuration as one document, to keep in git and to move between systems; and what is said about its items. */
import { z } from "zod";
import { configurationItemSchema, configurationKindSchema } from "./configuration.ts";
import { fieldProblemSchema } from "./field-problem.ts";

export const CONFIGURATION_FORMAT = "maru-configuration";
/** Raised when documents of before could be misunderstood. Fields that are new have their defaults. */
export const CONFIGURATION_FORMAT_VERSION = 1;

/**
 * Items by kind, each list by id. No secrets (passwords of trunks, sign-ins) and no sounds: prompts name theirs by hash.
 * What the items must be like is said by the plan, item by item.
 */
export const configurationDocumentSchema = z
  .strictObject({
    format: z.literal(CONFIGURATION_FORMAT),
    version: z.int().min(1).max(CONFIGURATION_FORMAT_VERSION),
    settings: z.record(z.string(), z.unknown()).optional(),
    items: z.partialRecord(configurationKindSchema, z.array(z.record(z.string(), z.unknown()))),
  })
  .meta({ id: "ConfigurationDocument" });
export type ConfigurationDocument = z.infer<typeof configurationDocumentSchema>;

export const importModeSchema = z
  .enum(["merge", "replace"])
  .describe("`merge` adds and changes; `replace` also removes what the document does not have");

export const revisionSchema = z
  .object({
    seq: z.int().describe("Give it as `If-Match` when changing the item"),
    at: z.number(),
    by: z.string().describe("`agent:<id>`, `token:<id>`, `system`"),
    byName: z.string(),
  })
  .meta({ id: "Revision" });

export const useSchema = z
  .object({
    kind: configurationKindSchema,
    id: z.string(),
    name: z.string(),
    field: z.string().describe("Where it names it"),
  })
  .meta({ id: "Use" });

export const usesSchema = z.object({
  items: z.array(useSchema),
  liveContacts: z.int(),
  agents: z.int().describe("Signed in: the agent themself, or those idle for this reason"),
});

/** What there is now, for whoever wanted to change what they had seen before. */
export const currentItemSchema = z.object({
  revision: revisionSchema.nullable(),
  item: configurationItemSchema.nullable().describe("Null: it has been removed"),
});

export const importPlanSchema = z.object({
  basis: z.int().describe("Give it with the import, so that nothing comes between"),
  changes: z.array(
    z.object({
      kind: configurationKindSchema,
      id: z.string(),
      name: z.string(),
      action: z.enum(["create", "change", "remove"]),
      fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    }),
  ),
  unchanged: z.int(),
  problems: z
    .array(
      z.object({
        kind: configurationKindSchema,
        id: z.string(),
        name: z.string(),
        code: z.string().describe("Of the refusal the same single change would get"),
        detail: z.string(),
        errors: z.array(fieldProblemSchema),
      }),
    )
    .describe("None: it can be imported"),
});

export const entryPointStatusSchema = z.object({
  id: z.string(),
  reachable: z.boolean(),
  reason: z
    .enum(["switched_off", "no_number", "outbound_only", "no_connection"])
    .nullable()
    .describe("Why customers cannot get there; null: they can"),
  liveContacts: z.int(),
});
