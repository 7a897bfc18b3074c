import type { Action } from "./action/action.ts";
import { subjectsOf } from "./action/subjects.ts";

export type Shrunk = { actions: Action[]; attempts: number };

/** Tries what is left of a list, and remembers the shortest that still fails. */
class Search {
  shortest: readonly Action[];
  attempts = 0;
  readonly #fails: (actions: readonly Action[]) => boolean;
  readonly #maxAttempts: number;

  constructor(
    actions: readonly Action[],
    fails: (actions: readonly Action[]) => boolean,
    maxAttempts: number,
  ) {
    this.shortest = actions;
    this.#fails = fails;
    this.#maxAttempts = maxAttempts;
  }

  get isOver(): boolean {
    return this.attempts >= this.#maxAttempts;
  }

  try(candidate: readonly Action[]): boolean {
    if (this.isOver || candidate.length >= this.shortest.length) return false;
    this.attempts += 1;
    if (!this.#fails(candidate)) return false;
    this.shortest = candidate;
    return true;
  }
}

/**
 * The shortest list of actions it can find that still fails. `fails` must not depend on anything but the list.
 * First delta debugging: ever smaller pieces are taken out. Then whole subjects, one or two at once: an agent and the
 * contact that kept them busy can often only go together.
 */
export function shrink(
  actions: readonly Action[],
  fails: (actions: readonly Action[]) => boolean,
  maxAttempts: number,
): Shrunk {
  const search = new Search(actions, fails, maxAttempts);
  do takeOutPieces(search);
  while (takeOutSubjects(search) && !search.isOver);
  return { actions: [...search.shortest], attempts: search.attempts };
}

function takeOutPieces(search: Search): void {
  let size = Math.ceil(search.shortest.length / 2);
  while (!search.isOver) {
    let removed = false;
    // From the end: what is cut there saves the most time in every attempt after.
    for (let end = search.shortest.length; end > 0; end -= size) {
      const { shortest } = search;
      const rest = [...shortest.slice(0, Math.max(0, end - size)), ...shortest.slice(end)];
      if (search.try(rest)) removed = true;
    }
    if (size === 1 && !removed) return;
    size = Math.max(1, Math.ceil(size / 2));
    if (search.shortest.length === 0) return;
  }
}

/** Whether anything went. */
function takeOutSubjects(search: Search): boolean {
  const subjects = [...new Set(search.shortest.flatMap(subjectsOf))];
  let removed = false;
  for (const one of subjects) {
    for (const other of subjects) {
      if (other < one) continue;
      const rest = search.shortest.filter((action) => {
        const named = subjectsOf(action);
        return !named.includes(one) && !named.includes(other);
      });
      if (search.try(rest)) removed = true;
    }
  }
  return removed;
}
