/**
 * Core alone, on one core: commands of a mixed chat load decided per second, and what one match costs as agents and
 * waiting contacts grow in number.
 */
import { type AgentId, type Envelope, execute, type InteractionId, type State } from "@maru/core";
import { type BenchRow, median, percentile, perSecond } from "./bench-row.ts";
import {
  agentName,
  envelope,
  must,
  openOrganisation,
  plainEntry,
  REASON,
  rareEntry,
  START_AT,
  startChat,
} from "./core-organisation.ts";

const ROUNDS = 5;
const AGENTS = 200;
const QUEUES = 10;
const CAPACITY = 3;
/** Decided before the clock starts: the compiler is warm, and as many keys are remembered as ever will be. */
const WARM_UP_COMMANDS = 150_000;
const MEASURED_COMMANDS = 200_000;
const MESSAGES_PER_CHAT = 12;

const AGENT_COUNTS = [100, 1_000, 10_000];
const WAITING_COUNTS = [1_000, 100_000];
const MATCHES_PER_ROUND = 1_000;

export function benchCore(): BenchRow[] {
  return [throughputRow(), ...matchRows()];
}

function throughputRow(): BenchRow {
  const load = recordLoad(WARM_UP_COMMANDS + MEASURED_COMMANDS);
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const state = openOrganisation({ queues: QUEUES, agents: AGENTS, capacity: CAPACITY });
    for (let i = 0; i < WARM_UP_COMMANDS; i += 1) execute(state, load[i] as Envelope);
    // The thread's own time: what one core decides, whatever else the machine does meanwhile.
    const before = process.threadCpuUsage();
    for (let i = WARM_UP_COMMANDS; i < load.length; i += 1) execute(state, load[i] as Envelope);
    const { user, system } = process.threadCpuUsage(before);
    rates.push((MEASURED_COMMANDS / (user + system)) * 1_000_000);
  }
  const rate = median(rates);
  return {
    name: `commands decided by core alone, per second of one core (${AGENTS} agents, ${AGENTS * CAPACITY} slots)`,
    median: perSecond(rate),
    p99: null,
    ratio: null,
    aim: "200,000 /s",
    met: rate >= 200_000,
  };
}

/**
 * What an organisation at full work asks: chats come in, are accepted, talked through with read marks, ended and
 * wrapped up, each command under a key. Core is deterministic, so what was recorded once is the same load again.
 */
function recordLoad(commands: number): Envelope[] {
  const state = openOrganisation({ queues: QUEUES, agents: AGENTS, capacity: CAPACITY });
  const load: Envelope[] = [];
  const ask = (command: Envelope["command"]) => {
    const asked = envelope(command, START_AT + load.length, `key-${load.length}`);
    load.push(asked);
    return must(execute(state, asked));
  };
  let chats: { id: InteractionId; agentId: AgentId; step: number }[] = [];
  let started = 0;
  while (load.length < commands) {
    // New ones until the hands are nearly full, so that contacts mostly find somebody ready.
    while (chats.length < AGENTS * CAPACITY * 0.7) {
      const events = ask(startChat(started, plainEntry(started % QUEUES)));
      started += 1;
      for (const event of events) {
        if (event.type !== "OfferMade") continue;
        const { agentId, id: offerId } = event.offer;
        ask({ type: "AcceptOffer", agentId, offerId });
        chats.push({ id: event.interactionId, agentId, step: 0 });
      }
    }
    for (const chat of chats) takeOneStep(chat, ask);
    chats = chats.filter(({ step }) => step <= MESSAGES_PER_CHAT);
  }
  return load.slice(0, commands);
}

function takeOneStep(
  chat: { id: InteractionId; agentId: AgentId; step: number },
  ask: (command: Envelope["command"]) => unknown,
): void {
  const { id: interactionId, agentId, step } = chat;
  chat.step += 1;
  if (step === MESSAGES_PER_CHAT) {
    ask({ type: "EndConversation", interactionId, agentId });
    ask({ type: "CompleteWrapUp", interactionId, agentId, reasonId: REASON });
    return;
  }
  const [agent, customer] = [{ kind: "agent", agentId }, { kind: "customer" }] as const;
  const isAgent = step % 2 === 1;
  const text = "안녕하세요 고객님, 무엇을 도와드릴까요? Your order 20260131-4711 has been shipped.";
  ask({
    type: "SendMessage",
    interactionId,
    sender: isAgent ? agent : customer,
    clientId: `message-${step}`,
    text,
  });
  if (step % 4 > 1) return;
  const upTo = step + 2;
  const reader = isAgent ? customer : agent;
  ask({ type: "MarkTranscript", interactionId, reader, deliveredUpTo: upTo, readUpTo: upTo });
}

