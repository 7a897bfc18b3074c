import type { ConfigurationKind } from "@maru/core";
import { parseConfigurationItem } from "@maru/protocol";
import { pino } from "pino";
import { Registry } from "prom-client";
import { afterEach, expect, test } from "vitest";
import { createAccounts } from "../auth/accounts.ts";
import { DEMO_PASSWORD } from "../auth/demo-password.ts";
import { hashPassword } from "../auth/password.ts";
import { EngineHost } from "../engine/engine-host.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import {
  createDemo,
  DEMO_ORGANISATION,
  demoPasswordsUnchanged,
  demoSignIns,
} from "./demo-organisation.ts";

const sip = "127.0.0.1:5060";
const hosts: EngineHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

function startHost({ pool, db }: TestDatabase): EngineHost {
  const host = new EngineHost({
    pool,
    db,
    nodeId: "test",
    clock: { now: Date.now },
    logger: pino({ level: "silent" }),
    registry: new Registry(),
  });
  hosts.push(host);
  return host;
}

async function configurationOf(host: EngineHost) {
  const engine = await host.organisation(DEMO_ORGANISATION);
  return engine.read(({ configuration, seq }) => structuredClone({ configuration, seq }));
}

test("an empty database gets a shop that works, once", async () => {
  const database = await createTestDatabase();
  const { db } = database;
  const host = startHost(database);

  expect(await createDemo({ db, host, sip })).toBe("created");
  const { configuration, seq } = await configurationOf(host);
  expect(configuration.settings.name).toBe("마루상점");
  expect(configuration.agent.size).toBeGreaterThanOrEqual(12);
  expect(configuration.queue.size).toBeGreaterThanOrEqual(5);
  expect(new Set([...configuration.agent.values()].map(({ roleId }) => roleId))).toEqual(
    new Set(["agent", "supervisor", "administrator"]),
  );
  expect(new Set([...configuration.queue.values()].map(({ strategy }) => strategy)).size).toBe(4);

  expect(await createDemo({ db, host, sip })).toBe("not_needed");
  expect((await configurationOf(host)).seq).toBe(seq);
});

test("each entry point leads to a queue that somebody can serve", async () => {
  const database = await createTestDatabase();
  const host = startHost(database);
  await createDemo({ db: database.db, host, sip });
  const { configuration } = await configurationOf(host);
  const agents = [...configuration.agent.values()];

  for (const { id, queueId, requiredSkills } of configuration.entryPoint.values()) {
    const teamIds = configuration.queue.get(queueId)?.teamIds ?? [];
    const able = agents.filter(
      ({ teamId, skills }) =>
        teamIds.includes(teamId) &&
        Object.entries(requiredSkills).every(([skill, level]) => (skills[skill] ?? 0) >= level),
    );
    expect(able.length, id).toBeGreaterThan(0);
  }
});

test("what the demo configures is what the wire would take", async () => {
  const database = await createTestDatabase();
  const host = startHost(database);
  await createDemo({ db: database.db, host, sip });
  const { configuration } = await configurationOf(host);

  for (const [kind, items] of Object.entries(configuration)) {
    for (const item of items instanceof Map ? items.values() : [items]) {
      const parsed = parseConfigurationItem(kind as ConfigurationKind, item);
      expect(parsed.success, `${kind} ${JSON.stringify(item)}`).toBe(true);
    }
  }
});

test("a start that was cut short is finished by the next", async () => {
  const database = await createTestDatabase();
  const { db } = database;
  const host = startHost(database);
  await host.createOrganisation(DEMO_ORGANISATION, "마루상점");

  expect(await createDemo({ db, host, sip })).toBe("created");
  expect((await configurationOf(host)).configuration.agent.size).toBeGreaterThanOrEqual(12);
});

test("a database that has an organisation of its own gets no demo", async () => {
  const database = await createTestDatabase();
  const { db } = database;
  const host = startHost(database);
  await host.createOrganisation("acme", "Acme");

  expect(await createDemo({ db, host, sip })).toBe("not_needed");
  expect(await db.selectFrom("organisation").select("id").execute()).toEqual([{ id: "acme" }]);
  expect(await demoSignIns({ db, host })).toEqual([]);
  expect(await demoPasswordsUnchanged({ db, host })).toBe(false);
});

test("the shown sign-ins are those that still work; the last one gone, the server may face the world", async () => {
  const database = await createTestDatabase();
  const { db } = database;
  const host = startHost(database);
  await createDemo({ db, host, sip });
  const shown = await demoSignIns({ db, host });
  expect(shown.map(({ role }) => role)).toEqual(
    expect.arrayContaining(["agent", "supervisor", "administrator"]),
  );
  expect(new Set(shown.map(({ password }) => password))).toEqual(new Set([DEMO_PASSWORD]));
  expect(await demoPasswordsUnchanged({ db, host })).toBe(true);

  // The administrator chooses a password of their own and deactivates everybody else.
  const admin = await db
    .selectFrom("account")
    .selectAll()
    .where("agent_id", "=", "admin" as never)
    .executeTakeFirstOrThrow();
  await createAccounts(db).setPassword(
    admin.org,
    admin.agent_id,
    await hashPassword("my own words"),
  );
  expect(await demoSignIns({ db, host })).toHaveLength(shown.length - 1);
  const engine = await host.organisation(DEMO_ORGANISATION);
  const { configuration } = await configurationOf(host);
  for (const agent of configuration.agent.values()) {
    if (agent.id === admin.agent_id) continue;
    const item = { ...agent, active: false };
    const command = { type: "PutConfiguration", kind: "agent", item } as const;
    await engine.command({ command, actor: "agent:admin", key: null });
  }

  expect(await demoSignIns({ db, host })).toEqual([]);
  expect(await demoPasswordsUnchanged({ db, host })).toBe(false);
});
