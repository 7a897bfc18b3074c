import {
  type AgentId,
  type AgentParty,
  agentParty,
  type Command,
  type Interaction,
} from "@maru/core";
import { remainsIn } from "../invariants/10-nothing-left.ts";
import { askedOf, capacityOf, mayTelephone, suits } from "../invariants/nouns.ts";
import type { Run } from "./run.ts";

/** Rounds in which everybody does their work; each takes every contact at least one step on. */
const MAX_ROUNDS = 400;
/** Longer than whatever was lost takes to heal. */
const CALM_MS = 120_000;

/**
 * Lets the world run out: no more customers, no more accidents, and agents who do their work. Then whoever still
 * waits must be somebody no agent can serve; and when these leave, nothing may be left, in core and in the engine.
 */
export function drain(run: Run): void {
  const hasTelephone = run.state.configuration.agentProfile.size > 0;
  if (hasTelephone) repairTelephones(run);
  for (let round = 0; run.violations.length === 0; round += 1) {
    if (round === MAX_ROUNDS) {
      run.violate("1.2", `after ${MAX_ROUNDS} rounds of work there is still something to do`);
      return;
    }
    const seq = run.state.seq;
    for (const agentId of [...run.state.configuration.agent.keys()]) work(run, agentId);
    for (const interaction of [...run.state.interactions.values()])
      beOnTheTelephone(run, interaction);
    run.do({ do: "flush", snapshot: false });
    if (run.state.seq !== seq) continue;
    const dueAt = run.engine.nextDueAt(run.state);
    if (dueAt === null) break;
    run.do({ do: "wait", ms: Math.max(0, dueAt - run.clock) });
  }
  for (const interaction of [...run.state.interactions.values()]) sendHome(run, interaction);
  run.do({ do: "flush", snapshot: false });
  if (hasTelephone) run.do({ do: "wait", ms: CALM_MS });
  if (run.violations.length > 0) return;
  for (const line of remainsIn(run.state, new Set(run.stories.keys()))) run.violate("10", line);
}

/** The engine runs and does as it is told, and every agent has a phone. */
function repairTelephones(run: Run): void {
  run.do({ do: "faults", faults: null });
  run.do({ do: "media", up: true });
  for (const agentId of run.state.configuration.agent.keys()) {
    run.do({ do: "phone", agentId, phone: "browser", reachable: true });
  }
  for (const trunkId of run.state.unreachableTrunks.keys()) {
    run.do({ do: "trunk", trunkId, reachable: true });
  }
  run.do({ do: "flush", snapshot: false });
  // With queues that ask every second, waiting is dear: only where something may have been lost.
  if (!run.telephonesAreCalm) run.do({ do: "wait", ms: CALM_MS });
}

/** One agent, one round: signs in, has a phone, is available, accepts, ends, wraps up. */
function work(run: Run, agentId: AgentId): void {
  const ask = (command: Command) =>
    run.do({ do: "ask", command, actor: `agent:${agentId}`, key: null });
  if (run.state.configuration.agent.get(agentId)?.active !== true) return;
  const session = run.state.agents.get(agentId);
  if (session === undefined) ask({ type: "SignIn", agentId });
  else if (session.connection.status === "lost") ask({ type: "RestoreAgentConnection", agentId });
  const station = run.state.agents.get(agentId)?.station;
  if (mayTelephone(run.state, agentId) && station?.kind !== "browser") {
    ask({ type: "SetStation", agentId, station: { kind: "browser" } });
  }
  if (run.state.agents.get(agentId)?.presence.status !== "available") {
    ask({ type: "SetAvailable", agentId });
  }
  for (const { id, channel, parties, offers } of [...run.state.interactions.values()]) {
    const offer = offers.find((candidate) => candidate.agentId === agentId);
    if (offer !== undefined && channel !== "voice") {
      ask({ type: "AcceptOffer", agentId, offerId: offer.id });
    }
    for (const party of parties) {
      if (party.kind === "agent" && party.agentId === agentId) finish(run, id, party, ask);
    }
  }
}

/** Takes what the agent has in hand a step towards its end. */
function finish(
  run: Run,
  interactionId: Interaction["id"],
  { agentId, activity }: AgentParty,
  ask: (command: Command) => void,
): void {
  if (activity.status === "wrap_up") {
    const queue = run.state.configuration.queue.get(activity.queueId);
    const reasonId = queue?.wrapUp.defaultReasonId;
    if (reasonId !== undefined) ask({ type: "CompleteWrapUp", interactionId, agentId, reasonId });
    return;
  }
  const interaction = run.state.interactions.get(interactionId);
  if (interaction === undefined) return;
  const can = run.engine.controlsFor(run.state, interaction, agentId);
  if (can.endConsult.enabled) ask({ type: "EndConsult", interactionId, agentId });
  else if (can.resume.enabled) ask({ type: "ResumeCustomer", interactionId, agentId });
  else if (can.end.enabled) ask({ type: "EndConversation", interactionId, agentId });
  else if (can.leave.enabled) ask({ type: "LeaveConference", interactionId, agentId });
}

/** Whoever is rung answers; outsiders who were left alone with the customer hang up. */
function beOnTheTelephone(run: Run, { id: interactionId, parties, offers }: Interaction): void {
  for (const { agentId, leg } of offers) {
    if (leg === null) continue;
    run.do({ do: "party", interactionId, partyId: agentParty(agentId), does: "answer" });
  }
  const hasAgent = parties.some(
    (party) => party.kind === "agent" && party.activity.status === "connected",
  );
  for (const { id: partyId, kind, leg } of parties) {
    if (leg?.status === "ringing") run.do({ do: "party", interactionId, partyId, does: "answer" });
    else if (kind === "outside" && !hasAgent) {
      run.do({ do: "party", interactionId, partyId, does: "hung_up" });
    }
  }
}

function sendHome(run: Run, interaction: Interaction): void {
  const { id, phase, channel } = interaction;
  if (phase !== "queued") run.violate("1.2", `${id} is ${phase} and nobody will ever end it`);
  const agents = [...run.state.configuration.agent.keys()].filter(
    (agentId) =>
      suits(run.state, agentId, interaction.placement, askedOf(run.state, interaction.placement)) &&
      capacityOf(run.state, agentId)[channel] > 0 &&
      (channel !== "voice" || mayTelephone(run.state, agentId)),
  );
  if (agents.length > 0) run.violate("1.2", `${id} waits for ever, and ${agents} could serve it`);
  const actor = `customer:${interaction.customer.id}`;
  run.do({
    do: "ask",
    command: { type: "LeaveAsCustomer", interactionId: id },
    actor,
    key: null,
  });
  if (run.state.interactions.has(id)) run.violate("1.2", `${id} is there after its customer left`);
}
