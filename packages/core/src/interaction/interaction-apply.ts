import type { Call } from "../call/call.ts";
import { answered, type CallEvent, joinAgent, openVoices } from "../call/call-apply.ts";
import { known } from "../engine/assert.ts";
import type { Event } from "../engine/event.ts";
import {
  dropInteraction,
  indexNewInteraction,
  reindexSession,
  reshape,
} from "../engine/reindex.ts";
import type { State } from "../engine/state.ts";
import type { FlowEvent } from "../flow/flow-apply.ts";
import { type AgentId, agentParty, CUSTOMER_PARTY, type EntryPointId, MAIN_ROOM } from "../ids.ts";
import { notePace } from "../routing/estimated-wait.ts";
import type { Interaction, VariableValues } from "./interaction.ts";
import { agentOf, beginWrapUp, enterRoom, leaveRooms, removeParty } from "./party-changes.ts";

type InteractionEvent = Extract<Event, { interactionId: unknown }>;
type StructuralEvent = Exclude<
  InteractionEvent,
  | CallEvent
  | FlowEvent
  | { type: "MessageSent" | "NoticeWritten" | "TranscriptMarked" | "VariablesRecorded" }
>;

export function applyInteractionEvent(state: State, event: StructuralEvent, at: number): void {
  switch (event.type) {
    case "InteractionStarted":
      start(state, event, at);
      return;
    case "InteractionClosed":
      dropInteraction(state, event.interactionId);
      return;
    case "OfferMade":
      offerMade(state, event);
      break;
    case "OfferAccepted":
      taken(state, event, at);
      break;
    case "AgentLeft":
    case "WrapUpCompleted":
      becomeFree(state, event.agentId, at);
      break;
    case "CustomerConnectionLost":
    case "CustomerConnectionRestored":
    case "InteractionQueued":
    case "RequirementRelaxed":
    case "PreferredAgentReleased":
    case "OfferExtended":
    case "OfferEnded":
    case "AgentReturned":
    case "CustomerLeft":
    case "ConversationEnded":
    case "WrapUpKeptOpen":
    case "VariablesSet":
      break;
  }
  reshape(state, event.interactionId, (interaction) => change(state, interaction, event, at));
}

function start(
  state: State,
  event: Extract<StructuralEvent, { type: "InteractionStarted" }>,
  at: number,
): void {
  const entryPoint = known(
    state.configuration.entryPoint.get(event.entryPointId),
    "the entry point",
  );
  const interaction: Interaction = {
    id: event.interactionId,
    channel: event.channel,
    direction: event.direction,
    entryPointId: event.entryPointId,
    customer: event.customer,
    startedAt: at,
    // An inbound contact is placed by the next event, in the same commit.
    phase: event.direction === "outbound" ? "active" : "wrap_up",
    flow: null,
    placement: {
      queueId: entryPoint.queueId,
      priority: entryPoint.priority,
      enteredAt: at,
      order: 0,
      requiredSkills: {},
      relaxationSteps: 0,
      preferred: null,
      missedBy: null,
    },
    parties: [
      {
        kind: "customer",
        id: CUSTOMER_PARTY,
        joinedAt: at,
        deliveredUpTo: 0,
        readUpTo: 0,
        connection: { status: "connected" },
        leg: event.call?.customerLeg ?? null,
      },
    ],
    rooms: [{ id: MAIN_ROOM, kind: "main", members: [CUSTOMER_PARTY] }],
    offers: [],
    offerCount: 0,
    transcript: [],
    entryCount: 0,
    ending: null,
    call: event.call === null ? null : newCall(state, event.entryPointId, event.call),
    variables: {},
    screenPop: null,
  };
  state.interactions.set(interaction.id, interaction);
  indexNewInteraction(state, interaction);
}

function newCall(
  { configuration }: State,
  entryPointId: EntryPointId,
  { customerNumber, ourNumber }: Pick<Call, "customerNumber" | "ourNumber">,
): Call {
  return {
    customerNumber,
    ourNumber,
    musicPromptId: configuration.entryPoint.get(entryPointId)?.musicPromptId ?? null,
    legCount: 0,
    announcement: null,
    hold: null,
    consult: null,
    recording: null,
    callback: null,
    voicemail: null,
    abusive: false,
  };
}

