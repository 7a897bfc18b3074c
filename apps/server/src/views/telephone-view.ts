import { type Agent, type AgentProfile, loadOf, phoneNotReady, type State } from "@maru/core";
import type { MeDocument } from "@maru/protocol";

type Telephone = NonNullable<MeDocument["telephone"]>;

/** What an agent may do with a telephone (V-01); null: they have none (K-02). */
export function telephoneView(state: State, agent: Agent): Telephone | null {
  const profile =
    agent.agentProfileId === null
      ? undefined
      : state.configuration.agentProfile.get(agent.agentProfileId);
  if (profile === undefined) return null;
  const station = state.agents.get(agent.id)?.station ?? null;
  const registered = state.phones.get(agent.id) ?? [];
  return {
    extension: agent.extension,
    station: station === null ? null : { ...station },
    stationReachable:
      station !== null && (station.kind === "number" || registered.includes(station.kind)),
    registered: [...registered],
    outdial: outdialControl(state, agent, profile),
    callerNumbers: callerNumbers(state, profile),
  };
}

/** The first reason why the agent cannot dial now (V-70, V-72), in words the catalogue has. */
function outdialControl(
  state: State,
  agent: Agent,
  { outdial }: AgentProfile,
): Telephone["outdial"] {
  if (!outdial.allowed || outdial.entryPointId === null) {
    return { visible: false, enabled: false, reason: null };
  }
  const reason = notDialling(state, agent, outdial.fromAnyState);
  return { visible: true, enabled: reason === null, reason };
}

function notDialling(state: State, { id }: Agent, fromAnyState: boolean): string | null {
  const session = state.agents.get(id);
  if (session === undefined) return "agent_not_signed_in";
  if (loadOf(state, id).voice > 0) return "agent_has_call";
  if (session.presence.status !== "idle" && !fromAnyState) return "agent_not_idle";
  return phoneNotReady(state, id);
}

/** V-71: those of the profile, else the organisation's own; the first is the default. */
function callerNumbers({ configuration }: State, { outdial }: AgentProfile) {
  const { phoneNumber, settings } = configuration;
  const tenants = settings.defaultCallerNumberId === null ? [] : [settings.defaultCallerNumberId];
  const ids = outdial.callerNumberIds.length > 0 ? outdial.callerNumberIds : tenants;
  return ids.flatMap((numberId) => {
    const found = phoneNumber.get(numberId);
    return found?.outbound === true
      ? [{ id: found.id, number: found.number, label: found.label }]
      : [];
  });
}
