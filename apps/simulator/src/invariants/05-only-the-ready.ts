import type { Invariant } from "../run/scene.ts";
import { unreadiness } from "./nouns.ts";
import { lookAtOffers } from "./offer-moments.ts";

/** Holds for every kind of offer: routed, transferred by a colleague, or come back. */
export const onlyTheReady: Invariant = {
  rule: "5",
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
