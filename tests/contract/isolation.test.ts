import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { openStream } from "../../apps/server/src/testing/stream-client.ts";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";
import { type LiveOrganisation, liveOrganisation } from "./live-organisation.ts";
import { ALL_OPERATIONS, inputFor, isCommand, type Names, requestFor } from "./operations.ts";

const server = await createTestServer();
const url = await server.listen();
const [a, b] = await Promise.all([liveOrganisation(server, "a"), liveOrganisation(server, "b")]);

/** A fingerprint of all there is of B: what its engine knows, and every row of every table that bears its id. */
async function everythingOf(org: string): Promise<string> {
  const { pool } = server.database;
  await (await server.host.organisation(org)).historyUpToDate();
  const { rows: tables } = await pool.query<{ name: string; key: string }>(`
    select table_name as name, column_name as key from information_schema.columns
    where table_schema = 'public' and (column_name = 'org' or (table_name = 'organisation' and column_name = 'id'))
    order by table_name`);
  const contents = [await server.state(org)];
  for (const { name, key } of tables) {
    // The lease is renewed by the clock, whoever asks what.
    if (/lease/.test(name)) continue;
    const { rows } = await pool.query(
      `select to_jsonb(t) - 'last_used_at' as row from "${name}" t where "${key}" = $1 order by 1`,
      [org],
    );
    contents.push(`${name}: ${JSON.stringify(rows)}`);
  }
  return createHash("sha256").update(contents.join("\n")).digest("hex");
}

/** Words and ids that exist in B alone. */
function tracesOf(org: LiveOrganisation, text: string): string[] {
  const { interactionId, offerId, customerId, tokenId } = org.names;
  const words = [`of ${org.id}`, `Team ${org.id}`, `Queue ${org.id}`, `Entry-${org.id}`];
  return [...words, interactionId, offerId, customerId, tokenId].filter((trace) =>
    text.includes(trace),
  );
}

// What anybody in the world may ask of any organisation, by the nature of a public widget.
const publicOperations = [
  "visitor.create",
  "visitor.entryPoint",
  "session.signIn",
  "setup.status",
  "setup.found",
];
const operations = ALL_OPERATIONS.filter(({ name }) => !publicOperations.includes(name));

/** A's own ids, but one of B's: a half-foreign input goes further than a wholly foreign one. */
function mixes(own: Names, foreign: Names): Names[] {
  return [
    foreign,
    { ...own, interactionId: foreign.interactionId },
    { ...own, offerId: foreign.offerId },
    { ...own, named: foreign.named },
    { ...own, customerId: foreign.customerId, tokenId: foreign.tokenId },
  ];
}

test.each(operations)("$name over HTTP: nobody of A reaches anything of B", async (entry) => {
  const before = await everythingOf("b");
  for (const token of [a.tokens.ada, a.tokens.alice, a.tokens.sam, a.carol, a.visitor()]) {
    // Whoever signs out cannot ask any more.
    const asker = entry.name === "session.signOut" ? await a.bearer("sam") : token;
    for (const names of mixes(a.names, b.names)) {
      const answer = await server.call(asker, requestFor(entry.route, inputFor(entry.name, names)));
      expect(answer.statusCode, answer.body).toBeLessThan(500);
      expect(tracesOf(b, answer.body), answer.body).toEqual([]);
    }
  }
  expect(await everythingOf("b")).toBe(before);
});

test.each(operations.filter(({ name }) => isCommand(name)))(
  "$name on the stream: nobody of A reaches anything of B",
  async ({ name }) => {
    const before = await everythingOf("b");
    for (const token of [a.tokens.ada, a.tokens.alice, a.carol, a.visitor()]) {
      const stream = await openStream(url);
      stream.hello(token);
      await stream.until("snapshot");
      for (const [index, names] of mixes(a.names, b.names).entries()) {
        const { params, body } = inputFor(name, names);
        await stream.command(`${name}-${index}`, name, { ...params, ...body });
      }
      expect(tracesOf(b, JSON.stringify(stream.frames))).toEqual([]);
      stream.close();
    }
    expect(await everythingOf("b")).toBe(before);
  },
);

test("typing into another organisation's conversation is heard by nobody", async () => {
  const bob = await openStream(url);
  bob.hello(b.tokens.alice);
  await bob.until("snapshot");
  const before = bob.frames.length;
  for (const token of [a.tokens.alice, a.carol]) {
    const stream = await openStream(url);
    stream.hello(token);
    await stream.until("snapshot");
    stream.send({ type: "typing", interactionId: b.names.interactionId, on: true });
    stream.send({ type: "ping", at: 1 });
    await stream.until("pong");
    stream.close();
  }

  // B's own customer is heard: the test would notice.
  const carol = await openStream(url);
  carol.hello(b.carol);
  await carol.until("snapshot");
  carol.send({ type: "typing", interactionId: b.names.interactionId, on: true });
  await bob.until("typing");
  expect(bob.frames.slice(before).filter(({ type }) => type === "typing")).toHaveLength(1);
  bob.close();
  carol.close();
});

test("a visitor of one customer reaches nothing of another in the same organisation", async () => {
  const { visitor, names } = await liveOrganisation(server, "c");
  const stranger = visitor();
  const before = await everythingOf("c");
  for (const name of [
    "message.send",
    "transcript.mark",
    "chat.leave",
    "interaction.transcript",
  ] as const) {
    const entry = ALL_OPERATIONS.find((operation) => operation.name === name);
    if (entry === undefined) throw new Error(name);
    const answer = await server.call(stranger, requestFor(entry.route, inputFor(name, names)));
    expect(answer.json()).toMatchObject({ status: 404, code: "interaction_not_found" });
  }
  expect(await everythingOf("c")).toBe(before);
});

test("what one sees and searches is one's own alone, also where both have the same words", async () => {
  const d = await liveOrganisation(server, "d");
  for (const path of ["/api/interactions", "/api/interactions?q=secret", "/api/tokens"]) {
    const answer = await server.call(d.tokens.ada, { url: path });
    expect(answer.statusCode).toBe(200);
    expect(tracesOf(b, answer.body)).toEqual([]);
    expect(tracesOf(d, answer.body)).not.toEqual([]);
  }
});
