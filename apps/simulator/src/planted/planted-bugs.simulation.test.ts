import { describe, expect, test } from "vitest";
import { EVERY_RULE } from "../run/run.ts";
import { explain, type Result, simulate } from "../simulate.ts";
import { PLANTED_BUGS, type PlantedBug } from "./planted-bugs.ts";

const SEEDS = 60;
const STEPS = 400;

function firstFailure({ engine, caughtBy }: PlantedBug): Result {
  const options = { ...EVERY_RULE, rules: new Set(caughtBy) };
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const result = simulate(engine, seed, STEPS, options);
    if (result.violations.length > 0) return result;
  }
  throw new Error(`none of ${SEEDS} seeds saw it`);
}

describe("A planted bug is caught, and told in a few lines", () => {
  test.each(PLANTED_BUGS)("$name", (bug) => {
    const failure = explain(bug.engine, firstFailure(bug), 1_500);
    expect(bug.caughtBy).toContain(failure.rule);
    expect(failure.lines.length).toBeGreaterThan(0);
    // Founding an organisation takes seven of them, one with telephones twelve; a conference has many steps.
    expect(failure.actions.length).toBeLessThanOrEqual(40);
  });
});
