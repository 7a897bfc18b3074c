/** Who changed an item last, and when: what two administrators on one item are kept apart by. */
import type { Commit } from "../engine/event.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { ConfigurationKind } from "./configuration.ts";

export type Revision = {
  /** Of the commit that wrote the item as it is. */
  seq: number;
  at: number;
  actor: string;
};

/** Undefined: there is no such item, or only its default. */
export function revisionOf(
  { revisions }: Pick<State, "revisions">,
  kind: ConfigurationKind,
  id: string,
): Revision | undefined {
  return revisions.get(revisionKey(kind, id));
}

/** `expected`: the revision somebody saw; null: they saw none; undefined: they do not care. */
export function revisionRefusal(
  state: State,
  kind: ConfigurationKind,
  id: string,
  expected: number | null | undefined,
): Refusal | null {
  if (expected === undefined) return null;
  if ((revisionOf(state, kind, id)?.seq ?? null) === expected) return null;
  return refuse("configuration_changed", "Somebody has changed this since; look at it again.");
}

/** Keeps the revisions true; called with every commit. */
export function noteRevisions(state: State, { seq, at, actor, events }: Commit): void {
  for (const event of events) {
    if (event.type === "ConfigurationPut") {
      state.revisions.set(revisionKey(event.kind, event.item.id), { seq, at, actor });
    } else if (event.type === "ConfigurationRemoved") {
      state.revisions.delete(revisionKey(event.kind, event.id));
    } else continue;
    state.configurationSeq = seq;
  }
}

function revisionKey(kind: ConfigurationKind, id: string): string {
  return `${kind}/${id}`;
}
