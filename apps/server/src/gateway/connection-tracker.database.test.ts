import type { InteractionId, OrganisationId } from "@maru/core";
import { pino } from "pino";
import { expect, test } from "vitest";
import { EngineFault } from "../engine/engine-fault.ts";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { createTestHost } from "../testing/test-engine.ts";
import {
  agent,
  createTestOrganisation,
  makeAvailable,
  say,
  startChat,
} from "../testing/test-organisation.ts";
import { createConnectionTracker } from "./connection-tracker.ts";

const acme = "acme" as OrganisationId;
const alice = { kind: "agent", agentId: agent("alice") } as const;
const carol = { kind: "customer", customerId: "carol" as never } as const;
const logger = pino({ level: "silent" });

const host = createTestHost(await createTestDatabase());
const engine = await createTestOrganisation(host);
await makeAvailable(engine, "alice");
const organisation = (id: string): Promise<OrganisationEngine> => host.organisation(id);

const ofAlice = () => engine.read(({ agents }) => agents.get(alice.agentId)?.connection.status);
const ofCarol = () =>
  engine.read(({ interactions }) => {
    const party = interactions.get("c1" as InteractionId)?.parties[0];
    return party?.kind === "customer" ? party.connection.status : undefined;
  });

test("an agent is connected while one of their sockets is", async () => {
  const tracker = createConnectionTracker({ organisation, logger, visitMs: 60_000 });
  const [desktop, phone] = [tracker.connected(acme, alice), tracker.connected(acme, alice)];
  desktop();
  desktop();
  await settled();
  expect(await ofAlice()).toBe("connected");
  phone();
  await expect.poll(ofAlice).toBe("lost");
  tracker.connected(acme, alice);
  await expect.poll(ofAlice).toBe("connected");
});

test("a chat that begins after its customer's last socket has closed is known to be without them", async () => {
  const tracker = createConnectionTracker({ organisation, logger, visitMs: 60_000 });
  tracker.connected(acme, carol)();
  await settled();
  await say(engine, startChat("c1", "carol"));
  expect(await ofCarol()).toBe("connected");

  tracker.check(acme, carol);
  await expect.poll(ofCarol).toBe("lost");
});

test("who asks over HTTP is connected for a while, and longer when they ask again", async () => {
  const tracker = createConnectionTracker({ organisation, logger, visitMs: 50 });
  await say(engine, { type: "LoseAgentConnection", agentId: alice.agentId });
  tracker.visited(acme, alice);
  await expect.poll(ofAlice).toBe("connected");
  await expect.poll(ofAlice).toBe("lost");

  const lasting = createConnectionTracker({ organisation, logger, visitMs: 60_000 });
  lasting.visited(acme, alice);
  lasting.visited(acme, alice);
  await expect.poll(ofAlice).toBe("connected");
});

test("who comes back when an outage had nearly worn us out is connected", async () => {
  await say(engine, { type: "LoseAgentConnection", agentId: alice.agentId });
  let asked = 0;
  const tracker = createConnectionTracker({
    logger,
    visitMs: 60_000,
    async organisation(id) {
      asked += 1;
      if (asked === 20) setTimeout(() => tracker.connected(acme, alice), 1);
      if (asked <= 20) throw new EngineFault("unavailable", { retryAfterMs: 20 });
      return organisation(id);
    },
  });
  tracker.connected(acme, alice)();

  await expect.poll(ofAlice).toBe("connected");
});

test("who goes on asking over HTTP is connected again after the engine began anew", async () => {
  const tracker = createConnectionTracker({ organisation, logger, visitMs: 60_000 });
  tracker.visited(acme, alice);
  await expect.poll(ofAlice).toBe("connected");
  await say(engine, { type: "LoseAllConnections" });
  tracker.visited(acme, alice);
  await expect.poll(ofAlice).toBe("connected");
});

test("once we are going ourselves, nobody counts as lost for it", async () => {
  const tracker = createConnectionTracker({ organisation, logger, visitMs: 60_000 });
  const leave = tracker.connected(acme, alice);
  await expect.poll(ofAlice).toBe("connected");
  tracker.stop();
  leave();
  await settled();
  expect(await ofAlice()).toBe("connected");
});

/** Whatever the tracker asks of the engine at once is asked and done. */
const settled = (): Promise<void> => engine.read(() => undefined);
