import type { Action } from "./action/action.ts";

export type Shrunk = { actions: Action[]; attempts: number };

/**
 * The shortest list of actions it can find that still fails (delta debugging): takes out ever smaller pieces,
 * over and over until no single action can go. `fails` must not depend on anything but the list.
 */
export function shrink(
  actions: readonly Action[],
  fails: (actions: readonly Action[]) => boolean,
  maxAttempts: number,
): Shrunk {
  let shortest = [...actions];
  let attempts = 0;
  let size = Math.ceil(shortest.length / 2);
  while (size >= 1) {
    let removed = false;
    // From the end: what came last before the failure mostly matters, and what is cut early saves the most time.
    for (let end = shortest.length; end > 0; end -= size) {
      if (attempts >= maxAttempts) return { actions: shortest, attempts };
      const start = Math.max(0, end - size);
      const candidate = [...shortest.slice(0, start), ...shortest.slice(end)];
      attempts += 1;
      if (!fails(candidate)) continue;
      shortest = candidate;
      removed = true;
    }
    if (size === 1 && !removed) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return { actions: shortest, attempts };
}
