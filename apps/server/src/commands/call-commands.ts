import { randomUUID } from "node:crypto";
import type {
  AgentId,
  Command,
  CommandType,
  ConsultTarget,
  InteractionId,
  PartyId,
  PhoneNumberId,
  QueueId,
} from "@maru/core";
import type { CommandName } from "@maru/protocol";
import type { Principal } from "../auth/principal.ts";
import { homeCountry, readTypedNumber } from "../phone-numbers/phone-number.ts";
import { customerOfNumber } from "../phone-numbers/unknown-customer.ts";
import type { ParsedInput } from "./command-input.ts";
import { asStaff, byAgent, type CommandContext, id, type Make } from "./make-command.ts";
import type { Rejection } from "./problem-table.ts";

type CallCommandName = Extract<
  CommandName,
  | `call.${string}`
  | "contact.transferToNumber"
  | "contact.setVariables"
  | "agent.setStation"
  | "agent.dial"
>;

/** The telephone's part of `COMMAND_TABLE`. What is typed as a number is brought to E.164 here. */
export const CALL_COMMANDS: { readonly [Name in CallCommandName]: Make<Name> } = {
  "agent.setStation": byAgent((agentId, { station }, context) => {
    if (station?.kind !== "number") return { type: "SetStation", agentId, station };
    return withNumber(station.number, context, (number) => ({
      type: "SetStation",
      agentId,
      station: { kind: "number", number },
    }));
  }),
  "agent.dial": dial,
  "contact.transferToNumber": byAgent((agentId, { interactionId, number: typed }, context) =>
    withNumber(typed, context, (number) => ({
      type: "TransferToNumber",
      interactionId: id<InteractionId>(interactionId),
      agentId,
      number,
    })),
  ),
  "contact.setVariables": byAgent((agentId, { interactionId, values }) => ({
    type: "SetVariables",
    interactionId: id<InteractionId>(interactionId),
    agentId,
    values,
  })),
  "call.hold": onCall("HoldCustomer"),
  "call.resume": onCall("ResumeCustomer"),
  "call.mute": byAgent((agentId, { interactionId, partyId, muted }) => ({
    type: "MuteParty",
    interactionId: id<InteractionId>(interactionId),
    agentId,
    partyId: id<PartyId>(partyId),
    muted,
  })),
  "call.consult": byAgent((agentId, { interactionId, target }, context) => {
    const request = (to: ConsultTarget): Command => ({
      type: "RequestConsult",
      interactionId: id<InteractionId>(interactionId),
      agentId,
      target: to,
    });
    switch (target.type) {
      case "agent":
        return request({ type: "agent", agentId: id<AgentId>(target.agentId) });
      case "queue":
        return request({ type: "queue", queueId: id<QueueId>(target.queueId) });
      case "number":
        return withNumber(target.number, context, (number) => request({ type: "number", number }));
    }
  }),
  "call.confirmConsult": onCall("ConfirmConsult"),
  "call.endConsult": onCall("EndConsult"),
  "call.switchToCustomer": onCall("SwitchToCustomer"),
  "call.switchToColleague": onCall("SwitchToColleague"),
  "call.completeTransfer": onCall("CompleteConsultTransfer"),
  "call.merge": onCall("MergeConference"),
  "call.leave": onCall("LeaveConference"),
  "call.dropParty": byAgent((agentId, { interactionId, partyId }) => ({
    type: "DropParty",
    interactionId: id<InteractionId>(interactionId),
    agentId,
    partyId: id<PartyId>(partyId),
  })),
  "call.handOverPrimary": byAgent((agentId, input) => ({
    type: "HandOverPrimary",
    interactionId: id<InteractionId>(input.interactionId),
    agentId,
    target: id<AgentId>(input.agentId),
  })),
  "call.pauseRecording": onCall("PauseRecording"),
  "call.resumeRecording": onCall("ResumeRecording"),
  "call.endAbusive": onCall("EndAbusiveCall"),
  "call.recoveryPause": onCall("TakeRecoveryPause"),
  "call.rejoin": onCall("RejoinCall"),
};

/** Commands that name the call and who asks, and nothing else. */
type OnCall = {
  [Type in CommandType]: Extract<Command, { type: Type }> extends infer Asked
    ? keyof Asked extends "type" | "interactionId" | "agentId"
      ? "interactionId" extends keyof Asked
        ? Type
        : never
      : never
    : never;
}[CommandType];

function onCall(type: OnCall) {
  return byAgent((agentId, { interactionId }: { interactionId: string }) => {
    return { type, interactionId: id<InteractionId>(interactionId), agentId } as Command;
  });
}

function withNumber(
  typed: string,
  { state }: CommandContext,
  make: (number: string) => Command,
): Command | Rejection {
  const read = readTypedNumber(typed, state(homeCountry));
  return "refused" in read ? read : make(read.number);
}

/** V-73. Whom history does not know by this number is a new customer. */
async function dial(
  principal: Principal,
  { number: typed, callerNumberId }: ParsedInput<"agent.dial">,
  { state, customerByNumber }: CommandContext,
): Promise<Command | Rejection> {
  const agentId = asStaff(principal);
  const read = readTypedNumber(typed, state(homeCountry));
  if ("refused" in read) return read;
  const { number } = read;
  const known = await customerByNumber(number);
  const customer = known?.customer ?? state((now) => customerOfNumber(now, number));
  return {
    type: "StartOutdial",
    // Never made from the key: keys are forgotten after a day, and history must not see an id begin twice.
    interactionId: id<InteractionId>(randomUUID()),
    agentId,
    number,
    callerNumberId: callerNumberId === null ? null : id<PhoneNumberId>(callerNumberId),
    customer,
  };
}
