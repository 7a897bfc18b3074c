import type { Interaction, State } from "@maru/core";
import type { Invariant } from "../run/scene.ts";

/** Every contact that entered and has not closed is somebody's or somewhere, and in one state only. */
export const noContactLost: Invariant = {
  rule: "1",
  title: "No contact is lost",
  check: ({ state, stories, nonsense }) => {
    const wrong = [...nonsense];
    for (const story of stories.values()) {
      const isLive = state.interactions.has(story.interactionId);
      if (story.closed === null && !isLive) {
        wrong.push(`${story.interactionId} is gone without having closed`);
      }
      if (story.closed !== null && isLive) {
        wrong.push(`${story.interactionId} closed (${story.closed}) and is still there`);
      }
    }
    for (const interaction of state.interactions.values()) {
      if (!stories.has(interaction.id)) wrong.push(`${interaction.id} never started`);
      for (const line of flawsOf(state, interaction)) wrong.push(`${interaction.id} ${line}`);
    }
    return wrong;
  },
};

function flawsOf(state: State, interaction: Interaction): string[] {
  const { phase, offers, parties, ending, placement } = interaction;
  const connected = parties.filter(
    (party) => party.kind === "agent" && party.activity.status === "connected",
  ).length;
  const wrappingUp = parties.filter(
    (party) => party.kind === "agent" && party.activity.status === "wrap_up",
  ).length;
  const hasCustomer = parties.some((party) => party.kind === "customer");
  const facts = `(${phase}: ${offers.length} offers, ${connected} agents talking, ${wrappingUp} wrapping up, customer ${hasCustomer ? "there" : "gone"})`;
  const must = (holds: boolean, text: string) => (holds ? [] : [`${text} ${facts}`]);
  switch (phase) {
    case "in_flow":
      return [
        ...must((interaction.flow?.wait ?? null) !== null, "is in a flow that does not wait"),
        ...must(offers.length === 0 && connected === 0, "is in a flow, and with an agent as well"),
        ...must(hasCustomer && ending === null, "is in a flow although it is over"),
      ];
    case "queued":
      return [
        ...must(state.configuration.queue.has(placement.queueId), "waits in no queue"),
        ...must(offers.length === 0 && connected === 0, "waits, and is with an agent as well"),
        ...must(hasCustomer && ending === null, "waits although it is over"),
      ];
    case "offered":
      return [
        ...must(offers.length === 1 && connected === 0, "is offered to nobody, or twice"),
        ...must(hasCustomer && ending === null, "is offered although it is over"),
      ];
    case "active":
      return [
        ...must(
          connected > 0 || offers.length > 0 || isOnTheTelephone(interaction),
          "is with nobody",
        ),
        ...must(ending === null || !hasCustomer, "goes on although it is over"),
      ];
    case "wrap_up":
      return [
        ...must(ending !== null, "is wrapped up without having ended"),
        ...must(wrappingUp > 0, "is in wrap-up with nobody"),
        ...must(connected === 0 && offers.length === 0, "is wrapped up while it goes on"),
      ];
  }
}

/** A customer with outsiders only, or who is told why an agent hung up. */
function isOnTheTelephone({ parties, call }: Interaction): boolean {
  return parties.some(({ kind }) => kind === "outside") || call?.abusive === true;
}
