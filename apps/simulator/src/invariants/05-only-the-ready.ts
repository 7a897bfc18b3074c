import type { Invariant } from "../run/scene.ts";
import { unreadiness } from "./nouns.ts";
import { lookAtOffers, type OfferMade } from "./offer-moments.ts";

/** Holds for every kind of offer: routed, transferred by a colleague, or come back. */
export const onlyTheReady: Invariant = {
  rule: "5.1",
  title: "RONA, idle, signed-out, cut-off and wrap-up agents are never offered anything",
  check: (scene) =>
    lookAtOffers(scene, (state, { interactionId, offer }) => {
      const interaction = state.interactions.get(interactionId);
      if (interaction === undefined)
        return [`${offer.id} is for ${interactionId}, which is not there`];
      const presences = mayBeIdle(offer) ? (["available", "idle"] as const) : undefined;
      const reason = unreadiness(state, offer.agentId, interaction.channel, presences);
      return reason === null
        ? []
        : [`${offer.agentId} is ${reason} and is offered ${interactionId} (${offer.kind.type})`];
    }),
};

/** V-42: whoever is idle may be asked for advice by name; a queue gives them nothing. */
function mayBeIdle({ kind, leg }: OfferMade["offer"]): boolean {
  return kind.type === "consult" && leg !== null;
}

export const onlyTheAgentReturns: Invariant = {
  rule: "5.2",
  title: "Only the agent makes themself available; RONA never ends by itself",
  check: ({ commit, envelope, before }) =>
    (commit?.events ?? []).flatMap((event) => {
      if (event.type !== "AgentPresenceChanged" || event.presence.status !== "available") return [];
      const command = envelope?.command;
      const isAsked = command?.type === "SetAvailable" && command.agentId === event.agentId;
      const had = before.agents.get(event.agentId)?.presence;
      // K-44: a recovery pause ends by itself.
      const until = had?.status === "idle" ? had.until : null;
      const isPauseOver =
        until !== null && command?.type === "Tick" && commit !== null && until <= commit.at;
      return isAsked || isPauseOver
        ? []
        : [`${event.agentId} becomes available by ${command?.type}`];
    }),
};
