import type { Invariant } from "../run/scene.ts";
import { unreadiness } from "./nouns.ts";
import { lookAtOffers } from "./offer-moments.ts";

/** Holds for every kind of offer: routed, transferred by a colleague, or come back. */
export const onlyTheReady: Invariant = {
  rule: "5.1",
  title: "RONA, idle, signed-out, cut-off and wrap-up agents are never offered anything",
  check: (scene) =>
    lookAtOffers(scene, (state, { interactionId, offer }) => {
      const interaction = state.interactions.get(interactionId);
      if (interaction === undefined)
        return [`${offer.id} is for ${interactionId}, which is not there`];
      const reason = unreadiness(state, offer.agentId, interaction.channel);
      return reason === null
        ? []
        : [`${offer.agentId} is ${reason} and is offered ${interactionId} (${offer.kind.type})`];
    }),
};

export const onlyTheAgentReturns: Invariant = {
  rule: "5.2",
  title: "Only the agent makes themself available; RONA never ends by itself",
  check: ({ commit, envelope }) =>
    (commit?.events ?? []).flatMap((event) => {
      if (event.type !== "AgentPresenceChanged" || event.presence.status !== "available") return [];
      const command = envelope?.command;
      const isAsked = command?.type === "SetAvailable" && command.agentId === event.agentId;
      return isAsked ? [] : [`${event.agentId} becomes available by ${command?.type}`];
    }),
};
