import { expect, test } from "vitest";
import { openStream } from "../../apps/server/src/testing/stream-client.ts";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";
import { liveOrganisation } from "./live-organisation.ts";

const server = await createTestServer();
const a = await liveOrganisation(server, "a");
const { interactionId } = a.names;

const send = (token: string, key: string | undefined, text: string, clientId = key ?? "none") =>
  server.call(token, {
    method: "POST",
    url: `/api/interactions/${interactionId}/messages`,
    payload: { clientId, text },
    headers: { ...(key !== undefined && { "idempotency-key": key }) },
  });

async function entries(): Promise<string[]> {
  const engine = await server.host.organisation("a");
  return engine.read(({ interactions }) =>
    (interactions.get(interactionId as never)?.transcript ?? []).flatMap(({ body }) =>
      body.type === "message" ? [body.text] : [],
    ),
  );
}

test("the same key twice acts once and answers the same", async () => {
  const [first, second] = [
    await send(a.tokens.alice, "k-1", "once", "c-1"),
    await send(a.tokens.alice, "k-1", "once", "c-1"),
  ];

  expect(first.statusCode).toBe(200);
  expect(second.statusCode).toBe(200);
  expect(second.body).toBe(first.body);
  expect((await entries()).filter((text) => text === "once")).toHaveLength(1);
});

test("twenty at once with one key act once and are all told the same", async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => send(a.tokens.alice, "k-20", "at once", "c-20")),
  );

  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
  expect((await entries()).filter((text) => text === "at once")).toHaveLength(1);
});

test("the same key for something else is refused and changes nothing", async () => {
  await send(a.tokens.alice, "k-2", "first", "c-2");
  const before = await server.state("a");
  const answer = await send(a.tokens.alice, "k-2", "second", "c-3");
  const other = await server.call(a.tokens.alice, {
    method: "POST",
    url: "/api/me/idle",
    payload: { reasonId: a.named("rest") },
    headers: { "idempotency-key": "k-2" },
  });

  expect(answer.json()).toMatchObject({ status: 422, code: "idempotency_key_reused" });
  expect(other.json()).toMatchObject({ status: 422, code: "idempotency_key_reused" });
  expect(await server.state("a")).toBe(before);
});

test("a key belongs to who uses it", async () => {
  await send(a.tokens.alice, "k-3", "from alice", "c-4");
  const carols = await send(a.carol, "k-3", "from carol", "c-5");

  expect(carols.statusCode).toBe(200);
  expect(await entries()).toEqual(expect.arrayContaining(["from alice", "from carol"]));
});

test("a key that is none is refused by name", async () => {
  for (const key of ["", " ", "with space", "ünïcode", "x".repeat(65), "a,b"]) {
    const answer = await send(a.tokens.alice, key, "never", "c-6");
    expect(answer.json(), key).toMatchObject({
      status: 422,
      code: "validation_failed",
      errors: [{ field: "Idempotency-Key" }],
    });
  }
  expect(await entries()).not.toContain("never");
});

test("a refused command may be tried again with its key once it can be done", async () => {
  const idle = () =>
    server.call(a.tokens.bob, {
      method: "POST",
      url: "/api/me/available",
      headers: { "idempotency-key": "k-4" },
    });

  expect((await idle()).json()).toMatchObject({ status: 409, code: "agent_not_signed_in" });
  await server.call(a.tokens.bob, { method: "POST", url: "/api/me/sign-in" });
  expect((await idle()).statusCode).toBe(200);
});

test("HTTP and the stream share keys: a retry may take the other road", async () => {
  const first = await send(a.tokens.alice, "k-5", "either road", "c-7");
  const stream = await openStream(await server.listen());
  stream.hello(a.tokens.alice);
  await stream.until("snapshot");
  const again = await stream.command("k-5", "message.send", {
    text: "either road",
    interactionId,
    clientId: "c-7",
  });

  expect(again).toMatchObject({ ok: true, result: first.json() });
  expect((await entries()).filter((text) => text === "either road")).toHaveLength(1);
  stream.close();
});

test("a customer who starts twice with one key has one conversation, also after it is over", async () => {
  const visitor = a.visitor();
  const start = (key: string) =>
    server.call(visitor, {
      method: "POST",
      url: "/api/chats",
      payload: { name: "carol", language: "ko", message: null },
      headers: { "idempotency-key": key },
    });
  const first = (await start("s-1")).json();
  const second = (await start("s-1")).json();
  await server.call(visitor, {
    method: "POST",
    url: `/api/chats/${first.interactionId}/leave`,
  });
  const third = (await start("s-1")).json();
  const fresh = (await start("s-2")).json();

  expect(second).toEqual(first);
  expect(third).toEqual(first);
  expect(fresh.interactionId).not.toBe(first.interactionId);
});
