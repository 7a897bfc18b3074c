/** How a contact enters: through an entry point, into its queue. */
import type { Channel, EntryPoint, Queue } from "../configuration/configuration.ts";
import type { Event } from "../engine/event.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { FlowVersion } from "../flow/flow.ts";
import { publishedVersion } from "../flow/flow-versions.ts";
import type { AgentId, EntryPointId, FlowId, InteractionId } from "../ids.ts";
import { serves } from "../routing/readiness.ts";
import { queueOf } from "./placement.ts";

export function entryPointFor(
  state: State,
  id: EntryPointId,
  channel: Channel,
): EntryPoint | Refusal {
  const entryPoint = state.configuration.entryPoint.get(id);
  if (entryPoint === undefined) {
    return refuse("entry_point_not_found", "There is no such entry point.", "entryPointId");
  }
  if (entryPoint.channel === channel) return entryPoint;
  const detail = "This entry point is for another channel.";
  return refuse("entry_point_wrong_channel", detail, "entryPointId");
}

/** Switched off, it takes nobody new. */
export function inactiveRefusal({ active }: EntryPoint): Refusal | null {
  if (active) return null;
  return refuse("entry_point_inactive", "This entry point is switched off.", "entryPointId");
}

/** What new contacts of this entry point run on; null: they go straight to its queue. */
export function flowOf(
  state: State,
  { flowId, channel }: EntryPoint,
): { flowId: FlowId; version: FlowVersion } | null {
  if (flowId === null || state.configuration.flow.get(flowId)?.channel !== channel) return null;
  const version = publishedVersion(state, flowId);
  return version === undefined ? null : { flowId, version };
}

/** Into the entry point's flow, else into its queue. */
export function entering(
  state: State,
  entryPoint: EntryPoint,
  contact: { interactionId: InteractionId; lastAgentId: AgentId | null },
  at: number,
): Event {
  const published = flowOf(state, entryPoint);
  const start = published?.version.graph.nodes.find(({ type }) => type === "start");
  if (published === null || start === undefined) {
    return enterQueue(state, entryPoint, contact, at);
  }
  return {
    type: "FlowStarted",
    interactionId: contact.interactionId,
    flowId: published.flowId,
    version: published.version.version,
    nodeId: start.id,
    lastAgentId: contact.lastAgentId,
  };
}

function enterQueue(
  state: State,
  entryPoint: EntryPoint,
  { interactionId, lastAgentId }: { interactionId: InteractionId; lastAgentId: AgentId | null },
  at: number,
): Event {
  const queue = queueOf(state, entryPoint.queueId);
  return {
    type: "InteractionQueued",
    interactionId,
    queueId: queue.id,
    priority: entryPoint.priority,
    enteredAt: at,
    requiredSkills: entryPoint.requiredSkills,
    relaxationSteps: 0,
    preferred: preferredAgent(state, entryPoint, queue, lastAgentId, at),
    missedBy: null,
    reason: "new",
  };
}

/** The agent the customer spoke with last, if that agent is here and could serve this contact. */
export function preferredAgent(
  state: State,
  entryPoint: Pick<EntryPoint, "preferLastAgent" | "requiredSkills">,
  queue: Queue,
  lastAgentId: AgentId | null,
  at: number,
): { agentId: AgentId; until: number } | null {
  if (!entryPoint.preferLastAgent || queue.preferredAgentMs === 0 || lastAgentId === null) {
    return null;
  }
  const agent = state.configuration.agent.get(lastAgentId);
  if (agent === undefined || !state.agents.has(lastAgentId)) return null;
  if (!serves(agent, queue, { type: "skills", levels: entryPoint.requiredSkills })) return null;
  return { agentId: lastAgentId, until: at + queue.preferredAgentMs };
}
