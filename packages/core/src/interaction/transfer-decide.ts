import type { Command } from "../engine/command.ts";
import { type Decision, decided } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";
import { notReadyFor } from "../routing/readiness.ts";
import { agentPartyOf, conversingRefusal } from "./conversation-decide.ts";
import { notFound } from "./customer-decide.ts";
import type { Interaction } from "./interaction.ts";
import { agentName, nextOffer, notice, queueOf } from "./placement.ts";

type TransferCommand = Extract<Command, { type: "TransferToAgent" | "TransferToQueue" }>;

/** Blind: the sender leaves at once and wraps up (V-46, C-40, C-43). */
export function decideTransfer(state: State, command: TransferCommand, at: number): Decision {
  const interaction = state.interactions.get(command.interactionId);
  if (interaction === undefined) return notFound();
  const refusal =
    conversingRefusal(interaction, agentPartyOf(interaction, command.agentId)) ??
    (command.type === "TransferToAgent"
      ? targetRefusal(state, interaction, command.agentId, command.target)
      : queueRefusal(state, interaction, command));
  if (refusal !== null) return refusal;
  const sender = command.agentId;
  const leaving: Event[] = [
    {
      type: "AgentLeft",
      interactionId: interaction.id,
      agentId: sender,
      reason: "transferred",
      transferredTo:
        command.type === "TransferToAgent"
          ? { agentId: command.target }
          : { queueId: command.queueId },
      wrapUp: { endsAt: wrapUpEndsAt(state, interaction, at) },
    },
    notice(interaction, "agent_transferring", agentName(state, sender)),
  ];
  if (command.type === "TransferToAgent") {
    const kind = { type: "transfer", from: sender } as const;
    return decided([...leaving, nextOffer(state, interaction, command.target, kind, at)]);
  }
  return decided([...leaving, intoQueue(interaction, command, at)]);
}

function intoQueue(
  interaction: Interaction,
  { queueId }: Extract<TransferCommand, { type: "TransferToQueue" }>,
  at: number,
): Event {
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

function wrapUpEndsAt(state: State, interaction: Interaction, at: number): number | null {
  const { timeoutMs } = queueOf(state, interaction.placement.queueId).wrapUp;
  return timeoutMs === 0 ? null : at + timeoutMs;
}

/** C-41, V-41: an available colleague of the sender's team. */
function targetRefusal(
  state: State,
  interaction: Interaction,
  sender: AgentId,
  targetId: AgentId,
): Refusal | null {
  if (targetId === sender) return refuse("transfer_to_self", "Choose a colleague.", "agentId");
  const target = state.configuration.agent.get(targetId);
  if (target === undefined) return refuse("agent_not_found", "There is no such agent.", "agentId");
  if (target.teamId !== state.configuration.agent.get(sender)?.teamId) {
    return refuse("agent_not_in_team", "Choose a colleague of your own team.", "agentId");
  }
  const notReady = notReadyFor(state, targetId, interaction.channel);
  if (notReady === null) return null;
  return refuse(notReady, "This colleague cannot take a contact now.", "agentId");
}

function queueRefusal(
  state: State,
  interaction: Interaction,
  { queueId }: Extract<TransferCommand, { type: "TransferToQueue" }>,
): Refusal | null {
  const queue = state.configuration.queue.get(queueId);
  if (queue === undefined) return refuse("queue_not_found", "There is no such queue.", "queueId");
  if (queue.channel !== interaction.channel) {
    return refuse("queue_wrong_channel", "This queue is for another channel.", "queueId");
  }
  return null;
}
