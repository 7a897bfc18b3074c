import type { Flow } from "../flow/flow.ts";
import type {
  AddressBookId,
  AddressId,
  AgentId,
  AgentProfileId,
  BusinessHoursId,
  EntryPointId,
  FlowId,
  HolidayListId,
  MultimediaProfileId,
  PhoneNumberId,
  PredefinedResponseId,
  PromptId,
  QueueId,
  ReasonId,
  RoleId,
  SkillId,
  TeamId,
  TrunkId,
  VariableId,
} from "../ids.ts";
import type { Role } from "../role/role.ts";
import type { BusinessHours, HolidayList } from "../schedule/business-hours.ts";

export const CHANNELS = ["chat", "voice", "email", "social"] as const;
export type Channel = (typeof CHANNELS)[number];

/** A text the organisation wrote, in each language of the product. */
export type LocalText = { ko: string; en: string };

/** Levels of skill, 1 (some) to 10 (expert), by skill. */
export type SkillLevels = Record<string, number>;

export type Team = { id: TeamId; name: string };

export type Skill = { id: SkillId; name: string };

/** How many contacts of each channel an agent handles at once (C-01). 0: none of that channel. */
export type MultimediaProfile = {
  id: MultimediaProfileId;
  name: string;
  capacity: Record<Channel, number>;
};

/** A person who signs in. Whoever has a team and a multimedia profile can take contacts, whatever their role. */
export type Agent = {
  id: AgentId;
  name: string;
  /** What they may do: a built-in role, or one of the organisation's own. */
  roleId: RoleId;
  teamId: TeamId;
  multimediaProfileId: MultimediaProfileId;
  /** What the agent may do with a telephone (V-01); null: no telephone (K-02). */
  agentProfileId: AgentProfileId | null;
  /** The CTI number (K-04): what colleagues dial, 2 to 8 digits; null: none. Unique. */
  extension: string | null;
  skills: SkillLevels;
  /** false: may not sign in; kept because the history names them. */
  active: boolean;
};

/** Which numbers may be dialled (V-70). All conditions that are set must hold, on the number in E.164. */
export type DialRule = {
  /** Begins with one of these, such as `+82`; empty: any. */
  prefixes: string[];
  /** Digits, without the plus. */
  minDigits: number;
  maxDigits: number;
  /** A regular expression the whole number matches; empty: any. */
  pattern: string;
};

/** Rights on the telephone (V-01, V-10, V-70, V-71). */
export type AgentProfile = {
  id: AgentProfileId;
  name: string;
  mayPauseRecording: boolean;
  outdial: {
    allowed: boolean;
    /** false: only from idle (V-72); true: from any signed-in state but a conversation (decision 5). */
    fromAnyState: boolean;
    /** A number is allowed when one of these allows it. Holds for consults and transfers to numbers too. */
    dialPlan: DialRule[];
    /** Numbers the agent may show (V-71); the first is the default; empty: the tenant's default. */
    callerNumberIds: PhoneNumberId[];
    /** Whose queue's rules (wrap-up, recording) the calls follow; null: may not dial. */
    entryPointId: EntryPointId | null;
  };
  /** Reach of transfers and consults to agents: the own team, that and those of `teamIds`, or everybody. */
  colleagues: "team" | "teams" | "everyone";
  teamIds: TeamId[];
  /** The queues contacts may be transferred to, and consulted; null: every queue. */
  targetQueueIds: QueueId[] | null;
  /** Numbers contacts may be transferred to, and consulted: what the dial plan allows, of that only the address books, none. */
  targetNumbers: "dial_plan" | "address_book" | "none";
  /** The idle reasons that may be chosen; null: all. */
  idleReasonIds: ReasonId[] | null;
  /** Of a queue's wrap-up reasons those that may be chosen; where a queue has none of them, all of its own. */
  wrapUpReasonIds: ReasonId[] | null;
};

/** A number of the organisation, E.164 (A-17, K-03). */
export type PhoneNumber = {
  id: PhoneNumberId;
  /** E.164, such as `+82212345678`. Unique. */
  number: string;
  label: string;
  /** Where calls to it enter; null: none are taken. */
  entryPointId: EntryPointId | null;
  /** May be shown to those we call [발신번호]. */
  outbound: boolean;
  /** The trunk our calls with this number leave by; null: the first there is. */
  trunkId: TrunkId | null;
};

