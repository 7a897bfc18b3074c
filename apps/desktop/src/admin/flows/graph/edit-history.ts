/** Undo and redo: what was, what is, and what was taken back. Values, not deeds, so that taking back is exact. */

/** Steps that can be taken back; the oldest are forgotten beyond. */
export const HISTORY_LIMIT = 200;

export type EditHistory<Value> = {
  past: readonly Value[];
  present: Value;
  future: readonly Value[];
  /** What the last edit was part of: the next one with the same tag is the same step (the letters of one word). */
  tag: string | null;
};

export const startHistory = <Value>(present: Value): EditHistory<Value> => ({
  past: [],
  present,
  future: [],
  tag: null,
});

/** The history after an edit. The same value again is no edit. `tag` null: a step of its own. */
export function record<Value>(
  history: EditHistory<Value>,
  next: Value,
  tag: string | null = null,
): EditHistory<Value> {
  if (next === history.present) return history;
  if (tag !== null && tag === history.tag) return { ...history, present: next, future: [] };
  const past = [...history.past, history.present].slice(-HISTORY_LIMIT);
  return { past, present: next, future: [], tag };
}

/** What comes next is a step of its own. */
export const seal = <Value>(history: EditHistory<Value>): EditHistory<Value> =>
  history.tag === null ? history : { ...history, tag: null };

export function undo<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present,
    future: [history.present, ...history.future],
    tag: null,
  };
}

export function redo<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future, tag: null };
}
