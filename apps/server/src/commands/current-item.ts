import {
  type Command,
  type Configuration,
  type ConfigurationItem,
  type ConfigurationKind,
  type Revision,
  revisionOf,
  type State,
  usesOf,
} from "@maru/core";
import type { Problem } from "@maru/protocol";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";

/** With a refusal to change or remove something: what it is now, and what uses it. */
export async function whatIsNow(
  engine: OrganisationEngine,
  command: Command,
  code: Problem["code"],
): Promise<Pick<Problem, "current" | "uses">> {
  const isPut = command.type === "PutConfiguration";
  if (!isPut && command.type !== "RemoveConfiguration") return {};
  const { kind } = command;
  const id = isPut ? command.item.id : command.id;
  if (code === "configuration_changed") {
    return { current: await engine.read((state) => structuredClone(currentItem(state, kind, id))) };
  }
  if (code !== "configuration_in_use" || kind === "settings" || isPut) return {};
  return { uses: await engine.read((state) => usesOf(state, state.configuration, kind, id)) };
}

/** Of one kind; the settings are one of theirs. */
export function itemsOfKind(
  configuration: Configuration,
  kind: ConfigurationKind,
): ConfigurationItem["item"][] {
  const items = configuration[kind];
  return items instanceof Map ? [...items.values()] : [items];
}

export type NamedRevision = { seq: number; at: number; by: string; byName: string };

/** What there is now of an item; both null: nothing. */
export function currentItem(
  state: State,
  kind: ConfigurationKind,
  id: string,
): { revision: NamedRevision | null; item: ConfigurationItem["item"] | null } {
  const item = itemsOfKind(state.configuration, kind).find((each) => each.id === id) ?? null;
  return { revision: namedRevision(state, kind, id), item };
}

export function namedRevision(
  state: State,
  kind: ConfigurationKind,
  id: string,
): NamedRevision | null {
  const revision = revisionOf(state, kind, id);
  return revision === undefined ? null : withName(state, revision);
}

function withName({ configuration }: State, { seq, at, actor }: Revision): NamedRevision {
  const agentId = actor.startsWith("agent:") ? actor.slice("agent:".length) : null;
  const agent = agentId === null ? undefined : configuration.agent.get(agentId as never);
  return { seq, at, by: actor, byName: agent?.name ?? actor };
}
