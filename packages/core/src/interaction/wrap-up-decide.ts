import { agentProfileOf } from "../agent/agent-profile.ts";
import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentId, QueueId, ReasonId } from "../ids.ts";
import { agentPartyOf } from "./conversation-decide.ts";
import { notFound } from "./customer-decide.ts";
import type { Interaction } from "./interaction.ts";
import { queueOf } from "./placement.ts";

type WrapUpCommand = Extract<Command, { type: "CompleteWrapUp" | "KeepWrapUpOpen" }>;

export function decideWrapUp(state: State, command: WrapUpCommand): Decision {
  const { interactionId, agentId } = command;
  const interaction = state.interactions.get(interactionId);
  if (interaction === undefined) return notFound();
  const activity = agentPartyOf(interaction, agentId)?.activity;
  if (activity?.status !== "wrap_up") {
    return refuse("not_in_wrap_up", "You are not wrapping up this contact.");
  }
  const { wrapUp } = queueOf(state, activity.queueId);
  if (command.type === "KeepWrapUpOpen") {
    if (activity.endsAt === null) return unchanged;
    if (!wrapUp.mayKeepOpen) {
      return refuse("wrap_up_may_not_stay_open", "This queue does not let agents stop the clock.");
    }
    return decided([{ type: "WrapUpKeptOpen", interactionId, agentId }]);
  }
  const { reasonId } = command;
  if (!wrapUpReasonsFor(state, activity.queueId, agentId).includes(reasonId)) {
    return refuse("wrap_up_reason_not_allowed", "Choose one of the queue's reasons.", "reasonId");
  }
  return decided([{ type: "WrapUpCompleted", interactionId, agentId, reasonId, automatic: false }]);
}

/** The queue's reasons, of those the agent's profile has; all of the queue's where it has none of them. */
export function wrapUpReasonsFor(state: State, queueId: QueueId, agentId: AgentId): ReasonId[] {
  const { reasonIds } = queueOf(state, queueId).wrapUp;
  const shown = agentProfileOf(state, agentId)?.wrapUpReasonIds ?? null;
  const both = shown === null ? reasonIds : reasonIds.filter((id) => shown.includes(id));
  return both.length === 0 ? reasonIds : both;
}

/** The wrap-up of somebody who did not choose: the default reason of the queue it belongs to. */
export function wrapUpByClock(state: State, interaction: Interaction, agentId: AgentId): Event {
  const activity = agentPartyOf(interaction, agentId)?.activity;
  const queueId = activity?.status === "wrap_up" ? activity.queueId : interaction.placement.queueId;
  return {
    type: "WrapUpCompleted",
    interactionId: interaction.id,
    agentId,
    reasonId: queueOf(state, queueId).wrapUp.defaultReasonId,
    automatic: true,
  };
}
