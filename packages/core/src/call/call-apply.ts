import { known } from "../engine/assert.ts";
import type { Event } from "../engine/event.ts";
import { reshape } from "../engine/reindex.ts";
import type { State } from "../engine/state.ts";
import { agentParty, CONSULT_ROOM, type LegId, MAIN_ROOM, type PartyId } from "../ids.ts";
import type { AgentParty, Interaction } from "../interaction/interaction.ts";
import {
  agentOf,
  closeConsultRoom,
  enterRoom,
  leaveRooms,
  removeParty,
} from "../interaction/party-changes.ts";
import type { Call, Consult, Leg } from "./call.ts";
import { agentsInCall, isConference } from "./call-parties.ts";

export type CallEvent = Extract<
  Event,
  {
    type:
      | "AgentJoined"
      | "OutsideInvited"
      | "OutsideLeft"
      | "PrimaryChanged"
      | "PartyMuted"
      | "LegDialled"
      | "OfferDialled"
      | "LegAnswered"
      | "LegEnded"
      | "AnnouncementStarted"
      | "AnnouncementEnded"
      | "CustomerHeld"
      | "CustomerResumed"
      | "ConsultRequested"
      | "ConsultAgentFound"
      | "ConsultRinging"
      | "ConsultConnected"
      | "ConsultSwitched"
      | "ConsultEnded"
      | "RecordingStarted"
      | "RecordingStopped"
      | "RecordingPaused"
      | "RecordingResumed"
      | "AbusiveEndingBegun";
  }
>;

/**
 * What only calls know. Objects that came in an event are never changed, only replaced: the event may be yet to be
 * written.
 */
export function applyCallEvent(state: State, event: CallEvent, at: number): void {
  reshape(state, event.interactionId, (interaction) => {
    const call = known(interaction.call, "the call");
    switch (event.type) {
      case "AgentJoined":
      case "OutsideInvited":
      case "OutsideLeft":
      case "PrimaryChanged":
        changeParties(interaction, call, event, at);
        return;
      case "PartyMuted":
      case "LegDialled":
      case "OfferDialled":
      case "LegAnswered":
      case "LegEnded":
        changeLeg(interaction, call, event, at);
        return;
      case "ConsultRequested":
      case "ConsultAgentFound":
      case "ConsultRinging":
      case "ConsultConnected":
      case "ConsultSwitched":
      case "ConsultEnded":
        changeConsult(state, interaction, call, event, at);
        return;
      default:
        changeCall(call, event, at);
    }
  });
}

function changeParties(
  interaction: Interaction,
  call: Call,
  event: Extract<
    CallEvent,
    { type: "AgentJoined" | "OutsideInvited" | "OutsideLeft" | "PrimaryChanged" }
  >,
  at: number,
): void {
  switch (event.type) {
    case "AgentJoined":
      call.legCount += 1;
      joinAgent(interaction, event, at);
      return;
    case "OutsideInvited":
      call.legCount += 1;
      interaction.parties.push({ ...event.party });
      enterRoom(interaction, event.party.id, event.roomId);
      return;
    case "OutsideLeft":
      leaveRooms(interaction, event.partyId);
      removeParty(interaction, event.partyId);
      openVoices(interaction);
      return;
    case "PrimaryChanged":
      for (const party of interaction.parties) {
        if (party.kind !== "agent" || party.activity.status !== "connected") continue;
        if (party.role === "primary") party.role = "conferenced";
      }
      lead(agentOf(interaction, event.agentId));
      openVoices(interaction);
      return;
  }
}

/**
 * Customer and outsiders are muted by who leads a conference. Once it is none, or no agent is in it, nobody could let
 * them speak again: they can.
 */
export function openVoices(interaction: Interaction): void {
  if (isConference(interaction) && agentsInCall(interaction).length > 0) return;
  for (const party of interaction.parties) {
    if (party.kind === "agent" || party.leg?.muted !== true) continue;
    party.leg = { ...party.leg, muted: false };
  }
}

/** An agent comes in: whoever is consulted into the consult room, everybody else to the customer. */
export function joinAgent(
  interaction: Interaction,
  {
    agentId,
    role,
    leg,
  }: Pick<Extract<Event, { type: "AgentJoined" }>, "agentId" | "role"> & {
    leg: Leg | null;
  },
  at: number,
): void {
  const id = agentParty(agentId);
  interaction.parties.push({
    kind: "agent",
    id,
    agentId,
    role,
    hasLed: role === "primary",
    leg,
    phoneLost: null,
    joinedAt: at,
    deliveredUpTo: 0,
    readUpTo: 0,
    activity: { status: "connected" },
  });
  enterRoom(interaction, id, role === "consulted" ? CONSULT_ROOM : MAIN_ROOM);
}

