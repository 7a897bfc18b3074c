import type { AgentId, QueueId, State } from "@maru/core";

/** As configured now; of what was removed, the id. */
export function nameOf(state: State, agentId: AgentId): string {
  return state.configuration.agent.get(agentId)?.name ?? agentId;
}

export function queueName(state: State, queueId: QueueId): string {
  return state.configuration.queue.get(queueId)?.name ?? queueId;
}
