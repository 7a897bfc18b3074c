import { performance } from "node:perf_hooks";
import { serialiseState } from "@maru/core";
import { expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { createTestHost, TestClient } from "../testing/test-engine.ts";
import {
  agent,
  agentSays,
  createTestOrganisation,
  customerSays,
  makeAvailable,
  say,
  startChat,
  testConfiguration,
  wholeChat,
} from "../testing/test-organisation.ts";
import type { EngineFault } from "./engine-fault.ts";
import { appendCommits, FencedFault, readCommits } from "./journal.ts";
import { replay } from "./replay.ts";

test("invariant 8: recovery gives what was in memory, byte for byte", async () => {
  const database = await createTestDatabase();
  const host = createTestHost(database);
  const engine = await createTestOrganisation(host);
  await makeAvailable(engine, "alice");
  await makeAvailable(engine, "bob");
  await wholeChat(engine, "c1", "carol", "alice");
  await say(engine, startChat("c2", "dave", "안녕하세요 🙂"));

  const before = await engine.read(serialiseState);
  const { state, snapshotSeq } = await replay(database.pool, "acme");

  expect(snapshotSeq).toBe(0);
  expect(serialiseState(state)).toBe(before);
});

test("a snapshot is made off the main thread, verified, and saves the replay", async () => {
  const database = await createTestDatabase();
  const host = createTestHost(database, { snapshotEvery: 20 });
  const engine = await createTestOrganisation(host);
  await makeAvailable(engine, "alice");
  await wholeChat(engine, "c1", "carol", "alice");
  await expect
    .poll(async () => (await database.pool.query("select seq from snapshot")).rowCount, {
      timeout: 10_000,
    })
    .toBe(1);

  const before = await engine.read(serialiseState);
  const fromSnapshot = await replay(database.pool, "acme");
  expect(fromSnapshot.snapshotSeq).toBeGreaterThan(0);
  expect(serialiseState(fromSnapshot.state)).toBe(before);

  await database.pool.query(`update snapshot set state = '{"version":0}'`);
  const fromNothing = await replay(database.pool, "acme");
  expect(fromNothing.unreadable).toHaveLength(1);
  expect(serialiseState(fromNothing.state)).toBe(before);
});

test("invariant 9: what was acknowledged is in the journal, in order and once; a refusal is not", async () => {
  const database = await createTestDatabase();
  const engine = await createTestOrganisation(createTestHost(database));
  await say(engine, startChat("c1", "carol"));
  const count = 300;
  const answers = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      engine.command({
        command: customerSays("c1", `m${index}`, `message ${index}`),
        actor: "customer:carol",
        key: { id: `k${index}`, digest: "d" },
      }),
    ),
  );
  const refused = await engine.command({
    command: agentSays("c1", "alice", "x", "hello"),
    actor: "agent:alice",
    key: null,
  });

  expect(refused).toMatchObject({ status: "refused", refusal: { refused: "not_in_conversation" } });
  const seqs = answers.map((answer) => (answer.status === "done" ? answer.seq : null));
  const commits = [];
  for await (const page of readCommits(database.pool, "acme", 0)) commits.push(...page);
  expect(commits.map(({ seq }) => seq)).toEqual(commits.map((_, index) => index + 1));
  const sent = commits.flatMap(({ seq, events }) =>
    events.flatMap((event) => (event.type === "MessageSent" ? [[seq, event.text]] : [])),
  );
  expect(sent).toEqual([
    [expect.any(Number), "hello"],
    ...seqs.map((seq, index) => [seq, `message ${index}`]),
  ]);
});

