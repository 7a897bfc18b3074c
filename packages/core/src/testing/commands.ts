/** Commands as one says them: `accept("alice", "c1")`, where c1 is carol's first contact. */
import type { Command, Speaker } from "../engine/command.ts";
import { id } from "./organisation.ts";

export const signIn = (agent: string): Command => ({ type: "SignIn", agentId: id(agent) });
export const signOut = (agent: string): Command => ({ type: "SignOut", agentId: id(agent) });
export const available = (agent: string): Command => ({
  type: "SetAvailable",
  agentId: id(agent),
});
export const idle = (agent: string, reason = "lunch"): Command => ({
  type: "SetIdle",
  agentId: id(agent),
  reasonId: id(reason),
});
export const loseAgent = (agent: string): Command => ({
  type: "LoseAgentConnection",
  agentId: id(agent),
});
export const restoreAgent = (agent: string): Command => ({
  type: "RestoreAgentConnection",
  agentId: id(agent),
});

/** Each customer has one contact in these tests, and it is called after them: carol's is `carol`. */
export const start = (
  customer: string,
  {
    entryPoint = "shop",
    lastAgent = null as string | null,
    message = null as string | null,
    interaction = customer,
  } = {},
): Command => ({
  type: "StartChat",
  interactionId: id(interaction),
  entryPointId: id(entryPoint),
  customer: { id: id(customer), name: nameOf(customer), language: "ko" },
  lastAgentId: lastAgent === null ? null : id(lastAgent),
  message: message === null ? null : { clientId: "first", text: message },
});
export const leave = (interaction: string): Command => ({
  type: "LeaveAsCustomer",
  interactionId: id(interaction),
});
export const loseCustomer = (interaction: string): Command => ({
  type: "LoseCustomerConnection",
  interactionId: id(interaction),
});
export const restoreCustomer = (interaction: string): Command => ({
  type: "RestoreCustomerConnection",
  interactionId: id(interaction),
});

/** The contact's `attempt`th offer. */
export const accept = (agent: string, interaction: string, attempt = 1): Command => ({
  type: "AcceptOffer",
  agentId: id(agent),
  offerId: id(`${interaction}.${attempt}`),
});
export const decline = (agent: string, interaction: string, attempt = 1): Command => ({
  type: "DeclineOffer",
  agentId: id(agent),
  offerId: id(`${interaction}.${attempt}`),
});

/** `who` is an agent, or `customer`. */
export const say = (who: string, interaction: string, text: string, clientId = text): Command => ({
  type: "SendMessage",
  interactionId: id(interaction),
  sender: speaker(who),
  clientId,
  text,
});
export const mark = (
  who: string,
  interaction: string,
  marks: { deliveredUpTo: number; readUpTo: number },
): Command => ({
  type: "MarkTranscript",
  interactionId: id(interaction),
  reader: speaker(who),
  ...marks,
});
export const end = (agent: string, interaction: string): Command => ({
  type: "EndConversation",
  interactionId: id(interaction),
  agentId: id(agent),
});
export const transfer = (agent: string, interaction: string, target: string): Command => ({
  type: "TransferToAgent",
  interactionId: id(interaction),
  agentId: id(agent),
  target: id(target),
});
export const transferToQueue = (agent: string, interaction: string, queue: string): Command => ({
  type: "TransferToQueue",
  interactionId: id(interaction),
  agentId: id(agent),
  queueId: id(queue),
});
export const wrapUp = (agent: string, interaction: string, reason = "sold"): Command => ({
  type: "CompleteWrapUp",
  interactionId: id(interaction),
  agentId: id(agent),
  reasonId: id(reason),
});
export const keepOpen = (agent: string, interaction: string): Command => ({
  type: "KeepWrapUpOpen",
  interactionId: id(interaction),
  agentId: id(agent),
});

/** Signs these agents in and makes them available, in this order. */
export const ready = (...agents: string[]): Command[] =>
  agents.flatMap((agent) => [signIn(agent), available(agent)]);

/** A customer with an agent who is ready. */
export const talking = (agent: string, customer: string, attempt = 1): Command[] => [
  start(customer),
  accept(agent, customer, attempt),
];

export function nameOf(who: string): string {
  return who.charAt(0).toUpperCase() + who.slice(1);
}

function speaker(who: string): Speaker {
  return who === "customer" ? { kind: "customer" } : { kind: "agent", agentId: id(who) };
}
