import { CHANNELS } from "@maru/core";
import type { Invariant } from "../run/scene.ts";
import { capacityOf, holdsOf, loadOf } from "./nouns.ts";

/**
 * An administrator may lower a capacity below what an agent has in hand; then nothing is taken away, and nothing
 * comes in until the load is below it.
 */
export const capacity: Invariant = {
  rule: "2",
  title: "An agent never holds more than their capacity; two offers never name the same slot",
  check: ({ state, before, happened, commit }) => {
    const wrong: string[] = [];
    const offerIds = new Set<string>();
    for (const interaction of state.interactions.values()) {
      for (const offer of interaction.offers) {
        if (offerIds.has(offer.id)) wrong.push(`offer ${offer.id} is pending twice`);
        offerIds.add(offer.id);
      }
      for (const agentId of state.configuration.agent.keys()) {
        if (holdsOf(interaction, agentId) > 1) wrong.push(`${agentId} has ${interaction.id} twice`);
      }
    }
    for (const agentId of state.configuration.agent.keys()) {
      const load = loadOf(state, agentId);
      const capacityNow = capacityOf(state, agentId);
      const had = happened === "crashed" ? load : loadOf(before, agentId);
      // What an agent begins by themself is not given to them (decision 5).
      const beganOne = commit?.events.some(
        (event) => event.type === "AgentJoined" && event.agentId === agentId,
      );
      for (const channel of CHANNELS) {
        if (channel === "voice" && beganOne === true) continue;
        if (load[channel] > Math.max(capacityNow[channel], had[channel])) {
          wrong.push(
            `${agentId} has ${load[channel]} ${channel}, capacity ${capacityNow[channel]}`,
          );
        }
      }
    }
    return wrong;
  },
};
