import type { AgentId, TrunkId } from "@maru/core";
import { expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { createTelephoneSecrets } from "./telephone-secrets.ts";

const alice = "alice" as AgentId;
const line = "line" as TrunkId;

test("each phone has a password of its own, the same after a restart, and none is stored", async () => {
  const { db } = await createTestDatabase();
  const secrets = await createTelephoneSecrets(db);
  const browser = secrets.phonePassword("acme", alice, "browser");

  expect(browser.length).toBeGreaterThanOrEqual(32);
  expect(secrets.phonePassword("acme", alice, "desk_phone")).not.toBe(browser);
  expect(secrets.phonePassword("other", alice, "browser")).not.toBe(browser);
  const again = await createTelephoneSecrets(db);
  expect(again.phonePassword("acme", alice, "browser")).toBe(browser);
});

test("a trunk's password comes back as it was, and cannot be read in the table", async () => {
  const { db } = await createTestDatabase();
  await db.insertInto("organisation").values({ id: "acme", name: "Acme" }).execute();
  const secrets = await createTelephoneSecrets(db);
  await secrets.putTrunkPassword("acme", line, "비밀번호 one");
  await secrets.putTrunkPassword("acme", line, "비밀번호 two");

  expect(await secrets.trunkPasswords("acme")).toEqual(new Map([[line, "비밀번호 two"]]));
  expect(await secrets.trunkPasswords("other")).toEqual(new Map());
  const rows = await db.selectFrom("trunk_password").selectAll().execute();
  expect(rows.map(({ sealed }) => sealed.toString("utf8")).join()).not.toContain("two");
  await secrets.putTrunkPassword("acme", line, null);
  expect(await secrets.trunkPasswords("acme")).toEqual(new Map());
});

test("a sealed password put in another trunk's place is not taken", async () => {
  const { db } = await createTestDatabase();
  await db.insertInto("organisation").values({ id: "acme", name: "Acme" }).execute();
  const secrets = await createTelephoneSecrets(db);
  await secrets.putTrunkPassword("acme", line, "secret");
  await db
    .updateTable("trunk_password")
    .set({ trunk_id: "another" } as never)
    .execute();

  await expect(secrets.trunkPasswords("acme")).rejects.toThrow();
});
