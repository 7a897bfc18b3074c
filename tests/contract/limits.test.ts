import { expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../apps/server/src/limits/limits.ts";
import { TEST_PASSWORD } from "../../apps/server/src/testing/populated-organisation.ts";
import { openStream } from "../../apps/server/src/testing/stream-client.ts";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";

const server = await createTestServer({
  limits: {
    ...DEFAULT_LIMITS,
    // So slow that a stream refuses instead of waiting.
    commands: { burst: 5, perSecond: 0.25 },
    visitors: { burst: 3, perSecond: 0.5 },
    chats: { burst: 2, perSecond: 0.1 },
  },
});
const a = await server.organisation("a");

const signIn = (email: string, password: string, from: string) =>
  server.app.inject({
    method: "POST",
    url: "/api/session",
    payload: { email, password },
    headers: { "x-forwarded-for": from },
  });

test("guessing one person's password becomes slow, and says when to come back", async () => {
  const statuses: number[] = [];
  for (let n = 1; n <= 6; n += 1) {
    const answer = await signIn(a.email("alice"), "a guess", `192.0.2.${n}`);
    statuses.push(answer.statusCode);
    if (n < 6) continue;
    expect(answer.json()).toMatchObject({ code: "too_many_requests" });
    expect(answer.headers["retry-after"]).toBe("1");
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);

  // The right password has to wait, too: otherwise an answer would say whether a guess was right.
  expect((await signIn(a.email("alice"), TEST_PASSWORD, "192.0.2.7")).statusCode).toBe(429);
  server.advance(1_001);
  expect((await signIn(a.email("alice"), TEST_PASSWORD, "192.0.2.8")).statusCode).toBe(200);
});

test("trying many people from one address becomes slow", async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 22; n += 1) {
    statuses.push((await signIn(`nobody${n}@a.test`, "a guess", "198.51.100.1")).statusCode);
  }

  expect(statuses.filter((status) => status === 401)).toHaveLength(20);
  expect(statuses.slice(20)).toEqual([429, 429]);
  expect((await signIn("nobody@a.test", "a guess", "198.51.100.2")).statusCode).toBe(401);
});

test("an address that a client makes up counts only behind a proxy of ours", async () => {
  const answer = await server.app.inject({
    method: "POST",
    url: "/api/session",
    payload: { email: "x@y.test", password: "?" },
    headers: { "x-forwarded-for": "203.0.113.50" },
    remoteAddress: "198.51.100.1",
  });

  expect(answer.statusCode).toBe(429);
});

test("one session's commands have a budget, over HTTP and stream together", async () => {
  const token = await a.bearer("sam");
  const idle = () => server.call(token, { method: "POST", url: "/api/me/sign-in" });
  const stream = await openStream(await server.listen());
  stream.hello(token);
  await stream.until("snapshot");
  for (const id of ["1", "2", "3"]) await stream.command(id, "agent.signIn");
  const codes = [await idle(), await idle(), await idle()].map(({ statusCode }) => statusCode);
  const onStream = await stream.command("4", "agent.signIn");

  expect(codes.slice(0, 2)).not.toContain(429);
  expect(codes[2]).toBe(429);
  expect(onStream).toMatchObject({
    ok: false,
    problem: { code: "too_many_requests", status: 429, retryAfterMs: expect.any(Number) },
  });
  stream.send({ type: "ping", at: 1 });
  expect(await stream.until("error")).toMatchObject({ problem: { code: "too_many_requests" } });
  // Somebody else has a budget of their own, and this one fills again.
  expect((await server.call(await a.bearer("bob"), { url: "/api/session" })).statusCode).toBe(200);
  server.advance(4_001);
  expect((await idle()).statusCode).not.toBe(429);
  stream.close();
});

test("strangers from one address become visitors at a bounded pace", async () => {
  const visit = (from: string) =>
    server.app.inject({
      method: "POST",
      url: "/api/visitors",
      payload: { organisationId: "a", entryPointId: "a-entry" },
      headers: { "x-forwarded-for": from },
    });
  const statuses = [];
  for (let n = 0; n < 4; n += 1) statuses.push((await visit("192.0.2.77")).statusCode);

  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await visit("192.0.2.78")).statusCode).toBe(200);
});

test("new tokens do not buy more conversations", async () => {
  const start = () =>
    server.call(a.visitor(), {
      method: "POST",
      url: "/api/chats",
      payload: { name: "carol", language: "ko", message: null },
      headers: { "x-forwarded-for": "192.0.2.99" },
    });

  expect([await start(), await start(), await start()].map(({ statusCode }) => statusCode)).toEqual(
    [200, 200, 429],
  );
});