/** A line to the telephone network. Its password is kept by the server, sealed, and is not part of this. */
export type Trunk = {
  id: TrunkId;
  name: string;
  /** Host name or address of the carrier, with an optional port. */
  host: string;
  transport: "udp" | "tcp" | "tls";
  /** Media encrypted (SDES-SRTP, RFC 4568). */
  srtp: boolean;
  /** We register there with this user; null: the carrier knows us by address. */
  username: string | null;
  register: boolean;
  /** Addresses or networks (CIDR) whose calls are this trunk's; empty: the host's. */
  addresses: string[];
  /** The country whose national writing of numbers it uses (ISO 3166), such as `KR`. */
  country: string;
};

export type VariableType = "text" | "number" | "boolean" | "date" | "choice";

/** A CAD variable (V-20). */
export type Variable = {
  id: VariableId;
  name: LocalText;
  type: VariableType;
  /** For `choice`: what it may be. */
  allowedValues: string[];
  /** Shown on the desktop. */
  agentVisible: boolean;
  agentEditable: boolean;
  /** Shown as dots but for its last characters to whoever lacks the right to see it. */
  masked: boolean;
};

/** Numbers that belong together (V-45), such as those of the branches. */
export type AddressBook = { id: AddressBookId; name: string };

/** A number agents pick (V-45); [자주 사용되는 호전환 번호] when `frequent` (K-40). */
export type Address = {
  id: AddressId;
  name: string;
  number: string;
  frequent: boolean;
  /** null: of no book. */
  addressBookId: AddressBookId | null;
};

/** A text agents send as it is or edit first (C-10), in these queues; no queues: in all of the channel chat. */
export type PredefinedResponse = {
  id: PredefinedResponseId;
  title: LocalText;
  text: LocalText;
  queueIds: QueueId[];
  /** Typed in the composer to find it, such as `인사`; may be empty. */
  shortcut: string;
};

/**
 * What customers hear in a flow, or while they wait. The sound itself is kept by the server; here is which one.
 * A language without a sound gets the other's.
 */
export type Prompt = {
  id: PromptId;
  name: string;
  sound: { ko: PromptSound | null; en: PromptSound | null };
};

export type PromptSound = {
  /** `speech`: made from the text by the server. */
  source: "recording" | "speech";
  /** What is said; empty for a recording nobody has written down. */
  text: string;
  /** Which sound: the SHA-256 of the file as it was stored, in hexadecimal. */
  sha256: string;
  durationMs: number;
};

export const STRATEGIES = [
  "longest_available",
  "least_occupied",
  "round_robin",
  "most_skilled",
] as const;
/** How a queue orders the agents ready for it. Ties fall to the longest available, then to the smaller id. */
export type Strategy = (typeof STRATEGIES)[number];

/** After `afterMs` in the queue every skill asked is lowered by `lowerBy` more; at 0 it is no longer asked. */
export type RelaxationStep = { afterMs: number; lowerBy: number };

export type WrapUpRules = {
  /** The time an agent has; 0: no limit. */
  timeoutMs: number;
  reasonIds: ReasonId[];
  /** Recorded when the time runs out. */
  defaultReasonId: ReasonId;
  /** May the agent stop the countdown (V-81). */
  mayKeepOpen: boolean;
};

export type Queue = {
  id: QueueId;
  name: string;
  description: string;
  channel: Channel;
  teamIds: TeamId[];
  strategy: Strategy;
  offerTimeoutMs: number;
  /** `rona`: the agent becomes not-responding (V-05). `recall`: the agent stays ready, somebody else is asked first (K-22). */
  onMissed: "rona" | "recall";
  /** Where a transfer to an agent goes that is not accepted (decision 3). */
  transferFallback: "sender" | "queue" | "end";
  /** Waiting longer than this misses the service level. */
  serviceLevelMs: number;
  relaxation: RelaxationStep[];
  /** How long a contact waits for its preferred agent alone; 0: not at all. */
  preferredAgentMs: number;
  wrapUp: WrapUpRules;
  /** Voice queues; what of a call is recorded (V-11, V-12). */
  recording: RecordingRules;
  /** A consult to this queue: how long the requester may take to confirm the agent that was found (V-53). */
  consultConfirmMs: number;
};

export type RecordingRules = {
  enabled: boolean;
  /** A paused recording goes on by itself after this (V-12); 0: never. */
  resumeAfterMs: number;
  /** Days a recording is kept; 0: for ever. */
  keepDays: number;
};

export const DIRECTIONS = ["inbound", "outbound"] as const;
/** Whether contacts come in there, or are begun there by agents. */
export type Direction = (typeof DIRECTIONS)[number];

