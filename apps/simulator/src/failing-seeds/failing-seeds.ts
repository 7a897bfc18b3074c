import { readdirSync, readFileSync } from "node:fs";
import { completeItem } from "@maru/core";
import type { Action } from "../action/action.ts";

/**
 * A run that failed once and must not again. A seed alone would not do: it gives another run as soon as the world
 * learns something new. So the shortened actions themselves are kept, beside the seed they were found with.
 */
export type FailingSeed = {
  name: string;
  seed: number;
  rule: string;
  /** What was wrong. */
  why: string;
  actions: Action[];
};

/** Every one of them, by name. */
export function failingSeeds(): FailingSeed[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => {
      const text = readFileSync(`${import.meta.dirname}/${file}`, "utf8");
      const seed = JSON.parse(text) as Omit<FailingSeed, "name">;
      return { name: file.replace(/\.json$/, ""), ...seed, actions: seed.actions.map(asToday) };
    });
}

/** Items were put before some of their fields existed. Without these the run would be another: refused from the start. */
function asToday(action: Action): Action {
  if (action.do !== "ask" || action.command.type !== "PutConfiguration") return action;
  return { ...action, command: { ...action.command, ...completeItem(action.command) } };
}
