import {
  type AgentId,
  type AgentParty,
  agentParty,
  type Call,
  CONSULT_ROOM,
  type Consult,
  CUSTOMER_PARTY,
  type Interaction,
  type Leg,
  type Party,
  type State,
} from "@maru/core";
import type { ContactDocument } from "@maru/protocol";
import { nameOf } from "./names.ts";

type CallView = NonNullable<ContactDocument["call"]>;

/** What only a call has, as one agent may see it. */
export function callView(
  state: State,
  interaction: Interaction,
  call: Call,
  agentId: AgentId,
): CallView {
  const own = interaction.parties.find(({ id }) => id === agentParty(agentId)) as
    | AgentParty
    | undefined;
  const offer = interaction.offers.find((candidate) => candidate.agentId === agentId);
  const leg = own === undefined ? (offer?.leg ?? null) : own.leg;
  return {
    customerNumber: call.customerNumber,
    ourNumber: call.ourNumber,
    phone: phoneOf(leg),
    customerPhone: phoneOf(customerLegOf(interaction)),
    heldSince: customerHeldSince(interaction, call),
    muted: leg?.muted ?? false,
    recording: recordingView(call.recording),
    consult: call.consult === null ? null : consultView(state, interaction, call.consult, agentId),
    announcement: announcementView(call),
    abusive: call.abusive,
  };
}

function announcementView({ announcement }: Call): CallView["announcement"] {
  const [first] = announcement?.prompts ?? [];
  if (first === undefined) return null;
  return first === "greeting" || first === "abusive_ending" ? first : "other";
}

/** Out of the conversation, and hears music: on hold by an agent, or alone during a consult (V-31). */
export function isHeld(interaction: Interaction, party: Party): boolean {
  const { call } = interaction;
  if (call === null) return false;
  if (call.hold !== null) return party.kind === "customer";
  if (call.consult === null || party.id === agentParty(call.consult.by)) return false;
  const room = interaction.rooms.find(({ members }) => members.includes(party.id));
  return room !== undefined && room.members.length === 1;
}

function phoneOf(leg: Leg | null): CallView["phone"] {
  return leg === null ? "none" : leg.status;
}

function customerLegOf({ parties }: Interaction): Leg | null {
  const customer = parties.find((party) => party.kind === "customer");
  return customer?.leg ?? null;
}

function customerHeldSince(interaction: Interaction, call: Call): number | null {
  if (call.hold !== null) return call.hold.since;
  const customer = interaction.parties.find(({ id }) => id === CUSTOMER_PARTY);
  if (customer === undefined || call.consult === null || !isHeld(interaction, customer))
    return null;
  return call.consult.requestedAt;
}

function recordingView(recording: Call["recording"]): CallView["recording"] {
  if (recording === null) return null;
  const { startedAt, paused } = recording;
  return paused === null
    ? { status: "running", since: startedAt, resumesAt: null }
    : { status: "paused", since: paused.since, resumesAt: paused.resumesAt };
}

/** Private (G-25): of who asked, and of who is asked. */
function consultView(
  state: State,
  interaction: Interaction,
  consult: Consult,
  agentId: AgentId,
): CallView["consult"] {
  const colleague = colleagueOf(interaction, consult);
  if (consult.by !== agentId && colleague !== agentParty(agentId)) return null;
  const offer = interaction.offers.find(({ kind }) => kind.type === "consult");
  const room = interaction.rooms.find(({ members }) => members.includes(agentParty(consult.by)));
  return {
    byMe: consult.by === agentId,
    status: consult.state.status,
    target: targetView(state, consult.target),
    colleague: colleague === null ? null : partyName(state, interaction, colleague),
    since: sinceOf(consult),
    confirmBy: consult.state.status === "confirming" ? (offer?.expiresAt ?? null) : null,
    with: room?.id === CONSULT_ROOM ? "colleague" : "customer",
  };
}

/** The party id of who was found, is rung or speaks. */
function colleagueOf(interaction: Interaction, { state }: Consult): string | null {
  switch (state.status) {
    case "waiting":
      return null;
    case "confirming":
      return state.agentId;
    case "connected":
      return state.partyId;
    case "ringing": {
      const offer = interaction.offers.find(({ kind }) => kind.type === "consult");
      const outside = interaction.parties.find(
        (party) => party.kind === "outside" && party.role === "consulted",
      );
      return offer?.agentId ?? outside?.id ?? null;
    }
  }
}

function partyName(state: State, interaction: Interaction, partyId: string): string {
  const party = interaction.parties.find(({ id }) => id === partyId);
  return party?.kind === "outside" ? party.name : nameOf(state, partyId as AgentId);
}

function sinceOf({ state, requestedAt }: Consult): number {
  return "since" in state ? state.since : requestedAt;
}

function targetView(
  state: State,
  target: Consult["target"],
): NonNullable<CallView["consult"]>["target"] {
  switch (target.type) {
    case "agent":
      return { type: "agent", id: target.agentId, name: nameOf(state, target.agentId) };
    case "queue":
      return {
        type: "queue",
        id: target.queueId,
        name: state.configuration.queue.get(target.queueId)?.name ?? target.queueId,
      };
    case "number": {
      const listed = [...state.configuration.address.values()].find(
        ({ number }) => number === target.number,
      );
      return { type: "number", id: target.number, name: listed?.name ?? target.number };
    }
  }
}
