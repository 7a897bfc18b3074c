/** Keeps the indexes true while the nouns change. Only `apply` calls this. */
import type { Call } from "../call/call.ts";
import { waitingPlacement } from "../call/call-parties.ts";
import { flowDueAt } from "../flow/flow-run.ts";
import { releaseVersions } from "../flow/flow-versions.ts";
import type { AgentId, FlowNodeId, InteractionId } from "../ids.ts";
import type { Interaction, QueuePlacement } from "../interaction/interaction.ts";
import { nextRelaxationAt } from "../routing/lane.ts";
import { workOf } from "../routing/readiness.ts";
import { clearTimer, setTimer } from "../timer/timers.ts";
import { known } from "./assert.ts";
import { createIndexes, createQueueIndex, type InteractionTrace, sentKey } from "./indexes.ts";
import { enterLane, leaveLane, refreshReadiness } from "./lane-index.ts";
import type { State } from "./state.ts";

/** Changes an interaction's structure (phase, placement, parties, offers) and the indexes with it. */
export function reshape(
  state: State,
  interactionId: InteractionId,
  change: (interaction: Interaction) => void,
): void {
  const interaction = known(state.interactions.get(interactionId), "the interaction");
  const trace = known(state.indexes.traces.get(interactionId), "the interaction's trace");
  removeTrace(state, trace, interactionId);
  const flowBefore = trace.flow;
  change(interaction);
  writeTrace(state, trace, interaction);
  if (flowBefore !== null && trace.flow === null) releaseVersions(state, flowBefore.flowId);
}

export function indexNewInteraction(state: State, interaction: Interaction): void {
  const trace: InteractionTrace = {
    waiting: null,
    timerKeys: [],
    agents: [],
    offerIds: [],
    customerId: null,
    flow: null,
    channel: interaction.channel,
    sent: new Map(),
  };
  for (const { number, body } of interaction.transcript) {
    if (body.type === "message") trace.sent.set(sentKey(body.from, body.clientId), number);
  }
  state.indexes.traces.set(interaction.id, trace);
  writeTrace(state, trace, interaction);
}

export function dropInteraction(state: State, interactionId: InteractionId): void {
  const trace = known(state.indexes.traces.get(interactionId), "the interaction's trace");
  removeTrace(state, trace, interactionId);
  state.indexes.unsettled.flows.delete(interactionId);
  if (trace.customerId !== null) state.indexes.customers.delete(trace.customerId);
  state.indexes.traces.delete(interactionId);
  state.indexes.unsettled.ending.delete(interactionId);
  state.interactions.delete(interactionId);
}

function removeTrace(state: State, trace: InteractionTrace, interactionId: InteractionId): void {
  const { indexes } = state;
  if (trace.waiting !== null) leaveLane(trace.waiting);
  trace.waiting = null;
  if (trace.flow !== null) countRun(state, trace.flow, -1);
  for (const key of trace.timerKeys) clearTimer(indexes.timers, key);
  trace.timerKeys.length = 0;
  for (const offerId of trace.offerIds) indexes.offers.delete(offerId);
  trace.offerIds.length = 0;
  for (const { agentId, wrapUp, offered } of trace.agents) {
    const work = workOf(state, agentId);
    work.interactionIds.delete(interactionId);
    work.load[trace.channel] -= 1;
    work.total -= 1;
    if (wrapUp) work.wrapUps -= 1;
    if (offered) work.offers -= 1;
    indexes.unsettled.agents.add(agentId);
  }
  trace.agents.length = 0;
}

