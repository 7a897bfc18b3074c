export type {
  AgentConnection,
  AgentSession,
  AgentStatus,
  Presence,
} from "./agent/agent-session.ts";
export { PHONE_KINDS, type PhoneKind, type Station } from "./agent/agent-session.ts";
export { agentStatus, contactsOf } from "./agent/agent-status.ts";
export {
  type Announcement,
  type Call,
  type Consult,
  type ConsultTarget,
  type Dial,
  LEG_CAUSES,
  type Leg,
  type LegCause,
  type Recording,
} from "./call/call.ts";
export {
  type BuiltInPrompt,
  type PromptName,
  positionPrompt,
  promptName,
  SPOKEN_POSITIONS,
  SPOKEN_WAIT_MINUTES,
  waitPrompt,
} from "./call/prompt-name.ts";
export {
  type Address,
  type AddressBook,
  type Agent,
  type AgentProfile,
  CHANNELS,
  type Channel,
  type Configuration,
  type ConfigurationItem,
  type ConfigurationItems,
  type ConfigurationKind,
  DIRECTIONS,
  type DialRule,
  type Direction,
  type EntryPoint,
  type IdleReason,
  type LocalText,
  type MultimediaProfile,
  type PhoneNumber,
  type PredefinedResponse,
  type Prompt,
  type PromptSound,
  type Queue,
  type RecordingRules,
  type RelaxationStep,
  type Settings,
  type SignInRules,
  type Skill,
  type SkillLevels,
  SOCIAL_TYPES,
  type SocialType,
  STRATEGIES,
  type Strategy,
  type Team,
  type Trunk,
  type Variable,
  type VariableType,
  type WrapUpReason,
  type WrapUpRules,
} from "./configuration/configuration.ts";
export {
  type ImportMode,
  type ImportPlan,
  type ImportProblem,
  type PlannedChange,
  planImport,
} from "./configuration/configuration-import.ts";
export {
  itemsOf,
  KINDS_IN_ORDER,
  type ListedKind,
  nameOfItem,
} from "./configuration/configuration-reference.ts";
export { type Use, type Uses, usesOf } from "./configuration/configuration-uses.ts";
export { configurationWorld } from "./configuration/configuration-world.ts";
export { CONFIGURATION_DEFAULTS, completeItem } from "./configuration/defaults.ts";
export {
  type EntryPointStatus,
  OUTDIAL_TRANSFER,
  statusesOf,
  UNREACHABLE_REASONS,
  type UnreachableReason,
} from "./configuration/entry-point-status.ts";
export { FIELD_REASONS, type FieldReason } from "./configuration/field-reason.ts";
export { itemRefusal } from "./configuration/item-refusal.ts";
export { type Revision, revisionOf } from "./configuration/revision.ts";
export { Bug } from "./engine/assert.ts";
export type { Command, CommandType, Envelope, Speaker } from "./engine/command.ts";
export type { CommandResult, Commit, Event, EventType, QueuedReason } from "./engine/event.ts";
export { applyCommit, execute, nextDueAt, type Outcome } from "./engine/execute.ts";
export { REFUSAL_CODES, type Refusal, type RefusalCode, refuse } from "./engine/refusal.ts";
export { deserialiseState, STATE_VERSION, serialiseState } from "./engine/serialise.ts";
export { createState, type SignOut, type State } from "./engine/state.ts";
export { upcast } from "./engine/upcast.ts";
export {
  CONTACT_FACTS,
  type ContactFact,
  exitsOf,
  FLOW_CHANNELS,
  FLOW_KEYS,
  FLOW_STEP_CHANNELS,
  type Flow,
  type FlowBranch,
  type FlowChannel,
  type FlowGraph,
  type FlowMessage,
  type FlowNode,
  type FlowOffer,
  type FlowStep,
  type FlowStepType,
  type FlowTreatment,
  type FlowVersion,
} from "./flow/flow.ts";
export {
  FLOW_PROBLEM_CODES,
  type FlowProblem,
  type FlowProblemCode,
} from "./flow/flow-problem.ts";
export { flowReferences } from "./flow/flow-references.ts";
export {
  FLOW_FAULTS,
  FLOW_OUTCOMES,
  type FlowFault,
  type FlowOutcome,
  type FlowRun,
  type FlowWait,
} from "./flow/flow-run.ts";
export {
  type Trial,
  type TrialEntry,
  type TrialInput,
  type TrialResult,
  tryFlow,
} from "./flow/flow-trial.ts";
export { flowProblems, MAX_FLOW_NODES } from "./flow/flow-validate.ts";
export { contactsAt, publishedVersion } from "./flow/flow-versions.ts";
export { type WebAnswer, type WebRequest, webRequestOf } from "./flow/flow-web.ts";
export {
  type AddressBookId,
  type AddressId,
  type AgentId,
  type AgentProfileId,
  agentParty,
  type BusinessHoursId,
  CONSULT_ROOM,
  CUSTOMER_PARTY,
  type CustomerId,
  type EntryPointId,
  FLOW_PARTY,
  type FlowId,
  type FlowNodeId,
  type HolidayListId,
  ID_PATTERN,
  type InteractionId,
  type LegId,
  MAIN_ROOM,
  type MultimediaProfileId,
  type OfferId,
  type OrganisationId,
  type PartyId,
  type PhoneNumberId,
  type PredefinedResponseId,
  type PromptId,
  parseId,
  type QueueId,
  type ReasonId,
  type RecordingId,
  type RoleId,
  type RoomId,
  type SkillId,
  type TeamId,
  type TrunkId,
  type VariableId,
} from "./ids.ts";
export {
  CONTROL_TABLE,
  CONTROLS,
  type Control,
  type ControlName,
} from "./interaction/control-table.ts";
export { controlsFor } from "./interaction/controls.ts";
export type {
  AgentParty,
  AgentRole,
  Customer,
  CustomerParty,
  Ending,
  EndReason,
  EntryBody,
  Interaction,
  Notice,
  Offer,
  OfferKind,
  OutsideParty,
  Party,
  Phase,
  QueuePlacement,
  Room,
  TranscriptEntry,
  VariableValues,
} from "./interaction/interaction.ts";
export { MAX_MESSAGE_LENGTH } from "./interaction/message.ts";
export { shownVariables } from "./interaction/shown-variables.ts";
export { STAGES, type Stage, stageOf } from "./interaction/stage.ts";
export { wrapUpReasonsFor } from "./interaction/wrap-up-decide.ts";
export {
  type DesiredLeg,
  type DesiredMedia,
  type DesiredRecorder,
  desiredMedia,
  type Place,
  type SpokenPrompt,
} from "./media/desired-media.ts";
export { MEDIA_STATUSES, type MediaStatus } from "./media/media-status.ts";
export {
  BUILT_IN_ROLE_IDS,
  BUILT_IN_ROLES,
  type BuiltInRoleId,
  PERMISSIONS,
  type Permission,
} from "./role/permission.ts";
export {
  holdsKeys,
  isBuiltInRole,
  permissionsOf,
  permissionsOfRole,
  type Role,
} from "./role/role.ts";
export { relaxedSkills } from "./routing/lane.ts";
export {
  liveInteractionOf,
  type QueueFigures,
  queueFigures,
  queuePosition,
  waitingIn,
} from "./routing/queue-figures.ts";
export {
  capacityOf,
  loadOf,
  notConsultable,
  notReadyFor,
  phoneNotReady,
  serves,
} from "./routing/readiness.ts";
export {
  type BusinessHours,
  HOLIDAY_CALENDARS,
  type Holiday,
  type HolidayCalendar,
  type HolidayList,
  type HoursInterval,
  type HoursOverride,
  type LocalDate,
  type OwnHoliday,
  WEEKDAYS,
  type Weekday,
} from "./schedule/business-hours.ts";
export { holidaysOf } from "./schedule/holiday-on.ts";
export { type HoursAnswer, type HoursRule, hoursAt, type Schedule } from "./schedule/hours-at.ts";
export { type PreviewDay, previewDays } from "./schedule/hours-preview.ts";
export { KOREAN_YEARS, koreanHolidays } from "./schedule/korean-holidays.ts";
export { addDays, dateOfWall, wallOfDate, wallOfTime } from "./schedule/local-date.ts";
export { hoursOfEntryPoint, scheduleOf, timeZoneOf } from "./schedule/schedule-of.ts";
export { dateAt, instantOf, wallAt } from "./schedule/wall-clock.ts";
