export {
  type Client,
  type ClientOptions,
  type CommandOptions,
  createClient,
  createKey,
} from "./client.ts";
export type { ConnectionState, EndedBy } from "./connection-state.ts";
export type {
  DocumentAt,
  DocumentKey,
  DocumentPrefix,
  DocumentStore,
} from "./document-store.ts";
export { type FaultReason, MaruFault, MaruProblem } from "./fault.ts";
export {
  MAX_PENDING_COMMANDS,
  type OutboxStorage,
  type PendingCommand,
  webOutboxStorage,
} from "./outbox.ts";
export type { Readable } from "./readable.ts";
export { type SignInOptions, signIn } from "./sign-in.ts";
export type { Typing } from "./typing.ts";
