/** What the commands that every channel has come to on a call. */
import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { Interaction } from "../interaction/interaction.ts";
import { type Acting, consultOpen, leadingIn, onHold } from "./acting.ts";
import { callEnded, customerGoes, dismissOthers } from "./call-end.ts";
import { colleagueOf, isWithColleague } from "./call-parties.ts";
import { left } from "./consult-end.ts";
import { customerHungUp } from "./hang-up-decide.ts";

type ChannelCommand = Extract<
  Command,
  {
    type:
      | "LeaveAsCustomer"
      | "LoseCustomerConnection"
      | "RestoreCustomerConnection"
      | "SendMessage"
      | "EndConversation";
  }
>;

export function decideOnCall(
  state: State,
  interaction: Interaction,
  command: ChannelCommand,
  at: number,
): Decision {
  switch (command.type) {
    case "LeaveAsCustomer":
      return decided(customerHungUp(state, interaction, at));
    case "LoseCustomerConnection":
    case "RestoreCustomerConnection":
      // The telephone says whether they are there.
      return unchanged;
    case "SendMessage":
      return refuse("not_a_chat", "This contact is a call; nothing can be written in it.");
    case "EndConversation": {
      const acting = leadingIn(state, command);
      return "refused" in acting ? acting : endCall(state, acting, at);
    }
  }
}

/** V-57: only from beside the customer. A consult goes on without them (G-24). */
function endCall(state: State, { interaction, call, party }: Acting, at: number): Decision {
  const { agentId } = party;
  const held = onHold(call);
  if (held !== null) return held;
  const consulting = consultOpen(call);
  if (consulting !== null) {
    if (colleagueOf(interaction) === undefined) return consulting;
    if (isWithColleague(interaction, agentId)) {
      return refuse("not_with_customer", "Switch back to the customer first.");
    }
    return decided(customerGoes(interaction, "ended_by_agent"));
  }
  if (party.leg?.status === "ringing" && interaction.direction === "outbound") {
    return decided(outdialGivenUp(interaction, party.agentId, at));
  }
  return decided(callEnded(state, interaction, "agent_ended", agentId, at));
}

/** Nobody was on the telephone yet, the agent neither: nothing to wrap up. */
function outdialGivenUp(
  interaction: Interaction,
  agentId: Acting["party"]["agentId"],
  at: number,
): Event[] {
  return [
    ...dismissOthers(interaction, "failed"),
    left(interaction, agentId),
    {
      type: "ConversationEnded",
      interactionId: interaction.id,
      ending: { reason: "agent_ended", at },
      by: agentId,
      wrapUpEndsAt: null,
    },
  ];
}