function writeTrace(state: State, trace: InteractionTrace, interaction: Interaction): void {
  const { indexes } = state;
  const { id } = interaction;
  const placement = waitingPlacement(interaction);
  if (placement !== null) {
    trace.waiting = enterLane(state, interaction, placement);
    writeQueueTimers(state, trace, id, placement);
  }
  writeFlow(state, trace, interaction);
  if (interaction.channel !== "voice") indexCustomer(state, trace, interaction);
  if (interaction.call !== null) writeCallTimers(state, trace, interaction, interaction.call);
  for (const party of interaction.parties) {
    if (party.kind === "customer") {
      if (party.connection.status === "lost") {
        timer(state, trace, `customer ${id}`, party.connection.graceEndsAt, {
          type: "customer_grace",
          interactionId: id,
        });
      }
      continue;
    }
    if (party.kind === "outside") continue;
    const wrapUp = party.activity.status === "wrap_up";
    addWork(state, trace, interaction, party.agentId, { wrapUp, offered: false });
    if (party.activity.status === "wrap_up" && party.activity.endsAt !== null) {
      timer(state, trace, `wrap-up ${id} ${party.agentId}`, party.activity.endsAt, {
        type: "wrap_up",
        interactionId: id,
        agentId: party.agentId,
      });
    }
  }
  for (const offer of interaction.offers) {
    addWork(state, trace, interaction, offer.agentId, { wrapUp: false, offered: true });
    trace.offerIds.push(offer.id);
    indexes.offers.set(offer.id, id);
    timer(state, trace, `offer ${offer.id}`, offer.expiresAt, {
      type: "offer",
      interactionId: id,
      offerId: offer.id,
    });
  }
  if (interaction.phase === "wrap_up") indexes.unsettled.ending.add(id);
}

function writeFlow(state: State, trace: InteractionTrace, { id, flow, phase }: Interaction): void {
  trace.flow = null;
  if (flow === null) return;
  const { flowId, version, nodeId } = flow;
  trace.flow = { flowId, version, nodeId };
  countRun(state, trace.flow, 1);
  const dueAt = flowDueAt(flow, phase);
  if (dueAt !== null) timer(state, trace, `flow ${id}`, dueAt, { type: "flow", interactionId: id });
}

function countRun(
  { indexes: { flowRuns } }: State,
  { flowId, version, nodeId }: NonNullable<InteractionTrace["flow"]>,
  by: 1 | -1,
): void {
  const versions = flowRuns.get(flowId) ?? new Map<number, Map<FlowNodeId, number>>();
  const nodes = versions.get(version) ?? new Map<FlowNodeId, number>();
  const count = (nodes.get(nodeId) ?? 0) + by;
  if (count > 0) nodes.set(nodeId, count);
  else nodes.delete(nodeId);
  if (nodes.size > 0) versions.set(version, nodes);
  else versions.delete(version);
  if (versions.size > 0) flowRuns.set(flowId, versions);
  else flowRuns.delete(flowId);
}

/** Touches the map of all customers only when somebody comes or goes: it is large, and changing it is dear. */
function indexCustomer(state: State, trace: InteractionTrace, interaction: Interaction): void {
  const { customers } = state.indexes;
  const isHere = interaction.parties.some((party) => party.kind === "customer");
  if (isHere === (trace.customerId !== null)) return;
  if (trace.customerId !== null) customers.delete(trace.customerId);
  trace.customerId = isHere ? interaction.customer.id : null;
  if (isHere) customers.set(interaction.customer.id, interaction.id);
}

function writeQueueTimers(
  state: State,
  trace: InteractionTrace,
  id: InteractionId,
  placement: QueuePlacement,
): void {
  if (placement.preferred !== null) {
    const subject = { type: "preferred_agent", interactionId: id } as const;
    timer(state, trace, `preferred ${id}`, placement.preferred.until, subject);
  }
  const queue = known(state.configuration.queue.get(placement.queueId), "the placement's queue");
  const relaxAt = nextRelaxationAt(placement, queue);
  if (relaxAt !== null) {
    const subject = { type: "relaxation", interactionId: id } as const;
    timer(state, trace, `relaxation ${id}`, relaxAt, subject);
  }
}

