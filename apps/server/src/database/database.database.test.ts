import { sql } from "kysely";
import { expect, test } from "vitest";
import { isStartRefusal } from "../platform/refusal.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { openDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

test("servers that start at once on an empty database migrate it once", async () => {
  const { db } = await createTestDatabase({ empty: true });

  const outcomes = await Promise.all([migrate(db), migrate(db), migrate(db), migrate(db)]);

  expect(outcomes).toEqual([undefined, undefined, undefined, undefined]);
  expect(await db.selectFrom("organisation").selectAll().execute()).toEqual([]);
});

test("a database that a newer Maru migrated is refused", async () => {
  const { db } = await createTestDatabase();
  await sql`insert into kysely_migration (name, timestamp)
    values ('9999-from-the-future', '2031-01-01T00:00:00.000Z')`.execute(db);

  const refusal = await migrate(db);

  expect(refusal?.refused).toBe("database_newer");
  expect(refusal?.words.en).toContain("9999-from-the-future");
});

test("a bigint comes back as a number, and one a double cannot hold is an error", async () => {
  const { pool } = await createTestDatabase();

  expect((await pool.query("select 9007199254740991::bigint as n")).rows).toEqual([
    { n: 9_007_199_254_740_991 },
  ]);
  await expect(pool.query("select 9007199254740992::bigint as n")).rejects.toThrow(RangeError);
});

test("durability is not for sale: every connection commits synchronously to a synced disk", async () => {
  const { pool } = await createTestDatabase();

  const { rows } = await pool.query(
    "select current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync",
  );

  expect(rows).toEqual([{ commit: "on", fsync: "on" }]);
});

test("a statement without an answer fails in time, and nobody waits behind it", async () => {
  const { url } = await createTestDatabase();
  const opened = await openDatabase({
    url,
    maxConnections: 1,
    statementTimeoutMs: 1_000,
    onIdleError: (error) => {
      throw error;
    },
  });
  if (isStartRefusal(opened)) throw new Error(opened.words.en);
  const { db, pool } = opened;
  const hang = "select pg_sleep(8)";

  await expect(pool.query(hang)).rejects.toThrow("timeout");
  await expect(sql.raw(hang).execute(db)).rejects.toThrow("timeout");
  await expect(
    db.transaction().execute((transaction) => sql.raw(hang).execute(transaction)),
  ).rejects.toThrow("timeout");
  expect((await sql<{ n: number }>`select 1 as n`.execute(db)).rows).toEqual([{ n: 1 }]);
  await opened.close();
});

test("what PostgreSQL refuses costs no connection", async () => {
  const { db, pool } = await createTestDatabase();
  const removed: unknown[] = [];
  pool.on("remove", (client) => removed.push(client));

  await expect(sql`select 1 / 0`.execute(db)).rejects.toThrow("division by zero");
  expect(removed).toEqual([]);
});
