/**
 * Questions to the state, answered from its nouns by looking at all of them: slow, obvious, and independent of
 * the core's indexes. The invariants stand on these.
 */
import type {
  AgentId,
  Channel,
  Interaction,
  InteractionId,
  Presence,
  QueuePlacement,
  SkillLevels,
  State,
} from "@maru/core";

export type Load = Record<Channel, number>;

export function loadOf(state: State, agentId: AgentId): Load {
  const load: Load = { chat: 0, voice: 0, email: 0, social: 0 };
  for (const interaction of state.interactions.values()) {
    load[interaction.channel] += holdsOf(interaction, agentId);
  }
  return load;
}

/** How many slots the agent uses for this contact: 0 or 1 in a sound state. */
export function holdsOf(interaction: Interaction, agentId: AgentId): number {
  const parties = interaction.parties.filter(
    (party) => party.kind === "agent" && party.agentId === agentId,
  );
  const offers = interaction.offers.filter((offer) => offer.agentId === agentId);
  return parties.length + offers.length;
}

export function capacityOf(state: State, agentId: AgentId): Load {
  const agent = state.configuration.agent.get(agentId);
  const profile = agent && state.configuration.multimediaProfile.get(agent.multimediaProfileId);
  return profile?.capacity ?? { chat: 0, voice: 0, email: 0, social: 0 };
}

export function isWrappingUp(state: State, agentId: AgentId): boolean {
  for (const interaction of state.interactions.values()) {
    for (const party of interaction.parties) {
      if (
        party.kind === "agent" &&
        party.agentId === agentId &&
        party.activity.status === "wrap_up"
      ) {
        return true;
      }
    }
  }
  return false;
}

/** Why the agent may be offered nothing of this channel; null: they may. */
export function unreadiness(
  state: State,
  agentId: AgentId,
  channel: Channel,
  presences: readonly Presence["status"][] = ["available"],
): string | null {
  const session = state.agents.get(agentId);
  if (session === undefined) return "signed out";
  if (session.connection.status !== "connected") return "cut off";
  if (!presences.includes(session.presence.status)) return session.presence.status;
  if (isWrappingUp(state, agentId)) return "in wrap-up";
  if (loadOf(state, agentId)[channel] >= capacityOf(state, agentId)[channel]) return "at capacity";
  if (channel !== "voice") return null;
  // A telephone has one call.
  if (loadOf(state, agentId).voice > 0) return "at capacity";
  return canBeRung(state, agentId) ? null : "without a phone";
}

/** There is an engine, the agent has a right to a telephone, and it is where they take calls. */
export function canBeRung(state: State, agentId: AgentId): boolean {
  const station = state.agents.get(agentId)?.station ?? null;
  if (state.media.status !== "up" || station === null || !mayTelephone(state, agentId))
    return false;
  if (station.kind === "number") return true;
  return (state.phones.get(agentId) ?? []).includes(station.kind);
}

export function mayTelephone(state: State, agentId: AgentId): boolean {
  return (state.configuration.agent.get(agentId)?.agentProfileId ?? null) !== null;
}

/** What the contact asks of an agent now: each step taken lowers every skill by its amount. */
export function askedOf(state: State, placement: QueuePlacement): SkillLevels {
  const queue = state.configuration.queue.get(placement.queueId);
  const lowerBy = (queue?.relaxation ?? [])
    .slice(0, placement.relaxationSteps)
    .reduce((sum, step) => sum + step.lowerBy, 0);
  return Object.fromEntries(
    Object.entries(placement.requiredSkills)
      .map(([skill, level]) => [skill, level - lowerBy] as const)
      .filter(([, level]) => level > 0),
  );
}

/** Whether the agent could serve the waiting contact if they were ready for it. */
export function suits(
  state: State,
  agentId: AgentId,
  placement: QueuePlacement,
  asked: SkillLevels = askedOf(state, placement),
): boolean {
  const agent = state.configuration.agent.get(agentId);
  const queue = state.configuration.queue.get(placement.queueId);
  if (agent === undefined || queue === undefined || !agent.active) return false;
  if (!queue.teamIds.includes(agent.teamId)) return false;
  if (placement.preferred !== null) return placement.preferred.agentId === agentId;
  return Object.entries(asked).every(([skill, level]) => levelOf(agent.skills, skill) >= level);
}

/** 0 for a skill the agent does not have; what every object has ("toString") is no skill. */
export function levelOf(skills: SkillLevels, skill: string): number {
  return Object.entries(skills).find(([name]) => name === skill)?.[1] ?? 0;
}

/** The agents who are ready for this waiting contact and can serve it. */
export function readyFor(state: State, { placement, channel }: Waiting): AgentId[] {
  return [...state.agents.keys()].filter(
    (agentId) => suits(state, agentId, placement) && unreadiness(state, agentId, channel) === null,
  );
}

/** What waits in a queue: a contact, or the consult of one for a colleague (V-53). */
export type Waiting = { id: InteractionId; channel: Channel; placement: QueuePlacement };

export function waitingIn(state: State): Waiting[] {
  return [...state.interactions.values()].flatMap((interaction) => {
    const placement = waitingPlacementOf(interaction);
    if (placement === null) return [];
    return [{ id: interaction.id, channel: interaction.channel, placement }];
  });
}

/** Where it, or its consult, waits; null: it does not. */
export function waitingPlacementOf({ phase, placement, call }: Interaction): QueuePlacement | null {
  if (phase === "queued") return placement;
  const consult = call?.consult?.state;
  return consult?.status === "waiting" ? consult.placement : null;
}

/** Negative: `a` is served before `b`. */
export function compareAge(a: QueuePlacement, b: QueuePlacement): number {
  return a.priority - b.priority || a.enteredAt - b.enteredAt || a.order - b.order;
}