test("a repeated key answers the same and acts once, also after a restart", async () => {
  const database = await createTestDatabase();
  const host = createTestHost(database);
  const engine = await createTestOrganisation(host);
  await say(engine, startChat("c1", "carol"));
  const request = {
    command: customerSays("c1", "m1", "once"),
    actor: "customer:carol",
    key: { id: "k1", digest: "d" },
  };
  const [first, second] = await Promise.all([engine.command(request), engine.command(request)]);
  await host.close();
  const again = await createTestHost(database).organisation("acme");
  const third = await again.command(request);

  expect(first).toEqual({ status: "done", seq: expect.any(Number), result: { number: 2 } });
  expect(second).toEqual(first);
  expect(third).toEqual(first);
  expect(await again.read((state) => state.interactions.get("c1" as never)?.entryCount)).toBe(2);
});

test("nothing is answered or shown before it is on disk", async () => {
  const database = await createTestDatabase();
  const engine = await createTestOrganisation(createTestHost(database));
  await say(engine, startChat("c1", "carol"));
  const client = new TestClient();
  engine.subscribe({ kind: "customer", customerId: "carol" as never }, client);
  const lock = await database.pool.connect();
  await lock.query("begin");
  await lock.query("lock table journal in share mode");

  let answered = false;
  const answer = say(engine, customerSays("c1", "m1", "wait")).then(() => {
    answered = true;
  });
  const refusal = engine.command({
    command: customerSays("c1", "m2", "  "),
    actor: "customer:carol",
    key: null,
  });
  const read = engine.read((state) => state.interactions.get("c1" as never)?.entryCount);
  let settled = 0;
  void Promise.allSettled([refusal, read]).then(() => (settled += 1));
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect([answered, settled, client.documents.has("entry/c1/2")]).toEqual([false, 0, false]);

  await lock.query("commit");
  lock.release();
  await answer;
  expect(client.get("entry/c1/2")).toMatchObject({ body: { text: "wait" } });
  expect(await refusal).toMatchObject({ status: "refused", refusal: { refused: "message_empty" } });
  expect(await read).toBe(2);
});

test("an old writer that was frozen is fenced: it publishes nothing and answers nothing", async () => {
  const database = await createTestDatabase();
  const ceded: string[] = [];
  const media = {
    recovered: () => undefined,
    changed: () => undefined,
    configured: () => undefined,
    ceded: (id: string) => void ceded.push(id),
  };
  const old = await createTestOrganisation(createTestHost(database, { nodeId: "node-a", media }));
  await say(old, startChat("c1", "carol"));
  const watcher = new TestClient();
  old.subscribe({ kind: "customer", customerId: "carol" as never }, watcher);
  // The old writer is held up for so long that its lease runs out.
  await database.pool.query("update lease set expires_at = now() - interval '1 second'");
  const hostB = createTestHost(database, { nodeId: "node-b" });
  const next = await hostB.organisation("acme");
  await say(next, customerSays("c1", "m1", "to the new writer"));
  const frames = watcher.frames.length;

  const late = [
    old.command({ command: customerSays("c1", "m2", "too late"), actor: "x", key: null }),
    old.read((state) => state.seq),
    old.command({ command: customerSays("c1", "m3", "too late"), actor: "x", key: null }),
  ];
  for (const outcome of await Promise.allSettled(late)) {
    expect(outcome).toMatchObject({ status: "rejected", reason: { reason: "not_the_writer" } });
  }

  expect(watcher.frames.length).toBe(frames);
  expect(watcher.byeReason).toBe("not_the_writer");
  // Its telephone is let go of, too: the new writer has it.
  expect(ceded).toEqual(["acme"]);
  await expect(old.read((state) => state.seq)).rejects.toMatchObject({ reason: "not_the_writer" });
  expect(() => old.subscribe({ kind: "agent", agentId: agent("alice") }, watcher)).toThrow();
  // The new one goes on.
  await say(next, customerSays("c1", "m4", "still here"));
  const { state } = await replay(database.pool, "acme");
  const texts = state.interactions
    .get("c1" as never)
    ?.transcript.map(({ body }) => (body.type === "message" ? body.text : body.notice));
  expect(texts).toEqual(["hello", "to the new writer", "still here"]);
});

