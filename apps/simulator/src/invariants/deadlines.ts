import type { Event, Interaction, State } from "@maru/core";

/** A clock that runs, found on the noun it belongs to. */
export type Deadline = {
  /** Names the noun: the same noun with another deadline has the same name. */
  name: string;
  dueAt: number;
  subject: { interactionId: string } | { agentId: string };
  /** The events that may end it. */
  endedBy: Event["type"][];
};

export function deadlinesOf(state: State): Deadline[] {
  const deadlines: Deadline[] = [];
  for (const { agentId, connection } of state.agents.values()) {
    if (connection.status !== "lost") continue;
    deadlines.push({
      name: `return of ${agentId}`,
      dueAt: connection.graceEndsAt,
      subject: { agentId },
      endedBy: ["AgentConnectionLost", "AgentConnectionRestored", "AgentSignedOut"],
    });
  }
  for (const interaction of state.interactions.values()) {
    deadlines.push(...conversationDeadlines(interaction));
    if (interaction.phase === "queued") deadlines.push(...queueDeadlines(state, interaction));
  }
  return deadlines;
}

function conversationDeadlines(interaction: Interaction): Deadline[] {
  const { id } = interaction;
  const subject = { interactionId: id };
  const deadlines: Deadline[] = interaction.offers.map((offer) => ({
    name: `offer ${offer.id}`,
    dueAt: offer.expiresAt,
    subject,
    endedBy: ["OfferAccepted", "OfferEnded", "OfferExtended"],
  }));
  for (const party of interaction.parties) {
    if (party.kind === "customer") {
      if (party.connection.status !== "lost") continue;
      deadlines.push({
        name: `return of the customer of ${id}`,
        dueAt: party.connection.graceEndsAt,
        subject,
        endedBy: [
          "CustomerConnectionLost",
          "CustomerConnectionRestored",
          "CustomerLeft",
          "ConversationEnded",
        ],
      });
    } else if (party.activity.status === "wrap_up" && party.activity.endsAt !== null) {
      deadlines.push({
        name: `wrap-up of ${id} by ${party.agentId}`,
        dueAt: party.activity.endsAt,
        subject,
        endedBy: ["WrapUpCompleted", "WrapUpKeptOpen", "AgentReturned"],
      });
    }
  }
  return deadlines;
}

function queueDeadlines(state: State, { id, placement }: Interaction): Deadline[] {
  const subject = { interactionId: id };
  const leavesQueue: Event["type"][] = [
    "OfferMade",
    "CustomerLeft",
    "ConversationEnded",
    "InteractionQueued",
  ];
  const deadlines: Deadline[] = [];
  if (placement.preferred !== null) {
    deadlines.push({
      name: `preferred agent of ${id}`,
      dueAt: placement.preferred.until,
      subject,
      endedBy: ["PreferredAgentReleased", ...leavesQueue],
    });
  }
  const step = state.configuration.queue.get(placement.queueId)?.relaxation[
    placement.relaxationSteps
  ];
  if (step !== undefined && Object.keys(placement.requiredSkills).length > 0) {
    deadlines.push({
      name: `relaxation of ${id}`,
      dueAt: placement.enteredAt + step.afterMs,
      subject,
      endedBy: ["RequirementRelaxed", ...leavesQueue],
    });
  }
  return deadlines;
}
