export {
  CONFIGURATION_SCHEMAS,
  configurationItemSchema,
  configurationKindSchema,
  parseConfigurationItem,
} from "./configuration.ts";
export {
  type AgentDocument,
  type AnyDocument,
  type ChatDocument,
  CONTROL_NAMES,
  type ContactDocument,
  type ControlName,
  DOCUMENTS,
  type DocumentByKind,
  type DocumentKind,
  type EntryDocument,
  type MeDocument,
  NOTICES,
  type QueueDocument,
  type SetupDocument,
} from "./documents.ts";
export {
  type Caller,
  COMMANDS,
  type CommandInput,
  type CommandResult,
  type InteractionSummary,
  MAX_MESSAGE_LENGTH,
  MAX_NAME_LENGTH,
  type Operation,
  QUERIES,
  type QueryInput,
  type QueryResult,
  type Segment,
} from "./operations.ts";
export {
  type Problem,
  type ProblemCode,
  problemSchema,
  WIRE_CODES,
  type WireCode,
} from "./problem.ts";
export {
  COMMAND_ROUTES,
  type CommandName,
  PROTOCOL_VERSION,
  QUERY_ROUTES,
  type QueryName,
  type Route,
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
