/** What an operation is, and the fields many of them take. */
import { z } from "zod";
import { ruled } from "./format.ts";
import { idSchema } from "./id.ts";
import type { Permission } from "./permissions.ts";
import { textSchema as text } from "./text.ts";

/**
 * Who may call: whoever has one of the permissions named, any person who is signed in (`staff`), a visitor with
 * their token, or anybody. `newcomer`: also a person who must set a password or a second factor before all else.
 */
export type Caller = Permission | "staff" | "newcomer" | "visitor" | "anyone";

/** For an agent at work. */
export const agents = ["contacts.handle"] as const satisfies Caller[];
/** For anybody who is signed in, whatever they may do. */
export const everyStaff = ["staff"] as const satisfies Caller[];

export type Operation = {
  summary: string;
  tag: "agent" | "contact" | "chat" | "history" | "configuration" | "people" | "session";
  callers: readonly Caller[];
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType;
  result: z.ZodType;
  /** Bytes of a request's body, where it takes a file. */
  bodyLimit?: number | undefined;
};

export const nothing = z.strictObject({});
/** Lenient, unlike what is taken in: a later version may answer more. */
export const done = z.object({});
export const interactionParams = z.strictObject({ interactionId: idSchema });
export const languageSchema = z.enum(["ko", "en"]);

export const MAX_MESSAGE_LENGTH = 4000;
export const MAX_NAME_LENGTH = 80;

export const personName = text(MAX_NAME_LENGTH).trim().min(1);
export const messageText = text(MAX_MESSAGE_LENGTH).refine(
  (value) => value.trim() !== "",
  ruled("text_empty"),
);
export const clientId = idSchema.describe(
  "Made by the sender's device; the same one twice is the same message",
);

/** As typed or pasted (V-45): what is no digit or `+ # * :` is stripped, and 3 to 18 digits must remain. */
export const dialled = z.string().max(64).describe("A telephone number in any usual writing");
export const partyId = idSchema.describe("`customer`, an agent's id, or `outside.<n>`");

// Generic in the schemas, so that `CommandInput` and the like know them; a part left out is `nothing`.
export const command = <
  Params extends z.ZodObject = typeof nothing,
  Body extends z.ZodType = typeof nothing,
  Result extends z.ZodType = typeof nothing,
>(
  summary: string,
  tag: Operation["tag"],
  callers: readonly Caller[],
  shape: { params?: Params; body?: Body; result?: Result } = {},
) => ({
  summary,
  tag,
  callers,
  params: (shape.params ?? nothing) as Params,
  query: nothing,
  body: (shape.body ?? nothing) as Body,
  result: (shape.result ?? nothing) as Result,
});

export const query = <
  Result extends z.ZodType,
  Params extends z.ZodObject = typeof nothing,
  Query extends z.ZodObject = typeof nothing,
  Body extends z.ZodType = typeof nothing,
>(
  summary: string,
  tag: Operation["tag"],
  callers: readonly Caller[],
  shape: { params?: Params; query?: Query; body?: Body; result: Result; bodyLimit?: number },
) => ({
  summary,
  tag,
  callers,
  params: (shape.params ?? nothing) as Params,
  query: (shape.query ?? nothing) as Query,
  body: (shape.body ?? nothing) as Body,
  result: shape.result,
  bodyLimit: shape.bodyLimit,
});
