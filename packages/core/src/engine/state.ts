import type { AgentSession } from "../agent/agent-session.ts";
import { type Configuration, DEFAULT_SETTINGS } from "../configuration/configuration.ts";
import type { AgentId, InteractionId, OrganisationId } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
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
  counters: Counters;
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
      settings: DEFAULT_SETTINGS,
      team: new Map(),
      skill: new Map(),
      multimediaProfile: new Map(),
      agent: new Map(),
      queue: new Map(),
      entryPoint: new Map(),
      idleReason: new Map(),
      wrapUpReason: new Map(),
    },
    agents: new Map(),
    lastSignOut: new Map(),
    interactions: new Map(),
    counters: { placements: 0, offers: 0 },
    answered: new Map(),
    indexes: createIndexes(),
  };
}
