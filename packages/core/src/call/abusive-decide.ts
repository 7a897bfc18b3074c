/** [강성종료] (K-44). */
import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import { refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import { agentPartyOf } from "../interaction/conversation-decide.ts";
import { notFound } from "../interaction/customer-decide.ts";
import { wrapUpEndsAt } from "../interaction/placement.ts";
import { customerRefusal, leadingIn } from "./acting.ts";
import { announcementStarts } from "./announcement-starts.ts";
import { dismissOthers } from "./call-end.ts";

/** Nobody stays with the customer, who is told so; the call ends with that. */
export function decideAbusiveEnding(
  state: State,
  command: Extract<Command, { type: "EndAbusiveCall" }>,
  at: number,
): Decision {
  const acting = leadingIn(state, command);
  if ("refused" in acting) return acting;
  const { interaction, call } = acting;
  const refusal = customerRefusal(interaction);
  if (refusal !== null) return refusal;
  const { interactionId, agentId } = command;
  return decided([
    { type: "AbusiveEndingBegun", interactionId, agentId },
    ...dismissOthers(interaction, "ended_by_requester"),
    {
      type: "AgentLeft",
      interactionId,
      agentId,
      reason: "abusive_ending",
      transferredTo: null,
      wrapUp: { endsAt: wrapUpEndsAt(state, interaction, at) },
    },
    announcementStarts(
      interactionId,
      call.legCount,
      { prompts: ["abusive_ending"], bargeIn: false },
      at,
    ),
  ]);
}

/** While wrapping such a call up; the agent is available again by themselves when it is over. */
export function decideRecoveryPause(
  state: State,
  command: Extract<Command, { type: "TakeRecoveryPause" }>,
  at: number,
): Decision {
  const { interactionId, agentId } = command;
  const interaction = state.interactions.get(interactionId);
  if (interaction === undefined) return notFound();
  if (agentPartyOf(interaction, agentId)?.activity.status !== "wrap_up") {
    return refuse("not_in_wrap_up", "You are not wrapping up this contact.");
  }
  const { recoveryPauseMs } = state.configuration.settings;
  if (interaction.call?.abusive !== true || recoveryPauseMs === 0) {
    return refuse("no_recovery_pause", "There is no recovery pause after this contact.");
  }
  const presence = state.agents.get(agentId)?.presence;
  if (presence?.status === "idle" && presence.until !== null) return unchanged;
  const until = at + recoveryPauseMs;
  const pause = { status: "idle", since: at, reasonId: null, until } as const;
  return decided([{ type: "AgentPresenceChanged", agentId, presence: pause }]);
}
