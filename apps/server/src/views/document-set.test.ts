import { expect, test } from "vitest";
import { DocumentSet } from "./document-set.ts";

test("a document that says the same is not a change", () => {
  const set = new DocumentSet(0);
  set.put("me", '{"a":1}', 1);
  expect(set.takeChanges()).toEqual({ put: ['["me",{"a":1}]'], remove: [] });
  set.put("me", '{"a":1}', 2);
  expect(set.hasChanges).toBe(false);
});

test("resuming gives what was missed, removals too, and no entry twice", () => {
  const set = new DocumentSet(0);
  set.put("me", '"me1"', 1);
  set.put("contact/c", '"c2"', 2);
  set.put("entry/c/1", '"e2"', 2);
  set.put("entry/c/2", '"e3"', 3);
  set.put("contact/d", '"d1"', 1);
  set.remove("contact/d", 3);
  expect(set.since(2)).toEqual({
    put: ['["contact/c","c2"]', '["entry/c/2","e3"]'],
    remove: ["contact/d"],
  });
  expect(set.since(0).put).toHaveLength(4);
});

test("what came back after it was removed is not reported as gone", () => {
  const set = new DocumentSet(0);
  set.put("contact/c", '"1"', 1);
  set.remove("contact/c", 2);
  set.put("contact/c", '"3"', 3);
  expect(set.since(1)).toEqual({ put: ['["contact/c","3"]'], remove: [] });
  expect(set.takeChanges()).toEqual({ put: ['["contact/c","3"]'], remove: [] });
});

test("who is further behind than it remembers is not told half of it", () => {
  const set = new DocumentSet(5);
  for (let number = 1; number <= 600; number += 1) {
    set.put(`contact/${number}`, '""', 5 + number);
    set.remove(`contact/${number}`, 5 + number);
  }
  expect(set.knownSince).toBe(106);
  set.put("entry/c/1", '""', 700);
  set.forget("entry/c/1");
  expect(set.knownSince).toBe(700);
  expect(set.takeChanges().put).toEqual([]);
});
