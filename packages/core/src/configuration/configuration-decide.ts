import type { Command } from "../engine/command.ts";
import { type Decision, decided } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";
import { lastKeyAgentRefusal, lastKeyRoleRefusal } from "../role/role-refusal.ts";
import type { ConfigurationItem, EntryPoint } from "./configuration.ts";
import { importRefusal, planImport } from "./configuration-import.ts";
import { itemsOfKind, type ListedKind } from "./configuration-reference.ts";
import { describeUses, isUsed, usesOf } from "./configuration-uses.ts";
import { configurationWorld } from "./configuration-world.ts";
import { entryPointStatus } from "./entry-point-status.ts";
import { itemRefusal } from "./item-refusal.ts";
import { revisionRefusal } from "./revision.ts";
import { isSystemMade, madeAlong } from "./system-items.ts";

type ConfigurationCommand = Extract<
  Command,
  { type: "PutConfiguration" | "RemoveConfiguration" | "ImportConfiguration" }
>;

/** The shape of an item was checked at the wire; here is what depends on everything else. */
export function decideConfiguration(state: State, command: ConfigurationCommand): Decision {
  switch (command.type) {
    case "PutConfiguration":
      return putItem(state, command);
    case "RemoveConfiguration":
      return remove(state, command);
    case "ImportConfiguration":
      return importItems(state, command);
  }
}

function putItem(
  state: State,
  { type: _, expected, ...put }: Extract<ConfigurationCommand, { type: "PutConfiguration" }>,
): Decision {
  const before =
    put.kind === "settings"
      ? state.configuration.settings
      : itemsOfKind(state.configuration, put.kind).get(put.item.id);
  const refusal =
    revisionRefusal(state, put.kind, put.item.id, expected) ??
    itemRefusal(configurationWorld(state), put, before) ??
    keysRefusal(state, put);
  if (refusal !== null) return refusal;
  return decided([
    ...putEvents(state, put),
    ...madeAlong(state.configuration, put).flatMap((made) => putEvents(state, made)),
  ]);
}

/** Somebody must be left who can give rights. */
function keysRefusal(state: State, put: ConfigurationItem): Refusal | null {
  if (put.kind === "agent") return lastKeyAgentRefusal(state, put.item.id, put.item);
  return put.kind === "role" ? lastKeyRoleRefusal(state, put.item) : null;
}

function putEvents(state: State, put: ConfigurationItem): Event[] {
  const events: Event[] = [{ type: "ConfigurationPut", ...put }];
  if (put.kind === "agent" && !put.item.active && state.agents.has(put.item.id)) {
    events.push({ type: "AgentSignedOut", agentId: put.item.id, reason: "deactivated" });
  }
  return events;
}

function importItems(
  state: State,
  { mode, items, basis }: Extract<ConfigurationCommand, { type: "ImportConfiguration" }>,
): Decision {
  if (basis !== null && basis !== state.configurationSeq) {
    return refuse(
      "configuration_changed",
      "Somebody has changed the configuration; plan it again.",
    );
  }
  const plan = planImport(state, mode, items);
  const refusal = importRefusal(plan);
  if (refusal !== null) return refusal;
  const events = [
    ...plan.puts.flatMap((put) => putEvents(state, put)),
    ...plan.removals.map(
      ({ kind, item }): Event => ({ type: "ConfigurationRemoved", kind, id: item.id }),
    ),
  ];
  const count = (action: string) => plan.changes.filter((each) => each.action === action).length;
  const counts = { created: count("create"), changed: count("change"), removed: count("remove") };
  return decided(events, { ...counts, unchanged: plan.unchanged });
}

function remove(
  state: State,
  { kind, id, expected }: Extract<ConfigurationCommand, { type: "RemoveConfiguration" }>,
): Decision {
  if (kind === "settings") {
    return refuse("configuration_in_use", "The settings can be changed, not removed.");
  }
  const item = itemsOfKind(state.configuration, kind).get(id);
  if (item === undefined) return refuse("configuration_not_found", `There is no such ${kind}.`);
  const refusal = revisionRefusal(state, kind, id, expected) ?? removalRefusal(state, kind, item);
  return refusal ?? decided([{ type: "ConfigurationRemoved", kind, id }]);
}

function removalRefusal(
  state: State,
  kind: ListedKind,
  item: ConfigurationItem["item"],
): Refusal | null {
  if (isSystemMade(kind, item.id)) {
    return refuse("configuration_of_system", "The system needs this; change it, or switch it off.");
  }
  const uses = usesOf(state, state.configuration, kind, item.id);
  if (isUsed(uses)) return refuse("configuration_in_use", `It is used by ${describeUses(uses)}.`);
  if (kind === "agent") return lastKeyAgentRefusal(state, item.id as AgentId, undefined);
  if (kind !== "entryPoint") return null;
  //
  if (!entryPointStatus(state, item as EntryPoint).reachable) return null;
  return refuse("entry_point_reachable", "Customers can reach it; switch it off first.");
}
