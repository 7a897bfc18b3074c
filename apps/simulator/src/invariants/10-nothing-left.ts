import type { State } from "@maru/core";
import type { Invariant } from "../run/scene.ts";

export const nothingLeft: Invariant = {
  rule: "10",
  title: "When an interaction closes nothing of it is left, in no noun and no index",
  check: ({ state, commit }) => {
    const closed = new Set<string>();
    for (const event of commit?.events ?? []) {
      if (event.type === "InteractionClosed") closed.add(event.interactionId);
    }
    if (closed.size === 0) return [];
    return remainsIn(state, closed);
  },
};

/** Where one of the ids still stands. The walk knows nothing of the state's shape, so no index escapes it. */
export function remainsIn(state: State, ids: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const seen = new Set<object>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === "string" && mentions(value, ids))
      found.push(`${value} is left in ${path}`);
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    for (const [key, child] of childrenOf(value)) {
      if (mayStay(path, key)) continue;
      if (mentions(key, ids)) found.push(`${key} is left as a key of ${path}`);
      walk(child, `${path}.${key}`);
    }
  };
  walk(state, "state");
  return found;
}

/** Ids stand alone or as a word of a compound key ("offer i7.o2", "i7 a1"). */
function mentions(text: string, ids: ReadonlySet<string>): boolean {
  if (ids.has(text)) return true;
  return text.length < 200 && text.split(/[^A-Za-z0-9]+/).some((word) => ids.has(word));
}

function childrenOf(value: object): [string, unknown][] {
  if (value instanceof Map) {
    return [...value].map(([key, child]) => [
      typeof key === "string" ? key : "(object)",
      typeof key === "string" ? child : [key, child],
    ]);
  }
  const own = Object.entries(value);
  if (Array.isArray(value) || !(Symbol.iterator in value)) return own;
  const members = [...(value as Iterable<unknown>)];
  return [...own, ...members.map((member, index) => [String(index), member] as [string, unknown])];
}

/** Answers to repeated keys name what they were about; not-responding names the contact that was missed. */
function mayStay(path: string, key: string): boolean {
  return (
    path === "state.answered" ||
    (path === "state" && key === "answered") ||
    (key === "interactionId" && path.endsWith(".presence"))
  );
}
