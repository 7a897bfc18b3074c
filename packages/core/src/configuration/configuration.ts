import type {
  AgentId,
  EntryPointId,
  MultimediaProfileId,
  QueueId,
  ReasonId,
  SkillId,
  TeamId,
} from "../ids.ts";

export const CHANNELS = ["chat", "voice", "email", "social"] as const;
export type Channel = (typeof CHANNELS)[number];

export const ROLES = ["agent", "supervisor", "administrator"] as const;
export type Role = (typeof ROLES)[number];

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
  role: Role;
  teamId: TeamId;
  multimediaProfileId: MultimediaProfileId;
  skills: SkillLevels;
  /** false: may not sign in; kept because the history names them. */
  active: boolean;
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
};

/** Where contacts enter. Priority 1 is served first, 10 last. */
export type EntryPoint = {
  id: EntryPointId;
  name: string;
  description: string;
  channel: Channel;
  queueId: QueueId;
  priority: number;
  requiredSkills: SkillLevels;
  greeting: LocalText;
  /** Prefer the agent this customer spoke with last. */
  preferLastAgent: boolean;
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
};

export const DEFAULT_SETTINGS: Settings = {
  id: "settings",
  name: "Maru",
  timeZone: "Asia/Seoul",
  agentGraceMs: 15_000,
  customerGraceMs: 300_000,
};
