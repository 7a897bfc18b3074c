import { pino } from "pino";
import { expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { LeaseKeeper } from "./lease-keeper.ts";

test("a renewal that the network swallows is not the last", async () => {
  const { pool, db } = await createTestDatabase();
  await db.insertInto("organisation").values({ id: "acme", name: "Acme" }).execute();
  let renewals = 0;
  const swallowing = {
    query(question: { text: string }) {
      if (question.text.startsWith("update lease")) renewals += 1;
      const swallowed = question.text.startsWith("update lease") && renewals === 1;
      return pool.query(
        swallowed ? { ...question, text: "select pg_sleep(9)", values: [] } : question,
      );
    },
  } as unknown as typeof pool;
  const keeper = new LeaseKeeper(swallowing, "node-a", pino({ level: "silent" }));
  const first = await keeper.take("acme");
  const ends: number[] = [];
  keeper.keep("acme", {
    extendLease: (leaseEndsAt) => void ends.push(leaseEndsAt),
    checkLease: () => undefined,
    loseLease: () => undefined,
  });

  await expect.poll(() => ends.length, { timeout: 8_500 }).toBe(1);
  // In time: the lease was not over yet.
  expect(performance.now()).toBeLessThan(first ?? 0);
  await keeper.close(["acme"]);
}, 12_000);
