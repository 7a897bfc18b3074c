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
  for (const { agentId, connection, presence } of state.agents.values()) {
    if (presence.status === "idle" && presence.until !== null) {
      deadlines.push({
        name: `pause of ${agentId}`,
        dueAt: presence.until,
        subject: { agentId },
        endedBy: ["AgentPresenceChanged", "AgentSignedOut"],
      });
    }
    if (connection.status !== "lost") continue;
    deadlines.push({
      name: `return of ${agentId}`,
      dueAt: connection.graceEndsAt,
      subject: { agentId },
      endedBy: ["AgentConnectionLost", "AgentConnectionRestored", "AgentSignedOut"],
    });
  }
  for (const interaction of state.interactions.values()) {
    deadlines.push(...conversationDeadlines(interaction), ...callDeadlines(interaction));
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
    endedBy: ["OfferAccepted", "OfferEnded", "OfferExtended", "OfferDialled"],
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
    } else if (
      party.kind === "agent" &&
      party.activity.status === "wrap_up" &&
      party.activity.endsAt !== null
    ) {
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

/** Of rings, prompts, phones that vanished, and pauses of the recording. */
function callDeadlines({ id, call, parties }: Interaction): Deadline[] {
  if (call === null) return [];
  const subject = { interactionId: id };
  const over: Event["type"][] = ["ConversationEnded", "CustomerLeft", "AgentLeft", "OutsideLeft"];
  const deadlines: Deadline[] = [];
  const add = (name: string, dueAt: number | null | undefined, endedBy: Event["type"][]) => {
    if (dueAt === null || dueAt === undefined) return;
    deadlines.push({ name, dueAt, subject, endedBy: [...endedBy, ...over] });
  };
  add(`announcement to ${id}`, call.announcement?.endsBy, [
    "AnnouncementEnded",
    "AnnouncementStarted",
  ]);
  add(`pause of the recording of ${id}`, call.recording?.paused?.resumesAt, [
    "RecordingResumed",
    "InteractionClosed",
  ]);
  for (const party of parties) {
    if (party.leg !== null) {
      add(`ringing of ${party.leg.id}`, party.leg.ringsUntil, [
        "LegAnswered",
        "LegEnded",
        "LegDialled",
      ]);
    }
    if (party.kind === "agent") {
      add(`phone of ${party.agentId} in ${id}`, party.phoneLost?.graceEndsAt, [
        "LegAnswered",
        "LegEnded",
      ]);
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
