import type { PhoneKind } from "../agent/agent-session.ts";
import { contactsOf } from "../agent/agent-status.ts";
import { isToBeCalledBack } from "../call/call-parties.ts";
import { rejoin } from "../call/rejoin-decide.ts";
import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";
import { agentPartyOf } from "../interaction/conversation-decide.ts";
import type { Interaction, Party } from "../interaction/interaction.ts";
import { endOffer } from "../interaction/offer-end.ts";
import type { MediaStatus } from "./media-status.ts";

type MediaCommand = Extract<Command, { type: "ReportPhone" | "ReportTrunk" | "ReportMediaEngine" }>;

/** What the media engine tells of itself, its phones and its lines. */
export function decideMedia(state: State, command: MediaCommand, at: number): Decision {
  switch (command.type) {
    case "ReportPhone":
      return reportPhone(state, command.agentId, command.phone, command.reachable, at);
    case "ReportTrunk": {
      const { trunkId, reachable } = command;
      const isKnown = state.configuration.trunk.has(trunkId);
      if (!isKnown || state.unreachableTrunks.has(trunkId) !== reachable) return unchanged;
      return decided([{ type: "TrunkReachabilityChanged", trunkId, reachable }]);
    }
    case "ReportMediaEngine":
      return reportEngine(state, command.status, at);
  }
}

/** A phone that is there again rings for the call it had lost. */
function reportPhone(
  state: State,
  agentId: AgentId,
  phone: PhoneKind,
  reachable: boolean,
  at: number,
): Decision {
  if (!state.configuration.agent.has(agentId)) return unchanged;
  const isThere = state.phones.get(agentId)?.includes(phone) ?? false;
  if (isThere === reachable) return unchanged;
  const events: Event[] = [{ type: "PhoneReachabilityChanged", agentId, phone, reachable }];
  if (reachable && state.agents.get(agentId)?.station?.kind === phone) {
    for (const interaction of contactsOf(state, agentId)) {
      const party = agentPartyOf(interaction, agentId);
      if (party === undefined || party.phoneLost === null || party.leg !== null) continue;
      events.push(rejoin(state, interaction, party, at));
    }
  }
  return decided(events);
}

/** Calls do not outlive the engine that carries them. */
function reportEngine(state: State, status: MediaStatus, at: number): Decision {
  if (state.media.status === status) return unchanged;
  const events: Event[] = [{ type: "MediaEngineChanged", status }];
  if (status === "up") return decided(events);
  for (const interaction of state.interactions.values()) {
    if (interaction.call === null || interaction.phase === "wrap_up") continue;
    events.push(
      ...(isToBeCalledBack(interaction)
        ? callbackWaits(state, interaction, at)
        : engineFailed(interaction, at)),
    );
  }
  return decided(events);
}

/** Who waits to be called back has no call that could be cut off. */
function callbackWaits(state: State, interaction: Interaction, at: number): Event[] {
  const [offer] = interaction.offers;
  return offer === undefined ? [] : endOffer(state, interaction, offer, "withdrawn", at);
}

/** Nobody is to wrap up what they could not bring to an end. */
function engineFailed(interaction: Interaction, at: number): Event[] {
  const { id: interactionId, call, offers, parties } = interaction;
  const events: Event[] = offers.map(({ id: offerId, agentId }) => {
    return { type: "OfferEnded", interactionId, offerId, agentId, outcome: "cancelled" };
  });
  if (call !== null && call.consult !== null) {
    events.push({ type: "ConsultEnded", interactionId, outcome: "failed" });
  }
  events.push(...parties.flatMap((party) => cutOff(interaction, party)), {
    type: "ConversationEnded",
    interactionId,
    ending: { reason: "engine_failed", at },
    by: null,
    wrapUpEndsAt: null,
  });
  return events;
}

function cutOff({ id: interactionId }: Interaction, party: Party): Event[] {
  if (party.kind === "outside") {
    return [{ type: "OutsideLeft", interactionId, partyId: party.id, reason: "ended" }];
  }
  if (party.kind === "customer" || party.activity.status === "wrap_up") return [];
  const { agentId } = party;
  return [
    {
      type: "AgentLeft",
      interactionId,
      agentId,
      reason: "ended",
      transferredTo: null,
      wrapUp: null,
    },
  ];
}
