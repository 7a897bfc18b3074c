import { expect, onTestFinished, test } from "vitest";
import { createTestDatabase, runOn } from "../testing/test-database.ts";
import { openDatabase } from "./database.ts";
import { watchDatabase } from "./database-watch.ts";

test("a database that goes and comes back is noticed both times", async () => {
  const { url, close } = await createTestDatabase();
  await close();
  const name = new URL(url.replace("@/", "@localhost/")).pathname.slice(1);
  // A pool that knows its connections will break.
  const opened = await openDatabase({ url, onIdleError: () => undefined });
  if ("refused" in opened) throw new Error(opened.words.en);
  const reports: boolean[] = [];
  const watch = watchDatabase(opened.pool, (alive) => void reports.push(alive), {
    periodMs: 20,
  });
  onTestFinished(async () => {
    watch.stop();
    await opened.close();
  });
  await expect.poll(() => reports.at(-1)).toBe(true);

  await runOn(url, `alter database ${name} allow_connections false`);
  await runOn(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  );
  await expect.poll(() => reports.at(-1)).toBe(false);

  await runOn(url, `alter database ${name} allow_connections true`);
  await expect.poll(() => reports.at(-1)).toBe(true);
});

test("a database that takes the question and says nothing is not alive", async () => {
  const { pool } = await createTestDatabase();
  const reports: boolean[] = [];
  // The same question, with an answer that takes too long.
  const slow = {
    query: (question: object) => pool.query({ ...question, text: "select pg_sleep(2)" }),
  } as unknown as typeof pool;
  const timing = { periodMs: 20, patienceMs: 50 };
  const watch = watchDatabase(slow, (alive) => void reports.push(alive), timing);

  await expect.poll(() => reports).toContain(false);
  watch.stop();
});
