import { expect, test } from "vitest";
import { codeOf } from "../../apps/server/src/testing/authenticator-app.ts";
import { TEST_PASSWORD } from "../../apps/server/src/testing/populated-organisation.ts";
import { openStream } from "../../apps/server/src/testing/stream-client.ts";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";

const server = await createTestServer();
const a = await server.organisation("a");
const ada = await a.bearer("ada");

const send = (
  token: string | undefined,
  method: "GET" | "POST" | "PUT" | "DELETE",
  url: string,
  payload?: object,
) => server.call(token, { method, url, ...(payload && { payload }) });
const signIn = (email: string, password = TEST_PASSWORD, code?: string) =>
  send(undefined, "POST", "/api/session", {
    ...{ email, password, kind: "bearer" },
    ...(code !== undefined && { code }),
  });
const agentOf = (id: string, change: object = {}) => ({
  ...{ id, name: "신입", roleId: "agent", teamId: "a-team", multimediaProfileId: "a-profile" },
  ...{ agentProfileId: null, extension: null, skills: {}, active: true, ...change },
});
const putUser = (id: string, body: object, change: object = {}) =>
  send(ada, "PUT", `/api/users/${id}`, { agent: agentOf(id, change), ...body });
const account = (email: string) => ({ account: { email, language: "ko" } });
const settings = async (signInRules: object) => {
  const { items } = (await send(ada, "GET", "/api/configuration/settings")).json();
  const rules = { ...items[0].signIn, ...signInRules };
  const put = await send(ada, "PUT", "/api/configuration/settings/settings", {
    ...items[0],
    signIn: rules,
  });
  expect(put.statusCode).toBe(200);
};
const tokenIn = (link: string) => link.split("/").at(-1) ?? "";

