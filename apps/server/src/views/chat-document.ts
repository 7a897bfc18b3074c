import { type Ending, type Interaction, queuePosition, type State } from "@maru/core";
import type { ChatDocument } from "@maru/protocol";

export const NO_CHAT: ChatDocument = {
  interactionId: null,
  customer: null,
  phase: "none",
  position: null,
  agents: [],
  me: { deliveredUpTo: 0, readUpTo: 0 },
  endedBy: null,
};

/** The conversation as its customer may see it: who speaks with them, and nothing of how the house works. */
export function chatDocument(state: State, interaction: Interaction): ChatDocument {
  const customer = interaction.parties.find((party) => party.kind === "customer");
  const agents = interaction.parties.flatMap((party) =>
    party.kind === "agent" && party.activity.status === "connected"
      ? [
          {
            id: party.id,
            name: state.configuration.agent.get(party.agentId)?.name ?? party.agentId,
            deliveredUpTo: party.deliveredUpTo,
            readUpTo: party.readUpTo,
          },
        ]
      : [],
  );
  const phase = customer === undefined ? "ended" : livePhase(interaction, agents.length);
  return {
    interactionId: interaction.id,
    customer: { id: interaction.customer.id, name: interaction.customer.name },
    phase,
    position: phase === "waiting" ? queuePosition(state, interaction.id) : null,
    agents,
    me: {
      deliveredUpTo: customer?.deliveredUpTo ?? interaction.entryCount,
      readUpTo: customer?.readUpTo ?? interaction.entryCount,
    },
    endedBy: customer === undefined ? endedBy(interaction.ending?.reason) : null,
  };
}

function livePhase(interaction: Interaction, agentCount: number): ChatDocument["phase"] {
  if (agentCount > 0) return "active";
  // A flow converses with them.
  if (interaction.phase === "in_flow") return "active";
  return interaction.phase === "queued" ? "waiting" : "connecting";
}

/** Without an ending the customer has left and an agent has not closed yet. */
function endedBy(reason: Ending["reason"] | undefined): NonNullable<ChatDocument["endedBy"]> {
  switch (reason) {
    case "agent_ended":
      return "agent";
    case "customer_left":
    case "abandoned":
    case undefined:
      return "customer";
    default:
      return "system";
  }
}

/** What stays on the customer's screen of a conversation that has left memory. */
export function endedChat(shown: ChatDocument, reason: Ending["reason"]): ChatDocument {
  return { ...shown, phase: "ended", position: null, agents: [], endedBy: endedBy(reason) };
}
