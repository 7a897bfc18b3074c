import { notSignedIn } from "../agent/agent-decide.ts";
import { agentProfileOf } from "../agent/agent-profile.ts";
import { contactsOf } from "../agent/agent-status.ts";
import type { Command } from "../engine/command.ts";
import { type Decision, decided } from "../engine/decision.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";
import { agentPartyOf } from "../interaction/conversation-decide.ts";
import { inactiveRefusal } from "../interaction/entry.ts";
import { phoneNotReady } from "../routing/readiness.ts";
import { dialStation, RING_MS } from "./leg.ts";
import { lineFor } from "./outbound-line.ts";

type StartOutdial = Extract<Command, { type: "StartOutdial" }>;

/** V-70 to V-76, K-30: the agent's own phone is rung first; the customer is called once it is up. */
export function decideOutdial(state: State, command: StartOutdial, at: number): Decision {
  const { interactionId, agentId, number, customer } = command;
  const existing = state.interactions.get(interactionId);
  if (existing !== undefined) {
    const isThisCall =
      existing.direction === "outbound" && agentPartyOf(existing, agentId) !== undefined;
    if (isThisCall) return decided([], { interactionId });
    return refuse("interaction_exists", "There is another contact with this id.");
  }
  const refusal = rightsRefusal(state, agentId) ?? momentRefusal(state, agentId);
  if (refusal !== null) return refusal;
  const line = lineFor(state, agentId, number, command.callerNumberId);
  if ("refused" in line) return line;
  const entryPointId = agentProfileOf(state, agentId)?.outdial.entryPointId ?? null;
  const entryPoint =
    entryPointId === null ? undefined : state.configuration.entryPoint.get(entryPointId);
  if (entryPointId === null || entryPoint === undefined) return mayNotDial();
  const off = inactiveRefusal(entryPoint);
  if (off !== null) return off;
  const call = {
    id: interactionId,
    legCount: 0,
    customerNumber: number,
    ourNumber: line.callerNumber,
  };
  const how = { autoAnswer: true, ringsUntil: at + RING_MS };
  return decided(
    [
      {
        type: "InteractionStarted",
        interactionId,
        channel: "voice",
        direction: "outbound",
        entryPointId,
        customer,
        call: { customerNumber: number, ourNumber: line.callerNumber, customerLeg: null },
      },
      {
        type: "AgentJoined",
        interactionId,
        agentId,
        role: "primary",
        leg: dialStation(state, call, agentId, how, at),
      },
    ],
    { interactionId },
  );
}

function rightsRefusal(state: State, agentId: AgentId): Refusal | null {
  if (!state.agents.has(agentId)) return notSignedIn();
  return agentProfileOf(state, agentId)?.outdial.allowed === true ? null : mayNotDial();
}

/** V-72, decision 5: idle, or where the profile allows it any state but a conversation. */
function momentRefusal(state: State, agentId: AgentId): Refusal | null {
  const contacts = contactsOf(state, agentId);
  const isFree = contacts.every(
    (interaction) => agentPartyOf(interaction, agentId)?.activity.status === "wrap_up",
  );
  if (!isFree) return refuse("agent_not_idle", "Finish what you have in hand first.");
  const fromAnyState = agentProfileOf(state, agentId)?.outdial.fromAnyState === true;
  const isIdle = state.agents.get(agentId)?.presence.status === "idle" && contacts.length === 0;
  if (!fromAnyState && !isIdle) return refuse("agent_not_idle", "Go idle to make a call.");
  const notReady = phoneNotReady(state, agentId);
  return notReady === null ? null : refuse(notReady, "Your phone cannot be rung now.");
}

function mayNotDial(): Refusal {
  return refuse("outdial_not_allowed", "Your profile does not let you make calls.");
}
