export type { InteractionSummary, RecordingSummary, Segment } from "./answers.ts";
export { AUDIT_ACTIONS, type AuditAction, type AuditEntry } from "./audit-queries.ts";
export { COMMANDS } from "./commands.ts";
export {
  CONFIGURATION_SCHEMAS,
  type ConfigurationInputOf,
  type ConfigurationItemOf,
  configurationItemSchema,
  configurationKindSchema,
  parseConfigurationItem,
} from "./configuration.ts";
export {
  CONFIGURATION_FORMAT,
  CONFIGURATION_FORMAT_VERSION,
  type ConfigurationDocument,
} from "./configuration-document.ts";
export {
  CONTROL_NAMES,
  type ContactDocument,
  type ControlName,
  STAGES,
} from "./contact-document.ts";
export {
  type AgentDocument,
  type AnyDocument,
  type ChatDocument,
  DOCUMENTS,
  type DocumentByKind,
  type DocumentKind,
  type EntryDocument,
  type MeDocument,
  NOTICES,
  type QueueDocument,
  type SetupDocument,
  type SystemDocument,
} from "./documents.ts";
export {
  type FieldCode,
  type FieldProblem,
  fieldProblems,
  SHAPE_CODES,
} from "./field-problem.ts";
export type {
  FlowProblem,
  FlowSummary,
  FlowTrialEntry,
  FlowTrialInput,
  FlowTrialResult,
} from "./flow-operations.ts";
export { FORMATS, type FormatCode } from "./format.ts";
export type { Holiday, HoursAnswer, HoursRule, PreviewDay } from "./hours-queries.ts";
export {
  type Caller,
  MAX_MESSAGE_LENGTH,
  MAX_NAME_LENGTH,
  type Operation,
} from "./operation.ts";
export type {
  CommandInput,
  CommandResult,
  ConditionalCommand,
  QueryInput,
  QueryResult,
} from "./operations.ts";
export {
  BUILT_IN_ROLE_IDS,
  KIND_PERMISSIONS,
  PERMISSIONS,
  type Permission,
} from "./permissions.ts";
export {
  type Problem,
  type ProblemCode,
  problemSchema,
  WIRE_CODES,
  type WireCode,
} from "./problem.ts";
export {
  MAX_PROMPT_BYTES,
  MAX_PROMPT_MS,
  MAX_PROMPT_TEXT,
  type StoredSound,
  storedSoundSchema,
} from "./prompt.ts";
export { QUERIES } from "./queries.ts";
export {
  COMMAND_ROUTES,
  type CommandName,
  PROMPT_UPLOAD_PATH,
  PROTOCOL_VERSION,
  promptAudioPath,
  QUERY_ROUTES,
  type QueryName,
  type Route,
  recordingAudioPath,
  SIP_PATH,
  STREAM_PATH,
} from "./routes.ts";
export { SEGMENT_DETAILS, type SegmentDetail } from "./segment.ts";
export {
  CLOSE_CODES,
  type ClientFrame,
  clientFrameSchema,
  idempotencyKeySchema,
  MAX_FRAME_BYTES,
  type ServerFrame,
  serverFrameSchema,
} from "./stream.ts";