test("the lease keeps a second node out until it is over, and lets a restarted node in at once", async () => {
  const database = await createTestDatabase();
  const hostA = createTestHost(database, { nodeId: "node-a" });
  await createTestOrganisation(hostA);
  const hostB = createTestHost(database, { nodeId: "node-b" });
  const refused = (error: EngineFault) => error.reason;

  expect(await hostB.organisation("acme").catch(refused)).toBe("not_the_writer");
  // Killed and started again: a new host of the same node.
  const started = performance.now();
  await createTestHost(database, { nodeId: "node-a" }).organisation("acme");
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(await hostB.organisation("acme").catch(refused)).toBe("not_the_writer");
  expect(await hostB.organisation("nobody").catch(refused)).toBe("unknown_organisation");
});

test("giving the lease back lets another node in at once", async () => {
  const database = await createTestDatabase();
  const hostA = createTestHost(database, { nodeId: "node-a" });
  const engine = await createTestOrganisation(hostA);
  const client = new TestClient();
  engine.subscribe({ kind: "agent", agentId: agent("alice") }, client);
  const pending = say(engine, startChat("c1", "carol"));
  await hostA.close();

  await expect(pending).resolves.toMatchObject({ status: "done" });
  expect(client.byeReason).toBe("server_stopping");
  await expect(hostA.organisation("acme")).rejects.toMatchObject({ reason: "unavailable" });
  await createTestHost(database, { nodeId: "node-b" }).organisation("acme");
});

test("when the database fails the memory goes, and comes back from the journal", async () => {
  const database = await createTestDatabase();
  const host = createTestHost(database);
  const engine = await createTestOrganisation(host);
  await say(engine, startChat("c1", "carol"));
  await database.pool.query("alter table journal rename to journal_away");
  const failed = engine.command({
    command: customerSays("c1", "m1", "lost"),
    actor: "x",
    key: null,
  });
  await expect(failed).rejects.toMatchObject({ reason: "unavailable", retryAfterMs: 500 });
  await expect(host.organisation("acme")).rejects.toMatchObject({ reason: "unavailable" });
  await database.pool.query("alter table journal_away rename to journal");

  const again = await host.organisation("acme");
  expect(again.epoch).not.toBe(engine.epoch);
  await say(again, customerSays("c1", "m1", "kept"));
  const { state } = await replay(database.pool, "acme");
  expect(state.interactions.get("c1" as never)?.transcript.at(-1)?.body).toMatchObject({
    text: "kept",
  });
});

test("timers go off by themselves, in this life and the next", async () => {
  const database = await createTestDatabase();
  const host = createTestHost(database);
  const engine = await createTestOrganisation(host, "acme", { offerTimeoutMs: 150 });
  await makeAvailable(engine, "alice");
  await makeAvailable(engine, "bob");
  await say(engine, startChat("c1", "carol"));
  const presence = (name: string) =>
    engine.read((state) => state.agents.get(agent(name))?.presence.status);
  await expect.poll(() => presence("alice"), { timeout: 2_000 }).toBe("not_responding");
  await expect.poll(() => presence("bob"), { timeout: 2_000 }).toBe("not_responding");

  await say(engine, { type: "SetAvailable", agentId: agent("alice") });
  await host.close();
  const again = await createTestHost(database).organisation("acme");
  // The process that held alice's connection is gone, so the offer's deadline and her grace time run.
  await expect
    .poll(() => again.read((state) => state.agents.get(agent("alice"))?.presence.status), {
      timeout: 2_000,
    })
    .toBe("not_responding");
});

test("a repeated seq is a conflict and leaves nothing of the batch behind", async () => {
  const { pool } = await createTestDatabase();
  const commit = (seq: number) => ({
    seq,
    at: 1,
    actor: "system",
    key: null,
    command: "Tick",
    events: [],
    result: {},
  });
  await appendCommits(pool, "acme", [commit(1), commit(2)]);
  await expect(appendCommits(pool, "acme", [commit(2), commit(3)])).rejects.toThrow(FencedFault);
  expect((await pool.query("select seq from journal order by seq")).rows).toEqual([
    { seq: 1 },
    { seq: 2 },
  ]);
  await appendCommits(pool, "acme", [commit(4)]);
  await expect(replay(pool, "acme")).rejects.toThrow("3 is missing");
});

