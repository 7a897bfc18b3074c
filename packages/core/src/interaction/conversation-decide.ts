import type { Command, Speaker } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { sentKey } from "../engine/indexes.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import { customerWrote } from "../flow/flow-happenings.ts";
import { type AgentId, agentParty, CUSTOMER_PARTY, MAIN_ROOM } from "../ids.ts";
import { conversationOver, customerOf, notFound } from "./customer-decide.ts";
import type { AgentParty, Interaction, Party } from "./interaction.ts";
import { MAX_ENTRIES, messageRefusal } from "./message.ts";
import { agentName, notices, wrapUpEndsAt } from "./placement.ts";

type ConversationCommand = Extract<
  Command,
  { type: "SendMessage" | "MarkTranscript" | "EndConversation" }
>;

export function decideConversation(
  state: State,
  command: ConversationCommand,
  at: number,
): Decision {
  const interaction = state.interactions.get(command.interactionId);
  if (interaction === undefined) return notFound();
  switch (command.type) {
    case "SendMessage":
      return sendMessage(state, interaction, command, at);
    case "MarkTranscript":
      return markTranscript(interaction, command);
    case "EndConversation":
      return endConversation(state, interaction, command.agentId, at);
  }
}

function sendMessage(
  state: State,
  interaction: Interaction,
  command: Extract<ConversationCommand, { type: "SendMessage" }>,
  at: number,
): Decision {
  const { sender, clientId, text } = command;
  const from = partyIdOf(sender);
  const before = state.indexes.traces.get(interaction.id)?.sent.get(sentKey(from, clientId));
  if (before !== undefined) return decided([], { number: before });
  const party = interaction.parties.find(({ id }) => id === from);
  if (party === undefined) return notAParty(sender);
  if (party.kind === "agent") {
    const refusal = conversingRefusal(interaction, party);
    if (refusal !== null) return refusal;
  }
  const refusal = messageRefusal(text);
  if (refusal !== null) return refusal;
  if (interaction.entryCount >= MAX_ENTRIES) {
    return refuse("too_many_messages", "This conversation is full; begin a new one.");
  }
  const number = interaction.entryCount + 1;
  const event: Event = {
    type: "MessageSent",
    interactionId: interaction.id,
    number,
    roomId: MAIN_ROOM,
    from,
    name: sender.kind === "customer" ? interaction.customer.name : agentName(state, sender.agentId),
    clientId,
    text,
  };
  const answers = sender.kind === "customer" ? customerWrote(state, interaction, text, at) : [];
  return decided([event, ...answers], { number });
}

function markTranscript(
  interaction: Interaction,
  command: Extract<ConversationCommand, { type: "MarkTranscript" }>,
): Decision {
  const partyId = partyIdOf(command.reader);
  const party = interaction.parties.find(({ id }) => id === partyId);
  if (party === undefined || party.kind === "outside") return notAParty(command.reader);
  // Marks only move forward, and never beyond what was written.
  const clamp = (mark: number) => Math.min(mark, interaction.entryCount);
  const readUpTo = Math.max(party.readUpTo, clamp(command.readUpTo));
  const deliveredUpTo = Math.max(party.deliveredUpTo, clamp(command.deliveredUpTo), readUpTo);
  if (readUpTo === party.readUpTo && deliveredUpTo === party.deliveredUpTo) return unchanged;
  const interactionId = interaction.id;
  return decided([{ type: "TranscriptMarked", interactionId, partyId, deliveredUpTo, readUpTo }]);
}

function endConversation(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  at: number,
): Decision {
  const party = agentPartyOf(interaction, agentId);
  if (party?.activity.status !== "connected") return notInConversation();
  const customer = customerOf(interaction);
  const events: Event[] = [];
  if (customer !== undefined) {
    events.push(...notices(interaction, "ended_by_agent", agentName(state, agentId)));
  }
  events.push({
    type: "ConversationEnded",
    interactionId: interaction.id,
    ending: { reason: customer === undefined ? "customer_left" : "agent_ended", at },
    by: agentId,
    wrapUpEndsAt: wrapUpEndsAt(state, interaction, at),
  });
  return decided(events);
}

export function agentPartyOf(interaction: Interaction, agentId: AgentId): AgentParty | undefined {
  const id = agentParty(agentId);
  const party: Party | undefined = interaction.parties.find((candidate) => candidate.id === id);
  return party?.kind === "agent" ? party : undefined;
}

/** Why this agent cannot speak with the customer now; null: they can. */
export function conversingRefusal(
  interaction: Interaction,
  party: AgentParty | undefined,
): Refusal | null {
  if (party?.activity.status !== "connected") return notInConversation();
  if (customerOf(interaction) === undefined) {
    return refuse("customer_left", "The customer has left this conversation.");
  }
  return null;
}

export function notInConversation(): Refusal {
  return refuse("not_in_conversation", "You are not in this conversation.");
}

/** A customer is in their conversation until it is over for them. */
function notAParty(speaker: Speaker): Refusal {
  return speaker.kind === "customer" ? conversationOver() : notInConversation();
}

function partyIdOf(speaker: Speaker) {
  return speaker.kind === "customer" ? CUSTOMER_PARTY : agentParty(speaker.agentId);
}
