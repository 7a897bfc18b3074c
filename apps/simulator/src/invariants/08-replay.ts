import type { Outcome } from "@maru/core";
import type { Invariant } from "../run/scene.ts";

export const replayIsMemory: Invariant = {
  rule: "8.1",
  title: "Replaying the journal gives the state in memory, byte for byte",
  // `before` has been replayed up to this step's commit; the run compares the text after it (see `Run`).
  check: ({ state, journal }) =>
    state.seq === journal.length
      ? []
      : [`memory is at ${state.seq}, the journal at ${journal.length}`],
};

export const snapshotIsMemory: Invariant = {
  rule: "8.2",
  title: "A state loaded from its snapshot is the same, and decides the same",
  check: ({ engine, beforeText, text, state, outcome, twin }) => {
    if (twin === null) return [];
    const wrong: string[] = [];
    if (twin.loadedText !== beforeText) {
      wrong.push(`loaded, it is another: ${difference(twin.loadedText, beforeText)}`);
    }
    if (decision(twin.outcome) !== decision(outcome)) {
      wrong.push(`it decides ${decision(twin.outcome)}, memory decided ${decision(outcome)}`);
    } else if (twin.text !== text) {
      wrong.push(`the same command leaves it different: ${difference(twin.text, text)}`);
    }
    if (twin.dueAt !== engine.nextDueAt(state)) {
      wrong.push(`it has ${twin.dueAt} due next, memory ${engine.nextDueAt(state)}`);
    }
    return wrong;
  },
};

/** As text that is the same for the same outcome, whatever order the keys of its objects are in. */
function decision(outcome: Outcome | null): string {
  return JSON.stringify(outcome, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** Where two texts part, with a little of both. */
export function difference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const from = Math.max(0, at - 40);
  return `"${a.slice(from, at + 60)}" against "${b.slice(from, at + 60)}"`;
}
