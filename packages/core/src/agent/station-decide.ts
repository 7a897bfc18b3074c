import { dialRefusal } from "../call/dial-plan.ts";
import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";
import { agentPartyOf } from "../interaction/conversation-decide.ts";
import { notSignedIn } from "./agent-decide.ts";
import { agentProfileOf } from "./agent-profile.ts";
import type { Station } from "./agent-session.ts";
import { contactsOf } from "./agent-status.ts";

/** Where the agent takes calls from now on (V-07). A number is dialled, so their dial plan must allow it. */
export function decideStation(
  state: State,
  { agentId, station }: Extract<Command, { type: "SetStation" }>,
): Decision {
  const session = state.agents.get(agentId);
  if (session === undefined) return notSignedIn();
  if (isSame(session.station, station)) return unchanged;
  const refusal = stationRefusal(state, agentId, station);
  if (refusal !== null) return refusal;
  if (hasCall(state, agentId)) {
    return refuse("agent_has_call", "Finish the call you have, or that rings for you, first.");
  }
  return decided([{ type: "AgentStationChanged", agentId, station }]);
}

function stationRefusal(state: State, agentId: AgentId, station: Station | null): Refusal | null {
  if (station === null) return null;
  const profile = agentProfileOf(state, agentId);
  if (profile === null) return refuse("telephone_not_allowed", "You have no telephone.");
  return station.kind === "number" ? dialRefusal(profile, station.number) : null;
}

function isSame(a: Station | null, b: Station | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind !== "number" || b.kind !== "number") return a.kind === b.kind;
  return a.number === b.number;
}

/** One that rings for them, or that they are in; not one they wrap up. */
export function hasCall(state: State, agentId: AgentId): boolean {
  return contactsOf(state, agentId).some(
    (interaction) =>
      interaction.call !== null &&
      agentPartyOf(interaction, agentId)?.activity.status !== "wrap_up",
  );
}
