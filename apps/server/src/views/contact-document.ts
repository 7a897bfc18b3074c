import {
  type AgentId,
  type AgentParty,
  controlsFor,
  type Interaction,
  type Offer,
  type Party,
  type State,
  stageOf,
} from "@maru/core";
import type { ContactDocument } from "@maru/protocol";
import { mayRead } from "./entry-document.ts";

const PREVIEW_LENGTH = 140;

/** One contact as one agent lives it; null when it is not on their desktop. */
export function contactDocument(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
): ContactDocument | null {
  const lived = stageOf(interaction, agentId);
  if (lived === null) return null;
  const { customer, placement } = interaction;
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
    startedAt: interaction.startedAt,
    waitingSince: placement.enteredAt,
    stageSince: lived.since,
    offer: offer === undefined ? null : offerView(state, offer),
    parties: interaction.parties.map((each) => partyView(state, interaction, each)),
    entryCount: interaction.entryCount,
    lastMessage: lastMessage(interaction, party),
    wrapUp: party === undefined ? null : wrapUpView(state, party),
    controls: controlsFor(state, interaction, agentId),
  };
}

function partyOf(interaction: Interaction, agentId: AgentId): AgentParty | undefined {
  return interaction.parties.find(
    (party): party is AgentParty => party.kind === "agent" && party.agentId === agentId,
  );
}

function queueName(state: State, queueId: Interaction["placement"]["queueId"]): string {
  return state.configuration.queue.get(queueId)?.name ?? queueId;
}

function nameOf(state: State, agentId: AgentId): string {
  return state.configuration.agent.get(agentId)?.name ?? agentId;
}

function offerView(state: State, offer: Offer): NonNullable<ContactDocument["offer"]> {
  const { id, kind, madeAt, expiresAt } = offer;
  const from = kind.type === "transfer" ? kind.from : null;
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
  const { id, kind, joinedAt, deliveredUpTo, readUpTo } = party;
  return {
    id,
    kind,
    role: party.kind === "agent" ? party.role : "customer",
    name: party.kind === "agent" ? nameOf(state, party.agentId) : interaction.customer.name,
    joinedAt,
    status: statusOf(state, party),
    deliveredUpTo,
    readUpTo,
  };
}

function statusOf(state: State, party: Party): ContactDocument["parties"][number]["status"] {
  if (party.kind === "customer") {
    return party.connection.status === "lost" ? "connection_lost" : "connected";
  }
  if (party.activity.status === "wrap_up") return "wrap_up";
  const connection = state.agents.get(party.agentId)?.connection.status;
  return connection === "lost" ? "connection_lost" : "connected";
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
    reasonIds: [...(rules?.reasonIds ?? [])],
    defaultReasonId: rules?.defaultReasonId ?? "",
  };
}