function change(state: State, interaction: Interaction, event: StructuralEvent, at: number): void {
  switch (event.type) {
    case "InteractionQueued": {
      const { queueId, priority, enteredAt, requiredSkills, relaxationSteps, preferred } = event;
      // A contact that returns to its queue keeps its place among those of the same age.
      const isNew = event.reason === "new" || event.reason === "transferred";
      if (isNew) state.counters.placements += 1;
      interaction.placement = {
        queueId,
        priority,
        enteredAt,
        order: isNew ? state.counters.placements : interaction.placement.order,
        requiredSkills,
        relaxationSteps,
        preferred,
        missedBy: event.missedBy,
      };
      interaction.phase = "queued";
      return;
    }
    case "RequirementRelaxed":
      relax(interaction, event.relaxationSteps);
      return;
    case "PreferredAgentReleased":
      interaction.placement.preferred = null;
      return;
    case "OfferMade":
      interaction.offers.push(event.offer);
      interaction.offerCount += 1;
      if (event.offer.leg !== null) known(interaction.call, "the call").legCount += 1;
      if (event.offer.kind.type !== "consult") interaction.phase = "offered";
      return;
    case "OfferAccepted":
      offerAccepted(interaction, event, at);
      return;
    case "OfferExtended":
      extendOffer(interaction, event);
      return;
    case "OfferEnded":
      removeOffer(interaction, event.offerId);
      return;
    case "AgentLeft":
      agentLeft(state, interaction, event, at);
      return;
    case "AgentReturned":
      agentReturned(interaction, event.agentId);
      return;
    case "CustomerLeft":
      customerLeft(interaction, event, at);
      return;
    case "CustomerConnectionLost":
    case "CustomerConnectionRestored":
      changeCustomerConnection(interaction, event, at);
      return;
    case "ConversationEnded":
      endConversation(state, interaction, event, at);
      return;
    case "VariablesSet":
      variablesSet(state, interaction, event);
      return;
    case "WrapUpKeptOpen": {
      const { activity } = agentOf(interaction, event.agentId);
      if (activity.status === "wrap_up") activity.endsAt = null;
      return;
    }
    case "WrapUpCompleted":
      removeParty(interaction, agentParty(event.agentId));
      return;
    case "InteractionStarted":
    case "InteractionClosed":
      return;
  }
}

function offerMade(state: State, event: Extract<StructuralEvent, { type: "OfferMade" }>): void {
  state.counters.offers += 1;
  const session = known(state.agents.get(event.offer.agentId), "the session");
  session.lastOfferNumber = state.counters.offers;
}

/** The pace at which agents take what waits in a queue. */
function taken(
  state: State,
  { interactionId, offerId }: Extract<StructuralEvent, { type: "OfferAccepted" }>,
  at: number,
): void {
  const { offers, placement } = known(state.interactions.get(interactionId), "the interaction");
  const offer = offers.find(({ id }) => id === offerId);
  if (offer?.kind.type === "routed") notePace(state, placement.queueId, at);
}

function becomeFree(state: State, agentId: AgentId, at: number): void {
  const session = state.agents.get(agentId);
  if (session === undefined) return;
  session.freeSince = at;
  reindexSession(state, agentId);
}

function relax(interaction: Interaction, relaxationSteps: number): void {
  const consult = interaction.call?.consult;
  if (interaction.phase === "queued" || consult?.state.status !== "waiting") {
    interaction.placement.relaxationSteps = relaxationSteps;
    return;
  }
  // A new object: the present one is in the event that asked for the consult.
  const placement = { ...consult.state.placement, relaxationSteps };
  known(interaction.call, "the call").consult = {
    ...consult,
    state: { status: "waiting", placement },
  };
}

function offerAccepted(
  interaction: Interaction,
  { offerId, agentId }: Extract<StructuralEvent, { type: "OfferAccepted" }>,
  at: number,
): void {
  const offer = known(
    interaction.offers.find(({ id }) => id === offerId),
    "the offer",
  );
  removeOffer(interaction, offerId);
  const isConsult = offer.kind.type === "consult";
  const leg = offer.leg === null ? null : answered(offer.leg, at);
  joinAgent(interaction, { agentId, role: isConsult ? "consulted" : "primary", leg }, at);
  if (isConsult) return;
  interaction.phase = "active";
  interaction.flow = null;
}

