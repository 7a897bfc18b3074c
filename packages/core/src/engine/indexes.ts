import type { Channel } from "../configuration/configuration.ts";
import type {
  AgentId,
  CustomerId,
  FlowId,
  FlowNodeId,
  InteractionId,
  OfferId,
  PartyId,
  QueueId,
  TeamId,
} from "../ids.ts";
import {
  compareWaiting,
  createLane,
  type Lane,
  type Ready,
  type Waiting,
} from "../routing/lane.ts";
import { RankList } from "../routing/rank-list.ts";
import { createTimers, type Timers } from "../timer/timers.ts";

/** What follows from the nouns, kept so that it need not be looked for. Rebuilt when a state is loaded. */
export type Indexes = {
  /** The configuration of live things has changed: rebuilt once, before anything else is asked of them. */
  stale: boolean;
  work: Map<AgentId, AgentWork>;
  queues: Map<QueueId, QueueIndex>;
  queuesOfTeam: Map<TeamId, QueueId[]>;
  /** Signed-in agents. */
  sessionsOfTeam: Map<TeamId, Set<AgentId>>;
  /** Contacts in flows, by version and node. */
  flowRuns: Map<FlowId, Map<number, Map<FlowNodeId, number>>>;
  /** What each live interaction has put into the other indexes, to take out again. */
  traces: Map<InteractionId, InteractionTrace>;
  offers: Map<OfferId, InteractionId>;
  customers: Map<CustomerId, InteractionId>;
  timers: Timers;
  answerOrder: AnswerOrder;
  /** What the step under way has touched and settle must look at; empty in a settled state. */
  unsettled: Unsettled;
};

/**
 * The keys of `answered` from `head` on, oldest first. The map has them in this order too, but looking for its first
 * costs a step for each that has been taken out before.
 */
export type AnswerOrder = { keys: string[]; head: number };

/** What an agent has in hand. */
export type AgentWork = {
  interactionIds: Set<InteractionId>;
  load: Record<Channel, number>;
  total: number;
  wrapUps: number;
  offers: number;
  /** Where the agent stands ready. */
  readyIn: Map<Lane, Ready>;
};

export type QueueIndex = {
  /** Everyone who waits, whatever they require: gives the place in the queue. */
  waiting: RankList<Waiting>;
  /** By `skillsKey`; the one that asks for nothing, "", is always there. */
  lanes: Map<string, Lane>;
  /** Lanes of contacts that wait for one agent alone. */
  preferredLanes: Map<AgentId, Lane>;
};

export type InteractionTrace = {
  waiting: { entry: Waiting; lane: Lane; queue: QueueIndex } | null;
  timerKeys: string[];
  agents: { agentId: AgentId; wrapUp: boolean; offered: boolean }[];
  offerIds: OfferId[];
  customerId: CustomerId | null;
  flow: { flowId: FlowId; version: number; nodeId: FlowNodeId } | null;
  channel: Channel;
  /** Transcript numbers by sender and client id, so that a message sent twice is written once. */
  sent: Map<string, number>;
};

export type Unsettled = {
  lanes: Set<Lane>;
  /** Agents whose standing in the lanes must be worked out again. */
  agents: Set<AgentId>;
  /** Agents who may hold offers they can no longer take. */
  holders: Set<AgentId>;
  /** Agents who left: nobody waits for them alone any longer. */
  departed: Set<AgentId>;
  /** Interactions that may be over. */
  ending: Set<InteractionId>;
  /** Interactions somebody began to wrap up: their variables are to reach the record. */
  recorded: Set<InteractionId>;
  /** Interactions whose flow has a step to take. */
  flows: Set<InteractionId>;
};

export function createIndexes(): Indexes {
  return {
    stale: false,
    work: new Map(),
    queues: new Map(),
    queuesOfTeam: new Map(),
    sessionsOfTeam: new Map(),
    flowRuns: new Map(),
    traces: new Map(),
    offers: new Map(),
    customers: new Map(),
    timers: createTimers(),
    answerOrder: { keys: [], head: 0 },
    unsettled: {
      lanes: new Set(),
      agents: new Set(),
      holders: new Set(),
      departed: new Set(),
      ending: new Set(),
      recorded: new Set(),
      flows: new Set(),
    },
  };
}

export function createQueueIndex(queueId: QueueId): QueueIndex {
  return {
    waiting: new RankList(compareWaiting),
    lanes: new Map([["", createLane(queueId, { type: "skills", levels: {} })]]),
    preferredLanes: new Map(),
  };
}

export function createWork(): AgentWork {
  return {
    interactionIds: new Set(),
    load: { chat: 0, voice: 0, email: 0, social: 0 },
    total: 0,
    wrapUps: 0,
    offers: 0,
    readyIn: new Map(),
  };
}

export function sentKey(from: PartyId, clientId: string): string {
  return `${from} ${clientId}`;
}