test("a person is made with their sign-in, by a link that works once", async () => {
  const made = (await putUser("a-lee", { ...account("Lee@a.test"), give: "invitation" })).json();
  expect(made).toMatchObject({ password: null, invitation: { link: expect.any(String) } });
  expect(made.invitation.link).toMatch(/^http:\/\/desk\.test\/#\/invitation\/maru_i_/);
  const token = tokenIn(made.invitation.link);

  expect((await signIn("lee@a.test")).json().code).toBe("wrong_credentials");
  const found = (await send(undefined, "POST", "/api/invitations/find", { token })).json();
  expect(found).toEqual({
    ...{ organisationName: "Organisation a", name: "신입", email: "lee@a.test" },
    minPasswordLength: 10,
  });
  const accept = (password: string) =>
    send(undefined, "POST", "/api/invitations/accept", { token, password });
  expect((await accept("short")).json().code).toBe("password_too_weak");
  expect((await accept("길고 긴 새 비밀번호")).statusCode).toBe(200);
  expect((await accept("길고 긴 새 비밀번호")).json().code).toBe("invitation_invalid");
  expect((await signIn("lee@a.test", "길고 긴 새 비밀번호")).json()).toMatchObject({ due: null });
});

test("a new link takes the place of the old one, and runs out", async () => {
  await putUser("a-cho", account("cho@a.test"));
  const link = async () =>
    tokenIn((await send(ada, "POST", "/api/accounts/a-cho/invitation")).json().link);
  const find = async (token: string) =>
    (await send(undefined, "POST", "/api/invitations/find", { token })).statusCode;
  const first = await link();
  const second = await link();
  expect(await find(first)).toBe(404);
  expect(await find(second)).toBe(200);
  const { rows } = await server.database.pool.query("select * from invitation");
  expect(JSON.stringify(rows)).not.toContain(second);
  await server.database.pool.query("update invitation set expires_at = now() - interval '1 s'");
  expect(await find(second)).toBe(404);
});

test("a password an administrator gave must be changed before anything else", async () => {
  const made = (await putUser("a-han", { ...account("han@a.test"), give: "password" })).json();
  const { token, due } = (await signIn("han@a.test", made.password)).json();
  expect(due).toBe("password_change_required");
  expect((await send(token, "GET", "/api/view")).json()).toMatchObject({
    ...{ status: 403, code: "password_change_required" },
  });
  const stream = await openStream(await server.listen());
  stream.hello(token);
  expect(await stream.until("error")).toMatchObject({
    problem: { code: "password_change_required" },
  });

  const change = (next: string) =>
    send(token, "POST", "/api/session/password", { current: made.password, next });
  expect((await change(made.password)).json().code).toBe("password_too_weak");
  expect((await change("나만 아는 긴 비밀번호")).statusCode).toBe(200);
  expect((await send(token, "GET", "/api/session")).json().due).toBeNull();
  expect((await send(token, "GET", "/api/view")).statusCode).toBe(200);
});

test("an authenticator app: set up, asked for, no code twice, recovery codes once", async () => {
  const bob = await a.bearer("bob");
  const begin = (current: string) => send(bob, "POST", "/api/me/second-factor", { current });
  expect((await begin("wrong")).json().code).toBe("wrong_credentials");
  const { uri, secret } = (await begin(TEST_PASSWORD)).json();
  expect(uri).toMatch(/^otpauth:\/\/totp\/Organisation%20a:bob%40a\.test\?/);
  expect((await signIn(a.email("bob"))).statusCode).toBe(200);

  const confirm = (code: string) => send(bob, "POST", "/api/me/second-factor/confirm", { code });
  expect((await confirm("000000")).json().code).toBe("totp_wrong");
  const first = codeOf(secret, -1);
  const { recoveryCodes } = (await confirm(first)).json();
  expect(recoveryCodes).toHaveLength(10);
  expect((await begin(TEST_PASSWORD)).json().code).toBe("conflict");

  expect((await signIn(a.email("bob"))).json()).toMatchObject({
    status: 401,
    code: "totp_required",
  });
  expect((await signIn(a.email("bob"), TEST_PASSWORD, first)).json().code).toBe("totp_wrong");
  expect((await signIn(a.email("bob"), "wrong", codeOf(secret))).json().code).toBe(
    "wrong_credentials",
  );
  expect((await signIn(a.email("bob"), TEST_PASSWORD, codeOf(secret, 1))).statusCode).toBe(200);
  const [recovery] = recoveryCodes;
  expect((await signIn(a.email("bob"), TEST_PASSWORD, recovery.toUpperCase())).statusCode).toBe(
    200,
  );
  expect((await signIn(a.email("bob"), TEST_PASSWORD, recovery)).json().code).toBe("totp_wrong");
  const stored = JSON.stringify((await server.database.pool.query("select * from account")).rows);
  expect(stored).not.toContain(secret);

  expect((await send(ada, "DELETE", "/api/accounts/a-bob/second-factor")).statusCode).toBe(200);
  expect((await signIn(a.email("bob"))).statusCode).toBe(200);
});

test("where it is required, nobody works without one", async () => {
  await settings({ secondFactorRoleIds: ["supervisor"] });
  const { token, due } = (await signIn(a.email("sam"))).json();
  expect(due).toBe("totp_enrolment_required");
  expect((await send(token, "GET", "/api/view")).json().code).toBe("totp_enrolment_required");
  expect((await signIn(a.email("alice"))).json().due).toBeNull();
  const { secret } = (
    await send(token, "POST", "/api/me/second-factor", { current: TEST_PASSWORD })
  ).json();
  await send(token, "POST", "/api/me/second-factor/confirm", { code: codeOf(secret) });
  expect((await send(token, "GET", "/api/view")).statusCode).toBe(200);
  await settings({ secondFactorRoleIds: [] });
});

test("how long a password must be is the organisation's to say", async () => {
  await settings({ minPasswordLength: 16 });
  const put = { email: a.email("alice"), password: "a good long one", language: "en" };
  expect((await send(ada, "PUT", "/api/accounts/a-alice", put)).json()).toMatchObject({
    ...{ code: "password_too_weak", detail: "use at least 16 characters" },
  });
  await settings({ minPasswordLength: 10 });
});

test("sessions are listed and ended, one's own and by who manages people", async () => {
  const agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36";
  const begun = await server.call(undefined, {
    ...{ method: "POST", url: "/api/session", remoteAddress: "203.0.113.77" },
    headers: { "user-agent": agent },
    payload: { email: a.email("alice"), password: TEST_PASSWORD, kind: "bearer" },
  });
  const { token } = begun.json();
  const list = async (as: string, query = "") =>
    (await send(as, "GET", `/api/sessions${query}`)).json();
  const mine = (await list(token)).sessions;
  const current = mine.find((one: { current: boolean }) => one.current);
  expect(current).toMatchObject({
    device: "Chrome, Windows",
    address: "203.0.113.*",
    kind: "bearer",
  });
  expect(JSON.stringify(mine)).not.toContain("203.0.113.77");

  const bob = await a.bearer("bob");
  expect((await list(bob, "?agentId=a-alice")).code).toBe("forbidden");
  const revoke = (as: string) => send(as, "DELETE", `/api/sessions/${current.id}`);
  expect((await revoke(bob)).json().code).toBe("not_found");
  expect((await list(ada, "?agentId=a-alice")).sessions.length).toBe(mine.length);
  expect((await revoke(ada)).statusCode).toBe(200);
  expect((await send(token, "GET", "/api/session")).statusCode).toBe(401);
});

test("an API token does what it was made for, until its time is over", async () => {
  const make = async (body: object) =>
    (await send(ada, "POST", "/api/tokens", { name: "연동", agentId: "a-ada", ...body })).json();
  const reader = await make({ scopes: ["audit.read"] });
  expect((await send(reader.token, "GET", "/api/audit")).statusCode).toBe(200);
  expect((await send(reader.token, "GET", "/api/users")).json().code).toBe("forbidden");
  expect((await send(reader.token, "GET", "/api/session")).json().permissions).toEqual([
    "audit.read",
  ]);

  const short = await make({ expiresAt: Date.now() + 3_600_000 });
  expect((await send(short.token, "GET", "/api/users")).statusCode).toBe(200);
  const { tokens } = (await send(ada, "GET", "/api/tokens")).json();
  expect(tokens.find(({ id }: { id: string }) => id === reader.id)).toMatchObject({
    ...{ scopes: ["audit.read"], lastUsedAt: expect.any(Number), expiresAt: null },
  });
  await server.database.pool.query("update api_token set expires_at = now() where id = $1", [
    short.id,
  ]);
  server.advance(1_000);
  expect((await send(short.token, "GET", "/api/users")).statusCode).toBe(401);
  expect((await make({ expiresAt: 1 })).code).toBe("validation_failed");
});

test("people are found by name and address, with how they sign in", async () => {
  const users = async (query: string) => (await send(ada, "GET", `/api/users?${query}`)).json();
  const all = await users("");
  expect(all.total).toBe(all.users.length);
  expect((await users("q=LEE@a")).users).toMatchObject([
    { agent: { id: "a-lee" }, account: { email: "lee@a.test", hasPassword: true } },
  ]);
  expect((await users(`q=${encodeURIComponent("신입")}&limit=2`)).users).toHaveLength(2);
  expect((await users("roleId=administrator")).users).toMatchObject([{ agent: { id: "a-ada" } }]);
  expect((await users("q=%25")).total).toBe(0);
  const taken = await putUser("a-other", account("LEE@a.test"));
  expect(taken.json()).toMatchObject({ code: "conflict", errors: [{ field: "email" }] });
  expect((await users("q=a-other")).total).toBe(0);
  const gone = await putUser("a-lee", { account: null });
  expect(gone.statusCode).toBe(200);
  expect((await users("q=a-lee")).users).toMatchObject([{ account: null }]);
});

test("roles are listed with who has them", async () => {
  const { roles } = (await send(ada, "GET", "/api/roles")).json();
  expect(roles.slice(0, 3)).toMatchObject([
    { id: "agent", builtIn: true, name: null },
    { id: "supervisor", people: 1 },
    { id: "administrator", people: 1 },
  ]);
});

test("the audit log says who changed what, before and after, from where, and no secret", async () => {
  const team = (name: string) =>
    server.call(ada, {
      ...{ method: "PUT", url: "/api/configuration/team/a-night", remoteAddress: "198.51.100.7" },
      payload: { id: "a-night", name },
    });
  await team("야간");
  await team("야간 상담");
  await send(ada, "DELETE", "/api/configuration/team/a-night");
  const entries = async (query: string) =>
    (await send(ada, "GET", `/api/audit?${query}`)).json().entries;

  const actor = { type: "agent", id: "a-ada", name: "ada of a" };
  const of = { actor, kind: "team", objectId: "a-night" };
  expect(await entries("kind=team&objectId=a-night")).toMatchObject([
    { ...of, action: "configuration.remove", before: { name: "야간 상담" }, after: null },
    { ...of, before: { name: "야간" }, after: { name: "야간 상담" }, address: "198.51.100.7" },
    { ...of, action: "configuration.put", before: null, after: { id: "a-night", name: "야간" } },
  ]);
  expect((await entries(`q=${encodeURIComponent("야간 상담")}`)).length).toBeGreaterThan(0);
  await signIn(a.email("alice"), "not this one");
  const [refused] = await entries("action=session.refused&limit=1");
  expect(refused).toMatchObject({ actor: { type: "nobody" }, objectId: "a-alice" });
  const actions = new Set(
    (await entries("limit=200")).map(({ action }: { action: string }) => action),
  );
  expect([...actions]).toEqual(
    expect.arrayContaining([
      ...["session.signed_in", "account.put", "account.invited", "account.invitation_accepted"],
      ...["account.password_changed", "account.removed", "second_factor.set_up", "token.created"],
      ...["second_factor.removed", "session.revoked"],
    ]),
  );
  const everything = JSON.stringify((await server.database.pool.query("select * from audit")).rows);
  for (const secret of ["maru_i_", "maru_t_", "maru_s_", "argon2", TEST_PASSWORD, "비밀번호"]) {
    expect(everything).not.toContain(secret);
  }
});

test("the audit log is paged, and taken out as CSV", async () => {
  const first = (await send(ada, "GET", "/api/audit?limit=3")).json();
  const second = (await send(ada, "GET", `/api/audit?limit=3&before=${first.next}`)).json();
  const ids = [...first.entries, ...second.entries].map(({ id }: { id: number }) => id);
  expect(ids).toEqual([...ids].sort((x, y) => y - x));
  await send(ada, "PUT", "/api/configuration/team/a-formula", { id: "a-formula", name: "=1+1" });
  const { csv, complete } = (await send(ada, "GET", "/api/audit/export?objectId=a-formula")).json();
  expect(complete).toBe(true);
  const [header, line] = csv.split("\r\n");
  expect(header).toMatch(/^\uFEFFtime,actor_type,/);
  expect(line).toContain(",'=1+1,");
  const [last] = (await send(ada, "GET", "/api/audit?limit=1")).json().entries;
  expect(last).toMatchObject({ action: "audit.exported", after: { objectId: "a-formula" } });
});
