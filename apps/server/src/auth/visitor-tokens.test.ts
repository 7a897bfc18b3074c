import { randomBytes } from "node:crypto";
import type { EntryPointId, OrganisationId } from "@maru/core";
import { expect, test } from "vitest";
import { createVisitorTokens, VISITOR_TOKEN_MAX_AGE_MS } from "./visitor-tokens.ts";

const org = "a" as OrganisationId;
const entry = "shop" as EntryPointId;

test("a token says who made it for whom", () => {
  const tokens = createVisitorTokens(randomBytes(32), () => 0);
  const { token, visitor } = tokens.create(org, entry);

  expect(tokens.read(token)).toEqual(visitor);
  expect(visitor).toMatchObject({ kind: "visitor", organisationId: "a", entryPointId: "shop" });
});

test("a token that was touched anywhere is none", () => {
  const tokens = createVisitorTokens(randomBytes(32), () => 0);
  const { token } = tokens.create(org, entry);

  for (let index = 0; index < token.length - 1; index += 1) {
    const other = token[index] === "A" ? "B" : "A";
    const touched = token.slice(0, index) + other + token.slice(index + 1);
    expect(tokens.read(touched), `at ${index}`).toBeUndefined();
  }
  expect(tokens.read(token.slice(0, -4))).toBeUndefined();
  expect(tokens.read("maru_v_")).toBeUndefined();
  expect(tokens.read("maru_v_..")).toBeUndefined();
});

test("another installation's token is none, nor is one past its age", () => {
  let now = 0;
  const tokens = createVisitorTokens(randomBytes(32), () => now);
  const { token } = createVisitorTokens(randomBytes(32), () => now).create(org, entry);
  const own = tokens.create(org, entry).token;

  expect(tokens.read(token)).toBeUndefined();
  now = VISITOR_TOKEN_MAX_AGE_MS;
  expect(tokens.read(own)).toBeDefined();
  now += 1;
  expect(tokens.read(own)).toBeUndefined();
});
