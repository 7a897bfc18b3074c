import { randomUUID } from "node:crypto";
import {
  type AgentId,
  type Command,
  type ConfigurationItem,
  type InteractionId,
  type OfferId,
  parseId,
  type QueueId,
  type ReasonId,
  type Refusal,
  refuse,
  type Speaker,
  type State,
} from "@maru/core";
import type { CommandName } from "@maru/protocol";
import type { Principal, VisitorPrincipal } from "../auth/principal.ts";
import type { ParsedInput } from "./command-input.ts";

/** What making a command may need beside who asks and what for. */
export interface CommandContext {
  /** The state now; no reference may be kept. */
  readonly state: <T>(reader: (state: State) => T) => T;
  /** Who spoke with this customer last, by the history. */
  readonly lastAgentOf: (customerId: string) => Promise<AgentId | null>;
}

type Make<Name extends CommandName> = (
  principal: Principal,
  input: ParsedInput<Name>,
  context: CommandContext,
) => Command | Refusal | Promise<Command | Refusal>;

/**
 * How what somebody asks for on a wire becomes a command of core. HTTP and the stream both use it, and
 * nothing else makes commands for people: agents act as themselves only, visitors on what is theirs.
 */
export const COMMAND_TABLE: { readonly [Name in CommandName]: Make<Name> } = {
  "agent.signIn": byAgent((agentId) => ({ type: "SignIn", agentId })),
  "agent.signOut": byAgent((agentId) => ({ type: "SignOut", agentId })),
  "agent.setAvailable": byAgent((agentId) => ({ type: "SetAvailable", agentId })),
  "agent.setIdle": byAgent((agentId, { reasonId }) => ({
    type: "SetIdle",
    agentId,
    reasonId: id<ReasonId>(reasonId),
  })),
  "offer.accept": byAgent((agentId, { offerId }) => ({
    type: "AcceptOffer",
    agentId,
    offerId: id<OfferId>(offerId),
  })),
  "offer.decline": byAgent((agentId, { offerId }) => ({
    type: "DeclineOffer",
    agentId,
    offerId: id<OfferId>(offerId),
  })),
  "message.send": bySpeaker((sender, interactionId, { clientId, text }) => ({
    type: "SendMessage",
    interactionId,
    sender,
    clientId,
    text,
  })),
  "transcript.mark": bySpeaker((reader, interactionId, { deliveredUpTo, readUpTo }) => ({
    type: "MarkTranscript",
    interactionId,
    reader,
    deliveredUpTo,
    readUpTo,
  })),
  "contact.transferToAgent": byAgent((agentId, input) => ({
    type: "TransferToAgent",
    interactionId: id<InteractionId>(input.interactionId),
    agentId,
    target: id<AgentId>(input.agentId),
  })),
  "contact.transferToQueue": byAgent((agentId, { interactionId, queueId }) => ({
    type: "TransferToQueue",
    interactionId: id<InteractionId>(interactionId),
    agentId,
    queueId: id<QueueId>(queueId),
  })),
  "contact.end": byAgent((agentId, { interactionId }) => ({
    type: "EndConversation",
    interactionId: id<InteractionId>(interactionId),
    agentId,
  })),
  "wrapUp.complete": byAgent((agentId, { interactionId, reasonId }) => ({
    type: "CompleteWrapUp",
    interactionId: id<InteractionId>(interactionId),
    agentId,
    reasonId: id<ReasonId>(reasonId),
  })),
  "wrapUp.keepOpen": byAgent((agentId, { interactionId }) => ({
    type: "KeepWrapUpOpen",
    interactionId: id<InteractionId>(interactionId),
    agentId,
  })),
  "chat.start": startChat,
  "chat.leave": (principal, { interactionId }, { state }) => {
    const theirs = id<InteractionId>(interactionId);
    const refusal = refuseOthers(asVisitor(principal), theirs, state);
    return refusal ?? { type: "LeaveAsCustomer", interactionId: theirs };
  },
  "configuration.put": (principal, { kind, ...item }) => {
    // `parseInput` held the item to the kind's schema.
    const put = { kind, item } as unknown as ConfigurationItem;
    return refuseLockingOut(asStaff(principal), put) ?? { type: "PutConfiguration", ...put };
  },
  "configuration.remove": (principal, { kind, id: gone }) =>
    kind === "agent" && gone === asStaff(principal)
      ? refuse("configuration_in_use", "You cannot remove yourself.")
      : { type: "RemoveConfiguration", kind, id: gone },
};

/** An organisation without an administrator could never have one again. */
function refuseLockingOut(self: AgentId, put: ConfigurationItem): Refusal | undefined {
  if (put.kind !== "agent" || put.item.id !== self) return undefined;
  if (put.item.active && put.item.role === "administrator") return undefined;
  const detail = "You cannot take your own rights away; another administrator can.";
  return refuse("configuration_invalid", detail, put.item.active ? "role" : "active");
}

function byAgent<Input>(
  make: (agentId: AgentId, input: Input) => Command,
): (principal: Principal, input: Input) => Command {
  return (principal, input) => make(asStaff(principal), input);
}

function bySpeaker<Input extends { interactionId: string }>(
  make: (speaker: Speaker, interactionId: InteractionId, input: Input) => Command,
): (principal: Principal, input: Input, context: CommandContext) => Command | Refusal {
  return (principal, input, { state }) => {
    const interactionId = id<InteractionId>(input.interactionId);
    if (principal.kind === "staff") {
      return make({ kind: "agent", agentId: principal.agentId }, interactionId, input);
    }
    const refusal = refuseOthers(principal, interactionId, state);
    return refusal ?? make({ kind: "customer" }, interactionId, input);
  };
}

/**
 * A customer's interaction that is over has left the state: core then answers a repeated key as before
 * and refuses everything else, so only what is there and somebody else's must be refused here.
 */
function refuseOthers(
  visitor: VisitorPrincipal,
  interactionId: InteractionId,
  state: CommandContext["state"],
): Refusal | undefined {
  const customerId = state(({ interactions }) => interactions.get(interactionId)?.customer.id);
  if (customerId === undefined || customerId === visitor.customerId) return undefined;
  return refuse("interaction_not_found", "there is no such interaction", "interactionId");
}

async function startChat(
  principal: Principal,
  { name, language, message }: ParsedInput<"chat.start">,
  { state, lastAgentOf }: CommandContext,
): Promise<Command> {
  const { entryPointId, customerId } = asVisitor(principal);
  const prefers = state(
    ({ configuration }) => configuration.entryPoint.get(entryPointId)?.preferLastAgent ?? false,
  );
  return {
    type: "StartChat",
    // Never made from the key: keys are forgotten after a day, and history must not see an id begin twice.
    interactionId: id<InteractionId>(randomUUID()),
    entryPointId,
    customer: { id: customerId, name, language },
    lastAgentId: prefers ? await lastAgentOf(customerId) : null,
    message,
  };
}

/** The schemas have checked its form. */
function id<Id extends string>(text: string): Id {
  const parsed = parseId<Id>(text);
  if (parsed === undefined) throw new Error("bug: an id passed its schema and is none");
  return parsed;
}

/** The operation's callers say who comes here. */
function asStaff(principal: Principal): AgentId {
  if (principal.kind !== "staff") throw new Error("bug: a visitor reached an agent's command");
  return principal.agentId;
}

function asVisitor(principal: Principal): VisitorPrincipal {
  if (principal.kind !== "visitor") throw new Error("bug: staff reached a visitor's command");
  return principal;
}
