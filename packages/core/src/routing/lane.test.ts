import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Queue } from "../configuration/configuration.ts";
import { hasSkills, relaxationStepsAt, relaxedSkills, skillsKey } from "./lane.ts";

const skillName = fc.constantFrom("korean", "billing", "a", "B", "x.y", "constructor");
const levels = fc.dictionary(skillName, fc.integer({ min: 1, max: 10 }));
const relaxation = fc
  .uniqueArray(
    fc.record({
      afterMs: fc.integer({ min: 1_000, max: 100_000 }),
      lowerBy: fc.integer({ min: 1, max: 10 }),
    }),
    { maxLength: 10, selector: ({ afterMs }) => afterMs },
  )
  .map((steps) => steps.sort((a, b) => a.afterMs - b.afterMs));
const queueWith = (steps: Queue["relaxation"]) => ({ relaxation: steps }) as Queue;
const settings = { numRuns: 500, seed: 1 };

describe("skillsKey", () => {
  test("does not depend on the order of writing", () => {
    fc.assert(
      fc.property(levels, (skills) => {
        const reversed = Object.fromEntries(Object.entries(skills).reverse());
        expect(skillsKey(reversed)).toBe(skillsKey(skills));
      }),
      settings,
    );
  });

  test("is the same for equal requirements only", () => {
    fc.assert(
      fc.property(levels, levels, (one, other) => {
        const same = hasSkills(one, other) && hasSkills(other, one);
        expect(skillsKey(one) === skillsKey(other)).toBe(same);
      }),
      settings,
    );
  });

  test("of nothing asked is empty", () => {
    expect(skillsKey({})).toBe("");
  });
});

describe("relaxation", () => {
  test("steps taken are those whose time has come", () => {
    fc.assert(
      fc.property(relaxation, fc.nat(200_000), fc.nat(200_000), (steps, enteredAt, ageMs) => {
        const taken = relaxationStepsAt(queueWith(steps), enteredAt, enteredAt + ageMs);
        expect(taken).toBe(steps.filter(({ afterMs }) => afterMs <= ageMs).length);
      }),
      settings,
    );
  });

  test("lowers every skill by the sum of the steps taken; what comes to 0 is not asked", () => {
    fc.assert(
      fc.property(levels, relaxation, fc.nat(12), (requiredSkills, steps, relaxationSteps) => {
        const relaxed = relaxedSkills({ requiredSkills, relaxationSteps }, queueWith(steps));
        const lowered = steps
          .slice(0, relaxationSteps)
          .reduce((sum, step) => sum + step.lowerBy, 0);
        const expected = Object.entries(requiredSkills)
          .map(([skill, level]) => [skill, level - lowered] as const)
          .filter(([, level]) => level > 0);
        expect(relaxed).toEqual(Object.fromEntries(expected));
      }),
      settings,
    );
  });

  test("never asks for more than before: who could serve it still can", () => {
    fc.assert(
      fc.property(
        levels,
        levels,
        relaxation,
        fc.nat(10),
        (skills, requiredSkills, steps, taken) => {
          const asked = (relaxationSteps: number) =>
            relaxedSkills({ requiredSkills, relaxationSteps }, queueWith(steps));
          if (hasSkills(skills, asked(taken)))
            expect(hasSkills(skills, asked(taken + 1))).toBe(true);
        },
      ),
      settings,
    );
  });
});
