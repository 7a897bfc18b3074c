import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Commit, serialiseState } from "@maru/core";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../apps/server/src/database/database.ts";
import { startEmbeddedPostgres } from "../../apps/server/src/database/embedded-postgres.ts";
import { readCommits } from "../../apps/server/src/engine/journal.ts";
import { replay } from "../../apps/server/src/engine/replay.ts";
import { isStartRefusal } from "../../apps/server/src/platform/refusal.ts";
import { findFreePort, makeFolder, startServer, stopServer } from "../lifecycle/server-process.ts";
import { type BusyPerson, Ledger, startAgent, startCustomer } from "./busy-people.ts";
import { createRandom } from "./random.ts";

const KILLS = 20;
const seed = Number(process.env["MARU_KILL_SEED"] ?? Math.floor(Math.random() * 1_000_000));

test(`kill -9 at ${KILLS} random moments under load loses nothing that was acknowledged (MARU_KILL_SEED=${seed})`, {
  timeout: 400_000,
}, async () => {
  const random = createRandom(seed);
  const folder = makeFolder();
  const port = await findFreePort();
  const env = { MARU_DATA: folder, PORT: String(port), LOG_LEVEL: "warn" };
  const baseUrl = `http://127.0.0.1:${port}`;
  const ledger = new Ledger();
  let server = await startServer({ env });
  const people: BusyPerson[] = [];
  onTestFinished(() => {
    for (const { client } of people) client.close();
  });
  for (const id of ["minji", "doyun", "haeun", "woojin"])
    people.push(await startAgent(baseUrl, id, ledger));
  for (const name of ["carol", "dave", "erin", "frank", "grace", "heidi"])
    people.push(await startCustomer(baseUrl, name, ledger));

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const before = ledger.acknowledged.length;
    // Everybody has come back by themselves and is at work again.
    await expect
      .poll(() => ledger.acknowledged.length, { timeout: 15_000, interval: 5 })
      .toBeGreaterThan(before + 20);
    await sleep(random() * 400);
    server.child.kill("SIGKILL");
    await once(server.child, "exit");
    server = await startServer({ env });
  }

  await Promise.all(people.map((person) => person.stop()));
  for (const { client } of people) {
    await expect.poll(() => client.connection.get().status, { timeout: 15_000 }).toBe("online");
    expect(client.pending()).toEqual([]);
  }
  await expectScreensToBeTrue(people);
  expect((await stopServer(server, "SIGTERM")).code).toBe(0);

  const commits = await readJournal(folder);
  expectAcknowledgedOnce(ledger, commits);
  expectOrder(ledger, commits);
  expect(ledger.acknowledged.length).toBeGreaterThan(KILLS * 20);
});

/** What each customer has on the screen is what the history says was said. */
async function expectScreensToBeTrue(people: readonly BusyPerson[]): Promise<void> {
  let compared = 0;
  for (const { client } of people) {
    const interactionId = client.documents.get("chat")?.interactionId;
    if (interactionId === undefined || interactionId === null) continue;
    const page = await client.query("interaction.transcript", { interactionId, limit: 200 });
    const shown = client.documents.entries(interactionId);
    expect(shown).toEqual(page.entries.slice(-shown.length));
    compared += shown.length;
  }
  expect(compared).toBeGreaterThan(0);
}

async function readJournal(folder: string): Promise<Commit[]> {
  const postgres = await startEmbeddedPostgres({ folder: join(folder, "postgres") });
  if (isStartRefusal(postgres)) throw new Error(postgres.words.en);
  try {
    const database = await openDatabase({
      url: postgres.url,
      onIdleError: () => undefined,
    });
    if (isStartRefusal(database)) throw new Error(database.words.en);
    const commits: Commit[] = [];
    for await (const page of readCommits(database.pool, "demo", 0)) commits.push(...page);
    const { state } = await replay(database.pool, "demo");
    expect(state.seq).toBe(commits.length);
    expect(serialiseState(state).length).toBeGreaterThan(1_000);
    await database.close();
    return commits;
  } finally {
    await postgres.stop();
  }
}

function expectAcknowledgedOnce(ledger: Ledger, commits: readonly Commit[]): void {
  const byKey = new Map<string, Commit[]>();
  for (const commit of commits)
    if (commit.key !== null)
      byKey.set(commit.key.id, [...(byKey.get(commit.key.id) ?? []), commit]);
  for (const { key, name, text, number } of ledger.acknowledged) {
    const found = byKey.get(key) ?? [];
    expect(found, `${name} ${key}`).toHaveLength(1);
    if (text === null) continue;
    const sent = found[0]?.events.filter((event) => event.type === "MessageSent");
    expect(sent, `${name} ${key}`).toMatchObject([{ text, number }]);
  }
}

/** Nobody's messages overtake each other, and none is there twice. */
function expectOrder(ledger: Ledger, commits: readonly Commit[]): void {
  const journaled = new Map<string, string[]>();
  for (const { events } of commits) {
    for (const event of events) {
      if (event.type !== "MessageSent") continue;
      const who = event.clientId.slice(0, event.clientId.lastIndexOf("-"));
      const conversation = `${event.interactionId} ${who}`;
      journaled.set(conversation, [...(journaled.get(conversation) ?? []), event.text]);
    }
  }
  expect(journaled.size).toBeGreaterThan(0);
  for (const [conversation, texts] of journaled) {
    const written = ledger.written.get(conversation) ?? [];
    // What was refused (the conversation was over) leaves gaps; nothing else does.
    const expected = written.filter((text) => texts.includes(text));
    expect(texts, conversation).toEqual(expected);
  }
}
