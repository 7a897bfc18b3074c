import { describe, expect, test } from "vitest";
import { explain, type Result, simulate } from "../simulate.ts";
import { PLANTED_BUGS, type PlantedBug } from "./planted-bugs.ts";

const SEEDS = 60;
const STEPS = 400;

function firstFailure({ engine }: PlantedBug): Result {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const result = simulate(engine, seed, STEPS);
    if (result.violations.length > 0) return result;
  }
  throw new Error(`none of ${SEEDS} seeds saw it`);
}

describe("A planted bug is caught, and told in a few lines", () => {
  test.each(PLANTED_BUGS)("$name", (bug) => {
    const failure = explain(bug.engine, firstFailure(bug), 1_500);
    expect(bug.caughtBy).toContain(failure.rule);
    expect(failure.lines.length).toBeGreaterThan(0);
    // Founding the organisation takes seven of them.
    expect(failure.actions.length).toBeLessThanOrEqual(20);
  });
});
