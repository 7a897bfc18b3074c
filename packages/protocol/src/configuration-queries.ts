/** What an administrator asks about the configuration. */
import { z } from "zod";
import { configurationItemSchema, configurationKindSchema } from "./configuration.ts";
import {
  configurationDocumentSchema,
  currentItemSchema,
  entryPointStatusSchema,
  importModeSchema,
  importPlanSchema,
  revisionSchema,
  usesSchema,
} from "./configuration-document.ts";
import { idSchema } from "./id.ts";
import { query } from "./operation.ts";

const one = z.strictObject({ kind: configurationKindSchema, id: idSchema });

export const CONFIGURATION_QUERIES = {
  "configuration.list": query(
    "Configured things of one kind",
    "configuration",
    ["configuration.read"],
    {
      params: z.strictObject({ kind: configurationKindSchema }),
      result: z.object({
        items: z.array(configurationItemSchema),
        revisions: z.record(z.string(), revisionSchema).describe("By the item's id"),
      }),
    },
  ),
  "configuration.get": query("One configured thing", "configuration", ["configuration.read"], {
    params: one,
    result: currentItemSchema,
  }),
  "configuration.uses": query(
    "What uses a configured thing, and so keeps it from being removed",
    "configuration",
    ["configuration.read"],
    { params: one, result: usesSchema },
  ),
  "configuration.export": query(
    "The whole configuration as one document, in a stable order and without secrets",
    "configuration",
    ["configuration.transfer"],
    { result: configurationDocumentSchema },
  ),
  "configuration.plan": query(
    "What importing a document would change, and what speaks against it; changes nothing",
    "configuration",
    ["configuration.transfer"],
    {
      body: z.strictObject({ mode: importModeSchema, document: configurationDocumentSchema }),
      result: importPlanSchema,
    },
  ),
  "entryPoint.statuses": query(
    "Whether customers can reach each entry point, and why not",
    "configuration",
    ["configuration.read"],
    { result: z.object({ statuses: z.array(entryPointStatusSchema) }) },
  ),
};
