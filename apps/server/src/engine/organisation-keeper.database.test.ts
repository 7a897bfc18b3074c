import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { createTestHost } from "../testing/test-engine.ts";
import type { EngineHost } from "./engine-host.ts";
import { keepOrganisationsRunning } from "./organisation-keeper.ts";

const { db, pool, url, close } = await createTestDatabase();
const database = { db, pool, url, close };
const logger = pino({ level: "silent" });

async function keep(host: EngineHost, reports: boolean[]): Promise<void> {
  const report = (served: boolean): void => void reports.push(served);
  const keeper = await keepOrganisationsRunning({ db, host, logger, report, periodMs: 20 });
  onTestFinished(keeper.stop);
}

test("what another node writes counts as served, and is taken over when that node leaves", async () => {
  const first = createTestHost(database, { nodeId: "node-a" });
  const second = createTestHost(database, { nodeId: "node-b" });
  await first.createOrganisation("acme", "Acme");
  const ofFirst: boolean[] = [];
  const ofSecond: boolean[] = [];
  await keep(first, ofFirst);
  await keep(second, ofSecond);
  expect({ ofFirst: ofFirst[0], ofSecond: ofSecond[0] }).toEqual({ ofFirst: true, ofSecond: true });
  await expect(second.organisation("acme")).rejects.toMatchObject({ reason: "not_the_writer" });

  await first.close();

  await expect.poll(() => second.organisation("acme").then(() => "writes", String)).toBe("writes");
  // The node that is closing says so.
  await expect.poll(() => ofFirst.at(-1)).toBe(false);
});

test("an organisation made after the start gets its writer, too", async () => {
  const host = createTestHost(database, { nodeId: "node-c" });
  await keep(host, []);

  await host.createOrganisation("later", "Later");

  const lease = db.selectFrom("lease").selectAll().where("org", "=", "later");
  await expect.poll(async () => (await lease.execute()).length).toBe(1);
});
