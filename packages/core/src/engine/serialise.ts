import type { OrganisationId } from "../ids.ts";
import { bug } from "./assert.ts";
import { createIndexes } from "./indexes.ts";
import { rebuildIndexes } from "./reindex.ts";
import { createState, type State } from "./state.ts";

/** Raised whenever a noun changes its shape: an older snapshot is then not read, and the journal replayed. */
export const STATE_VERSION = 6;

const MAPS = [
  "agents",
  "lastSignOut",
  "interactions",
  "phones",
  "unreachableTrunks",
  "flowVersions",
  "paces",
  "answered",
  "revisions",
] as const;

/** The nouns as text. Canonical: equal states give equal text, whatever order keys were written in. */
export function serialiseState(state: State): string {
  const { indexes: _, configuration, ...nouns } = state;
  return JSON.stringify({ version: STATE_VERSION, ...nouns, configuration }, canonical);
}

/** Maps as arrays of pairs in their own order, which is part of the state; plain objects by sorted key. */
function canonical(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    sorted[key] = (value as Record<string, unknown>)[key];
  }
  return sorted;
}

/** The state from its text, indexes rebuilt. The caller keeps `STATE_VERSION` beside the text and reads no other. */
export function deserialiseState(text: string): State {
  const raw = JSON.parse(text) as Record<string, unknown> & { version: number };
  if (raw.version !== STATE_VERSION) bug(`a snapshot of version ${raw.version} was not refused`);
  const { version: _, configuration, ...nouns } = raw;
  const maps = Object.fromEntries(MAPS.map((name) => [name, new Map(nouns[name] as [])]));
  const { settings, ...kinds } = configuration as Record<string, unknown>;
  const configured = Object.fromEntries(
    Object.entries(kinds).map(([kind, items]) => [kind, new Map(items as [])]),
  );
  const state = {
    ...createState(nouns["organisationId"] as OrganisationId),
    ...nouns,
    ...maps,
    configuration: { settings, ...configured },
    indexes: createIndexes(),
  } as unknown as State;
  rebuildIndexes(state);
  settleNothing(state);
  return state;
}

/** A snapshot is of a settled state. */
function settleNothing(state: State): void {
  const { unsettled } = state.indexes;
  for (const set of Object.values(unsettled)) (set as Set<unknown>).clear();
}
