import { waitingPlacement } from "../call/call-parties.ts";
import type { State } from "../engine/state.ts";
import { graphNames } from "../flow/flow-graph.ts";
import type { QueueId } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import type { Configuration, ConfigurationKind } from "./configuration.ts";
import { itemsOf, type ListedKind, nameOfItem, referencesOf } from "./configuration-reference.ts";

/** That an item is named by another. */
export type Use = { kind: ConfigurationKind; id: string; name: string; field: string };

/** What still needs an item. */
export type Uses = {
  items: Use[];
  liveContacts: number;
  /** Signed-in agents: the agent themself, or those idle for this reason. */
  agents: number;
};

export function usesOf(
  state: State,
  configuration: Configuration,
  kind: ListedKind,
  id: string,
): Uses {
  const items = [...namedBy(configuration, kind, id), ...namedByFlows(state, kind, id)];
  return { items, ...liveUsesOf(state, kind, id) };
}

export function isUsed({ items, liveContacts, agents }: Uses): boolean {
  return items.length > 0 || liveContacts > 0 || agents > 0;
}

/** Other items that name it, each with the first field that does. */
function namedBy(configuration: Configuration, kind: ListedKind, id: string): Use[] {
  const uses: Use[] = [];
  for (const put of itemsOf(configuration)) {
    if (put.kind === kind && put.item.id === id) continue;
    const reference = referencesOf(put).find((each) => each.kind === kind && each.id === id);
    if (reference === undefined) continue;
    const { field } = reference;
    uses.push({ kind: put.kind, id: put.item.id, name: nameOfItem(put), field });
  }
  return uses;
}

/** Kinds that steps of flows name. */
const NAMED_IN_FLOWS: ReadonlySet<ListedKind> = new Set<ListedKind>([
  "queue",
  "variable",
  "skill",
  "prompt",
  "businessHours",
]);

/** Flows whose contacts, new ones or some under way, come to a step that names it; a draft may name anything. */
function namedByFlows(state: State, kind: ListedKind, id: string): Use[] {
  const uses: Use[] = [];
  if (!NAMED_IN_FLOWS.has(kind)) return uses;
  for (const [flowId, versions] of state.flowVersions) {
    if (!versions.some(({ graph }) => graphNames(graph, id))) continue;
    const name = state.configuration.flow.get(flowId)?.name ?? flowId;
    uses.push({ kind: "flow", id: flowId, name, field: "published" });
  }
  return uses;
}

/** For a removal of many: what goes on now, without the items. */
export function liveUsesOf(state: State, kind: ListedKind, id: string): Omit<Uses, "items"> {
  const contacts = contactUse(kind, id);
  let liveContacts = 0;
  if (contacts !== null) {
    for (const interaction of state.interactions.values()) {
      if (contacts(interaction)) liveContacts += 1;
    }
  }
  return { liveContacts, agents: agentsUsing(state, kind, id) };
}

function contactUse(kind: ListedKind, id: string): ((interaction: Interaction) => boolean) | null {
  switch (kind) {
    case "skill":
      return (interaction) =>
        Object.hasOwn(interaction.placement.requiredSkills, id) ||
        Object.hasOwn(waitingPlacement(interaction)?.requiredSkills ?? {}, id);
    case "queue":
      return (interaction) => isIn(interaction, id as QueueId);
    case "entryPoint":
      return ({ entryPointId }) => entryPointId === id;
    case "flow":
      return ({ flow }) => flow?.flowId === id;
    case "variable":
      return ({ variables }) => Object.hasOwn(variables, id);
    default:
      return null;
  }
}

function isIn(interaction: Interaction, queueId: QueueId): boolean {
  if (interaction.placement.queueId === queueId) return true;
  const target = interaction.call?.consult?.target;
  if (target?.type === "queue" && target.queueId === queueId) return true;
  return interaction.parties.some(
    (party) =>
      party.kind === "agent" &&
      party.activity.status === "wrap_up" &&
      party.activity.queueId === queueId,
  );
}

/** Whoever waits for one agent alone waits for one who is signed in. */
function agentsUsing(state: State, kind: ListedKind, id: string): number {
  let agents = 0;
  if (kind !== "agent" && kind !== "idleReason") return agents;
  for (const { agentId, presence } of state.agents.values()) {
    if (kind === "agent" && agentId === id) agents += 1;
    if (kind === "idleReason" && presence.status === "idle" && presence.reasonId === id) {
      agents += 1;
    }
  }
  return agents;
}

/** For the refusal, in English: the first few by name. */
export function describeUses({ items, liveContacts, agents }: Uses): string {
  const named = items.slice(0, 3).map(({ kind, name, id }) => `the ${kind} ${name} (${id})`);
  if (items.length > 3) named.push(`${items.length - 3} more`);
  if (liveContacts > 0) named.push(`${liveContacts} live contacts`);
  if (agents > 0) named.push(`${agents} agents signed in`);
  return named.join(", ");
}
