import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import type { AgentId, FlowId, QueueId, TrunkId } from "../ids.ts";
import type { ConfigurationItem, ConfigurationKind } from "./configuration.ts";

export function applyConfigurationEvent(
  state: State,
  event: Extract<Event, { type: "ConfigurationPut" | "ConfigurationRemoved" }>,
): void {
  if (event.type === "ConfigurationPut") put(state, event);
  else if (event.kind !== "settings") {
    (state.configuration[event.kind] as Map<string, unknown>).delete(event.id);
    if (event.kind === "agent") {
      state.lastSignOut.delete(event.id as AgentId);
      state.phones.delete(event.id as AgentId);
    }
    if (event.kind === "flow") state.flowVersions.delete(event.id as FlowId);
    if (event.kind === "queue") state.paces.delete(event.id as QueueId);
    if (event.kind === "trunk") state.unreachableTrunks.delete(event.id as TrunkId);
  }
  if (
    bearsOnRouting(state, event.kind, event.type === "ConfigurationPut" ? event.item.id : event.id)
  ) {
    state.indexes.stale = true;
  }
}

function put(state: State, { kind, item }: ConfigurationItem): void {
  if (kind === "settings") state.configuration.settings = item;
  else (state.configuration[kind] as Map<string, unknown>).set(item.id, item);
}

/** Whether live things stand in the indexes by this: rare, and then everything is worked out anew. */
function bearsOnRouting(state: State, kind: ConfigurationKind, id: string): boolean {
  switch (kind) {
    case "queue":
    case "multimediaProfile":
      return true;
    case "agent":
      return state.agents.has(id as AgentId);
    case "settings":
    case "team":
    case "skill":
    case "entryPoint":
    case "idleReason":
    case "wrapUpReason":
    case "agentProfile":
    case "trunk":
    case "phoneNumber":
    case "flow":
    case "variable":
    case "addressBook":
    case "address":
    case "businessHours":
    case "holidayList":
    case "role":
    case "prompt":
    case "predefinedResponse":
      return false;
  }
}
