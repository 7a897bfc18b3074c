/** People by a list: first what it would change, then exactly that. */
import { z } from "zod";
import { idSchema } from "./id.ts";
import { query } from "./operation.ts";

const column = z.enum([
  ...(["id", "name", "email", "role", "team", "multimediaProfile", "agentProfile"] as const),
  ...(["extension", "skills", "language", "active"] as const),
]);

/** 4 MB in Base64. */
const MAX_FILE_LENGTH = 5_600_000;
export const CSV_BODY_LIMIT_BYTES = 6_000_000;

const file = z
  .base64()
  .max(MAX_FILE_LENGTH)
  .describe(
    "The file's bytes in Base64: CSV in UTF-8, UTF-16 or CP949, with a line of headers in Korean or English. Whoever has the id, or the e-mail address, of somebody who is here is that person. An empty cell leaves what is there, `-` takes it away",
  );

const row = z.object({
  line: z.int().describe("In the file"),
  status: z.enum(["create", "change", "unchanged", "problem"]),
  agentId: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  changes: z.array(z.object({ column, before: z.string(), after: z.string() })),
  problems: z.array(
    z.object({
      column,
      code: z.enum([
        ...(["missing", "invalid", "unknown", "ambiguous", "taken", "twice"] as const),
        "not_allowed",
      ]),
      value: z.string(),
    }),
  ),
});

export const CSV_QUERIES = {
  "user.csvPreview": query("What a list of people would change", "people", ["people.manage"], {
    body: z.strictObject({ file }),
    bodyLimit: CSV_BODY_LIMIT_BYTES,
    result: z.object({
      rows: z.array(row),
      ignoredColumns: z.array(z.string()).describe("Headers that mean nothing here"),
      digest: z.string().describe("Give it back to do exactly this"),
    }),
  }),
  "user.csvApply": query(
    "Do what a preview showed; refused as `conflict` where it would be something else by now",
    "people",
    ["people.manage"],
    {
      body: z.strictObject({
        file,
        digest: z.string().max(64),
        skipProblems: z.boolean().default(false).describe("Leave rows with problems out"),
        invite: z.boolean().default(false).describe("A link for each who is new"),
      }),
      bodyLimit: CSV_BODY_LIMIT_BYTES,
      result: z.object({
        created: z.int(),
        changed: z.int(),
        refused: z.array(
          z.object({ line: z.int(), agentId: idSchema, code: z.string(), detail: z.string() }),
        ),
        invitations: z
          .array(
            z.object({ name: z.string(), email: z.string(), link: z.string(), expiresAt: z.int() }),
          )
          .describe("Shown once"),
      }),
    },
  ),
};
