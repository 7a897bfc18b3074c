import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { sentKey } from "../engine/indexes.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import { CUSTOMER_PARTY, type InteractionId, MAIN_ROOM } from "../ids.ts";
import { entering, entryPointFor, inactiveRefusal } from "./entry.ts";
import type { Interaction } from "./interaction.ts";
import { leavingReason } from "./leaving-reason.ts";
import { MAX_ENTRIES, messageRefusal } from "./message.ts";
import { notices } from "./placement.ts";

type CustomerCommand = Extract<
  Command,
  {
    type: "StartChat" | "LeaveAsCustomer" | "LoseCustomerConnection" | "RestoreCustomerConnection";
  }
>;

export function decideCustomer(state: State, command: CustomerCommand, at: number): Decision {
  if (command.type === "StartChat") return startChat(state, command, at);
  const interaction = state.interactions.get(command.interactionId);
  if (interaction === undefined) return notFound();
  switch (command.type) {
    case "LeaveAsCustomer":
      return decided(customerLeaves(interaction, "closed", at));
    case "LoseCustomerConnection":
      return decided(customerConnectionLost(state, interaction, at));
    case "RestoreCustomerConnection":
      if (customerOf(interaction)?.connection.status !== "lost") return unchanged;
      return decided([{ type: "CustomerConnectionRestored", interactionId: interaction.id }]);
  }
}

function startChat(
  state: State,
  command: Extract<CustomerCommand, { type: "StartChat" }>,
  at: number,
): Decision {
  const { interactionId, customer, message } = command;
  const entryPoint = entryPointFor(state, command.entryPointId, "chat");
  if ("refused" in entryPoint) return entryPoint;
  const existing = state.interactions.get(interactionId);
  if (existing !== undefined && existing.customer.id === customer.id) {
    return startAgain(state, existing, message);
  }
  if (existing !== undefined || state.indexes.customers.has(customer.id)) {
    return refuse(
      "interaction_exists",
      "This customer has a live conversation; continue that one.",
    );
  }
  const refusal =
    inactiveRefusal(entryPoint) ?? (message === null ? null : messageRefusal(message.text));
  if (refusal !== null) return refusal;
  const events: Event[] = [
    {
      type: "InteractionStarted",
      interactionId,
      channel: "chat",
      direction: "inbound",
      entryPointId: entryPoint.id,
      customer,
      call: null,
    },
  ];
  if (message !== null) events.push(writtenByCustomer(interactionId, customer.name, message, 1));
  events.push(entering(state, entryPoint, command, at));
  return decided(events, { interactionId });
}

/** The conversation is there already; what the customer wrote with the request must not be lost over that. */
function startAgain(
  state: State,
  interaction: Interaction,
  message: FirstMessage | null,
): Decision {
  const { id, customer, entryCount } = interaction;
  const result = { interactionId: id };
  const sent = state.indexes.traces.get(id)?.sent;
  if (message === null || sent?.has(sentKey(CUSTOMER_PARTY, message.clientId)) === true) {
    return decided([], result);
  }
  if (customerOf(interaction) === undefined) {
    return conversationOver();
  }
  if (entryCount >= MAX_ENTRIES) {
    return refuse("too_many_messages", "This conversation is full; begin a new one.");
  }
  const refusal = messageRefusal(message.text);
  if (refusal !== null) return refusal;
  return decided([writtenByCustomer(id, customer.name, message, entryCount + 1)], result);
}

type FirstMessage = { clientId: string; text: string };

function writtenByCustomer(
  interactionId: InteractionId,
  name: string,
  message: FirstMessage,
  number: number,
): Event {
  return {
    type: "MessageSent",
    interactionId,
    number,
    roomId: MAIN_ROOM,
    from: CUSTOMER_PARTY,
    name,
    ...message,
  };
}

/** The customer is gone for good, from wherever the contact is. */
export function customerLeaves(
  interaction: Interaction,
  reason: "closed" | "absent",
  at: number,
): Event[] {
  if (customerOf(interaction) === undefined) return [];
  const interactionId = interaction.id;
  const events: Event[] = interaction.offers.map((offer) => ({
    type: "OfferEnded",
    interactionId,
    offerId: offer.id,
    agentId: offer.agentId,
    outcome: "cancelled",
  }));
  events.push(
    { type: "CustomerLeft", interactionId, reason },
    ...notices(interaction, "customer_left", interaction.customer.name),
  );
  if (interaction.phase !== "active") {
    events.push({
      type: "ConversationEnded",
      interactionId,
      ending: { reason: leavingReason(interaction), at },
      by: null,
      wrapUpEndsAt: null,
    });
  }
  return events;
}

export function customerConnectionLost(
  state: State,
  interaction: Interaction,
  at: number,
): Event[] {
  if (customerOf(interaction)?.connection.status !== "connected") return [];
  const graceEndsAt = at + state.configuration.settings.customerGraceMs;
  return [{ type: "CustomerConnectionLost", interactionId: interaction.id, graceEndsAt }];
}

export function customerOf(interaction: Interaction) {
  return interaction.parties.find((party) => party.kind === "customer");
}

export function notFound(): Refusal {
  return refuse("interaction_not_found", "There is no such live contact; it may be over.");
}

/** To the customer; an agent reads that the customer has left. */
export function conversationOver(): Refusal {
  return refuse("conversation_over", "This conversation is over; begin a new one.");
}
