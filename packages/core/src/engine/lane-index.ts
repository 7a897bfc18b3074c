/** Keeps the lanes: who waits where, and which agents stand ready for what. */

import type { AgentSession } from "../agent/agent-session.ts";
import type { Queue } from "../configuration/configuration.ts";
import type { AgentId, QueueId } from "../ids.ts";
import type { Interaction, QueuePlacement } from "../interaction/interaction.ts";
import {
  createLane,
  type Lane,
  type Ready,
  type Requirement,
  requirementOf,
  skillsKey,
  type Waiting,
} from "../routing/lane.ts";
import { notReadyFor, serves, workOf } from "../routing/readiness.ts";
import { known } from "./assert.ts";
import type { AgentWork, QueueIndex } from "./indexes.ts";
import type { State } from "./state.ts";

/** More skill lanes than this in a queue, and the oldest empty one is forgotten; it is made again when needed. */
const MAX_IDLE_LANES = 64;

export function queueIndexOf(state: State, queueId: QueueId): QueueIndex {
  return known(state.indexes.queues.get(queueId), "the queue's index");
}

/** The interaction waits here: itself, or a consult beside it (V-53). */
export function enterLane(
  state: State,
  interaction: Interaction,
  placement: QueuePlacement,
): { entry: Waiting; lane: Lane; queue: QueueIndex } {
  const queue = known(state.configuration.queue.get(placement.queueId), "the placement's queue");
  const index = queueIndexOf(state, placement.queueId);
  const lane = laneFor(state, index, queue, requirementOf(placement, queue));
  const entry: Waiting = {
    interactionId: interaction.id,
    priority: placement.priority,
    enteredAt: placement.enteredAt,
    order: placement.order,
  };
  index.waiting.insert(entry);
  lane.waiting.insert(entry);
  state.indexes.unsettled.lanes.add(lane);
  return { entry, lane, queue: index };
}

export function leaveLane(at: { entry: Waiting; lane: Lane; queue: QueueIndex }): void {
  at.queue.waiting.remove(at.entry);
  at.lane.waiting.remove(at.entry);
  const { requirement } = at.lane;
  if (at.lane.waiting.size > 0) return;
  if (requirement.type === "agent") forget(at.queue.preferredLanes, requirement.agentId);
  else if (at.queue.lanes.size > MAX_IDLE_LANES) forgetIdleLane(at.queue);
}

function laneFor(state: State, index: QueueIndex, queue: Queue, requirement: Requirement): Lane {
  if (requirement.type === "agent") {
    const existing = index.preferredLanes.get(requirement.agentId);
    if (existing !== undefined) return existing;
    const lane = createLane(queue.id, requirement);
    index.preferredLanes.set(requirement.agentId, lane);
    standReady(state, requirement.agentId, queue, lane);
    return lane;
  }
  const key = skillsKey(requirement.levels);
  const existing = index.lanes.get(key);
  if (existing !== undefined) return existing;
  const lane = createLane(queue.id, requirement);
  index.lanes.set(key, lane);
  for (const teamId of queue.teamIds) {
    for (const agentId of state.indexes.sessionsOfTeam.get(teamId) ?? []) {
      standReady(state, agentId, queue, lane);
    }
  }
  return lane;
}

/** Works out anew where the agent stands ready, after anything that bears on it has changed. */
export function refreshReadiness(state: State, agentId: AgentId): void {
  const work = workOf(state, agentId);
  leaveReadiness(work);
  const agent = state.configuration.agent.get(agentId);
  if (agent === undefined || !state.agents.has(agentId)) {
    if (work.interactionIds.size === 0) state.indexes.work.delete(agentId);
    return;
  }
  for (const queueId of state.indexes.queuesOfTeam.get(agent.teamId) ?? []) {
    const queue = known(state.configuration.queue.get(queueId), "the team's queue");
    if (notReadyFor(state, agentId, queue.channel) !== null) continue;
    const index = queueIndexOf(state, queueId);
    for (const lane of index.lanes.values()) standReady(state, agentId, queue, lane);
    const own = index.preferredLanes.get(agentId);
    if (own !== undefined) standReady(state, agentId, queue, own);
  }
}

function leaveReadiness(work: AgentWork): void {
  for (const [lane, ready] of work.readyIn) lane.ready.remove(ready);
  work.readyIn.clear();
}

function standReady(state: State, agentId: AgentId, queue: Queue, lane: Lane): void {
  const agent = state.configuration.agent.get(agentId);
  const session = state.agents.get(agentId);
  if (agent === undefined || session === undefined) return;
  if (!serves(agent, queue, lane.requirement)) return;
  if (notReadyFor(state, agentId, queue.channel) !== null) return;
  const work = workOf(state, agentId);
  const ready = readyEntry(queue, lane, agent.skills, session, work);
  work.readyIn.set(lane, ready);
  lane.ready.insert(ready);
  if (lane.waiting.size > 0) state.indexes.unsettled.lanes.add(lane);
}

/** Where the agent stands in the lane's order, by the queue's strategy. */
function readyEntry(
  queue: Queue,
  lane: Lane,
  skills: Record<string, number>,
  session: AgentSession,
  work: AgentWork,
): Ready {
  const { agentId, freeSince } = session;
  switch (queue.strategy) {
    case "longest_available":
      return { agentId, first: freeSince, tie: 0 };
    case "least_occupied":
      return { agentId, first: work.total, tie: freeSince };
    case "round_robin":
      return { agentId, first: session.lastOfferNumber, tie: freeSince };
    case "most_skilled": {
      let level = 0;
      if (lane.requirement.type === "skills") {
        for (const skill in lane.requirement.levels) level += skills[skill] ?? 0;
      }
      return { agentId, first: -level, tie: freeSince };
    }
  }
}

function forget(lanes: Map<AgentId, Lane>, agentId: AgentId): void {
  // The lane may still be named in `readyIn` or among the unsettled: both let an empty lane pass.
  lanes.delete(agentId);
}

function forgetIdleLane(index: QueueIndex): void {
  for (const [key, lane] of index.lanes) {
    if (lane.waiting.size === 0 && key !== "") {
      index.lanes.delete(key);
      return;
    }
  }
}