function writeCallTimers(
  state: State,
  trace: InteractionTrace,
  { id, parties }: Interaction,
  { announcement, recording }: Call,
): void {
  if (announcement !== null) {
    const subject = { type: "announcement", interactionId: id } as const;
    timer(state, trace, `announcement ${id}`, announcement.endsBy, subject);
  }
  const resumesAt = recording?.paused?.resumesAt ?? null;
  if (resumesAt !== null) {
    const subject = { type: "recording", interactionId: id } as const;
    timer(state, trace, `recording ${id}`, resumesAt, subject);
  }
  for (const party of parties) {
    const { leg } = party;
    if (leg !== null && leg.ringsUntil !== null) {
      const subject = { type: "ringing", interactionId: id, legId: leg.id } as const;
      timer(state, trace, `ringing ${leg.id}`, leg.ringsUntil, subject);
    }
    if (party.kind === "agent" && party.phoneLost !== null) {
      const { agentId } = party;
      const subject = { type: "phone_grace", interactionId: id, agentId } as const;
      timer(state, trace, `phone ${id} ${agentId}`, party.phoneLost.graceEndsAt, subject);
    }
  }
}

function addWork(
  state: State,
  trace: InteractionTrace,
  interaction: Interaction,
  agentId: AgentId,
  is: { wrapUp: boolean; offered: boolean },
): void {
  const work = workOf(state, agentId);
  work.interactionIds.add(interaction.id);
  work.load[interaction.channel] += 1;
  work.total += 1;
  if (is.wrapUp) work.wrapUps += 1;
  if (is.offered) work.offers += 1;
  trace.agents.push({ agentId, ...is });
  state.indexes.unsettled.agents.add(agentId);
}

function timer(
  state: State,
  trace: InteractionTrace,
  key: string,
  dueAt: number,
  subject: Parameters<typeof setTimer>[3],
): void {
  setTimer(state.indexes.timers, key, dueAt, subject);
  trace.timerKeys.push(key);
}

/** The agent's clocks (lost connection, pause) and their place in the team, after their session changed. */
export function reindexSession(state: State, agentId: AgentId): void {
  const { timers, unsettled } = state.indexes;
  const key = `agent ${agentId}`;
  const session = state.agents.get(agentId);
  const connection = session?.connection;
  if (connection?.status === "lost") {
    setTimer(timers, key, connection.graceEndsAt, { type: "agent_grace", agentId });
  } else {
    clearTimer(timers, key);
  }
  const pause = `pause ${agentId}`;
  const until = session?.presence.status === "idle" ? session.presence.until : null;
  if (until === null) clearTimer(timers, pause);
  else setTimer(timers, pause, until, { type: "pause", agentId });
  countSession(state, agentId);
  unsettled.agents.add(agentId);
}

function countSession(state: State, agentId: AgentId): void {
  const teamId = state.configuration.agent.get(agentId)?.teamId;
  if (teamId === undefined) return;
  const sessions = state.indexes.sessionsOfTeam.get(teamId);
  if (!state.agents.has(agentId)) sessions?.delete(agentId);
  else if (sessions === undefined) state.indexes.sessionsOfTeam.set(teamId, new Set([agentId]));
  else sessions.add(agentId);
}

/** Brings the agents touched since the last call to where they now stand in the lanes. */
export function refreshAgents(state: State): void {
  if (state.indexes.stale) rebuildIndexes(state);
  const { agents } = state.indexes.unsettled;
  if (agents.size === 0) return;
  for (const agentId of agents) refreshReadiness(state, agentId);
  agents.clear();
}

/** All indexes from the nouns: after a snapshot was loaded, or the configuration of live things changed. */
export function rebuildIndexes(state: State): void {
  state.indexes = createIndexes();
  state.indexes.answerOrder.keys = [...state.answered.keys()];
  for (const queue of state.configuration.queue.values()) {
    state.indexes.queues.set(queue.id, createQueueIndex(queue.id));
    for (const teamId of queue.teamIds) {
      const queues = state.indexes.queuesOfTeam.get(teamId);
      if (queues === undefined) state.indexes.queuesOfTeam.set(teamId, [queue.id]);
      else queues.push(queue.id);
    }
  }
  for (const agentId of state.agents.keys()) reindexSession(state, agentId);
  for (const interaction of state.interactions.values()) indexNewInteraction(state, interaction);
  for (const agentId of state.agents.keys()) state.indexes.unsettled.holders.add(agentId);
  refreshAgents(state);
}
