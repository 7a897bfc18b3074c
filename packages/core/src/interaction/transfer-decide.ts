import { aloneRefusal, notPrimary, onHold } from "../call/acting.ts";
import { notReadyRefusal, queueRefusal, reachRefusal } from "../call/consult-target.ts";
import { inviteOutsider } from "../call/outsider.ts";
import type { Command } from "../engine/command.ts";
import { type Decision, decided } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import { type AgentId, MAIN_ROOM, type QueueId } from "../ids.ts";
import { notReadyFor } from "../routing/readiness.ts";
import { agentPartyOf, conversingRefusal } from "./conversation-decide.ts";
import { notFound } from "./customer-decide.ts";
import type { AgentParty, Interaction } from "./interaction.ts";
import { agentName, nextOffer, notices, wrapUpEndsAt } from "./placement.ts";

type TransferCommand = Extract<
  Command,
  { type: "TransferToAgent" | "TransferToQueue" | "TransferToNumber" }
>;

/** Blind: the sender leaves at once and wraps up (V-46, C-40, C-43). */
export function decideTransfer(state: State, command: TransferCommand, at: number): Decision {
  const interaction = state.interactions.get(command.interactionId);
  if (interaction === undefined) return notFound();
  const party = agentPartyOf(interaction, command.agentId);
  const refusal = conversingRefusal(interaction, party) ?? callRefusal(interaction, party);
  if (refusal !== null) return refusal;
  const goesOn = whereto(state, interaction, command, at);
  if ("refused" in goesOn) return goesOn;
  const { agentId } = command;
  return decided([
    {
      type: "AgentLeft",
      interactionId: interaction.id,
      agentId,
      reason: "transferred",
      transferredTo: receiverOf(command),
      wrapUp: { endsAt: wrapUpEndsAt(state, interaction, at) },
    },
    ...notices(interaction, "agent_transferring", agentName(state, agentId)),
    goesOn,
  ]);
}

/** On a call: by who leads it and speaks with the customer alone. */
function callRefusal(interaction: Interaction, party: AgentParty | undefined): Refusal | null {
  const { call } = interaction;
  if (call === null || party === undefined) return null;
  if (party.role !== "primary") return notPrimary();
  return aloneRefusal({ interaction, call, party }) ?? onHold(call);
}

/** What happens to the customer; a refusal when they cannot be sent there. */
function whereto(
  state: State,
  interaction: Interaction,
  command: TransferCommand,
  at: number,
): Event | Refusal {
  const from = command.agentId;
  switch (command.type) {
    case "TransferToAgent": {
      const kind = { type: "transfer", from } as const;
      const refusal = targetRefusal(state, interaction, from, command.target);
      return refusal ?? nextOffer(state, interaction, command.target, kind, at);
    }
    case "TransferToQueue": {
      const refusal = queueRefusal(state, interaction.channel, from, command.queueId);
      return refusal ?? intoQueue(interaction, command.queueId, at);
    }
    case "TransferToNumber": {
      if (interaction.call === null) return refuse("not_a_call", "This contact is not a call.");
      const wanted = { number: command.number, role: "transferred", roomId: MAIN_ROOM } as const;
      return inviteOutsider(state, interaction, from, wanted, at);
    }
  }
}

function receiverOf(
  command: TransferCommand,
): { agentId: AgentId } | { queueId: QueueId } | { number: string } {
  switch (command.type) {
    case "TransferToAgent":
      return { agentId: command.target };
    case "TransferToQueue":
      return { queueId: command.queueId };
    case "TransferToNumber":
      return { number: command.number };
  }
}

function intoQueue(interaction: Interaction, queueId: QueueId, at: number): Event {
  return {
    type: "InteractionQueued",
    interactionId: interaction.id,
    queueId,
    priority: interaction.placement.priority,
    enteredAt: at,
    // Skills are asked by the entry point of its own queue; the agent chose this one for what it is.
    requiredSkills: {},
    relaxationSteps: 0,
    preferred: null,
    missedBy: null,
    reason: "transferred",
  };
}

/** C-41, V-41: an available colleague within the sender's reach. */
function targetRefusal(
  state: State,
  interaction: Interaction,
  sender: AgentId,
  targetId: AgentId,
): Refusal | null {
  if (targetId === sender) return refuse("transfer_to_self", "Choose a colleague.", "agentId");
  const outOfReach = reachRefusal(state, interaction.channel, sender, targetId);
  if (outOfReach !== null) return outOfReach;
  const notReady = notReadyFor(state, targetId, interaction.channel);
  return notReady === null ? null : notReadyRefusal(notReady);
}
