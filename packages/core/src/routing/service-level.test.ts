import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SERVICE_LEVEL_FORMULAS, serviceLevel, type WaitCounts } from "./service-level.ts";

const counts: WaitCounts = {
  answered: 80,
  answeredInTime: 60,
  abandoned: 20,
  abandonedInTime: 15,
  abandonedShortly: 5,
};

const anyCounts = fc
  .record({
    answeredInTime: fc.nat(50),
    answeredLate: fc.nat(50),
    abandonedShortly: fc.nat(50),
    abandonedInTime: fc.nat(50),
    abandonedLate: fc.nat(50),
  })
  .map(
    (each): WaitCounts => ({
      answered: each.answeredInTime + each.answeredLate,
      answeredInTime: each.answeredInTime,
      abandoned: each.abandonedShortly + each.abandonedInTime + each.abandonedLate,
      abandonedInTime: each.abandonedShortly + each.abandonedInTime,
      abandonedShortly: each.abandonedShortly,
    }),
  );

describe("A-12: the service level", () => {
  test.each([
    ["answered", 60 / 80],
    ["offered", 60 / 100],
    ["without_short_abandons", 60 / 95],
    ["abandons_in_time", 75 / 100],
  ] as const)("by %s is %d", (formula, share) => {
    expect(serviceLevel(formula, counts)).toBe(share);
  });

  test("of nothing is unknown", () => {
    const nothing = {
      ...{ answered: 0, answeredInTime: 0 },
      ...{ abandoned: 0, abandonedInTime: 0, abandonedShortly: 0 },
    };
    for (const formula of SERVICE_LEVEL_FORMULAS) expect(serviceLevel(formula, nothing)).toBeNull();
  });

  test("is a share, and strictest where all that were given up count against it", () => {
    fc.assert(
      fc.property(anyCounts, (any) => {
        const strict = serviceLevel("offered", any);
        for (const formula of SERVICE_LEVEL_FORMULAS) {
          const share = serviceLevel(formula, any);
          if (share === null || strict === null) continue;
          expect(share).toBeLessThanOrEqual(1);
          expect(share).toBeGreaterThanOrEqual(strict);
        }
      }),
    );
  });
});
