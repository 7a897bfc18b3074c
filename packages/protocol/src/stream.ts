/**
 * The view stream: one WebSocket, JSON text frames. The client speaks first, with `hello`.
 *
 *   client                      server
 *   hello {since?}        ──►
 *                         ◄──   snapshot (everything it may see) or changes (what it missed)
 *   command {id, …}       ──►
 *                         ◄──   changes …   in the order of their seq
 *                         ◄──   result {id} after it is durable, and after the changes it caused
 *
 * A client keeps a command until its result is there and sends it again, with the same id, after a reconnect:
 * the id is its idempotency key.
 */
import { z } from "zod";
import { problemSchema } from "./problem.ts";
import { COMMAND_ROUTES } from "./routes.ts";

const commandNames = Object.keys(COMMAND_ROUTES) as [
  keyof typeof COMMAND_ROUTES,
  ...(keyof typeof COMMAND_ROUTES)[],
];

export const MAX_FRAME_BYTES = 64 * 1024;

export const idempotencyKeySchema = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}$/)
  .describe("1 to 64 of `A-Z a-z 0-9 . _ -`");

export const clientFrameSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("hello"),
    version: z.literal(1),
    /** Bearer or visitor token, where there is no session cookie. */
    token: z.string().max(2048).optional(),
    since: z.strictObject({ epoch: z.string().max(64), seq: z.int().nonnegative() }).optional(),
  }),
  z.strictObject({
    type: z.literal("command"),
    id: idempotencyKeySchema,
    name: z.enum(commandNames),
    /** Path parameters and body in one object. */
    body: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({ type: z.literal("subscribe"), topic: z.literal("directory") }),
  z.strictObject({ type: z.literal("unsubscribe"), topic: z.literal("directory") }),
  z.strictObject({
    type: z.literal("typing"),
    interactionId: z.string().max(64),
    on: z.boolean(),
  }),
  z.strictObject({ type: z.literal("ping"), at: z.number() }),
]);
export type ClientFrame = z.infer<typeof clientFrameSchema>;

export const serverFrameSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("snapshot"),
    /** Names the memory the seqs belong to; a new epoch means a fresh snapshot. */
    epoch: z.string(),
    seq: z.int(),
    /** The server's clock, to draw timers right on a machine whose clock is wrong. */
    serverTime: z.number(),
    documents: z.array(z.tuple([z.string(), z.unknown()])),
  }),
  z.object({
    type: z.literal("changes"),
    seq: z.int(),
    put: z.array(z.tuple([z.string(), z.unknown()])),
    remove: z.array(z.string()),
  }),
  z.discriminatedUnion("ok", [
    z.object({
      type: z.literal("result"),
      id: z.string(),
      ok: z.literal(true),
      result: z.unknown(),
    }),
    z.object({
      type: z.literal("result"),
      id: z.string(),
      ok: z.literal(false),
      problem: problemSchema,
    }),
  ]),
  z.object({
    type: z.literal("typing"),
    interactionId: z.string(),
    from: z.string().describe("`customer`, or an agent's id"),
    name: z.string(),
    on: z.boolean(),
  }),
  z
    .object({
      type: z.literal("digit"),
      interactionId: z.string(),
      digit: z.string().describe("One of `0-9 * # A-D`"),
    })
    .describe(
      "The customer of a call pressed a key. Said once, to the agents in the call; kept nowhere",
    ),
  z.object({ type: z.literal("pong"), at: z.number(), serverTime: z.number() }),
  z.object({ type: z.literal("error"), problem: problemSchema }),
  z.object({
    type: z.literal("bye"),
    reason: z.enum([
      "session_ended",
      "server_stopping",
      "not_the_writer",
      "too_slow",
      "too_many_streams",
      "protocol_error",
    ]),
  }),
]);
export type ServerFrame = z.infer<typeof serverFrameSchema>;

/** WebSocket close codes of ours (RFC 6455: 4000 to 4999 are the application's). */
export const CLOSE_CODES = { unauthenticated: 4401, protocolError: 4400, tooSlow: 4408 } as const;
