import { expect, test } from "vitest";
import { DEMO_PASSWORD } from "../../apps/server/src/auth/demo-password.ts";
import { TEST_PASSWORD } from "../../apps/server/src/testing/populated-organisation.ts";
import { openStream } from "../../apps/server/src/testing/stream-client.ts";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";

const server = await createTestServer({ publicUrl: "https://desk.test" });
const { app, call } = server;
const a = await server.organisation("a");
const ownOrigin = { origin: "https://desk.test", host: "desk.test" };

async function signIn(email: string, password = TEST_PASSWORD, headers: object = ownOrigin) {
  return app.inject({
    method: "POST",
    url: "/api/session",
    payload: { email, password },
    headers: { ...headers },
    // Each sign-in from elsewhere: the limits on guessing have their own tests.
    remoteAddress: `192.0.2.${Math.floor(Math.random() * 250) + 1}`,
  });
}

/** A signed-in browser: its cookie and what its page knows. */
async function browser(email: string, password = TEST_PASSWORD) {
  const answer = await signIn(email, password);
  expect(answer.statusCode).toBe(200);
  const [cookie] = answer.cookies;
  return {
    session: answer.json(),
    headers: { ...ownOrigin, cookie: `maru_session=${cookie?.value}` },
    cookie,
  };
}

test("the cookie is out of reach of scripts, other sites and plain HTTP", async () => {
  const { cookie, session } = await browser(a.email("alice"));

  expect(cookie).toMatchObject({
    name: "maru_session",
    httpOnly: true,
    sameSite: "Lax",
    secure: true,
    path: "/",
  });
  expect(session).toMatchObject({
    organisationId: "a",
    agentId: "a-alice",
    role: { id: "agent", name: null },
    email: "alice@a.test",
    csrfToken: expect.stringMatching(/.{40,}/),
    token: null,
  });
});

test("the address may be typed in any case", async () => {
  expect((await signIn(" Alice@A.test ")).statusCode).toBe(200);
});

test("an unknown address, a wrong password and a deactivated agent are one answer", async () => {
  const admin = await a.bearer("ada");
  const bob = (await call(admin, { url: "/api/configuration/agent" }))
    .json()
    .items.find(({ id }: { id: string }) => id === "a-bob");
  const put = (active: boolean) =>
    call(admin, {
      method: "PUT",
      url: "/api/configuration/agent/a-bob",
      payload: { ...bob, active },
    });
  expect((await put(false)).statusCode).toBe(200);

  const answers = await Promise.all([
    signIn("nobody@a.test"),
    signIn(a.email("alice"), "not the password"),
    signIn(a.email("bob")),
  ]);
  await put(true);

  const withoutId = answers.map((answer) => ({
    status: answer.statusCode,
    cookies: answer.cookies,
    ...answer.json(),
    instance: "",
  }));
  expect(withoutId[0]).toMatchObject({ status: 401, code: "wrong_credentials", cookies: [] });
  expect(withoutId[1]).toEqual(withoutId[0]);
  expect(withoutId[2]).toEqual(withoutId[0]);
});

test("an unknown address takes as long as a wrong password", async () => {
  const emails = [a.email("sam"), "nobody@nowhere.test"] as const;
  const fastestMs = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // By turns, and the fastest of each: what else the machine does slows both alike.
  for (let n = 0; n < 24; n += 1) {
    const which = n % 2;
    const from = performance.now();
    const answer = await signIn(emails[which] ?? "", "not the password");
    fastestMs[which] = Math.min(fastestMs[which] ?? 0, performance.now() - from);
    expect(answer.statusCode).toBe(401);
    server.advance(61_000);
  }
  const [known = 0, unknown = 0] = fastestMs;

  // Without the work for nobody's hash the ratio would be under 0.2.
  expect(unknown / known).toBeGreaterThan(0.5);
  expect(unknown / known).toBeLessThan(2);
});

test("with a cookie, what changes something needs the token only our page can read", async () => {
  const { headers, session } = await browser(a.email("alice"));
  const post = (extra: object) =>
    app.inject({ method: "POST", url: "/api/me/sign-in", headers: { ...headers, ...extra } });

  expect((await post({})).json()).toMatchObject({ status: 403, code: "csrf_failed" });
  expect((await post({ "x-csrf-token": "wrong" })).json()).toMatchObject({ code: "csrf_failed" });
  expect((await post({ "x-csrf-token": session.csrfToken })).statusCode).toBe(200);
  // Another session's token is as good as none.
  const other = await browser(a.email("sam"));
  expect((await post({ "x-csrf-token": other.session.csrfToken })).json()).toMatchObject({
    code: "csrf_failed",
  });
  const csrf = { ...headers, "x-csrf-token": session.csrfToken };
  await app.inject({ method: "POST", url: "/api/me/sign-out", headers: csrf });
});

