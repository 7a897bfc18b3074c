import { agentConnectionExpired } from "../agent/agent-expiry.ts";
import { known } from "../engine/assert.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import type { InteractionId } from "../ids.ts";
import { customerLeaves } from "../interaction/customer-decide.ts";
import type { Interaction } from "../interaction/interaction.ts";
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
    case "relaxation": {
      const { interactionId } = subject;
      const { placement } = interactionOf(state, interactionId);
      const queue = queueOf(state, placement.queueId);
      const relaxationSteps = relaxationStepsAt(queue, placement.enteredAt, at);
      return [{ type: "RequirementRelaxed", interactionId, relaxationSteps }];
    }
    case "preferred_agent": {
      const { interactionId } = subject;
      const { preferred } = interactionOf(state, interactionId).placement;
      const { agentId } = known(preferred, "the preferred agent");
      return [{ type: "PreferredAgentReleased", interactionId, agentId }];
    }
  }
}

function interactionOf(state: State, interactionId: InteractionId): Interaction {
  return known(state.interactions.get(interactionId), "the due interaction");
}
