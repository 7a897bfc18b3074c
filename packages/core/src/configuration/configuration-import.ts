/** A whole configuration brought in at once: what it would change, what speaks against it, and the change itself. */
import type { Refusal } from "../engine/refusal.ts";
import { refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import { holdsKeys, permissionsOf } from "../role/role.ts";
import type { Configuration, ConfigurationItem, ConfigurationKind } from "./configuration.ts";
import {
  itemsOf,
  itemsOfKind,
  KINDS_IN_ORDER,
  type ListedKind,
  nameOfItem,
} from "./configuration-reference.ts";
import { describeUses, isUsed, liveUsesOf } from "./configuration-uses.ts";
import { type ConfigurationWorld, configurationWorld } from "./configuration-world.ts";
import { entryPointStatus } from "./entry-point-status.ts";
import { refuseField } from "./field-reason.ts";
import { differencesOf, type FieldDifference } from "./item-difference.ts";
import { itemRefusal } from "./item-refusal.ts";
import { isSystemMade, madeAlong } from "./system-items.ts";

/** `merge`: items are added and changed. `replace`: what the document does not have is removed as well. */
export type ImportMode = "merge" | "replace";

export type PlannedChange = {
  kind: ConfigurationKind;
  id: string;
  name: string;
  action: "create" | "change" | "remove";
  fields: FieldDifference[];
};

export type ImportProblem = { kind: ConfigurationKind; id: string; name: string; refusal: Refusal };

export type ImportPlan = {
  changes: PlannedChange[];
  unchanged: number;
  problems: ImportProblem[];
  /** Of the last change of the configuration: whoever applies the plan can say that nothing has come between. */
  basis: number;
  puts: ConfigurationItem[];
  /** What is named goes after what names it. */
  removals: ConfigurationItem[];
};

/** Every check of a single change holds, each against the whole as it will be. */
export function planImport(
  state: State,
  mode: ImportMode,
  items: readonly ConfigurationItem[],
): ImportPlan {
  const given = eachOnce(items);
  const removals = mode === "replace" ? leftOut(state.configuration, given.items) : [];
  const after = afterChanges(state.configuration, given.items, removals);
  const puts = [...given.items, ...after.madeAlong].sort(
    (a, b) => placeOf(a.kind) - placeOf(b.kind),
  );
  const changes = puts.map((put) => changeOf(state.configuration, put));
  const isChange = changes.map(({ action, fields }) => action === "create" || fields.length > 0);
  const world = configurationWorld(state, after.configuration);
  return {
    changes: [...changes.filter((_, index) => isChange[index]), ...removals.map(removalOf)],
    unchanged: isChange.filter((each) => !each).length,
    problems: [
      ...given.problems,
      // Where something is removed, what stays as it is may name it.
      ...putProblems(world, removals.length > 0 ? puts : puts.filter((_, i) => isChange[i])),
      ...removals.flatMap((removed) => removalProblems(state, removed)),
      ...keyProblems(state.configuration, after.configuration),
    ],
    basis: state.configurationSeq,
    puts: puts.filter((_, index) => isChange[index]),
    removals,
  };
}

/** The first problem, said so that it can be found in the document. */
export function importRefusal({ problems }: ImportPlan): Refusal | null {
  const first = problems[0];
  if (first === undefined) return null;
  const { kind, id, refusal } = first;
  const more = problems.length > 1 ? ` There are ${problems.length - 1} more problems.` : "";
  const field = [kind, id, refusal.field].filter((part) => part !== undefined).join(".");
  return { ...refusal, detail: `${refusal.detail}${more}`, field };
}

function eachOnce(items: readonly ConfigurationItem[]) {
  const once = new Map<string, ConfigurationItem>();
  const problems: ImportProblem[] = [];
  for (const put of items) {
    const key = `${put.kind}/${put.item.id}`;
    if (once.has(key)) {
      problems.push(problemOf(put, refuseField("id", "named_twice", { id: put.item.id })));
    } else once.set(key, put);
  }
  return { items: [...once.values()], problems };
}

function leftOut(
  configuration: Configuration,
  items: readonly ConfigurationItem[],
): ConfigurationItem[] {
  const kept = new Set(items.map(({ kind, item }) => `${kind}/${item.id}`));
  const removals = [...itemsOf(configuration)].filter(
    ({ kind, item }) =>
      kind !== "settings" && !isSystemMade(kind, item.id) && !kept.has(`${kind}/${item.id}`),
  );
  return removals.reverse();
}

function afterChanges(
  before: Configuration,
  puts: readonly ConfigurationItem[],
  removals: readonly ConfigurationItem[],
): { configuration: Configuration; madeAlong: ConfigurationItem[] } {
  const configuration: Configuration = { ...before };
  for (const kind of KINDS_IN_ORDER) {
    (configuration as Record<ListedKind, unknown>)[kind] = new Map(itemsOfKind(before, kind));
  }
  for (const put of puts) write(configuration, put);
  for (const { kind, item } of removals) {
    if (kind !== "settings") itemsOfKind(configuration, kind).delete(item.id);
  }
  const made: ConfigurationItem[] = [];
  for (const put of puts) {
    for (const along of madeAlong(configuration, put)) {
      write(configuration, along);
      made.push(along);
    }
  }
  return { configuration, madeAlong: made };
}

function write(configuration: Configuration, { kind, item }: ConfigurationItem): void {
  if (kind === "settings") configuration.settings = item;
  else itemsOfKind(configuration, kind).set(item.id, item);
}

function existing(
  configuration: Configuration,
  { kind, item }: ConfigurationItem,
): ConfigurationItem["item"] | undefined {
  if (kind === "settings") return configuration.settings;
  return itemsOfKind(configuration, kind).get(item.id);
}

function changeOf(configuration: Configuration, put: ConfigurationItem): PlannedChange {
  const before = existing(configuration, put);
  const named = { kind: put.kind, id: put.item.id, name: nameOfItem(put) };
  if (before === undefined) return { ...named, action: "create", fields: [] };
  return { ...named, action: "change", fields: differencesOf(before, put.item) };
}

function removalOf(removed: ConfigurationItem): PlannedChange {
  const { kind, item } = removed;
  return { kind, id: item.id, name: nameOfItem(removed), action: "remove", fields: [] };
}

function putProblems(
  world: ConfigurationWorld,
  puts: readonly ConfigurationItem[],
): ImportProblem[] {
  return puts.flatMap((put) => {
    const refusal = itemRefusal(world, put, existing(world.state.configuration, put));
    return refusal === null ? [] : [problemOf(put, refusal)];
  });
}

/** What is left names nothing that goes: the items themselves were asked that. */
function removalProblems(state: State, removed: ConfigurationItem): ImportProblem[] {
  const { kind, item } = removed;
  if (kind === "settings") return [];
  const live = { items: [], ...liveUsesOf(state, kind, item.id) };
  if (isUsed(live)) {
    const detail = `It is used by ${describeUses(live)}.`;
    return [problemOf(removed, refuse("configuration_in_use", detail))];
  }
  if (kind !== "entryPoint" || !entryPointStatus(state, item).reachable) return [];
  const detail = "Customers can reach it; switch it off first.";
  return [problemOf(removed, refuse("entry_point_reachable", detail))];
}

/** Somebody must be left who can give rights. */
function keyProblems(before: Configuration, after: Configuration): ImportProblem[] {
  const keyHolders = (configuration: Configuration) =>
    [...configuration.agent.values()].filter((agent) =>
      holdsKeys(permissionsOf(configuration, agent)),
    );
  const [holder] = keyHolders(before);
  if (holder === undefined || keyHolders(after).length > 0) return [];
  const detail = "Nobody would be left who can manage people and roles.";
  return [problemOf({ kind: "agent", item: holder }, refuse("last_administrator", detail))];
}

function problemOf(put: ConfigurationItem, refusal: Refusal): ImportProblem {
  return { kind: put.kind, id: put.item.id, name: nameOfItem(put), refusal };
}

function placeOf(kind: ConfigurationKind): number {
  return kind === "settings" ? KINDS_IN_ORDER.length : KINDS_IN_ORDER.indexOf(kind);
}
