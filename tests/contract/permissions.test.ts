import { randomUUID } from "node:crypto";
import { BUILT_IN_ROLES, type OrganisationId } from "@maru/core";
import type { Caller } from "@maru/protocol";
import { expect, test } from "vitest";
import { hashPassword } from "../../apps/server/src/auth/password.ts";
import { openStream } from "../../apps/server/src/testing/stream-client.ts";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";
import { liveOrganisation } from "./live-organisation.ts";
import { ALL_OPERATIONS, inputFor, isCommand, requestFor } from "./operations.ts";
import { HELD, WHO_MAY } from "./who-may.ts";

const server = await createTestServer();
const url = await server.listen();
const a = await liveOrganisation(server, "a");
const ada = await a.bearer("ada");
const put = async (path: string, payload: object, token = ada) =>
  (await server.call(token, { method: "PUT", url: path, payload })).json();

const people = (await server.call(ada, { url: "/api/configuration/agent" })).json().items;
const sam = people.find(({ id }: { id: string }) => id === "a-sam");
await put("/api/configuration/role/a-custom", {
  ...{ id: "a-custom", name: "인사 담당", description: "", permissions: HELD.custom },
});
await put("/api/configuration/agent/a-kim", { ...sam, id: "a-kim", roleId: "a-custom" });
await server.auth.accounts.put({
  ...{ organisationId: "a" as OrganisationId, agentId: "a-kim" as never, language: "ko" },
  ...{
    email: "kim@a.test",
    passwordHash: await hashPassword("kim has a long one"),
    passwordIsDemo: false,
  },
});
const kim = () => server.auth.sessions.start("a" as OrganisationId, "a-kim" as never, "bearer");

/** One of the cells gives bob a password that he would have to change first. */
const bob = async () => {
  await server.database.pool.query("update account set must_change_password = false");
  return a.bearer("bob");
};

interface Who {
  readonly token: () => Promise<string | undefined>;
  readonly is: readonly Caller[];
}
const CALLERS: Readonly<Record<string, Who>> = {
  nobody: { token: async () => undefined, is: [] },
  visitor: { token: async () => a.visitor(), is: ["visitor"] },
  agent: { token: bob, is: ["staff", ...HELD.agent] },
  supervisor: { token: () => a.bearer("sam"), is: ["staff", ...HELD.supervisor] },
  administrator: { token: () => a.bearer("ada"), is: ["staff", ...HELD.administrator] },
  custom: { token: kim, is: ["staff", ...HELD.custom] },
};

const cells = ALL_OPERATIONS.flatMap((entry) =>
  Object.entries(CALLERS).map(([caller, { token, is }]) => {
    const wanted = WHO_MAY[entry.name];
    const allowed = wanted.includes("anyone") || wanted.some((one) => is.includes(one));
    return { ...entry, caller, token, allowed };
  }),
);

/** Refused for who they are, whatever they asked for. */
const refusedForRights = ["forbidden", "unauthenticated"];

test("the table of rights is the protocol's, and the built-in roles are what they always were", () => {
  const declared = ALL_OPERATIONS.map(({ name, operation }) => [
    name,
    [...operation.callers].sort(),
  ]);
  const written = Object.entries(WHO_MAY).map(([name, callers]) => [name, [...callers].sort()]);
  expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(written));
  for (const [role, permissions] of Object.entries(BUILT_IN_ROLES)) {
    expect([...permissions].sort()).toEqual([...HELD[role as keyof typeof HELD]].sort());
  }
});

test.each(cells)("$name by $caller: $allowed", async ({ name, route, caller, token, allowed }) => {
  const before = allowed ? "" : await server.state("a");
  const answer = await server.call(await token(), requestFor(route, inputFor(name, a.names)));
  expect(answer.statusCode, answer.body).toBeLessThan(500);
  const code = answer.statusCode === 200 ? "done" : answer.json().code;

  if (allowed) {
    expect(refusedForRights).not.toContain(code);
  } else {
    expect(code).toBe(caller === "nobody" ? "unauthenticated" : "forbidden");
    expect(await server.state("a")).toBe(before);
  }
});

