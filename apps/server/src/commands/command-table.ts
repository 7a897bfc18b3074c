import { randomUUID } from "node:crypto";
import {
  type AgentId,
  type Command,
  type ConfigurationItem,
  type FlowId,
  type InteractionId,
  type OfferId,
  type QueueId,
  type ReasonId,
  refuse,
} from "@maru/core";
import type { CommandName } from "@maru/protocol";
import type { Principal } from "../auth/principal.ts";
import { CALL_COMMANDS } from "./call-commands.ts";
import type { ParsedInput } from "./command-input.ts";
import { refusePut, refuseRemoval } from "./configuration-rights.ts";
import { importConfiguration } from "./import-command.ts";
import {
  asStaff,
  asVisitor,
  byAgent,
  bySpeaker,
  type CommandContext,
  id,
  type Make,
  refuseOthers,
} from "./make-command.ts";
import type { Rejection } from "./problem-table.ts";

/**
 * How what somebody asks for on a wire becomes a command of core. HTTP and the stream both use it, and
 * nothing else makes commands for people: agents act as themselves only, visitors on what is theirs.
 */
export const COMMAND_TABLE: { readonly [Name in CommandName]: Make<Name> } = {
  ...CALL_COMMANDS,
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
  "flow.publish": (_, { flowId }) => ({ type: "PublishFlow", flowId: id<FlowId>(flowId) }),
  "flow.restore": restoreFlow,
  "configuration.put": (principal, { kind, expected, ...item }, { permissions, state }) => {
    // `parseInput` held the item to the kind's schema.
    const put = { kind, item } as unknown as ConfigurationItem;
    const self = asStaff(principal);
    const refusal = state(({ configuration }) =>
      refusePut(configuration, { self, permissions }, put),
    );
    return refusal ?? { type: "PutConfiguration", ...expecting(expected), ...put };
  },
  "configuration.import": importConfiguration,
  "configuration.remove": (principal, { kind, id: gone, expected }, { permissions, state }) => {
    const self = asStaff(principal);
    const refusal = state(({ configuration }) =>
      refuseRemoval(configuration, { self, permissions }, kind, gone),
    );
    return refusal ?? { type: "RemoveConfiguration", kind, id: gone, ...expecting(expected) };
  },
};

function expecting(expected: number | null | undefined): { expected?: number | null } {
  return expected === undefined ? {} : { expected };
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

/** A version that was published becomes what is being drawn; contacts notice once it is published anew. */
async function restoreFlow(
  _principal: Principal,
  { flowId, version }: ParsedInput<"flow.restore">,
  { state, flowVersion }: CommandContext,
): Promise<Command | Rejection> {
  const flow = state(({ configuration }) => configuration.flow.get(id<FlowId>(flowId)));
  const graph = flow === undefined ? null : await flowVersion(flow.id, version);
  if (flow === undefined || graph === null) {
    return refuse("configuration_not_found", "There is no such version of a flow.");
  }
  return { type: "PutConfiguration", kind: "flow", item: { ...flow, draft: graph } };
}
