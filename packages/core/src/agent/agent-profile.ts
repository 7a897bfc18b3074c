import type { AgentProfile } from "../configuration/configuration.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";

/** What the agent may do with a telephone; null: they have none (K-02). */
export function agentProfileOf({ configuration }: State, agentId: AgentId): AgentProfile | null {
  const profileId = configuration.agent.get(agentId)?.agentProfileId ?? null;
  if (profileId === null) return null;
  return configuration.agentProfile.get(profileId) ?? null;
}