function agentLeft(
  state: State,
  interaction: Interaction,
  { agentId, wrapUp }: Extract<StructuralEvent, { type: "AgentLeft" }>,
  at: number,
): void {
  const party = agentOf(interaction, agentId);
  leaveRooms(interaction, party.id);
  if (interaction.call?.hold?.by === agentId) interaction.call.hold = null;
  if (wrapUp === null) removeParty(interaction, party.id);
  else {
    beginWrapUp(interaction, party, at, wrapUp.endsAt);
    variablesToRecord(state, interaction);
  }
  openVoices(interaction);
}

function agentReturned(interaction: Interaction, agentId: AgentId): void {
  const party = agentOf(interaction, agentId);
  party.activity = { status: "connected" };
  party.role = "primary";
  enterRoom(interaction, party.id, MAIN_ROOM);
  interaction.phase = "active";
}

/** Only who leads a call wraps it up; on other channels there is only one. */
function endConversation(
  state: State,
  interaction: Interaction,
  event: Extract<StructuralEvent, { type: "ConversationEnded" }>,
  at: number,
): void {
  // What a flow found out is kept, though no agent wraps it up.
  if (interaction.flow !== null) variablesToRecord(state, interaction);
  interaction.flow = null;
  interaction.ending = event.ending;
  interaction.phase = "wrap_up";
  forgetCustomer(interaction);
  if (interaction.call !== null) interaction.call.consult = null;
  interaction.rooms = interaction.rooms.filter(({ id }) => id === MAIN_ROOM);
  for (const room of interaction.rooms) room.members = [];
  interaction.parties = interaction.parties.filter(
    (party) =>
      party.kind === "agent" && (party.role === "primary" || party.activity.status === "wrap_up"),
  );
  for (const party of interaction.parties) {
    if (party.kind !== "agent" || party.activity.status !== "connected") continue;
    beginWrapUp(interaction, party, at, event.wrapUpEndsAt);
    variablesToRecord(state, interaction);
  }
}

function customerLeft(
  interaction: Interaction,
  { reason }: Extract<StructuralEvent, { type: "CustomerLeft" }>,
  at: number,
): void {
  leaveRooms(interaction, CUSTOMER_PARTY);
  removeParty(interaction, CUSTOMER_PARTY);
  forgetCustomer(interaction);
  if (reason === "ended_by_agent") interaction.ending = { reason: "agent_ended", at };
}

/** Nothing is played to who is gone, and nobody holds them. */
function forgetCustomer({ call }: Interaction): void {
  if (call === null) return;
  call.announcement = null;
  call.hold = null;
  if (call.voicemail !== null) call.voicemail = { ...call.voicemail, isOn: false };
}

function variablesSet(
  state: State,
  interaction: Interaction,
  { agentId, values }: Extract<StructuralEvent, { type: "VariablesSet" }>,
): void {
  interaction.variables = withValues(interaction.variables, values);
  if (agentId === null || agentOf(interaction, agentId).activity.status !== "wrap_up") return;
  state.indexes.unsettled.recorded.add(interaction.id);
}

/** V-22: entering wrap-up is when what was entered is kept. */
function variablesToRecord(state: State, { id, variables }: Interaction): void {
  if (Object.keys(variables).length > 0) state.indexes.unsettled.recorded.add(id);
}

function withValues(
  before: VariableValues,
  values: Extract<StructuralEvent, { type: "VariablesSet" }>["values"],
): VariableValues {
  const after = { ...before };
  for (const [name, value] of Object.entries(values)) {
    if (value === null) delete after[name];
    else after[name] = value;
  }
  return after;
}

function changeCustomerConnection(
  interaction: Interaction,
  event: Extract<
    StructuralEvent,
    { type: "CustomerConnectionLost" | "CustomerConnectionRestored" }
  >,
  at: number,
): void {
  const customer = interaction.parties.find((party) => party.kind === "customer");
  known(customer, "the customer").connection =
    event.type === "CustomerConnectionLost"
      ? { status: "lost", since: at, graceEndsAt: event.graceEndsAt }
      : { status: "connected" };
}

function extendOffer(
  interaction: Interaction,
  { offerId, expiresAt }: Extract<StructuralEvent, { type: "OfferExtended" }>,
): void {
  // A new object: the present one is also in the event that made the offer, which may be yet to be written.
  interaction.offers = interaction.offers.map((offer) =>
    offer.id === offerId ? { ...offer, expiresAt } : offer,
  );
}

function removeOffer(interaction: Interaction, offerId: string): void {
  interaction.offers = interaction.offers.filter(({ id }) => id !== offerId);
}