function changeLeg(
  interaction: Interaction,
  call: Call,
  event: Extract<
    CallEvent,
    { type: "PartyMuted" | "LegDialled" | "OfferDialled" | "LegAnswered" | "LegEnded" }
  >,
  at: number,
): void {
  switch (event.type) {
    case "PartyMuted": {
      const party = partyOf(interaction, event.partyId);
      party.leg = { ...known(party.leg, "the party's leg"), muted: event.muted };
      return;
    }
    case "LegDialled":
      call.legCount += 1;
      partyOf(interaction, event.partyId).leg = event.leg;
      return;
    case "OfferDialled": {
      const { offerId, leg, expiresAt } = event;
      call.legCount += 1;
      interaction.offers = interaction.offers.map((offer) =>
        offer.id === offerId ? { ...offer, leg, expiresAt } : offer,
      );
      return;
    }
    case "LegAnswered": {
      const party = partyOfLeg(interaction, event.legId);
      party.leg = answered(known(party.leg, "the leg"), at);
      if (party.kind === "agent") party.phoneLost = null;
      return;
    }
    case "LegEnded": {
      const party = partyOfLeg(interaction, event.legId);
      const muted = party.leg?.muted ?? false;
      // An outsider without a leg is nobody: the event that they left follows.
      if (party.kind !== "outside") party.leg = null;
      if (party.kind !== "agent" || event.awaitedUntil === null) return;
      const since = party.phoneLost?.since ?? at;
      party.phoneLost = { since, graceEndsAt: event.awaitedUntil, muted };
      return;
    }
  }
}

export function answered(leg: Leg, at: number): Leg {
  return { ...leg, status: "up", since: at, ringsUntil: null };
}

function changeConsult(
  state: State,
  interaction: Interaction,
  call: Call,
  event: Extract<
    CallEvent,
    {
      type:
        | "ConsultRequested"
        | "ConsultAgentFound"
        | "ConsultRinging"
        | "ConsultConnected"
        | "ConsultSwitched"
        | "ConsultEnded";
    }
  >,
  at: number,
): void {
  switch (event.type) {
    case "ConsultRequested":
      if (event.consult.state.status === "waiting") state.counters.placements += 1;
      call.consult = event.consult;
      // The customer is alone in the main room now, which is to be on hold.
      call.hold = null;
      enterRoom(interaction, agentParty(event.consult.by), CONSULT_ROOM);
      return;
    case "ConsultAgentFound":
      consultBecomes(call, { status: "confirming", agentId: event.agentId });
      return;
    case "ConsultRinging":
      consultBecomes(call, { status: "ringing", since: at });
      return;
    case "ConsultConnected":
      consultBecomes(call, { status: "connected", since: at, partyId: event.partyId });
      return;
    case "ConsultSwitched": {
      const { by } = known(call.consult, "the consult");
      enterRoom(interaction, agentParty(by), event.to === "customer" ? MAIN_ROOM : CONSULT_ROOM);
      return;
    }
    case "ConsultEnded":
      call.consult = null;
      closeConsultRoom(interaction);
      giveConsultedTheirRole(interaction, event.outcome === "transferred");
      return;
  }
}

/** Whoever was consulted and is still there has become part of the call: an outsider among agents, of a conference. */
function giveConsultedTheirRole(interaction: Interaction, tookOver: boolean): void {
  const agentsStay = agentsInCall(interaction).length > 0;
  for (const party of interaction.parties) {
    if (party.kind === "customer" || party.role !== "consulted") continue;
    if (!tookOver) party.role = "conferenced";
    else if (party.kind === "agent") lead(party);
    else party.role = agentsStay ? "conferenced" : "transferred";
  }
}

function lead(party: AgentParty): void {
  party.role = "primary";
  party.hasLed = true;
}

function consultBecomes(call: Call, state: Consult["state"]): void {
  call.consult = { ...known(call.consult, "the consult"), state };
}

type PlainCallEvent = Extract<
  CallEvent,
  {
    type:
      | "AnnouncementStarted"
      | "AnnouncementEnded"
      | "CustomerHeld"
      | "CustomerResumed"
      | "RecordingStarted"
      | "RecordingStopped"
      | "RecordingPaused"
      | "RecordingResumed"
      | "AbusiveEndingBegun";
  }
>;

function changeCall(call: Call, event: PlainCallEvent, at: number): void {
  switch (event.type) {
    case "AnnouncementStarted":
      call.legCount += 1;
      call.announcement = event.announcement;
      return;
    case "AnnouncementEnded":
      call.announcement = null;
      return;
    case "CustomerHeld":
      call.hold = { since: at, by: event.agentId };
      return;
    case "CustomerResumed":
      call.hold = null;
      return;
    case "RecordingStarted":
      call.recording = { id: event.recordingId, startedAt: at, paused: null };
      return;
    case "RecordingStopped":
      call.recording = null;
      return;
    case "RecordingPaused": {
      const paused = { since: at, resumesAt: event.resumesAt };
      call.recording = { ...known(call.recording, "the recording"), paused };
      return;
    }
    case "RecordingResumed":
      call.recording = { ...known(call.recording, "the recording"), paused: null };
      return;
    case "AbusiveEndingBegun":
      call.abusive = true;
      call.hold = null;
      return;
  }
}

function partyOf(interaction: Interaction, partyId: PartyId) {
  return known(
    interaction.parties.find(({ id }) => id === partyId),
    "the party",
  );
}

function partyOfLeg(interaction: Interaction, legId: LegId) {
  return known(
    interaction.parties.find(({ leg }) => leg?.id === legId),
    "the leg's party",
  );
}
