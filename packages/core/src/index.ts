export type {
  AgentConnection,
  AgentSession,
  AgentStatus,
  Presence,
} from "./agent/agent-session.ts";
export { agentStatus, contactsOf } from "./agent/agent-status.ts";
export {
  type Agent,
  CHANNELS,
  type Channel,
  type Configuration,
  type ConfigurationItem,
  type ConfigurationItems,
  type ConfigurationKind,
  DEFAULT_SETTINGS,
  type EntryPoint,
  type IdleReason,
  type LocalText,
  type MultimediaProfile,
  type Queue,
  type RelaxationStep,
  ROLES,
  type Role,
  type Settings,
  type Skill,
  type SkillLevels,
  STRATEGIES,
  type Strategy,
  type Team,
  type WrapUpReason,
  type WrapUpRules,
} from "./configuration/configuration.ts";
export { Bug } from "./engine/assert.ts";
export type { Command, CommandType, Envelope, Speaker } from "./engine/command.ts";
export type { CommandResult, Commit, Event, EventType, QueuedReason } from "./engine/event.ts";
export { applyCommit, execute, nextDueAt, type Outcome } from "./engine/execute.ts";
export { REFUSAL_CODES, type Refusal, type RefusalCode, refuse } from "./engine/refusal.ts";
export { deserialiseState, STATE_VERSION, serialiseState } from "./engine/serialise.ts";
export { createState, type SignOut, type State } from "./engine/state.ts";
export {
  type AgentId,
  agentParty,
  CUSTOMER_PARTY,
  type CustomerId,
  type EntryPointId,
  ID_PATTERN,
  type InteractionId,
  MAIN_ROOM,
  type MultimediaProfileId,
  type OfferId,
  type OrganisationId,
  type PartyId,
  parseId,
  type QueueId,
  type ReasonId,
  type RoomId,
  type SkillId,
  type TeamId,
} from "./ids.ts";
export {
  CONTROL_TABLE,
  CONTROLS,
  type Control,
  type ControlName,
  controlsFor,
  type Stage,
  stageOf,
} from "./interaction/controls.ts";
export type {
  AgentParty,
  AgentRole,
  Customer,
  CustomerParty,
  Ending,
  EntryBody,
  Interaction,
  Notice,
  Offer,
  OfferKind,
  Party,
  Phase,
  QueuePlacement,
  Room,
  TranscriptEntry,
} from "./interaction/interaction.ts";
export { MAX_MESSAGE_LENGTH } from "./interaction/message.ts";
export { relaxedSkills } from "./routing/lane.ts";
export {
  liveInteractionOf,
  type QueueFigures,
  queueFigures,
  queuePosition,
  waitingIn,
} from "./routing/queue-figures.ts";
export { capacityOf, loadOf, notReadyFor, serves } from "./routing/readiness.ts";
