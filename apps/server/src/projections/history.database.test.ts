import { CONFIGURATION_DEFAULTS } from "@maru/core";
import { expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { createTestHost } from "../testing/test-engine.ts";
import {
  accept,
  agent,
  createTestOrganisation,
  customerSays,
  makeAvailable,
  say,
  startChat,
  wholeChat,
} from "../testing/test-organisation.ts";
import { createHistory } from "./history.ts";

async function setUp(queue = {}) {
  const database = await createTestDatabase();
  const host = createTestHost(database);
  const engine = await createTestOrganisation(host, "acme", queue);
  await makeAvailable(engine, "alice");
  const history = createHistory({ organisation: (id) => host.organisation(id), db: database.db });
  const search = async (q: string) =>
    (await history.list("acme", { q, limit: 50 }))?.interactions.map(({ id }) => id);
  return { database, host, engine, history, search };
}

test("the finished chat is in the history at once", async () => {
  const { engine, history } = await setUp();
  await wholeChat(engine, "c1", "carol", "alice");

  const page = await history.list("acme", { limit: 10 });

  const expected = {
    id: "c1",
    channel: "chat",
    customer: { id: "carol", name: "carol" },
    queueName: "Sales",
    agentNames: ["Alice"],
    startedAt: expect.any(Number),
    endedAt: expect.any(Number),
    endReason: "agent_ended",
    wrapUpReasons: [{ id: "sold", agentName: "Alice", automatic: false }],
    direction: "inbound",
    customerNumber: null,
    abusive: false,
    preview: "hello",
  };
  expect(page).toEqual({ interactions: [expected], next: null });
  const found = await history.get("acme", "c1");
  expect(found).toMatchObject(expected);
  expect(found?.segments.map(({ kind, agentName, detail }) => [kind, agentName, detail])).toEqual([
    ["queue", null, "accepted"],
    ["offer", "Alice", "accepted"],
    ["talk", "Alice", "agent_ended"],
    ["wrap_up", "Alice", "completed"],
  ]);
  expect(await history.lastAgentOf("acme", "carol")).toBe("alice");
  expect(await history.lastAgentOf("acme", "dave")).toBeNull();
});

test("a contact under way is in the history, without an end", async () => {
  const { engine, history } = await setUp();
  await say(engine, startChat("c1", "carol"));
  const page = await history.list("acme", { limit: 10 });
  expect(page?.interactions).toMatchObject([{ id: "c1", endedAt: null, endReason: null }]);
  const found = await history.get("acme", "c1");
  expect(found?.segments).toMatchObject([
    { kind: "queue", endedAt: null, queueName: "Sales", detail: "" },
    { kind: "offer", endedAt: null, agentName: "Alice" },
  ]);
});

test("the timeline says why a contact went back: missed, then its agent's connection lost", async () => {
  const { engine, history } = await setUp({ offerTimeoutMs: 100 });
  await say(engine, {
    type: "PutConfiguration",
    kind: "settings",
    item: { ...CONFIGURATION_DEFAULTS.settings, agentGraceMs: 1 },
  });
  await say(engine, startChat("c1", "carol"));
  await expect
    .poll(() => engine.read((state) => state.agents.get(agent("alice"))?.presence.status))
    .toBe("not_responding");
  await makeAvailable(engine, "bob");
  await say(engine, accept("c1", "bob", 2));
  await say(engine, { type: "LoseAgentConnection", agentId: agent("bob") });
  await expect.poll(() => engine.read((state) => state.agents.has(agent("bob")))).toBe(false);

  const found = await history.get("acme", "c1");
  expect(found?.segments.map(({ kind, agentName, detail }) => [kind, agentName, detail])).toEqual([
    ["queue", null, "accepted"],
    ["offer", "Alice", "timed_out"],
    ["offer", "Bob", "accepted"],
    ["talk", "Bob", "connection_lost"],
    ["event", "Bob", "agent_connection_lost"],
    ["queue", null, ""],
  ]);
});

test("pages follow each other without gap or repeat, newest first, of one customer or agent", async () => {
  const { engine, history } = await setUp();
  for (let number = 1; number <= 7; number += 1) {
    await wholeChat(engine, `c${number}`, number % 2 === 0 ? "carol" : "dave", "alice");
  }
  const ids: string[] = [];
  let before: string | undefined;
  do {
    const page = await history.list("acme", { limit: 3, ...(before && { before }) });
    ids.push(...(page?.interactions.map(({ id }) => id) ?? []));
    before = page?.next ?? undefined;
  } while (before !== undefined);
  expect(ids).toHaveLength(7);
  expect(new Set(ids).size).toBe(7);
  expect(ids[0]).toBe("c7");
  const of = async (input: { customerId?: string; agentId?: string }) =>
    (await history.list("acme", { limit: 50, ...input }))?.interactions.length;
  expect(await of({ customerId: "carol" })).toBe(3);
  expect(await of({ agentId: "alice" })).toBe(7);
  expect(await of({ agentId: "bob" })).toBe(0);
  expect(await history.list("acme", { limit: 3, before: "made up" })).toBeUndefined();
});

test("words are found in Korean by their parts, in English whatever the case, and nothing else is", async () => {
  const { engine, search } = await setUp();
  await say(engine, startChat("c1", "김하늘", "배송이 언제 도착하나요?"));
  await say(engine, startChat("c2", "dave", "Where is my PARCEL? order A-1234"));
  await say(engine, customerSays("c2", "m2", "배터리 송장"));

  expect(await search("배송")).toEqual(["c1"]);
  expect(await search("도착")).toEqual(["c1"]);
  expect(await search("언제 배송")).toEqual(["c1"]);
  expect(await search("parcel")).toEqual(["c2"]);
  expect(await search("1234")).toEqual(["c2"]);
  expect(await search("송")).toEqual(["c2", "c1"]);
  expect(await search("하늘")).toEqual(["c1"]);
  expect(await search("배송".normalize("NFD"))).toEqual(["c1"]);
  expect(await search("배장")).toEqual([]);
  expect(await search("???")).toEqual([]);
  expect(await search("'; drop table entry; -- \\ & | ! :*")).toEqual([]);
});

test("the transcript comes in pages, oldest first within each; a customer reads only their own", async () => {
  const { engine, history } = await setUp();
  await wholeChat(engine, "c1", "carol", "alice");
  const staff = { kind: "agent" } as const;
  const last = await history.transcript("acme", { interactionId: "c1", limit: 3 }, staff);
  expect(last?.entries.map(({ number }) => number)).toEqual([3, 4, 5]);
  const before = last?.next ?? "";
  const first = await history.transcript("acme", { interactionId: "c1", before, limit: 3 }, staff);
  expect(first).toMatchObject({
    entries: [
      { number: 1, body: { type: "message", from: "customer", text: "hello" } },
      { number: 2, body: { type: "notice", notice: "agent_joined", name: "Alice" } },
    ],
    next: null,
  });
  const as = (customerId: string) =>
    history.transcript("acme", { interactionId: "c1", limit: 9 }, { kind: "customer", customerId });
  expect((await as("carol"))?.entries).toHaveLength(5);
  expect(await as("dave")).toBeUndefined();
  const far = { interactionId: "c1", limit: 3, before: "99999999999" };
  expect(await history.transcript("acme", far, staff)).toBeUndefined();
});

test("projections go on where they were, and made from nothing are the same", async () => {
  const { database, host, engine, history } = await setUp();
  await wholeChat(engine, "c1", "carol", "alice");
  await say(engine, startChat("c2", "dave"));
  const tables = async (organisation: typeof engine) => {
    await organisation.historyUpToDate();
    const { rows } = await database.pool.query(`select
      (select json_agg(i order by id) from interaction i) as interactions,
      (select json_agg(s order by interaction_id, number) from segment s) as segments,
      (select json_agg(e order by interaction_id, number) from entry e) as entries,
      (select json_agg(c order by id) from customer c) as customers,
      (select json_agg(n order by kind, id) from configured_name n) as names`);
    return rows[0];
  };
  const before = await tables(engine);
  expect((await history.list("acme", { limit: 9 }))?.interactions).toHaveLength(2);
  await host.close();
  await database.pool.query(
    "truncate interaction, segment, entry, customer, configured_name, projection",
  );

  const again = createTestHost(database);
  expect(await tables(await again.organisation("acme"))).toEqual(before);
  await again.close();
  expect(await tables(await createTestHost(database).organisation("acme"))).toEqual(before);
  expect(before).toMatchObject({ interactions: [{ id: "c1" }, { id: "c2" }] });
});
