import type { LegId } from "@maru/core";
import { expect, test } from "vitest";
import { WEB_ACCOUNT_MS, type WebCaller, WebCalls } from "./web-calls.ts";

const leg = (id: string) => id as LegId;
const caller = {
  entryPointId: "shop",
  customer: { id: "carol", name: "Carol", language: "ko" },
} as unknown as WebCaller;

test("an account is for one call, however often that is reported", () => {
  const calls = new WebCalls(() => 0);
  const { account } = calls.invite(caller);
  expect(calls.find(account, leg("first"))).toMatchObject(caller);
  expect(calls.find(account, leg("first"))).toMatchObject(caller);
  expect(calls.find(account, leg("second"))).toBe(undefined);
  expect(calls.find("another", leg("first"))).toBe(undefined);
});

test("an account that nobody called with is over after some minutes", () => {
  let now = 0;
  const calls = new WebCalls(() => now);
  const { account } = calls.invite(caller);
  now = WEB_ACCOUNT_MS;
  expect(calls.find(account, leg("first"))).toBe(undefined);
});
