import { agentLost } from "../call/hang-up-decide.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";
import { agentPartyOf } from "../interaction/conversation-decide.ts";
import { customerOf } from "../interaction/customer-decide.ts";
import type { Interaction } from "../interaction/interaction.ts";
import { agentName, notices, requeue } from "../interaction/placement.ts";
import { wrapUpByClock } from "../interaction/wrap-up-decide.ts";
import { contactsOf } from "./agent-status.ts";

/** However short the organisation's grace time is, an agent's call is not looked at again in the same moment. */
const LEAST_EXTENSION_MS = 5_000;

/**
 * The grace time is over: what the agent had in hand goes on without them, and they are signed out.
 * Their offers are then withdrawn by settle, one after the other: two may go back to one and the same sender.
 * Whoever is still on the telephone keeps that call, and their grace time goes on.
 */
export function agentConnectionExpired(state: State, agentId: AgentId, at: number): Event[] {
  const events: Event[] = [];
  let isOnTheTelephone = false;
  for (const interaction of contactsOf(state, agentId)) {
    if (agentPartyOf(interaction, agentId)?.leg?.status === "up") isOnTheTelephone = true;
    else events.push(...letGo(state, interaction, agentId, at));
  }
  if (isOnTheTelephone) {
    const { agentGraceMs } = state.configuration.settings;
    const graceEndsAt = at + Math.max(agentGraceMs, LEAST_EXTENSION_MS);
    events.push({ type: "AgentConnectionLost", agentId, graceEndsAt });
  } else {
    events.push({ type: "AgentSignedOut", agentId, reason: "connection_lost" });
  }
  return events;
}

function letGo(state: State, interaction: Interaction, agentId: AgentId, at: number): Event[] {
  const party = agentPartyOf(interaction, agentId);
  if (party === undefined) return [];
  if (party.activity.status === "wrap_up") return [wrapUpByClock(state, interaction, agentId)];
  if (interaction.call !== null) return letGoOfCall(state, interaction, agentId, at);
  const interactionId = interaction.id;
  if (customerOf(interaction) === undefined) {
    return [
      {
        type: "ConversationEnded",
        interactionId,
        ending: { reason: "customer_left", at },
        by: null,
        wrapUpEndsAt: null,
      },
      wrapUpByClock(state, interaction, agentId),
    ];
  }
  return [
    {
      type: "AgentLeft",
      interactionId,
      agentId,
      reason: "connection_lost",
      transferredTo: null,
      wrapUp: null,
    },
    ...notices(interaction, "agent_connection_lost", agentName(state, agentId)),
    requeue(state, interaction, "agent_connection_lost", at),
  ];
}

function letGoOfCall(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  at: number,
): Event[] {
  const events = agentLost(state, interaction, agentId, "agent_connection_lost", at);
  const ends = events.some(({ type }) => type === "ConversationEnded");
  const leaves = events.some((event) => event.type === "AgentLeft" && event.agentId === agentId);
  // Nobody is there to wrap up what has just ended.
  if (ends && !leaves) events.push(wrapUpByClock(state, interaction, agentId));
  return events;
}
