import { known } from "../engine/assert.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";
import { agentPartyOf } from "../interaction/conversation-decide.ts";
import type { Interaction } from "../interaction/interaction.ts";
import { stageOf } from "../interaction/stage.ts";
import type { AgentStatus } from "./agent-session.ts";

/** What the agent is doing, in one word, and since when. Signed out: since they left, 0 if they never were here. */
export function agentStatus(
  state: State,
  agentId: AgentId,
): { status: AgentStatus; since: number } {
  const session = state.agents.get(agentId);
  if (session === undefined) {
    return { status: "signed_out", since: state.lastSignOut.get(agentId)?.at ?? 0 };
  }
  const { presence } = session;
  if (presence.status === "not_responding") {
    return { status: "not_responding", since: presence.since };
  }
  let wrapUp = Number.POSITIVE_INFINITY;
  let reserved = Number.POSITIVE_INFINITY;
  let dialling = Number.POSITIVE_INFINITY;
  let engaged = Number.POSITIVE_INFINITY;
  for (const interaction of contactsOf(state, agentId)) {
    const party = agentPartyOf(interaction, agentId);
    if (party?.activity.status === "wrap_up") wrapUp = Math.min(wrapUp, party.activity.since);
    else if (stageOf(interaction, agentId)?.stage === "dialling") {
      dialling = Math.min(dialling, party?.joinedAt ?? interaction.startedAt);
    } else if (party !== undefined) engaged = Math.min(engaged, party.joinedAt);
    const offer = interaction.offers.find((candidate) => candidate.agentId === agentId);
    if (offer !== undefined) reserved = Math.min(reserved, offer.madeAt);
  }
  if (Number.isFinite(wrapUp)) return { status: "wrap_up", since: wrapUp };
  if (Number.isFinite(reserved)) return { status: "reserved", since: reserved };
  if (Number.isFinite(dialling)) return { status: "dialling", since: dialling };
  if (Number.isFinite(engaged)) return { status: "engaged", since: engaged };
  return { status: presence.status, since: presence.since };
}

/** What is offered to the agent, with them, or in their wrap-up; the contact that came first, first. */
export function contactsOf(state: State, agentId: AgentId): Interaction[] {
  const ids = state.indexes.work.get(agentId)?.interactionIds;
  if (ids === undefined) return [];
  return [...ids]
    .map((id) => known(state.interactions.get(id), "the agent's interaction"))
    .sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
}