type Cost = { agents: number; waiting: number; micros: number; p99: number };

function matchRows(): BenchRow[] {
  const sizes = WAITING_COUNTS.flatMap((waiting) =>
    AGENT_COUNTS.map((agents) => ({ agents, waiting })),
  );
  return [
    ...costRows("match: a contact arrives", sizes, arrivals),
    ...costRows("match: an agent becomes free", sizes, releases),
  ];
}

function costRows(
  name: string,
  sizes: { agents: number; waiting: number }[],
  measure: (agents: number, waiting: number) => number[],
): BenchRow[] {
  const costs: Cost[] = sizes.map(({ agents, waiting }) => {
    const micros = measure(agents, waiting);
    return { agents, waiting, micros: median(micros), p99: percentile(micros, 0.99) };
  });
  const smallest = costs[0]?.micros ?? Number.NaN;
  return costs.map(({ agents, waiting, micros, p99 }) => {
    const ratio = micros / smallest;
    return {
      name: `${name} (${agents.toLocaleString("en")} agents, ${waiting.toLocaleString("en")} waiting)`,
      median: `${micros.toFixed(2)} µs`,
      p99: `${p99.toFixed(2)} µs`,
      ratio,
      aim: "≤ 1.5 × the smallest",
      met: ratio <= 1.5,
    };
  });
}

/**
 * All agents ready, and those who wait need what nobody can: one more contact comes, and is matched. In microseconds,
 * one for each match; between two matches the contact is served, so that the next one finds all ready again.
 */
function arrivals(agents: number, waiting: number): number[] {
  const state = openOrganisation({ queues: 1, agents, capacity: 1 });
  for (let i = 0; i < waiting; i += 1) must(execute(state, envelope(startChat(i, rareEntry(0)))));
  let number = waiting;
  return timeMatches(() => {
    const asked = envelope(startChat(number, plainEntry(0)));
    number += 1;
    const startedAt = performance.now();
    const outcome = execute(state, asked);
    const micros = (performance.now() - startedAt) * 1_000;
    serveOffered(state, must(outcome), true);
    return micros;
  });
}

/** All agents busy, everybody waits for them: one wraps up, and is matched with who has waited longest. */
function releases(agents: number, waiting: number): number[] {
  const state = openOrganisation({ queues: 1, agents, capacity: 1 });
  for (let i = 0; i < agents + waiting; i += 1) {
    serveOffered(state, must(execute(state, envelope(startChat(i, plainEntry(0))))), false);
  }
  const busy: { agentId: AgentId; interactionId: InteractionId }[] = [];
  for (let i = 0; i < agents; i += 1) {
    const interactionId = `chat-${i}` as InteractionId;
    const party = state.interactions
      .get(interactionId)
      ?.parties.find(({ kind }) => kind === "agent");
    busy.push({ agentId: party?.kind === "agent" ? party.agentId : agentName(i), interactionId });
  }
  let number = agents + waiting;
  let turn = 0;
  return timeMatches(() => {
    const next = busy[turn % agents] as (typeof busy)[number];
    turn += 1;
    must(execute(state, envelope({ type: "EndConversation", ...next })));
    const asked = envelope({ type: "CompleteWrapUp", ...next, reasonId: REASON });
    const startedAt = performance.now();
    const outcome = execute(state, asked);
    const micros = (performance.now() - startedAt) * 1_000;
    next.interactionId = serveOffered(state, must(outcome), false);
    must(execute(state, envelope(startChat(number, plainEntry(0)))));
    number += 1;
    return micros;
  });
}

/** Accepts the offer among these events, if there is one; with `toTheEnd` the chat is over and wrapped up as well. */
function serveOffered(
  state: State,
  events: ReturnType<typeof must>,
  toTheEnd: boolean,
): InteractionId {
  for (const event of events) {
    if (event.type !== "OfferMade") continue;
    const { interactionId, offer } = event;
    const { agentId } = offer;
    must(execute(state, envelope({ type: "AcceptOffer", agentId, offerId: offer.id })));
    if (!toTheEnd) return interactionId;
    must(execute(state, envelope({ type: "EndConversation", interactionId, agentId })));
    const wrapUp = { type: "CompleteWrapUp", interactionId, agentId, reasonId: REASON } as const;
    must(execute(state, envelope(wrapUp)));
    return interactionId;
  }
  return "" as InteractionId;
}

/** Warm, then all rounds together: the median passes over what else the machine did meanwhile. */
function timeMatches(match: () => number): number[] {
  for (let i = 0; i < MATCHES_PER_ROUND * 2; i += 1) match();
  return Array.from({ length: MATCHES_PER_ROUND * ROUNDS }, match);
}