export const SOCIAL_TYPES = ["facebook_messenger", "sms", "whatsapp"] as const;
export type SocialType = (typeof SOCIAL_TYPES)[number];

/** Where contacts enter. Priority 1 is served first, 10 last. */
export type EntryPoint = {
  id: EntryPointId;
  name: string;
  description: string;
  /** Switched on. Off, it takes nobody; only then can it be removed. */
  active: boolean;
  direction: Direction;
  channel: Channel;
  /** Of the channel social; null on the others. */
  socialType: SocialType | null;
  queueId: QueueId;
  /** Before the queue's; null: the queue's. */
  serviceLevelMs: number | null;
  /** Outbound: what calls show where agent and profile have no choice of their own; null: the organisation's. */
  callerNumberId: PhoneNumberId | null;
  priority: number;
  requiredSkills: SkillLevels;
  greeting: LocalText;
  /** How its contacts are treated before a queue; null: they go straight to `queueId`, which a flow falls back to. */
  flowId: FlowId | null;
  /** Voice: what callers hear over and over while they wait or are held; null: the house's music. */
  musicPromptId: PromptId | null;
  /** Prefer the agent this customer spoke with last. */
  preferLastAgent: boolean;
  /** An IANA zone in which business hours are meant; null: the organisation's. */
  timeZone: string | null;
};

export type IdleReason = { id: ReasonId; name: LocalText };
export type WrapUpReason = { id: ReasonId; name: LocalText };

export type Settings = {
  id: "settings";
  name: string;
  timeZone: string;
  /** How long a desktop may be gone before its contacts return to their queues. */
  agentGraceMs: number;
  /** How long a customer may be gone before the contact counts as left. */
  customerGraceMs: number;
  /** What agents may take after ending an abusive call (K-44); 0: none. */
  recoveryPauseMs: number;
  /** A conference in which only outsiders remain is ended (G-54). */
  endWhenOnlyOutsiders: boolean;
  /** Shown to those we call where no other number is chosen (V-71). */
  defaultCallerNumberId: PhoneNumberId | null;
  signIn: SignInRules;
};

/** How strictly people prove who they are. */
export type SignInRules = {
  minPasswordLength: number;
  /** `required`: nobody works without an authenticator app. */
  secondFactor: "optional" | "required";
  /** Whoever has one of these roles needs it in any case. */
  secondFactorRoleIds: RoleId[];
};

/** Everything an administrator sets, by kind. */
export type ConfigurationItems = {
  settings: Settings;
  team: Team;
  skill: Skill;
  multimediaProfile: MultimediaProfile;
  agent: Agent;
  queue: Queue;
  entryPoint: EntryPoint;
  idleReason: IdleReason;
  wrapUpReason: WrapUpReason;
  agentProfile: AgentProfile;
  trunk: Trunk;
  phoneNumber: PhoneNumber;
  flow: Flow;
  variable: Variable;
  addressBook: AddressBook;
  address: Address;
  businessHours: BusinessHours;
  holidayList: HolidayList;
  role: Role;
  prompt: Prompt;
  predefinedResponse: PredefinedResponse;
};
export type ConfigurationKind = keyof ConfigurationItems;

export type ConfigurationItem = {
  [Kind in ConfigurationKind]: { kind: Kind; item: ConfigurationItems[Kind] };
}[ConfigurationKind];

export type Configuration = {
  settings: Settings;
  team: Map<TeamId, Team>;
  skill: Map<SkillId, Skill>;
  multimediaProfile: Map<MultimediaProfileId, MultimediaProfile>;
  agent: Map<AgentId, Agent>;
  queue: Map<QueueId, Queue>;
  entryPoint: Map<EntryPointId, EntryPoint>;
  idleReason: Map<ReasonId, IdleReason>;
  wrapUpReason: Map<ReasonId, WrapUpReason>;
  agentProfile: Map<AgentProfileId, AgentProfile>;
  trunk: Map<TrunkId, Trunk>;
  phoneNumber: Map<PhoneNumberId, PhoneNumber>;
  flow: Map<FlowId, Flow>;
  variable: Map<VariableId, Variable>;
  addressBook: Map<AddressBookId, AddressBook>;
  address: Map<AddressId, Address>;
  businessHours: Map<BusinessHoursId, BusinessHours>;
  holidayList: Map<HolidayListId, HolidayList>;
  /** The organisation's own; the built-in ones are there without. */
  role: Map<RoleId, Role>;
  prompt: Map<PromptId, Prompt>;
  predefinedResponse: Map<PredefinedResponseId, PredefinedResponse>;
};
