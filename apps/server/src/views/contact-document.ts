import {
  type AgentId,
  type AgentParty,
  controlsFor,
  type Interaction,
  type Offer,
  type Party,
  type State,
  shownVariables,
  stageOf,
  wrapUpReasonsFor,
} from "@maru/core";
import type { ContactDocument } from "@maru/protocol";
import { callView, isHeld } from "./call-document.ts";
import { mayRead } from "./entry-document.ts";
import { nameOf, queueName } from "./names.ts";

const PREVIEW_LENGTH = 140;

/** One contact as one agent lives it; null when it is not on their desktop. */
export function contactDocument(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
): ContactDocument | null {
  const lived = stageOf(interaction, agentId);
  if (lived === null) return null;
  const { customer, placement, call } = interaction;
  const party = partyOf(interaction, agentId);
  const offer = interaction.offers.find((candidate) => candidate.agentId === agentId);
  return {
    id: interaction.id,
    channel: interaction.channel,
    customer: { id: customer.id, name: customer.name, language: customer.language },
    queue: { id: placement.queueId, name: queueName(state, placement.queueId) },
    entryPointName:
      state.configuration.entryPoint.get(interaction.entryPointId)?.name ??
      interaction.entryPointId,
    stage: lived.stage,
    direction: interaction.direction,
    startedAt: interaction.startedAt,
    waitingSince: placement.enteredAt,
    stageSince: lived.since,
    offer: offer === undefined ? null : offerView(state, offer),
    parties: interaction.parties.map((each) => partyView(state, interaction, each)),
    entryCount: interaction.entryCount,
    lastMessage: lastMessage(interaction, party),
    wrapUp: party === undefined ? null : wrapUpView(state, party),
    call: call === null ? null : callView(state, interaction, call, agentId),
    variables: shownVariables(state.configuration, interaction.variables),
    // Of those it is for: it may name what the customer entered.
    screenPop: party === undefined ? null : interaction.screenPop,
    controls: controlsFor(state, interaction, agentId),
  };
}

function partyOf(interaction: Interaction, agentId: AgentId): AgentParty | undefined {
  return interaction.parties.find(
    (party): party is AgentParty => party.kind === "agent" && party.agentId === agentId,
  );
}

function offerView(state: State, offer: Offer): NonNullable<ContactDocument["offer"]> {
  const { id, kind, madeAt, expiresAt } = offer;
  const from = "from" in kind ? kind.from : null;
  return {
    id,
    kind: kind.type,
    fromName: from === null ? null : nameOf(state, from),
    madeAt,
    expiresAt,
  };
}

function partyView(
  state: State,
  interaction: Interaction,
  party: Party,
): ContactDocument["parties"][number] {
  const { id, kind, joinedAt } = party;
  const isOutside = party.kind === "outside";
  return {
    id,
    kind,
    role: party.kind === "customer" ? "customer" : party.role,
    name: partyName(state, interaction, party),
    number: numberOf(interaction, party),
    joinedAt,
    status: statusOf(state, interaction, party),
    muted: party.leg?.muted ?? false,
    deliveredUpTo: isOutside ? 0 : party.deliveredUpTo,
    readUpTo: isOutside ? 0 : party.readUpTo,
  };
}

function partyName(state: State, interaction: Interaction, party: Party): string {
  switch (party.kind) {
    case "customer":
      return interaction.customer.name;
    case "agent":
      return nameOf(state, party.agentId);
    case "outside":
      return party.name;
  }
}

function numberOf({ call }: Interaction, party: Party): string | null {
  if (party.kind === "outside") return party.number;
  return party.kind === "customer" ? (call?.customerNumber ?? null) : null;
}

function statusOf(
  state: State,
  interaction: Interaction,
  party: Party,
): ContactDocument["parties"][number]["status"] {
  if (party.kind === "agent" && party.activity.status === "wrap_up") return "wrap_up";
  if (isLost(state, party)) return "connection_lost";
  if (party.leg?.status === "ringing") return "ringing";
  return isHeld(interaction, party) ? "held" : "connected";
}

function isLost(state: State, party: Party): boolean {
  switch (party.kind) {
    case "customer":
      return party.connection.status === "lost";
    case "agent":
      // On the telephone the phone counts; elsewhere, and until it is there, the desktop.
      if (party.phoneLost !== null) return true;
      if (party.leg?.status === "up") return false;
      return state.agents.get(party.agentId)?.connection.status === "lost";
    case "outside":
      return false;
  }
}

/** For the card. Somebody who is being offered the contact sees what it is about. */
function lastMessage(
  interaction: Interaction,
  party: AgentParty | undefined,
): ContactDocument["lastMessage"] {
  const { transcript } = interaction;
  for (let index = transcript.length - 1; index >= 0; index -= 1) {
    const entry = transcript[index];
    if (entry?.body.type !== "message") continue;
    if (party !== undefined && !mayRead(interaction, party, entry)) continue;
    const { from, text } = entry.body;
    return { number: entry.number, at: entry.at, from, text: cut(text) };
  }
  return null;
}

/** Never through the middle of a character that takes two code units. */
function cut(text: string): string {
  return text.length <= PREVIEW_LENGTH
    ? text
    : text.slice(0, PREVIEW_LENGTH).replace(/[\uD800-\uDBFF]$/, "");
}

function wrapUpView(state: State, party: AgentParty): ContactDocument["wrapUp"] {
  const { activity } = party;
  if (activity.status !== "wrap_up") return null;
  const rules = state.configuration.queue.get(activity.queueId)?.wrapUp;
  return {
    since: activity.since,
    endsAt: activity.endsAt,
    reasonIds:
      rules === undefined ? [] : [...wrapUpReasonsFor(state, activity.queueId, party.agentId)],
    defaultReasonId: rules?.defaultReasonId ?? "",
  };
}
