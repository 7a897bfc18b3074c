import { customerOf } from "../interaction/customer-decide.ts";
import type { Interaction, Offer } from "../interaction/interaction.ts";
import { queueOf } from "../interaction/placement.ts";
import { type Decision, decided } from "./decision.ts";
import type { Event } from "./event.ts";
import type { State } from "./state.ts";

/**
 * Nobody could reach us, and now they can again: every clock that waits for a person starts anew. Whoever was
 * here has the whole grace time to come back, and an offer rings for its whole time, since nobody could answer it.
 * Harmless when repeated at the same moment.
 */
export function decideOutage(state: State, at: number): Decision {
  const { agentGraceMs, customerGraceMs } = state.configuration.settings;
  const events: Event[] = [];
  for (const { agentId, connection } of state.agents.values()) {
    const graceEndsAt = at + agentGraceMs;
    if (connection.status === "lost" && connection.graceEndsAt >= graceEndsAt) continue;
    events.push({ type: "AgentConnectionLost", agentId, graceEndsAt });
  }
  for (const interaction of state.interactions.values()) {
    const interactionId = interaction.id;
    const connection = customerOf(interaction)?.connection;
    const graceEndsAt = at + customerGraceMs;
    const waitedFor = connection?.status === "lost" && connection.graceEndsAt >= graceEndsAt;
    // Whether a caller is there, the telephone says.
    if (connection !== undefined && !waitedFor && interaction.call === null) {
      events.push({ type: "CustomerConnectionLost", interactionId, graceEndsAt });
    }
    for (const offer of interaction.offers) {
      const expiresAt = at + offerTimeMs(state, interaction, offer);
      if (offer.expiresAt >= expiresAt) continue;
      events.push({ type: "OfferExtended", interactionId, offerId: offer.id, expiresAt });
    }
  }
  return decided(events);
}

/** What an offer made now would have. */
function offerTimeMs(state: State, interaction: Interaction, { leg }: Offer): number {
  const target = interaction.call?.consult?.target;
  // Of a consult yet to be confirmed.
  if (leg === null && target?.type === "queue") {
    return queueOf(state, target.queueId).consultConfirmMs;
  }
  return queueOf(state, interaction.placement.queueId).offerTimeoutMs;
}
