import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action } from "./action/action.ts";
import { CORE } from "./engine.ts";
import { Random } from "./random.ts";
import { EVERY_RULE } from "./run/run.ts";
import { shrink } from "./shrink.ts";
import { play, simulate } from "./simulate.ts";

describe("A run is a function of its seed", () => {
  test("the same seed gives the same actions and the same steps", () => {
    const [first, second] = [simulate(CORE, 7, 200), simulate(CORE, 7, 200)];
    expect(second).toEqual(first);
    expect(simulate(CORE, 8, 200).actions).not.toEqual(first.actions);
  });

  test("recorded actions, written to text and read again, give the same steps", () => {
    const result = simulate(CORE, 11, 200);
    const actions = JSON.parse(JSON.stringify(result.actions)) as Action[];
    expect(play(CORE, actions, EVERY_RULE).tally).toEqual(result.tally);
  });
});

describe("The dice", () => {
  test("stays within its bounds, reaches both, and gives each seed another row", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: -50, max: 50 }), fc.nat(6), (seed, from, span) => {
        const random = new Random(seed);
        const thrown = Array.from({ length: 400 }, () => random.between(from, from + span));
        expect(Math.min(...thrown)).toBe(from);
        expect(Math.max(...thrown)).toBe(from + span);
      }),
      { numRuns: 50 },
    );
    const row = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 4 }, () => random.next()).join();
    };
    expect(new Set(Array.from({ length: 1_000 }, (_, seed) => row(seed))).size).toBe(1_000);
  });
});

describe("Shrinking", () => {
  const waits = Array.from({ length: 200 }, (_, ms): Action => ({ do: "wait", ms }));

  test("keeps exactly the actions a failure needs, in their order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(199), { minLength: 1, maxLength: 6 }), (needed) => {
        const fails = (actions: readonly Action[]) =>
          needed.every((ms) => actions.some((action) => action.do === "wait" && action.ms === ms));
        const shrunk = shrink(waits, fails, 5_000);
        const expected = [...needed].sort((a, b) => a - b);
        expect(shrunk.actions).toEqual(expected.map((ms) => ({ do: "wait", ms })));
      }),
      { numRuns: 30 },
    );
  });

  test("stops at the limit with what it has, which still fails", () => {
    const fails = (actions: readonly Action[]) => actions.length > 3;
    const { actions, attempts } = shrink(waits, fails, 4);
    expect(attempts).toBe(4);
    expect(fails(actions)).toBe(true);
    expect(actions.length).toBeLessThan(waits.length);
  });
});
