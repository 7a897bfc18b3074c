/** Whether somebody can be asked to come to the telephone: for a consult, or a transfer. */

import { agentProfileOf } from "../agent/agent-profile.ts";
import type { Channel } from "../configuration/configuration.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentId, QueueId } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import { type NotReady, notConsultable } from "../routing/readiness.ts";

/** V-42: a colleague within reach who is available or idle, and free. */
export function consultAgentRefusal(
  state: State,
  interaction: Interaction,
  asker: AgentId,
  targetId: AgentId,
): Refusal | null {
  if (targetId === asker) return refuse("consult_to_self", "Choose a colleague.", "agentId");
  const outOfReach = reachRefusal(state, "voice", asker, targetId);
  if (outOfReach !== null) return outOfReach;
  if (isPartOf(interaction, targetId)) {
    return refuse("agent_in_conversation", "This colleague is in this call already.", "agentId");
  }
  const notReady = notConsultable(state, targetId);
  return notReady === null ? null : notReadyRefusal(notReady);
}

export function notReadyRefusal(notReady: NotReady): Refusal {
  return refuse(notReady, "This colleague cannot take a contact now.", "agentId");
}

/** Chats go to the own team (C-41); with a telephone, the agent profile says how far the agent reaches (V-41). */
export function reachRefusal(
  state: State,
  channel: Channel,
  asker: AgentId,
  targetId: AgentId,
): Refusal | null {
  const { agent, agentProfile } = state.configuration;
  const target = agent.get(targetId);
  if (target === undefined) return refuse("agent_not_found", "There is no such agent.", "agentId");
  const own = agent.get(asker);
  const profileId = own?.agentProfileId ?? null;
  const profile = profileId === null ? undefined : agentProfile.get(profileId);
  const reachesEveryone =
    channel === "voice" &&
    (profile?.colleagues === "everyone" ||
      (profile?.colleagues === "teams" && profile.teamIds.includes(target.teamId)));
  if (reachesEveryone || target.teamId === own?.teamId) return null;
  return refuse("agent_not_in_team", "Choose a colleague of your own team.", "agentId");
}

export function queueRefusal(
  state: State,
  channel: Channel,
  asker: AgentId,
  queueId: QueueId,
): Refusal | null {
  const queue = state.configuration.queue.get(queueId);
  if (queue === undefined) return refuse("queue_not_found", "There is no such queue.", "queueId");
  if (queue.channel !== channel) {
    return refuse("queue_wrong_channel", "This queue is for another channel.", "queueId");
  }
  const allowed = agentProfileOf(state, asker)?.targetQueueIds ?? null;
  if (allowed === null || allowed.includes(queueId)) return null;
  return refuse("queue_not_allowed", "Choose one of the queues of your profile.", "queueId");
}

function isPartOf(interaction: Interaction, agentId: AgentId): boolean {
  return [...interaction.parties, ...interaction.offers].some(
    (someone) => "agentId" in someone && someone.agentId === agentId,
  );
}
