import { expect, test } from "vitest";
import { createTokenBuckets } from "./token-buckets.ts";

test("a burst is free, then one at a time as fast as the bucket fills", () => {
  let now = 0;
  const buckets = createTokenBuckets({ burst: 3, perSecond: 2 }, () => now);

  expect([1, 2, 3, 4].map(() => buckets.take("alice"))).toEqual([0, 0, 0, 500]);
  now = 499;
  expect(buckets.take("alice")).toBe(1);
  now = 500;
  expect(buckets.take("alice")).toBe(0);
  expect(buckets.take("alice")).toBe(500);
});

test("each key has its own bucket", () => {
  const buckets = createTokenBuckets({ burst: 1, perSecond: 1 }, () => 0);

  expect([buckets.take("alice"), buckets.take("bob"), buckets.take("alice")]).toEqual([0, 0, 1000]);
});

test("a bucket never holds more than its burst, however long it rested or was given back", () => {
  let now = 0;
  const buckets = createTokenBuckets({ burst: 2, perSecond: 10 }, () => now);
  buckets.take("alice");
  now = 3_600_000;
  buckets.giveBack("alice");

  expect([1, 2, 3].map(() => buckets.take("alice"))).toEqual([0, 0, 100]);
});

test("a clock that is set back costs at most an empty bucket", () => {
  let now = 10_000;
  const buckets = createTokenBuckets({ burst: 2, perSecond: 1 }, () => now);
  buckets.take("alice");
  now = 0;

  expect(buckets.take("alice")).toBe(1000);
  now = 1000;
  expect(buckets.take("alice")).toBe(0);
});
