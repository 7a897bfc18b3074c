import type { PhoneKind } from "../agent/agent-session.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";

type MediaEvent = Extract<
  Event,
  { type: "PhoneReachabilityChanged" | "TrunkReachabilityChanged" | "MediaEngineChanged" }
>;

export function applyMediaEvent(state: State, event: MediaEvent, at: number): void {
  switch (event.type) {
    case "PhoneReachabilityChanged":
      phoneChanged(state, event.agentId, event.phone, event.reachable);
      return;
    case "TrunkReachabilityChanged":
      if (event.reachable) state.unreachableTrunks.delete(event.trunkId);
      else state.unreachableTrunks.set(event.trunkId, { since: at });
      return;
    case "MediaEngineChanged":
      state.media = { status: event.status, since: at };
      for (const agentId of state.agents.keys()) state.indexes.unsettled.agents.add(agentId);
      return;
  }
}

function phoneChanged(state: State, agentId: AgentId, phone: PhoneKind, reachable: boolean): void {
  const others = (state.phones.get(agentId) ?? []).filter((known) => known !== phone);
  const phones = reachable ? [...others, phone] : others;
  if (phones.length > 0) state.phones.set(agentId, phones);
  else state.phones.delete(agentId);
  state.indexes.unsettled.agents.add(agentId);
}
