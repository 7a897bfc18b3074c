/** Who changed what: configuration, people, rights, secrets; who signed in, and who took data out. */
import { z } from "zod";
import { idSchema } from "./id.ts";
import { query } from "./operation.ts";
import { textSchema as text } from "./text.ts";

/** A closed list: what an entry can be about. */
export const AUDIT_ACTIONS = [
  "configuration.put",
  "configuration.remove",
  "session.signed_in",
  "session.refused",
  "session.signed_out",
  "session.revoked",
  "account.put",
  "account.removed",
  "account.password_changed",
  "account.invited",
  "account.invitation_accepted",
  "second_factor.set_up",
  "second_factor.removed",
  "token.created",
  "token.revoked",
  "trunk.password_set",
  "people.imported",
  "configuration.exported",
  "audit.exported",
  "recording.saved",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const auditEntry = z
  .object({
    id: z.int(),
    at: z.number(),
    actor: z.object({
      type: z.enum(["agent", "token", "system", "nobody"]),
      id: z.string(),
      name: z.string(),
    }),
    action: z.enum(AUDIT_ACTIONS),
    /** Of what: a kind of configuration, `account`, `session`, `token`, … */
    kind: z.string().nullable(),
    objectId: z.string().nullable(),
    objectName: z.string().nullable(),
    before: z.unknown().describe("Null: it was not there, or says nothing"),
    after: z.unknown(),
    address: z.string().nullable().describe("The network address it was asked from, where known"),
  })
  .meta({ id: "AuditEntry" });
export type AuditEntry = z.infer<typeof auditEntry>;

const filter = {
  actorId: idSchema.optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  kind: z.string().max(64).optional(),
  objectId: z.string().max(128).optional(),
  from: z.coerce.number<number | string>().optional().describe("Epoch milliseconds, included"),
  to: z.coerce.number<number | string>().optional().describe("Not included"),
  q: text(200).optional().describe("Words in names, ids and what changed"),
};

export const AUDIT_QUERIES = {
  "audit.list": query("The audit log, newest first", "people", ["audit.read"], {
    query: z.strictObject({
      ...filter,
      before: z.coerce.number<number | string>().int().optional(),
      limit: z.coerce.number<number | string>().int().min(1).max(200).default(50),
    }),
    result: z.object({
      entries: z.array(auditEntry),
      next: z.int().nullable().describe("Give it as `before` for the next page"),
    }),
  }),
  "audit.export": query(
    "The audit log as CSV (RFC 4180, UTF-8), at most 50,000 lines, newest first",
    "people",
    ["audit.read"],
    {
      query: z.strictObject(filter),
      result: z.object({
        csv: z.string(),
        complete: z.boolean().describe("False: there is more than fits; ask for less at once"),
      }),
    },
  ),
};
