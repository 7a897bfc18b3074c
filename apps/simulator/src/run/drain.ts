import type { AgentId, Command, Interaction } from "@maru/core";
import { remainsIn } from "../invariants/10-nothing-left.ts";
import { askedOf, capacityOf, suits } from "../invariants/nouns.ts";
import type { Run } from "./run.ts";

/** Rounds in which everybody does their work; each takes every contact at least one step on. */
const MAX_ROUNDS = 400;

/**
 * Lets the world run out: no more customers, no more accidents, and agents who do their work. Then whoever still
 * waits must be somebody no agent can serve; and when these leave, nothing may be left.
 */
export function drain(run: Run): void {
  for (let round = 0; run.violations.length === 0; round += 1) {
    if (round === MAX_ROUNDS) {
      run.violate("1.2", `after ${MAX_ROUNDS} rounds of work there is still something to do`);
      return;
    }
    const seq = run.state.seq;
    for (const agentId of [...run.state.configuration.agent.keys()]) work(run, agentId);
    if (run.state.seq !== seq) continue;
    const dueAt = run.engine.nextDueAt(run.state);
    if (dueAt === null) break;
    run.do({ do: "wait", ms: Math.max(0, dueAt - run.clock) });
  }
  run.do({ do: "flush", snapshot: false });
  for (const interaction of [...run.state.interactions.values()]) sendHome(run, interaction);
  if (run.violations.length > 0) return;
  for (const line of remainsIn(run.state, new Set(run.stories.keys()))) run.violate("10", line);
}

/** One agent, one round: signs in, is available, accepts, ends, wraps up. */
function work(run: Run, agentId: AgentId): void {
  const ask = (command: Command) =>
    run.do({ do: "ask", command, actor: `agent:${agentId}`, key: null });
  if (run.state.configuration.agent.get(agentId)?.active !== true) return;
  const session = run.state.agents.get(agentId);
  if (session === undefined) ask({ type: "SignIn", agentId });
  else if (session.connection.status === "lost") ask({ type: "RestoreAgentConnection", agentId });
  if (run.state.agents.get(agentId)?.presence.status !== "available") {
    ask({ type: "SetAvailable", agentId });
  }
  for (const { id, parties, offers } of [...run.state.interactions.values()]) {
    const offer = offers.find((candidate) => candidate.agentId === agentId);
    if (offer !== undefined) ask({ type: "AcceptOffer", agentId, offerId: offer.id });
    for (const party of parties) {
      if (party.kind !== "agent" || party.agentId !== agentId) continue;
      if (party.activity.status === "connected") {
        ask({ type: "EndConversation", interactionId: id, agentId });
      } else {
        const queue = run.state.configuration.queue.get(party.activity.queueId);
        const reasonId = queue?.wrapUp.defaultReasonId;
        if (reasonId === undefined) continue;
        ask({ type: "CompleteWrapUp", interactionId: id, agentId, reasonId });
      }
    }
  }
}

function sendHome(run: Run, interaction: Interaction): void {
  const { id, phase } = interaction;
  if (phase !== "queued") run.violate("1.2", `${id} is ${phase} and nobody will ever end it`);
  const agents = [...run.state.configuration.agent.keys()].filter(
    (agentId) =>
      suits(run.state, agentId, interaction.placement, askedOf(run.state, interaction.placement)) &&
      capacityOf(run.state, agentId)[interaction.channel] > 0,
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