test("text that cannot be stored never reaches the journal", async () => {
  const database = await createTestDatabase();
  const engine = await createTestOrganisation(createTestHost(database));
  await say(engine, startChat("c1", "carol"));
  for (const text of ["zero \0", "half \ud83d"]) {
    await expect(say(engine, customerSays("c1", "m", text))).rejects.toThrow("cannot be stored");
  }
  await say(engine, customerSays("c1", "n", "fine"));
});

test("a bug in core or in a view throws the memory away instead of going on with it", async () => {
  const database = await createTestDatabase();
  const host = createTestHost(database);
  const engine = await createTestOrganisation(host);
  await say(engine, startChat("c1", "carol"));
  const client = new TestClient();
  engine.subscribe({ kind: "customer", customerId: "carol" as never }, client);
  // Something no command can do: the state says something that cannot be.
  await engine.read((state) => {
    state.interactions.get("c1" as never)?.parties.splice(0, 1, undefined as never);
  });

  await expect(say(engine, customerSays("c1", "m1", "hello?"))).rejects.toThrow();
  expect(client.byeReason).toBe("not_the_writer");
  const again = await host.organisation("acme");
  await say(again, customerSays("c1", "m1", "hello?"));
  expect(await again.read((state) => state.interactions.get("c1" as never)?.entryCount)).toBe(2);
});

test("a subscription resumes within one memory, and begins afresh in the next", async () => {
  const database = await createTestDatabase();
  const host = createTestHost(database);
  const engine = await createTestOrganisation(host);
  await say(engine, startChat("c1", "carol"));
  const audience = { kind: "customer", customerId: "carol" as never } as const;
  const client = new TestClient();
  const subscription = engine.subscribe(audience, client);
  await say(engine, customerSays("c1", "m1", "one"));
  subscription.close();
  await say(engine, customerSays("c1", "m2", "two"));
  await say(engine, customerSays("c1", "m3", "three"));

  engine.subscribe(audience, client, client.position);
  await engine.read(() => undefined);
  expect(client.frames.map(({ type }) => type)).toEqual(["snapshot", "changes", "changes"]);
  const missed = client.frames.at(-1)?.put?.map(([key]) => key);
  expect(missed?.sort()).toEqual(["chat", "entry/c1/3", "entry/c1/4"]);

  await host.close();
  const again = await createTestHost(database).organisation("acme");
  again.subscribe(audience, client, client.position);
  await again.read(() => undefined);
  expect(client.frames.at(-1)?.type).toBe("snapshot");
  expect(client.keys).toEqual(["chat", "entry/c1/1", "entry/c1/2", "entry/c1/3", "entry/c1/4"]);
});

test("a timer goes off after a restart that itself had nothing to write", async () => {
  const database = await createTestDatabase();
  let now = Date.now();
  const clock = { now: () => now };
  const before = createTestHost(database, { clock });
  const engine = await createTestOrganisation(before);
  const { item } = testConfiguration().find(({ kind }) => kind === "settings") ?? {};
  const settings = { ...item, agentGraceMs: 100 } as never;
  await say(engine, { type: "PutConfiguration", kind: "settings", item: settings });
  await makeAvailable(engine, "alice");
  await say(engine, { type: "LoseAllConnections" });
  await before.close();

  // The clock stands where it stood: nobody can be more lost than they are.
  const after = await createTestHost(database, { clock }).organisation("acme");
  expect(after.durableSeq).toBe(engine.durableSeq);
  now += 100;
  await expect.poll(() => after.read(({ agents }) => agents.size)).toBe(0);
});
