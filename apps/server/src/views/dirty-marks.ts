import {
  type AgentId,
  type Commit,
  contactsOf,
  type Event,
  type EventType,
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

/**
 * How far an event reaches.
 * `contact`: the contact's own documents. `moves`: whoever has a part in it may do something else now, and its queue
 * has other figures. `agent`: the agent, and all their contacts. `figures`: what everybody sees alike. `floor`: all.
 * `none`: what no document shows.
 */
type Reach = "none" | "contact" | "moves" | "agent" | "figures" | "floor";

const REACH: Record<EventType, Reach> = {
  ConfigurationPut: "floor",
  ConfigurationRemoved: "floor",
  MediaEngineChanged: "floor",
  TrunkReachabilityChanged: "figures",
  AgentSignedIn: "agent",
  AgentSignedOut: "agent",
  AgentPresenceChanged: "agent",
  AgentConnectionLost: "agent",
  AgentConnectionRestored: "agent",
  AgentStationChanged: "agent",
  PhoneReachabilityChanged: "agent",
  InteractionStarted: "moves",
  InteractionQueued: "moves",
  InteractionClosed: "moves",
  RequirementRelaxed: "moves",
  PreferredAgentReleased: "moves",
  OfferMade: "moves",
  OfferAccepted: "moves",
  OfferEnded: "moves",
  OfferExtended: "moves",
  OfferDialled: "moves",
  AgentJoined: "moves",
  AgentLeft: "moves",
  AgentReturned: "moves",
  CustomerLeft: "moves",
  ConversationEnded: "moves",
  WrapUpCompleted: "moves",
  LegAnswered: "moves",
  LegEnded: "moves",
  ConsultRequested: "moves",
  ConsultAgentFound: "moves",
  ConsultEnded: "moves",
  CustomerConnectionLost: "contact",
  CustomerConnectionRestored: "contact",
  MessageSent: "contact",
  NoticeWritten: "contact",
  TranscriptMarked: "contact",
  WrapUpKeptOpen: "contact",
  OutsideInvited: "contact",
  OutsideLeft: "contact",
  PrimaryChanged: "contact",
  PartyMuted: "contact",
  LegDialled: "contact",
  AnnouncementStarted: "contact",
  AnnouncementEnded: "contact",
  CustomerHeld: "contact",
  CustomerResumed: "contact",
  ConsultRinging: "contact",
  ConsultConnected: "contact",
  ConsultSwitched: "contact",
  RecordingStarted: "contact",
  RecordingStopped: "contact",
  RecordingPaused: "contact",
  RecordingResumed: "contact",
  AbusiveEndingBegun: "contact",
  VariablesSet: "contact",
  FlowPublished: "none",
  FlowStarted: "moves",
  FlowStepEntered: "moves",
  FlowStepRepeated: "none",
  FlowWaited: "none",
  FlowEnded: "moves",
  ScreenPopSet: "contact",
  CallbackNoted: "contact",
  VoicemailBegun: "contact",
  VoicemailEnded: "contact",
  VariablesRecorded: "contact",
};

function mark(marks: DirtyMarks, state: State, event: Event): void {
  const agentId = agentOf(event);
  switch (REACH[event.type]) {
    case "none":
      return;
    case "contact":
      if ("interactionId" in event) marks.interactions.add(event.interactionId);
      return;
    case "moves":
      if (agentId !== null) markAgent(marks, agentId);
      if ("interactionId" in event) markInteraction(marks, state, event.interactionId);
      if (event.type === "InteractionClosed") marks.closed.set(event.interactionId, event.reason);
      return;
    case "agent":
      marks.queues = true;
      if (agentId === null) return;
      markAgent(marks, agentId);
      for (const { id } of contactsOf(state, agentId)) marks.interactions.add(id);
      return;
    case "figures":
      marks.queues = true;
      return;
    case "floor":
      marks.configuration = true;
  }
}

function agentOf(event: Event): AgentId | null {
  if (event.type === "OfferMade") return event.offer.agentId;
  return "agentId" in event ? event.agentId : null;
}

function markAgent(marks: DirtyMarks, agentId: AgentId): void {
  marks.agents.add(agentId);
  marks.colleagues.add(agentId);
}

function markInteraction(marks: DirtyMarks, state: State, interactionId: InteractionId): void {
  marks.interactions.add(interactionId);
  marks.queues = true;
  marks.positions = true;
  for (const party of state.interactions.get(interactionId)?.parties ?? []) {
    if (party.kind === "agent") markAgent(marks, party.agentId);
  }
}
