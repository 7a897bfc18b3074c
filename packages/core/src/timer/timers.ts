import type { AgentId, InteractionId, LegId, OfferId } from "../ids.ts";
import { RankList } from "../routing/rank-list.ts";

/** What is due. The deadline itself is kept on the noun; this only says which comes next. */
export type Timer = { dueAt: number; key: string; subject: TimerSubject };

export type TimerSubject =
  | { type: "offer"; interactionId: InteractionId; offerId: OfferId }
  | { type: "wrap_up"; interactionId: InteractionId; agentId: AgentId }
  | { type: "customer_grace"; interactionId: InteractionId }
  /** The step a contact is at in its flow. */
  | { type: "flow"; interactionId: InteractionId }
  | { type: "relaxation"; interactionId: InteractionId }
  | { type: "preferred_agent"; interactionId: InteractionId }
  | { type: "agent_grace"; agentId: AgentId }
  /** A pause that ends by itself. */
  | { type: "pause"; agentId: AgentId }
  | { type: "announcement"; interactionId: InteractionId }
  /** A leg that is not answered by then. */
  | { type: "ringing"; interactionId: InteractionId; legId: LegId }
  /** An agent whose phone vanished. */
  | { type: "phone_grace"; interactionId: InteractionId; agentId: AgentId }
  /** A paused recording goes on by itself. */
  | { type: "recording"; interactionId: InteractionId };

export type Timers = { order: RankList<Timer>; byKey: Map<string, Timer> };

export function createTimers(): Timers {
  return {
    order: new RankList((a, b) => a.dueAt - b.dueAt || (a.key < b.key ? -1 : +(a.key > b.key))),
    byKey: new Map(),
  };
}

export function setTimer(timers: Timers, key: string, dueAt: number, subject: TimerSubject): void {
  clearTimer(timers, key);
  const timer = { dueAt, key, subject };
  timers.byKey.set(key, timer);
  timers.order.insert(timer);
}

export function clearTimer(timers: Timers, key: string): void {
  const timer = timers.byKey.get(key);
  if (timer === undefined) return;
  timers.byKey.delete(key);
  timers.order.remove(timer);
}
