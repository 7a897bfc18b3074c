import { setTimeout as sleep } from "node:timers/promises";
import type { ServerFrame } from "@maru/protocol";
import { createClient } from "@maru/sdk";
import { expect, test } from "vitest";
import { readCommits } from "../../apps/server/src/engine/journal.ts";
import { createTestDatabase } from "../../apps/server/src/testing/test-database.ts";
import { findFreePort, makeFolder, startServer } from "../lifecycle/server-process.ts";

/** A customer's stream, every frame kept as it came. */
class RawCustomer {
  readonly frames: ServerFrame[] = [];
  closed = false;
  readonly #socket: WebSocket;

  constructor(baseUrl: string, token: string) {
    this.#socket = new WebSocket(`${baseUrl.replace("http", "ws")}/api/stream`);
    this.#socket.onopen = () => this.#send({ type: "hello", version: 1, token });
    this.#socket.onmessage = ({ data }) => this.frames.push(JSON.parse(String(data)));
    this.#socket.onclose = () => {
      this.closed = true;
    };
  }

  command(id: string, name: string, body: object): void {
    this.#send({ type: "command", id, name, body });
  }

  result(id: string): Extract<ServerFrame, { type: "result" }> | undefined {
    return this.frames.find((frame) => frame.type === "result" && frame.id === id) as never;
  }

  close(): void {
    this.#socket.close();
  }

  #send(frame: object): void {
    this.#socket.send(JSON.stringify(frame));
  }
}

async function startNode(databaseUrl: string) {
  const port = await findFreePort();
  const env = {
    ...{ DATABASE_URL: databaseUrl, MARU_DATA: makeFolder(), PORT: String(port) },
    LOG_LEVEL: "warn",
  };
  const server = await startServer({ env });
  return { ...server, baseUrl: `http://127.0.0.1:${port}` };
}

test("of two servers on one organisation the old one, held up and woken again, is fenced", async () => {
  const database = await createTestDatabase();
  const old = await startNode(database.url);
  const { token } = await createClient({ baseUrl: old.baseUrl }).query("visitor.create", {
    organisationId: "demo",
    entryPointId: "shop",
  });
  const before = new RawCustomer(old.baseUrl, token);
  await expect.poll(() => before.frames.length).toBeGreaterThan(0);
  before.command("start", "chat.start", { name: "carol", language: "ko", message: null });
  await expect.poll(() => before.result("start")).toMatchObject({ ok: true });
  const started = before.result("start");
  const { interactionId } = (started?.ok === true ? started.result : {}) as {
    interactionId: string;
  };
  const say = (customer: RawCustomer, text: string) =>
    customer.command(text, "message.send", { interactionId, clientId: text, text });
  say(before, "first");
  await expect.poll(() => before.result("first")).toMatchObject({ ok: true });

  // The old one stops dead, and its lease runs out.
  old.child.kill("SIGSTOP");
  await database.pool.query(
    "update lease set expires_at = clock_timestamp() - interval '1 second'",
  );
  const next = await startNode(database.url);
  const after = new RawCustomer(next.baseUrl, token);
  await expect.poll(() => after.frames.length, { timeout: 20_000 }).toBeGreaterThan(0);
  say(after, "second");
  await expect.poll(() => after.result("second")).toMatchObject({ ok: true });

  // It wakes, as sure of itself as before, with a command in its hands.
  const seen = before.frames.length;
  say(before, "late");
  await sleep(50);
  old.child.kill("SIGCONT");
  await expect.poll(() => before.closed, { timeout: 10_000 }).toBe(true);
  const told = before.frames.slice(seen);
  for (const frame of told) {
    if (frame.type === "result") expect(frame).toMatchObject({ ok: false });
    else expect(["bye", "pong", "error"]).toContain(frame.type);
  }
  expect(told.at(-1)).toMatchObject({ type: "bye", reason: "not_the_writer" });

  say(after, "third");
  await expect.poll(() => after.result("third")).toMatchObject({ ok: true });
  const seqs: number[] = [];
  const texts: string[] = [];
  for await (const page of readCommits(database.pool, "demo", 0)) {
    for (const { seq, events } of page) {
      seqs.push(seq);
      for (const event of events) if (event.type === "MessageSent") texts.push(event.text);
    }
  }
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect(texts).toEqual(["first", "second", "third"]);
  after.close();
});