test("another site's page has no session, whatever it sends along", async () => {
  const { headers, session } = await browser(a.email("alice"));
  const foreign = { ...headers, origin: "https://evil.test", "x-csrf-token": session.csrfToken };

  for (const url of ["/api/session", "/api/interactions"]) {
    const answer = await app.inject({ url, headers: foreign });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  }
  const post = await app.inject({ method: "POST", url: "/api/me/sign-in", headers: foreign });
  expect(post.statusCode).toBe(401);
  expect((await signIn(a.email("alice"), TEST_PASSWORD, foreign)).json()).toMatchObject({
    status: 403,
    code: "csrf_failed",
  });
});

test("a stream opened by another site's page is nobody's", async () => {
  const { headers } = await browser(a.email("alice"));
  const url = await server.listen();
  const stranger = await openStream(url, {
    headers: { cookie: headers.cookie, origin: "https://evil.test" },
  });
  stranger.hello();
  expect(await stranger.closed).toMatchObject({ code: 4401 });

  const own = await openStream(url, { headers: { cookie: headers.cookie, origin: url } });
  own.hello();
  expect(await own.until("snapshot")).toBeDefined();

  // Signing out ends the stream of that session.
  const session = (await app.inject({ url: "/api/session", headers })).json();
  const answer = await app.inject({
    method: "DELETE",
    url: "/api/session",
    headers: { ...headers, "x-csrf-token": session.csrfToken },
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.cookies[0]).toMatchObject({ name: "maru_session", value: "" });
  expect(await own.until("bye")).toEqual({ type: "bye", reason: "session_ended" });
  expect(await own.closed).toMatchObject({ code: 4401 });
  expect((await app.inject({ url: "/api/session", headers })).statusCode).toBe(401);
});

test("a bearer session needs no token beside it; a cookie's value is no bearer token, nor the reverse", async () => {
  const answer = await app.inject({
    method: "POST",
    url: "/api/session",
    payload: { email: a.email("alice"), password: TEST_PASSWORD, kind: "bearer" },
  });
  const { token, csrfToken } = answer.json();
  const { cookie } = await browser(a.email("alice"));

  expect(csrfToken).toBeNull();
  expect(answer.cookies).toEqual([]);
  expect((await call(token, { url: "/api/session" })).json()).toMatchObject({ agentId: "a-alice" });
  expect((await call(cookie?.value, { url: "/api/session" })).statusCode).toBe(401);
  const asCookie = { cookie: `maru_session=${token}` };
  expect((await app.inject({ url: "/api/session", headers: asCookie })).statusCode).toBe(401);
});

test("a token that is no good is not made good by a cookie beside it", async () => {
  const { headers } = await browser(a.email("alice"));

  for (const authorization of ["Bearer nonsense", "Bearer maru_s_nonsense", "Basic YTpi", ""]) {
    const answer = await app.inject({
      url: "/api/session",
      headers: { ...headers, authorization },
    });
    expect([authorization, answer.statusCode]).toEqual([authorization, 401]);
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
  }
});

test("a session ends 12 hours after its last use, and 7 days after its beginning in any case", async () => {
  const token = await a.bearer("alice");
  const alive = async () => (await call(token, { url: "/api/session" })).statusCode === 200;
  const hour = 3_600_000;

  expect(await alive()).toBe(true);
  server.advance(11 * hour);
  expect(await alive()).toBe(true);
  server.advance(11 * hour);
  expect(await alive()).toBe(true);
  server.advance(12 * hour + 1_000);
  expect(await alive()).toBe(false);

  const used = await a.bearer("alice");
  for (let days = 0; days < 6.9; days += 0.45) {
    expect((await call(used, { url: "/api/session" })).statusCode).toBe(200);
    server.advance(0.45 * 24 * hour);
  }
  expect((await call(used, { url: "/api/session" })).statusCode).toBe(401);
});

test("changing the password asks for the old one, refuses weak ones, and ends the other sessions", async () => {
  const mine = await a.bearer("sam");
  const other = await a.bearer("sam");
  const change = (next: string, current = TEST_PASSWORD) =>
    call(mine, {
      method: "POST",
      url: "/api/session/password",
      payload: { current, next },
    });

  expect((await change("a new long password", "wrong")).json().code).toBe("wrong_credentials");
  for (const weak of ["short", DEMO_PASSWORD, a.email("sam"), "aaaaaaaaaaaaa"]) {
    expect((await change(weak)).json()).toMatchObject({ status: 422, code: "password_too_weak" });
  }
  expect((await call(other, { url: "/api/session" })).statusCode).toBe(200);
  expect((await change("a new long password")).statusCode).toBe(200);
  expect((await call(mine, { url: "/api/session" })).statusCode).toBe(200);
  expect((await call(other, { url: "/api/session" })).statusCode).toBe(401);
  expect((await signIn(a.email("sam"))).statusCode).toBe(401);
  expect((await signIn(a.email("sam"), "a new long password")).statusCode).toBe(200);
});

test("an API token acts as its agent until it is revoked, and is shown once", async () => {
  const admin = await a.bearer("ada");
  const made = await call(admin, {
    method: "POST",
    url: "/api/tokens",
    payload: { name: "주문 연동", agentId: "a-bob" },
  });
  const { id, token } = made.json();
  const list = await call(admin, { url: "/api/tokens" });

  expect((await call(token, { url: "/api/session" })).json()).toMatchObject({ agentId: "a-bob" });
  expect(list.json().tokens).toMatchObject([{ id, name: "주문 연동", agentId: "a-bob" }]);
  expect(list.body).not.toContain(token);
  const stored = await server.database.pool.query("select * from api_token");
  expect(JSON.stringify(stored.rows)).not.toContain(token);

  const stream = await openStream(await server.listen());
  stream.hello(token);
  await stream.until("snapshot");
  expect((await call(admin, { method: "DELETE", url: `/api/tokens/${id}` })).statusCode).toBe(200);
  expect((await call(token, { url: "/api/session" })).statusCode).toBe(401);
  expect(await stream.until("bye")).toMatchObject({ reason: "session_ended" });
  expect((await call(admin, { method: "DELETE", url: `/api/tokens/${id}` })).statusCode).toBe(404);
});

test("a deactivated agent is out everywhere, at once", async () => {
  const admin = await a.bearer("ada");
  const session = await a.bearer("bob");
  const { token } = (
    await call(admin, {
      method: "POST",
      url: "/api/tokens",
      payload: { name: "bob's", agentId: "a-bob" },
    })
  ).json();
  const url = await server.listen();
  const streams = await Promise.all([openStream(url), openStream(url)]);
  streams[0]?.hello(session);
  streams[1]?.hello(token);
  await Promise.all(streams.map((stream) => stream.until("snapshot")));
  const { items } = (await call(admin, { url: "/api/configuration/agent" })).json();
  const bob = items.find(({ id }: { id: string }) => id === "a-bob");

  await call(admin, {
    method: "PUT",
    url: "/api/configuration/agent/a-bob",
    payload: { ...bob, active: false },
  });

  for (const stream of streams) {
    expect(await stream.until("bye")).toMatchObject({ reason: "session_ended" });
  }
  expect((await call(session, { url: "/api/session" })).statusCode).toBe(401);
  expect((await call(token, { url: "/api/session" })).statusCode).toBe(401);
});

test("a new agent inherits nothing from one of the same id, even where the server died meanwhile", async () => {
  const c = await server.organisation("c");
  const admin = await c.bearer("ada");
  const bob = { id: "c-bob" as never, kind: "agent" } as const;
  const made = await call(admin, {
    method: "POST",
    url: "/api/tokens",
    payload: { name: "old", agentId: bob.id },
  });
  const { items } = (await call(admin, { url: "/api/configuration/agent" })).json();
  const item = items.find(({ id }: { id: string }) => id === bob.id);
  // To the engine alone: what the server does after it was never done.
  const engine = await server.host.organisation("c");
  const command = { type: "RemoveConfiguration", ...bob } as const;
  expect(await engine.command({ command, actor: "system", key: null })).toMatchObject({
    status: "done",
  });
  const put = await call(admin, {
    method: "PUT",
    url: "/api/configuration/agent/c-bob",
    payload: { ...item, name: "Another Bob" },
  });

  expect(put.statusCode).toBe(200);
  expect((await signIn(c.email("bob"))).statusCode).toBe(401);
  expect((await call(made.json().token, { url: "/api/session" })).statusCode).toBe(401);
  expect((await signIn(c.email("alice"))).statusCode).toBe(200);
});

test("nobody takes their own administrator's rights away", async () => {
  const admin = await a.bearer("ada");
  const { items } = (await call(admin, { url: "/api/configuration/agent" })).json();
  const ada = items.find(({ id }: { id: string }) => id === "a-ada");
  const put = (change: object) =>
    call(admin, {
      method: "PUT",
      url: "/api/configuration/agent/a-ada",
      payload: { ...ada, ...change },
    });

  expect((await put({ roleId: "agent" })).json().code).toBe("configuration_invalid");
  expect((await put({ active: false })).json().code).toBe("configuration_invalid");
  const gone = await call(admin, { method: "DELETE", url: "/api/configuration/agent/a-ada" });
  expect(gone.json().code).toBe("configuration_in_use");
  expect((await put({ name: "Ada L." })).statusCode).toBe(200);
});

test("an e-mail address signs in to one organisation only", async () => {
  const b = await server.organisation("b");
  const answer = await call(await b.bearer("ada"), {
    method: "PUT",
    url: "/api/accounts/b-bob",
    payload: { email: "ALICE@a.test", password: "a good long one", language: "ko" },
  });

  expect(answer.json()).toMatchObject({ status: 409, code: "conflict" });
  expect((await signIn(a.email("alice"))).json()).toMatchObject({ organisationId: "a" });
});

test("neither the log nor the tables hold a password, a token or an address in the clear", async () => {
  const token = await a.bearer("alice");
  const { cookie } = await browser(a.email("alice"));
  const log = JSON.stringify(server.log);
  const { rows } = await server.database.pool.query(
    "select encode(token_hash, 'escape') as hash from session",
  );

  for (const secret of [TEST_PASSWORD, token, cookie?.value ?? "?", "alice@a.test", "192.0.2."]) {
    expect(log).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(secret);
  }
});
