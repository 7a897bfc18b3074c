import { noteRevisions } from "../configuration/revision.ts";
import { settle } from "../routing/settle.ts";
import { apply } from "./apply.ts";
import { bug, known } from "./assert.ts";
import type { Envelope } from "./command.ts";
import { decide } from "./decide.ts";
import type { CommandResult, Commit, Event } from "./event.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { refreshAgents } from "./reindex.ts";
import { ANSWERED_KEY_TTL_MS, MAX_ANSWERED_KEYS, type State } from "./state.ts";
import { upcast } from "./upcast.ts";

export type Outcome =
  /** The state has changed; the commit is to be made durable before anybody is told. */
  | { status: "done"; commit: Commit }
  /** It was so already, or nothing was due: nothing to write. */
  | { status: "idle"; result: CommandResult }
  /** This key was answered before, by the commit of that seq. */
  | { status: "repeated"; seq: number; result: CommandResult }
  | { status: "refused"; refusal: Refusal };

/** Timers that go off in one commit; what is due beyond that waits for the next tick, which is due at once. */
const MAX_TIMERS_PER_TICK = 1_000;
/** Far beyond what one commit can cause; reaching it means routing goes round in circles. */
const MAX_EVENTS_PER_COMMIT = 1_000_000;

/**
 * Decides a command and changes the state by it, routing included. A refusal changes nothing.
 * Deterministic: the same state and envelope give the same outcome.
 */
export function execute(state: State, envelope: Envelope): Outcome {
  const { command, actor, key } = envelope;
  if (key !== null) {
    const known = state.answered.get(answerKey(actor, key.id));
    if (known !== undefined) {
      if (known.digest === key.digest) {
        return { status: "repeated", seq: known.seq, result: known.result };
      }
      const detail = "This idempotency key was used for another command; make a new one.";
      return { status: "refused", refusal: refuse("idempotency_key_reused", detail) };
    }
  }
  const at = Math.max(envelope.at, state.at);
  const decision = decide(state, command, at);
  if ("refused" in decision) return { status: "refused", refusal: decision };
  if (decision.events.length === 0 && key === null) {
    return { status: "idle", result: decision.result };
  }
  const seq = state.seq + 1;
  const events: Event[] = [];
  carryOut(state, decision.events, events, at, seq);
  if (command.type === "Tick") carryOutDue(state, events, at, seq);
  const { result } = decision;
  const commit: Commit = { seq, at, actor, key, command: command.type, events, result };
  remember(state, commit);
  return { status: "done", commit };
}

/** Replays what `execute` decided before. */
export function applyCommit(state: State, commit: Commit): void {
  if (commit.seq !== state.seq + 1) bug(`commit ${commit.seq} does not follow ${state.seq}`);
  for (const event of commit.events) apply(state, upcast(event), commit.at, commit.seq);
  // What routing made of it is in the commit; nothing is left to settle.
  refreshAgents(state);
  clearUnsettled(state);
  remember(state, commit);
}

function carryOut(state: State, first: Event[], all: Event[], at: number, seq: number): void {
  for (let events = first; events.length > 0; events = settle(state, at)) {
    for (const event of events) {
      apply(state, event, at, seq);
      all.push(event);
    }
    if (all.length > MAX_EVENTS_PER_COMMIT) bug("a commit does not come to an end");
  }
}

function carryOutDue(state: State, all: Event[], at: number, seq: number): void {
  for (let timers = 1; timers < MAX_TIMERS_PER_TICK; timers += 1) {
    const decision = decide(state, { type: "Tick" }, at);
    if ("refused" in decision || decision.events.length === 0) return;
    carryOut(state, decision.events, all, at, seq);
  }
}

function clearUnsettled(state: State): void {
  const { lanes, holders, departed, ending, recorded, flows } = state.indexes.unsettled;
  lanes.clear();
  holders.clear();
  departed.clear();
  ending.clear();
  recorded.clear();
  flows.clear();
}

function remember(state: State, commit: Commit): void {
  state.seq = commit.seq;
  state.at = commit.at;
  noteRevisions(state, commit);
  const { key, actor, seq, at, result } = commit;
  if (key === null) return;
  const name = answerKey(actor, key.id);
  state.answered.set(name, { seq, at, digest: key.digest, result });
  state.indexes.answerOrder.keys.push(name);
  forgetOldAnswers(state, at);
}

function forgetOldAnswers(state: State, at: number): void {
  const order = state.indexes.answerOrder;
  for (; order.head < order.keys.length; order.head += 1) {
    const oldest = order.keys[order.head] as string;
    const answer = known(state.answered.get(oldest), "the oldest answer");
    const expired = answer.at < at - ANSWERED_KEY_TTL_MS;
    if (!expired && state.answered.size <= MAX_ANSWERED_KEYS) break;
    state.answered.delete(oldest);
  }
  if (order.head < MAX_ANSWERED_KEYS / 10) return;
  order.keys = order.keys.slice(order.head);
  order.head = 0;
}

function answerKey(actor: string, keyId: string): string {
  return `${actor} ${keyId}`;
}

/** When the next `Tick` is due, in epoch milliseconds; null: nothing is waiting for time to pass. */
export function nextDueAt(state: State): number | null {
  return state.indexes.timers.order.first()?.dueAt ?? null;
}
