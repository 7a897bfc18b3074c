/** Operations on people: how they sign in, their sessions and second factors, users in one piece, roles. */
import { z } from "zod";
import { CONFIGURATION_SCHEMAS } from "./configuration.ts";
import { permissionSchema } from "./document-parts.ts";
import { idSchema } from "./id.ts";
import { done, everyStaff, languageSchema, personName, query } from "./operation.ts";
import { textSchema as text } from "./text.ts";

const password = z.string().max(256);
const email = z.email().max(254);
const agentParams = z.strictObject({ agentId: idSchema });
const newcomers = [...everyStaff, "newcomer"] as const;
const oneTimeToken = z.string().max(128);

export const tokenSummary = z.object({
  id: z.string(),
  name: z.string(),
  agentId: z.string(),
  scopes: z
    .array(permissionSchema)
    .nullable()
    .describe("What it may be used for; null: all its agent may do"),
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
  lastUsedAt: z.number().nullable(),
});

export const invitationLink = z
  .object({
    link: z.string().describe("Opens once, for whoever has it; shown once"),
    expiresAt: z.number(),
  })
  .meta({ id: "Invitation" });

export const userSummary = z
  .object({
    agent: CONFIGURATION_SCHEMAS.agent,
    /** How they sign in; null: they cannot, only API tokens act as them. */
    account: z
      .object({
        email: z.string(),
        language: languageSchema,
        hasPassword: z.boolean(),
        mustChangePassword: z.boolean(),
        secondFactor: z.boolean(),
        invitedUntil: z.number().nullable().describe("An invitation is open until then"),
        lastSignInAt: z.number().nullable(),
      })
      .nullable(),
  })
  .meta({ id: "User" });

export const PEOPLE_QUERIES = {
  "session.list": query("Where somebody is signed in", "session", everyStaff, {
    query: z.strictObject({
      agentId: idSchema.optional().describe("Another's, for whoever manages people"),
    }),
    result: z.object({
      sessions: z.array(
        z.object({
          id: z.string(),
          current: z.boolean(),
          kind: z.enum(["cookie", "bearer"]),
          device: z.string().describe("Such as `Chrome, Windows`; empty where it is not known"),
          address: z.string().describe("The network, not the device: `203.0.113.*`"),
          createdAt: z.number(),
          lastUsedAt: z.number(),
        }),
      ),
    }),
  }),
  "session.revoke": query("End a session", "session", everyStaff, {
    params: z.strictObject({ sessionId: idSchema }),
    result: done,
  }),
  "secondFactor.begin": query("Begin to set up an authenticator app (TOTP)", "session", newcomers, {
    body: z.strictObject({ current: password.describe("The password") }),
    result: z.object({
      uri: z.string().describe("`otpauth://…`, for the app to read as a QR code"),
      secret: z.string().describe("The same by hand, Base32"),
    }),
  }),
  "secondFactor.confirm": query("Prove that the app shows the codes", "session", newcomers, {
    body: z.strictObject({ code: z.string().max(32) }),
    result: z.object({
      recoveryCodes: z.array(z.string()).describe("Each signs in once without the app; shown once"),
    }),
  }),
  "secondFactor.remove": query("Take one's own second factor away", "session", everyStaff, {
    body: z.strictObject({ current: password, code: z.string().max(32) }),
    result: done,
  }),
  "token.list": query("API tokens", "people", ["tokens.manage"], {
    result: z.object({ tokens: z.array(tokenSummary) }),
  }),
  "token.create": query("Make an API token that acts as an agent", "people", ["tokens.manage"], {
    body: z.strictObject({
      name: personName,
      agentId: idSchema,
      scopes: z.array(permissionSchema).max(100).nullable().default(null),
      expiresAt: z.int().nullable().default(null).describe("Epoch milliseconds; null: never"),
    }),
    result: tokenSummary.extend({ token: z.string().describe("Shown once") }),
  }),
  "token.revoke": query("Revoke an API token", "people", ["tokens.manage"], {
    params: z.strictObject({ tokenId: idSchema }),
    result: done,
  }),
  "account.put": query("Set an agent's sign-in with a password", "people", ["people.manage"], {
    params: agentParams,
    body: z.strictObject({ email, password, language: languageSchema }),
    result: done,
  }),
  "account.invite": query("Make a link by which they set a password", "people", ["people.manage"], {
    params: agentParams,
    result: invitationLink,
  }),
  "account.removeSecondFactor": query("Their device is lost", "people", ["people.manage"], {
    params: agentParams,
    result: done,
  }),
  "invitation.get": query("Whom an invitation is for", "session", ["anyone"], {
    body: z.strictObject({ token: oneTimeToken }),
    result: z.object({
      organisationName: z.string(),
      name: z.string(),
      email: z.string(),
      minPasswordLength: z.int(),
    }),
  }),
  "invitation.accept": query("Set a password by an invitation", "session", ["anyone"], {
    body: z.strictObject({ token: oneTimeToken, password }),
    result: done,
  }),
  "user.list": query("People with how they sign in, by name", "people", ["people.manage"], {
    query: z.strictObject({
      q: text(200).optional().describe("In names, e-mail addresses and extensions"),
      roleId: idSchema.optional(),
      teamId: idSchema.optional(),
      active: z.enum(["true", "false"]).optional(),
      offset: z.coerce.number<number | string>().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number<number | string>().int().min(1).max(10_000).default(100),
    }),
    result: z.object({ users: z.array(userSummary), total: z.int() }),
  }),
  "user.put": query("Create or change a person with their sign-in", "people", ["people.manage"], {
    params: agentParams,
    body: z.strictObject({
      agent: CONFIGURATION_SCHEMAS.agent,
      account: z
        .strictObject({ email, language: languageSchema })
        .nullable()
        .describe("Null: nobody signs in as them"),
      give: z
        .enum(["nothing", "invitation", "password"])
        .default("nothing")
        .describe("A link to set a password, or a password to be changed at the first sign-in"),
    }),
    result: z.object({
      invitation: invitationLink.nullable(),
      password: z.string().nullable().describe("Shown once"),
    }),
  }),
  "role.list": query("Every role, built-in ones first", "people", ["configuration.read"], {
    result: z.object({
      roles: z.array(
        z.object({
          id: z.string(),
          name: z.string().nullable().describe("Null for a built-in role"),
          description: z.string(),
          permissions: z.array(permissionSchema),
          builtIn: z.boolean(),
          people: z.int().describe("Active people who have it"),
        }),
      ),
    }),
  }),
};