test.each(cells.filter(({ name, caller }) => isCommand(name) && caller !== "nobody"))(
  "$name on the stream by $caller: $allowed",
  async ({ name, token, allowed }) => {
    const stream = await openStream(url);
    stream.hello(await token());
    await stream.until("snapshot");
    const { params, body } = inputFor(name, a.names);
    const before = allowed ? "" : await server.state("a");
    const answer = await stream.command(randomUUID(), name, { ...params, ...body });

    if (allowed) {
      expect(refusedForRights).not.toContain(answer.ok ? "done" : answer.problem.code);
    } else {
      expect(answer).toMatchObject({ ok: false, problem: { code: "forbidden", status: 403 } });
      expect(await server.state("a")).toBe(before);
    }
    stream.close();
  },
);

test("a right that was taken away counts at once, on open streams too", async () => {
  const stream = await openStream(url);
  const setRole = (roleId: string) => put("/api/configuration/agent/a-sam", { ...sam, roleId });
  await setRole("administrator");
  stream.hello(await a.bearer("sam"));
  await stream.until("snapshot");
  const rename = () =>
    stream.command(randomUUID(), "configuration.put", { kind: "team", id: "a-new", name: "New" });

  expect(await rename()).toMatchObject({ ok: true });
  await setRole("supervisor");
  expect(await rename()).toMatchObject({ ok: false, problem: { code: "forbidden" } });
  stream.close();
});

test("a kind of thing asks for its own right", async () => {
  const token = await kim();
  expect(
    await put("/api/configuration/team/a-new", { id: "a-new", name: "New" }, token),
  ).toMatchObject({ revision: expect.any(Number) });
  const variable = { id: "a-order", name: { ko: "a", en: "a" }, type: "text", allowedValues: [] };
  const refused = await put(
    "/api/configuration/variable/a-order",
    { ...variable, agentEditable: true },
    token,
  );
  expect(refused).toMatchObject({ code: "forbidden", detail: "needs desk.manage" });
});

test("nobody gives what they do not have, or manages those who have more", async () => {
  const token = await kim();
  const beyond = { code: "rights_beyond_own", status: 403 };
  const give = (roleId: string, id: string) =>
    put(`/api/configuration/agent/${id}`, { ...sam, id, roleId }, token);

  expect(await give("administrator", "a-lee")).toMatchObject(beyond);
  expect(await give("a-custom", "a-ada")).toMatchObject(beyond);
  const gone = await server.call(token, {
    method: "DELETE",
    url: "/api/configuration/agent/a-ada",
  });
  expect(gone.json()).toMatchObject(beyond);
  const password = { email: "ada@a.test", password: "a good long one", language: "ko" };
  expect(await put("/api/accounts/a-ada", password, token)).toMatchObject(beyond);
  expect(await give("a-custom", "a-lee")).toMatchObject({ revision: expect.any(Number) });
});

test("whoever may not read all of the history reads what they took part in", async () => {
  const role = { id: "a-junior", name: "junior", description: "" };
  await put("/api/configuration/role/a-junior", {
    ...role,
    permissions: ["contacts.handle", "history.read", "recordings.listen"],
  });
  const bob = people.find(({ id }: { id: string }) => id === "a-bob");
  await put("/api/configuration/agent/a-bob", { ...bob, roleId: "a-junior" });
  const asBob = async (path: string) => server.call(await a.bearer("bob"), { url: path });
  const asAlice = async (path: string) => server.call(await a.bearer("alice"), { url: path });

  const { interactions } = (await asAlice("/api/interactions")).json();
  expect(interactions.length).toBeGreaterThan(0);
  expect((await asBob("/api/interactions")).json().interactions).toEqual([]);
  const path = `/api/interactions/${a.names.interactionId}`;
  expect((await asAlice(path)).statusCode).toBe(200);
  expect((await asBob(path)).json().code).toBe("interaction_not_found");
  expect((await asBob(`${path}/transcript`)).json().code).toBe("interaction_not_found");
});

test("the session and `me` say what one may do", async () => {
  const session = (await server.call(await kim(), { url: "/api/session" })).json();
  expect(session).toMatchObject({ role: { id: "a-custom", name: "인사 담당" } });
  expect(session.permissions.toSorted()).toEqual([...HELD.custom].sort());
  const { documents } = (await server.call(await kim(), { url: "/api/view" })).json();
  const me = documents.find(({ key }: { key: string }) => key === "me").document;
  expect(me).toMatchObject({ role: session.role, permissions: session.permissions });
});
