import {
  type AgentId,
  agentParty,
  type Command,
  type CommandType,
  type ControlName,
  type Envelope,
  type RefusalCode,
} from "@maru/core";
import type { Invariant, Scene } from "../run/scene.ts";
import { holdsOf } from "./nouns.ts";

/** Refusals that are about what was asked for, not about whether the control could be used. */
const ABOUT_THE_REQUEST: RefusalCode[] = [
  "idempotency_key_reused",
  "message_empty",
  "message_too_long",
  "too_many_messages",
  "wrap_up_reason_not_allowed",
  "transfer_to_self",
  "queue_not_found",
  "queue_not_allowed",
  "queue_wrong_channel",
  "agent_not_found",
  "agent_inactive",
  "agent_not_signed_in",
  "agent_not_available",
  "agent_in_wrap_up",
  "agent_not_in_team",
  "agent_at_capacity",
  // Whom, or which number, was asked for.
  "agent_in_conversation",
  "agent_not_in_conference",
  "agent_phone_not_ready",
  "consult_to_self",
  "party_not_found",
  "not_a_call",
  "number_emergency",
  "number_invalid",
  "number_not_allowed",
  "outdial_not_allowed",
  "caller_number_not_allowed",
  "variable_invalid",
  "variable_not_editable",
  "variable_not_found",
];

/** The control of each command that names an agent and a contact and has one; `send` and `mute` depend on more. */
const CONTROL_OF: Partial<Record<CommandType, ControlName>> = {
  AcceptOffer: "accept",
  DeclineOffer: "decline",
  TransferToAgent: "transfer",
  TransferToQueue: "transfer",
  TransferToNumber: "transfer",
  EndConversation: "end",
  CompleteWrapUp: "wrapUp",
  KeepWrapUpOpen: "keepWrapUpOpen",
  HoldCustomer: "hold",
  ResumeCustomer: "resume",
  RequestConsult: "consult",
  ConfirmConsult: "confirmConsult",
  EndConsult: "endConsult",
  SwitchToCustomer: "switchToCustomer",
  SwitchToColleague: "switchToColleague",
  CompleteConsultTransfer: "completeTransfer",
  MergeConference: "merge",
  LeaveConference: "leave",
  HandOverPrimary: "handOverPrimary",
  DropParty: "dropParty",
  PauseRecording: "pauseRecording",
  ResumeRecording: "resumeRecording",
  EndAbusiveCall: "endAbusive",
  TakeRecoveryPause: "recoveryPause",
  SetVariables: "setVariables",
};

export const controlsTellTheTruth: Invariant = {
  rule: "12",
  title: "A control shown enabled is not refused, and one shown disabled is",
  check: ({ enabled, outcome, envelope, before, state }) => {
    if (enabled === null || outcome === null || envelope === null) return [];
    if (isPastDeadline(before, envelope, Math.max(envelope.at, state.at))) return [];
    const asked = envelope.command.type;
    if (outcome.status === "refused") {
      const { refused } = outcome.refusal;
      return enabled && !ABOUT_THE_REQUEST.includes(refused)
        ? [`${asked} was enabled and is refused: ${refused}`]
        : [];
    }
    const didSomething = outcome.status === "done" && outcome.commit.events.length > 0;
    return didSomething && !enabled ? [`${asked} was disabled and is done`] : [];
  },
};

/** A desktop whose Tick has not come yet still shows an offer that is over. */
function isPastDeadline(before: Scene["before"], { command }: Envelope, at: number): boolean {
  if (!("offerId" in command)) return false;
  for (const { offers } of before.interactions.values()) {
    if (offers.some(({ id, expiresAt }) => id === command.offerId && expiresAt <= at)) return true;
  }
  return false;
}

/** What the agent's desktop showed for this command just before it was asked; null: nothing to see. */
export function wasEnabled(
  engine: Scene["engine"],
  state: Scene["state"],
  command: Command,
): boolean | null {
  const asked = controlOf(command);
  if (asked === null) return null;
  for (const interaction of state.interactions.values()) {
    const isMeant =
      "offerId" in command
        ? interaction.offers.some((offer) => offer.id === command.offerId)
        : "interactionId" in command && interaction.id === command.interactionId;
    if (!isMeant) continue;
    // Desktops show what agents note of calls; of a chat it can be noted by who has no desktop of ours.
    if (command.type === "SetVariables" && interaction.call === null) return null;
    // Whoever is not in the contact has no card, and so no controls.
    if (holdsOf(interaction, asked.agentId) === 0) return false;
    return engine.controlsFor(state, interaction, asked.agentId)[asked.control].enabled;
  }
  return null;
}

type Asked = { agentId: AgentId; control: ControlName };

function controlOf(command: Command): Asked | null {
  if (command.type === "SendMessage") {
    const { sender } = command;
    return sender.kind === "agent" ? { agentId: sender.agentId, control: "send" } : null;
  }
  if (command.type === "MuteParty") {
    const { agentId, partyId } = command;
    return { agentId, control: partyId === agentParty(agentId) ? "mute" : "muteParty" };
  }
  const control = CONTROL_OF[command.type];
  return control === undefined || !("agentId" in command)
    ? null
    : { agentId: command.agentId, control };
}
