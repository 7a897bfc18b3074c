import type { Action } from "./action.ts";

/** The people and things an action names, by their ids in the world (`a1`, `i12`, `q2`); not its keys and messages. */
export function subjectsOf(action: Action): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string" && /^[acdefhilnpqrstuvwx]\d+$/.test(value)) found.push(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
  };
  walk(action);
  return found;
}
