import { bug, known } from "../engine/assert.ts";
import type { Event } from "../engine/event.ts";
import {
  dropInteraction,
  indexNewInteraction,
  reindexSession,
  reshape,
} from "../engine/reindex.ts";
import type { State } from "../engine/state.ts";
import { type AgentId, agentParty, CUSTOMER_PARTY, MAIN_ROOM, type PartyId } from "../ids.ts";
import type { AgentParty, Interaction } from "./interaction.ts";

type InteractionEvent = Extract<Event, { interactionId: unknown }>;
type StructuralEvent = Exclude<
  InteractionEvent,
  { type: "MessageSent" | "NoticeWritten" | "TranscriptMarked" | "AgentPresenceChanged" }
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
    case "AgentLeft":
    case "WrapUpCompleted":
      becomeFree(state, event.agentId, at);
      break;
    case "CustomerConnectionLost":
    case "CustomerConnectionRestored":
    case "InteractionQueued":
    case "RequirementRelaxed":
    case "PreferredAgentReleased":
    case "OfferAccepted":
    case "OfferExtended":
    case "OfferEnded":
    case "AgentReturned":
    case "CustomerLeft":
    case "ConversationEnded":
    case "WrapUpKeptOpen":
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
    // Until the event that places it, which is in the same commit.
    phase: "wrap_up",
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
      },
    ],
    rooms: [{ id: MAIN_ROOM, kind: "main", members: [CUSTOMER_PARTY] }],
    offers: [],
    offerCount: 0,
    transcript: [],
    entryCount: 0,
    ending: null,
  };
  state.interactions.set(interaction.id, interaction);
  indexNewInteraction(state, interaction);
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
      interaction.placement.relaxationSteps = event.relaxationSteps;
      return;
    case "PreferredAgentReleased":
      interaction.placement.preferred = null;
      return;
    case "OfferMade":
      interaction.offers.push(event.offer);
      interaction.offerCount += 1;
      interaction.phase = "offered";
      return;
    case "OfferAccepted":
      removeOffer(interaction, event.offerId);
      joinAgent(interaction, event.agentId, at);
      return;
    case "OfferExtended":
      extendOffer(interaction, event);
      return;
    case "OfferEnded":
      removeOffer(interaction, event.offerId);
      return;
    case "AgentLeft":
      leaveRooms(interaction, agentParty(event.agentId));
      if (event.wrapUp === null) removeParty(interaction, agentParty(event.agentId));
      else beginWrapUp(interaction, agentOf(interaction, event.agentId), at, event.wrapUp.endsAt);
      return;
    case "AgentReturned":
      agentOf(interaction, event.agentId).activity = { status: "connected" };
      mainRoom(interaction).members.push(agentParty(event.agentId));
      interaction.phase = "active";
      return;
    case "CustomerLeft":
      leaveRooms(interaction, CUSTOMER_PARTY);
      removeParty(interaction, CUSTOMER_PARTY);
      return;
    case "CustomerConnectionLost":
    case "CustomerConnectionRestored":
      changeCustomerConnection(interaction, event, at);
      return;
    case "ConversationEnded":
      endConversation(interaction, event, at);
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

function becomeFree(state: State, agentId: AgentId, at: number): void {
  const session = state.agents.get(agentId);
  if (session === undefined) return;
  session.freeSince = at;
  reindexSession(state, agentId);
}

function joinAgent(interaction: Interaction, agentId: AgentId, at: number): void {
  const id = agentParty(agentId);
  interaction.parties.push({
    kind: "agent",
    id,
    agentId,
    role: "primary",
    joinedAt: at,
    deliveredUpTo: 0,
    readUpTo: 0,
    activity: { status: "connected" },
  });
  mainRoom(interaction).members.push(id);
  interaction.phase = "active";
}

function endConversation(
  interaction: Interaction,
  event: Extract<StructuralEvent, { type: "ConversationEnded" }>,
  at: number,
): void {
  interaction.ending = event.ending;
  interaction.phase = "wrap_up";
  removeParty(interaction, CUSTOMER_PARTY);
  for (const room of interaction.rooms) room.members = [];
  for (const party of interaction.parties) {
    if (party.kind === "agent" && party.activity.status === "connected") {
      beginWrapUp(interaction, party, at, event.wrapUpEndsAt);
    }
  }
}

function beginWrapUp(
  interaction: Interaction,
  party: AgentParty,
  at: number,
  endsAt: number | null,
): void {
  const { queueId } = interaction.placement;
  party.activity = { status: "wrap_up", since: at, endsAt, queueId };
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

function removeParty(interaction: Interaction, partyId: PartyId): void {
  interaction.parties = interaction.parties.filter(({ id }) => id !== partyId);
}

function leaveRooms(interaction: Interaction, partyId: PartyId): void {
  for (const room of interaction.rooms) {
    room.members = room.members.filter((member) => member !== partyId);
  }
}

function mainRoom(interaction: Interaction): Interaction["rooms"][number] {
  return known(
    interaction.rooms.find(({ id }) => id === MAIN_ROOM),
    "the main room",
  );
}

function agentOf(interaction: Interaction, agentId: AgentId): AgentParty {
  const id = agentParty(agentId);
  const party = interaction.parties.find((candidate) => candidate.id === id);
  return party?.kind === "agent" ? party : bug("the agent's party is not there");
}
