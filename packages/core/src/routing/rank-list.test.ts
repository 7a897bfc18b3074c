import fc from "fast-check";
import { expect, test } from "vitest";
import { RankList } from "./rank-list.ts";

const compare = (a: number, b: number) => a - b;
const sorted = (entries: Iterable<number>) => [...entries].sort(compare);

/** Everything the list can be asked, against a plain sorted array. */
function expectSame(list: RankList<number>, model: number[], probe: number): void {
  expect(list.size).toBe(model.length);
  expect(list.first()).toBe(model[0]);
  expect(list.second()).toBe(model[1]);
  expect(list.firstFrom(probe)).toBe(model.find((entry) => entry >= probe));
  const rank = model.indexOf(probe);
  expect(list.rankOf(probe)).toBe(rank === -1 ? undefined : rank);
}

test("any run of inserts and removals is as with a sorted array", () => {
  const step = fc.record({
    entry: fc.integer({ min: 0, max: 60 }),
    probe: fc.integer({ min: -1, max: 61 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const list = new RankList(compare);
      let model: number[] = [];
      for (const { entry, probe } of steps) {
        // There once: it goes; not there: it comes. The order is total, so nothing is twice in it.
        if (model.includes(entry)) {
          expect(list.remove(entry)).toBe(true);
          model = model.filter((other) => other !== entry);
        } else {
          expect(list.remove(entry)).toBe(false);
          list.insert(entry);
          model = sorted([...model, entry]);
        }
        expectSame(list, model, probe);
      }
      expect([...list]).toEqual(model);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test("thousands of entries, over many chunks, in whatever order they come and go", () => {
  const count = 3_000;
  const orders = fc.constantFrom<(entry: number) => number>(
    (entry) => entry,
    (entry) => count - 1 - entry,
    // 3,000 and 1,237 have no common divisor: every entry once, scattered.
    (entry) => (entry * 1_237) % count,
  );
  fc.assert(
    fc.property(
      orders,
      orders,
      fc.array(fc.integer({ min: -1, max: count }), { minLength: 50, maxLength: 50 }),
      (come, go, probes) => {
        const list = new RankList(compare);
        for (let i = 0; i < count; i += 1) list.insert(come(i));
        const all = Array.from({ length: count }, (_, i) => i);
        expect([...list]).toEqual(all);
        for (const probe of probes) expectSame(list, all, probe);
        const gone = new Set<number>();
        for (let i = 0; i < count - 700; i += 1) {
          gone.add(go(i));
          expect(list.remove(go(i))).toBe(true);
        }
        const left = all.filter((entry) => !gone.has(entry));
        expect([...list]).toEqual(left);
        for (const probe of probes) expectSame(list, left, probe);
        for (const entry of left) expect(list.remove(entry)).toBe(true);
        expectSame(list, [], 0);
        list.insert(5);
        expectSame(list, [5], 5);
      },
    ),
    { numRuns: 12, seed: 1 },
  );
});

test("the second entry is found where the first chunk holds one only", () => {
  const list = new RankList(compare);
  for (let i = 0; i < 600; i += 1) list.insert(i);
  for (let i = 1; i < 128; i += 1) list.remove(i);
  expect([list.first(), list.second()]).toEqual([0, 128]);
});
