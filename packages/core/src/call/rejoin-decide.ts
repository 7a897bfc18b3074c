import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentParty, Interaction } from "../interaction/interaction.ts";
import { phoneNotReady } from "../routing/readiness.ts";
import { actingIn } from "./acting.ts";
import { dialAgent, RING_MS } from "./leg.ts";

/**
 * The agent's page was loaded anew and wants the call it had. A connection that seems to be up is replaced: the page
 * knows better whether it is.
 */
export function decideRejoin(
  state: State,
  command: Extract<Command, { type: "RejoinCall" }>,
  at: number,
): Decision {
  const acting = actingIn(state, command);
  if ("refused" in acting) return acting;
  const { interaction, party } = acting;
  const dial = party.leg?.status === "ringing" ? party.leg.dial : null;
  if (dial?.to === "station" && dial.autoAnswer) return unchanged;
  const notReady = phoneNotReady(state, party.agentId);
  if (notReady !== null) return refuse(notReady, "Your phone cannot be rung now.");
  return decided([rejoin(state, interaction, party, at)]);
}

/** Rings the agent's phone to answer at once, for as long as they are waited for. */
export function rejoin(
  state: State,
  interaction: Interaction,
  { id: partyId, agentId, phoneLost }: AgentParty,
  at: number,
): Event {
  const how = { autoAnswer: true, ringsUntil: phoneLost?.graceEndsAt ?? at + RING_MS };
  return {
    type: "LegDialled",
    interactionId: interaction.id,
    partyId,
    leg: dialAgent(state, interaction, agentId, how, at),
  };
}
