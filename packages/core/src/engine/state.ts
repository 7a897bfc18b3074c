import type { AgentSession, PhoneKind } from "../agent/agent-session.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { CONFIGURATION_DEFAULTS } from "../configuration/defaults.ts";
import type { Revision } from "../configuration/revision.ts";
import type { FlowVersion } from "../flow/flow.ts";
import type { AgentId, FlowId, InteractionId, OrganisationId, QueueId, TrunkId } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import type { MediaStatus } from "../media/media-status.ts";
import type { CommandResult } from "./event.ts";
import { createIndexes, type Indexes } from "./indexes.ts";

/**
 * One organisation's contact center. Mutable, owned by whoever runs it; `execute` and `applyCommit` change it.
 * Everything but `indexes` is nouns: serialised, and enough to rebuild the indexes.
 */
export type State = {
  organisationId: OrganisationId;
  /** Of the last commit. */
  seq: number;
  /** Of the last commit; time never runs backwards. */
  at: number;
  configuration: Configuration;
  agents: Map<AgentId, AgentSession>;
  /** Why and when an agent who is signed out now left. */
  lastSignOut: Map<AgentId, SignOut>;
  interactions: Map<InteractionId, Interaction>;
  /** The phones of each agent that are registered now, whether or not the agent is signed in. */
  phones: Map<AgentId, PhoneKind[]>;
  /** Whether there is an engine to carry calls. */
  media: { status: MediaStatus; since: number };
  /** Trunks that cannot be reached now. */
  unreachableTrunks: Map<TrunkId, { since: number }>;
  /** Of each flow the version new contacts run on, last; before it those some contact is still on. */
  flowVersions: Map<FlowId, FlowVersion[]>;
  /** When agents took the last contacts of each queue, oldest first; at most `PACE_LENGTH`. */
  paces: Map<QueueId, number[]>;
  counters: Counters;
  /** Of each configured item, by `kind/id`: who changed it last. */
  revisions: Map<string, Revision>;
  /** Of the last commit that changed the configuration. */
  configurationSeq: number;
  /** Answered idempotency keys, oldest first: at most `MAX_ANSWERED_KEYS`, none older than `ANSWERED_KEY_TTL_MS`. */
  answered: Map<string, Answer>;
  indexes: Indexes;
};

export type SignOut = { reason: "self" | "connection_lost" | "deactivated"; at: number };
export type Counters = { placements: number; offers: number };
export type Answer = { seq: number; at: number; digest: string; result: CommandResult };

export const MAX_ANSWERED_KEYS = 100_000;
export const ANSWERED_KEY_TTL_MS = 86_400_000;

export function createState(organisationId: OrganisationId): State {
  return {
    organisationId,
    seq: 0,
    at: 0,
    configuration: {
      settings: { ...CONFIGURATION_DEFAULTS.settings },
      team: new Map(),
      skill: new Map(),
      multimediaProfile: new Map(),
      agent: new Map(),
      queue: new Map(),
      entryPoint: new Map(),
      idleReason: new Map(),
      wrapUpReason: new Map(),
      agentProfile: new Map(),
      trunk: new Map(),
      phoneNumber: new Map(),
      flow: new Map(),
      variable: new Map(),
      addressBook: new Map(),
      address: new Map(),
      businessHours: new Map(),
      holidayList: new Map(),
      role: new Map(),
      prompt: new Map(),
      predefinedResponse: new Map(),
    },
    agents: new Map(),
    lastSignOut: new Map(),
    interactions: new Map(),
    phones: new Map(),
    media: { status: "off", since: 0 },
    unreachableTrunks: new Map(),
    flowVersions: new Map(),
    paces: new Map(),
    counters: { placements: 0, offers: 0 },
    revisions: new Map(),
    configurationSeq: 0,
    answered: new Map(),
    indexes: createIndexes(),
  };
}
