import {
  type AgentId,
  type Commit,
  contactsOf,
  type Event,
  type InteractionId,
  type State,
} from "@maru/core";

/** Which documents some commits may have changed. Rather too many than too few: what says the same is not sent. */
export type DirtyMarks = {
  /** `me` and which contacts they hold. */
  agents: Set<AgentId>;
  /** `contact/` of its agents and `chat` of its customer. */
  interactions: Set<InteractionId>;
  closed: Map<InteractionId, Closed["reason"]>;
  // The rest is brought up to date a little later, all at once.
  configuration: boolean;
  queues: boolean;
  positions: boolean;
  /** `agent/` in the directory. */
  colleagues: Set<AgentId>;
};

type Closed = Extract<Event, { type: "InteractionClosed" }>;

export function noMarks(): DirtyMarks {
  return {
    agents: new Set(),
    interactions: new Set(),
    closed: new Map(),
    configuration: false,
    queues: false,
    positions: false,
    colleagues: new Set(),
  };
}

/** `state` is as it is right after the commit. */
export function markDirty(marks: DirtyMarks, state: State, { events }: Commit): void {
  for (const event of events) mark(marks, state, event);
}

function mark(marks: DirtyMarks, state: State, event: Event): void {
  switch (event.type) {
    case "MessageSent":
    case "NoticeWritten":
    case "TranscriptMarked":
    case "CustomerConnectionLost":
    case "CustomerConnectionRestored":
    case "WrapUpKeptOpen":
      marks.interactions.add(event.interactionId);
      return;
    case "ConfigurationPut":
    case "ConfigurationRemoved":
      marks.configuration = true;
      return;
    case "AgentSignedIn":
    case "AgentSignedOut":
    case "AgentPresenceChanged":
    case "AgentConnectionLost":
    case "AgentConnectionRestored":
      markAgent(marks, event.agentId);
      marks.queues = true;
      for (const { id } of contactsOf(state, event.agentId)) marks.interactions.add(id);
      return;
    case "OfferMade":
      markAgent(marks, event.offer.agentId);
      markInteraction(marks, state, event.interactionId);
      return;
    case "OfferAccepted":
    case "OfferEnded":
    case "AgentLeft":
    case "AgentReturned":
    case "WrapUpCompleted":
      markAgent(marks, event.agentId);
      markInteraction(marks, state, event.interactionId);
      return;
    case "InteractionClosed":
      marks.closed.set(event.interactionId, event.reason);
      markInteraction(marks, state, event.interactionId);
      return;
    case "InteractionStarted":
    case "InteractionQueued":
    case "RequirementRelaxed":
    case "PreferredAgentReleased":
    case "OfferExtended":
    case "CustomerLeft":
    case "ConversationEnded":
      markInteraction(marks, state, event.interactionId);
      return;
  }
}

function markAgent(marks: DirtyMarks, agentId: AgentId): void {
  marks.agents.add(agentId);
  marks.colleagues.add(agentId);
}

/** It moved: whoever has a part in it may do something else now, and its queue has other figures. */
function markInteraction(marks: DirtyMarks, state: State, interactionId: InteractionId): void {
  marks.interactions.add(interactionId);
  marks.queues = true;
  marks.positions = true;
  for (const party of state.interactions.get(interactionId)?.parties ?? []) {
    if (party.kind === "agent") markAgent(marks, party.agentId);
  }
}
