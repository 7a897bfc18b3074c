import { agentConnectionExpired } from "../agent/agent-expiry.ts";
import { waitingPlacement } from "../call/call-parties.ts";
import { agentLost } from "../call/hang-up-decide.ts";
import { announcementEnded, legEnded } from "../call/leg-decide.ts";
import { recordingResumes } from "../call/recording-decide.ts";
import { known } from "../engine/assert.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import { flowDue } from "../flow/flow-happenings.ts";
import type { InteractionId } from "../ids.ts";
import { customerLeaves } from "../interaction/customer-decide.ts";
import type { Interaction, QueuePlacement } from "../interaction/interaction.ts";
import { findOffer, offerMissed } from "../interaction/offer-decide.ts";
import { queueOf } from "../interaction/placement.ts";
import { wrapUpByClock } from "../interaction/wrap-up-decide.ts";
import { relaxationStepsAt } from "../routing/lane.ts";
import type { TimerSubject } from "./timers.ts";

/** What the timer due first comes to; nothing when none is due. */
export function decideDue(state: State, at: number): Decision {
  const timer = state.indexes.timers.order.first();
  if (timer === undefined || timer.dueAt > at) return unchanged;
  return decided(fire(state, timer.subject, at));
}

function fire(state: State, subject: TimerSubject, at: number): Event[] {
  switch (subject.type) {
    case "agent_grace":
      return agentConnectionExpired(state, subject.agentId, at);
    case "offer": {
      const { interaction, offer } = known(findOffer(state, subject.offerId), "the due offer");
      return offerMissed(state, interaction, offer, "timed_out", at);
    }
    case "wrap_up":
      return [wrapUpByClock(state, interactionOf(state, subject.interactionId), subject.agentId)];
    case "customer_grace":
      return customerLeaves(interactionOf(state, subject.interactionId), "absent", at);
    case "flow":
      return flowDue(state, interactionOf(state, subject.interactionId), at);
    case "relaxation": {
      const { interactionId } = subject;
      const placement = waiting(state, interactionId);
      const queue = queueOf(state, placement.queueId);
      const relaxationSteps = relaxationStepsAt(queue, placement.enteredAt, at);
      return [{ type: "RequirementRelaxed", interactionId, relaxationSteps }];
    }
    case "preferred_agent": {
      const { interactionId } = subject;
      const { preferred } = waiting(state, interactionId);
      const { agentId } = known(preferred, "the preferred agent");
      return [{ type: "PreferredAgentReleased", interactionId, agentId }];
    }
    case "pause": {
      const presence = { status: "available", since: at } as const;
      return [{ type: "AgentPresenceChanged", agentId: subject.agentId, presence }];
    }
    case "announcement":
    case "ringing":
    case "phone_grace":
    case "recording":
      return fireInCall(state, interactionOf(state, subject.interactionId), subject, at);
  }
}

type CallSubject = Extract<
  TimerSubject,
  { type: "announcement" | "ringing" | "phone_grace" | "recording" }
>;

function fireInCall(
  state: State,
  interaction: Interaction,
  subject: CallSubject,
  at: number,
): Event[] {
  switch (subject.type) {
    case "announcement":
      return announcementEnded(state, interaction, at);
    case "ringing":
      return legEnded(state, interaction, subject.legId, "no_answer", at);
    case "phone_grace":
      return agentLost(state, interaction, subject.agentId, "agent_phone_lost", at);
    case "recording":
      return recordingResumes(interaction);
  }
}

function waiting(state: State, interactionId: InteractionId): QueuePlacement {
  return known(waitingPlacement(interactionOf(state, interactionId)), "where it waits");
}

function interactionOf(state: State, interactionId: InteractionId): Interaction {
  return known(state.interactions.get(interactionId), "the due interaction");
}
