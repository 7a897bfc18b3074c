/** How the configuration is changed safely, over HTTP. */
import { expect, test } from "vitest";
import { openStream } from "../../apps/server/src/testing/stream-client.ts";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";
import { largeConfiguration } from "./large-configuration.ts";

const server = await createTestServer();
const url = await server.listen();
const a = await server.organisation("a");
const ada = await a.bearer("ada");

async function call(
  method: "GET" | "PUT" | "POST" | "DELETE",
  url: string,
  payload?: object,
  headers: Record<string, string> = {},
) {
  const answer = await server.call(ada, { method, url, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
}

const at = (kind: string, what: string) => `/api/configuration/${kind}/${a.named(what)}`;

test("two administrators on one item: the second is told, and sees what there is now", async () => {
  const first = await call("GET", at("team", "team"));
  expect(first.body).toMatchObject({ item: { name: "Team a" }, revision: { by: "system" } });
  const { seq } = first.body.revision;
  const team = (name: string) => ({ ...first.body.item, name });

  const saved = await call("PUT", at("team", "team"), team("First"), { "if-match": `"${seq}"` });
  expect(saved).toMatchObject({ status: 200, body: { revision: expect.any(Number) } });
  const late = await call("PUT", at("team", "team"), team("Second"), { "if-match": `"${seq}"` });
  expect(late).toMatchObject({
    status: 412,
    body: {
      code: "configuration_changed",
      current: {
        item: { name: "First" },
        revision: { seq: saved.body.revision, byName: `ada of a` },
      },
    },
  });
  const next = { "if-match": `"${saved.body.revision}"` };
  expect((await call("PUT", at("team", "team"), team("Second"), next)).status).toBe(200);
  // Whoever does not say is not held to it.
  expect((await call("PUT", at("team", "team"), team("Team a"))).status).toBe(200);
});

test("what is to be new must be new; a revision that is none is refused", async () => {
  const night = { id: "night", name: "Night" };
  const none = { "if-none-match": "*" };
  expect((await call("PUT", "/api/configuration/team/night", night, none)).status).toBe(200);
  expect((await call("PUT", "/api/configuration/team/night", night, none)).status).toBe(412);
  const wrong = { "if-match": "yesterday's" };
  expect(await call("PUT", "/api/configuration/team/night", night, wrong)).toMatchObject({
    status: 422,
    body: { errors: [{ field: "expected" }] },
  });
  const list = await call("GET", "/api/configuration/team");
  expect(list.body.revisions.night.seq).toBeGreaterThan(0);
});

test("on the stream it is said in the body", async () => {
  const stream = await openStream(url);
  stream.hello(ada);
  await stream.until("snapshot");
  const put = { kind: "team", id: "night", name: "Nights", expected: 1 };
  expect(await stream.command("stale", "configuration.put", put)).toMatchObject({
    ok: false,
    problem: { code: "configuration_changed", current: { item: { name: "Night" } } },
  });
  stream.close();
});

test("A-18: what uses a queue is asked, and said when it cannot be removed", async () => {
  const uses = await call("GET", `${at("queue", "queue")}/uses`);
  expect(uses.body.items).toContainEqual({
    ...{ kind: "entryPoint", id: a.named("entry"), name: "Entry-a-chat", field: "queueId" },
  });
  const removal = await call("DELETE", at("queue", "queue"));
  expect(removal).toMatchObject({
    status: 409,
    body: { code: "configuration_in_use", uses: uses.body },
  });
  expect((await call("GET", "/api/configuration/queue/none/uses")).status).toBe(404);
});

test("A-17, A-18: whether customers can reach an entry point, and why not", async () => {
  const { body } = await call("GET", "/api/entry-points/statuses");
  const status = (what: string) => body.statuses.find(({ id }: { id: string }) => id === what);
  expect(status(a.named("voice-entry"))).toMatchObject({ reachable: true, reason: null });
  expect(status(a.named("outdial"))).toMatchObject({ reachable: false, reason: "outbound_only" });
  expect(status("outdial-transfer")).toMatchObject({ reason: "outbound_only" });
  expect((await call("DELETE", "/api/configuration/entryPoint/outdial-transfer")).body.code).toBe(
    "configuration_of_system",
  );
});

test("A-06, A-17: what is wrong with a field is a code, the same that forms have words for", async () => {
  const { body } = await call("GET", at("entryPoint", "entry"));
  const named = await call("PUT", at("entryPoint", "entry"), { ...body.item, name: "두 단어" });
  expect(named.body.errors).toEqual([
    expect.objectContaining({ field: "name", code: "entry_point_name_invalid", params: {} }),
  ]);
  const elsewhere = { ...body.item, queueId: a.named("voice-queue") };
  expect((await call("PUT", at("entryPoint", "entry"), elsewhere)).body.errors).toEqual([
    expect.objectContaining({
      ...{ field: "queueId", code: "other_channel", params: { channel: "chat" } },
    }),
  ]);
});

test("exported, planned and brought into another organisation, the configuration is the same", async () => {
  const b = await server.organisation("b");
  const bea = await b.bearer("ada");
  const { body: document } = await call("GET", "/api/configuration-document");
  expect(JSON.stringify(document)).not.toMatch(/password"|@/i);
  const asked = (url: string, method: "PUT" | "POST", payload: object) =>
    server.call(bea, { method, url, payload });

  const plan = await asked("/api/configuration-document/plan", "POST", { mode: "merge", document });
  expect(plan.json()).toMatchObject({ problems: [] });
  expect(plan.json().changes.length).toBeGreaterThan(10);
  const brought = await asked("/api/configuration-document", "PUT", {
    ...{ mode: "merge", basis: plan.json().basis, document },
  });
  expect(brought.json()).toMatchObject({ removed: 0 });
  const again = await asked("/api/configuration-document/plan", "POST", {
    ...{ mode: "merge", document },
  });
  expect(again.json().changes).toEqual([]);
  // The plan was of another configuration.
  const late = await asked("/api/configuration-document", "PUT", {
    ...{ mode: "merge", basis: plan.json().basis, document },
  });
  expect(late.statusCode).toBe(412);
});

test("a plan names every item that is not as it must be, and nothing of it is brought in", async () => {
  const { body: document } = await call("GET", "/api/configuration-document");
  const broken = {
    ...document,
    items: {
      ...document.items,
      team: [...document.items.team, { id: "no name" }],
      skill: [...document.items.skill, { id: "extra", name: "Extra" }],
    },
  };
  const plan = await call("POST", "/api/configuration-document/plan", {
    ...{ mode: "merge", document: broken },
  });
  expect(plan.body.problems).toEqual([
    expect.objectContaining({ kind: "team", id: "no name", code: "validation_failed" }),
  ]);
  const brought = await call("PUT", "/api/configuration-document", {
    ...{ mode: "merge", document: broken },
  });
  expect(brought.body).toMatchObject({ code: "configuration_invalid" });
  expect((await call("GET", "/api/configuration/skill/extra")).status).toBe(404);
});

test("nobody locks the organisation out by bringing in a document", async () => {
  const { body: document } = await call("GET", "/api/configuration-document");
  const nobody = { ...document, items: { ...document.items, agent: [] } };
  const refused = await call("PUT", "/api/configuration-document", {
    ...{ mode: "replace", document: nobody },
  });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect((await call("GET", at("agent", "ada"))).status).toBe(200);
});

test("500 queues and 5,000 people are brought in at once, listed, exported, and the same again", async () => {
  const size = { queues: 500, people: 5_000 };
  const document = largeConfiguration(size);
  const brought = await call("PUT", "/api/configuration-document", { mode: "merge", document });
  expect(brought.body).toMatchObject({ changed: 0, removed: 0 });
  const people = await call("GET", "/api/configuration/agent");
  expect(people.body.items.length).toBeGreaterThanOrEqual(size.people);
  const { body: exported } = await call("GET", "/api/configuration-document");
  expect(exported.items.queue.length).toBeGreaterThanOrEqual(size.queues);
  const plan = await call("POST", "/api/configuration-document/plan", {
    ...{ mode: "replace", document: exported },
  });
  expect(plan.body).toMatchObject({ changes: [], problems: [] });
});
