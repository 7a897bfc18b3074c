import { known } from "../engine/assert.ts";
import type { Event } from "../engine/event.ts";
import { reindexSession } from "../engine/reindex.ts";
import type { State } from "../engine/state.ts";

type AgentEvent = Extract<
  Event,
  {
    type:
      | "AgentSignedIn"
      | "AgentSignedOut"
      | "AgentPresenceChanged"
      | "AgentConnectionLost"
      | "AgentConnectionRestored"
      | "AgentStationChanged";
  }
>;

export function applyAgentEvent(state: State, event: AgentEvent, at: number): void {
  const { agentId } = event;
  const { unsettled } = state.indexes;
  switch (event.type) {
    case "AgentSignedIn":
      state.lastSignOut.delete(agentId);
      state.agents.set(agentId, {
        agentId,
        signedInAt: at,
        presence: { status: "idle", since: at, reasonId: null, until: null },
        connection: { status: "connected" },
        freeSince: at,
        lastOfferNumber: 0,
        station: null,
      });
      break;
    case "AgentSignedOut":
      state.agents.delete(agentId);
      state.lastSignOut.set(agentId, { reason: event.reason, at });
      unsettled.holders.add(agentId);
      unsettled.departed.add(agentId);
      break;
    case "AgentPresenceChanged": {
      const session = known(state.agents.get(agentId), "the session");
      session.presence = event.presence;
      if (event.presence.status === "available") session.freeSince = at;
      else unsettled.holders.add(agentId);
      break;
    }
    case "AgentConnectionLost":
      known(state.agents.get(agentId), "the session").connection = {
        status: "lost",
        since: at,
        graceEndsAt: event.graceEndsAt,
      };
      break;
    case "AgentConnectionRestored":
      known(state.agents.get(agentId), "the session").connection = { status: "connected" };
      break;
    case "AgentStationChanged":
      known(state.agents.get(agentId), "the session").station = event.station;
      break;
  }
  reindexSession(state, agentId);
}
