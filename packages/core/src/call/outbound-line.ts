/** By which trunk and with which number we call somebody (V-71). */
import { agentProfileOf } from "../agent/agent-profile.ts";
import type { AgentProfile, PhoneNumber } from "../configuration/configuration.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentId, PhoneNumberId, TrunkId } from "../ids.ts";
import { dialRefusal } from "./dial-plan.ts";

export type Line = { callerNumber: string | null; trunkId: TrunkId | null };

/**
 * The line by which this agent calls this number: with the number they chose, else the first of their profile, else
 * their outdial entry point's, else the organisation's. A refusal where their dial plan does not allow it. A trunk that seems unreachable is still tried:
 * carriers that answer calls need not answer OPTIONS.
 */
export function lineFor(
  state: State,
  agentId: AgentId,
  number: string,
  chosen: PhoneNumberId | null,
): Line | Refusal {
  const { phoneNumber, settings } = state.configuration;
  const profile = agentProfileOf(state, agentId);
  if (profile === null) return refuse("outdial_not_allowed", "You have no telephone.");
  const refusal = dialRefusal(profile, number);
  if (refusal !== null) return refusal;
  const { callerNumberIds } = profile.outdial;
  if (chosen !== null && !callerNumberIds.includes(chosen)) {
    const detail = "Choose a caller number of your profile.";
    return refuse("caller_number_not_allowed", detail, "callerNumberId");
  }
  const id =
    chosen ??
    callerNumberIds[0] ??
    entryPointNumber(state, profile) ??
    settings.defaultCallerNumberId;
  return lineWith(state, id === null ? undefined : phoneNumber.get(id));
}

/** the outdial entry point's own. */
function entryPointNumber(
  { configuration }: State,
  { outdial }: AgentProfile,
): PhoneNumberId | null {
  if (outdial.entryPointId === null) return null;
  return configuration.entryPoint.get(outdial.entryPointId)?.callerNumberId ?? null;
}

/** The line that shows this number of ours; null: the first trunk, and no number. */
export function lineShowing(state: State, number: string | null): Line {
  for (const item of state.configuration.phoneNumber.values()) {
    if (item.number === number) return lineWith(state, item);
  }
  return lineWith(state, undefined);
}

function lineWith(state: State, shown: PhoneNumber | undefined): Line {
  return {
    callerNumber: shown?.number ?? null,
    trunkId: shown?.trunkId ?? firstTrunk(state),
  };
}

/** The first that can be reached; the first of all when none can. */
function firstTrunk({ configuration, unreachableTrunks }: State): TrunkId | null {
  const trunks = [...configuration.trunk.keys()];
  return trunks.find((id) => !unreachableTrunks.has(id)) ?? trunks[0] ?? null;
}
