import { readdirSync, readFileSync } from "node:fs";
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
      return {
        name: file.replace(/\.json$/, ""),
        ...(JSON.parse(text) as Omit<FailingSeed, "name">),
      };
    });
}
