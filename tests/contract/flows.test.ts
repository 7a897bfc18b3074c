/** Flows over HTTP, as the designer asks. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";
import { liveOrganisation } from "./live-organisation.ts";

const server = await createTestServer();
const { names, bearer, visitor } = await liveOrganisation(server, "a");
const flowId = names.named("flow");

type Method = "GET" | "POST" | "PUT";

async function ask(method: Method, url: string, payload?: object) {
  const answer = await server.call(await bearer("ada"), {
    ...{ method, url, ...(payload !== undefined && { payload }) },
  });
  return { status: answer.statusCode, body: answer.json() };
}

const said = (english: string) => ({ promptId: null, text: { ko: english, en: english } });
const node = (id: string, step: object, exits: Record<string, string> = {}) => {
  return { id, label: "", position: { x: 0, y: 0 }, exits, ...step };
};
const menu = {
  ...{ type: "menu", message: said("What is it about?"), timeoutMs: 10_000, tries: 2 },
  options: [{ key: "1", label: { ko: "배송", en: "Delivery" } }],
};
const draft = (text: string) => ({
  nodes: [
    node("start", { type: "start" }, { next: "hello" }),
    node("hello", { type: "say", message: said(text), bargeIn: false }, { next: "menu" }),
    node("menu", menu, { "key.1": "bye", otherwise: "bye" }),
    node("bye", { type: "end" }),
  ],
});

function put(graph: object) {
  const flow = { id: flowId, name: "Welcome", description: "", channel: "chat", draft: graph };
  return ask("PUT", `/api/configuration/flow/${flowId}`, flow);
}

test("A-01: drawn, refused while it has problems, published, and brought back", async () => {
  const broken = { nodes: [node("start", { type: "start" })] };
  expect((await put(broken)).status).toBe(200);
  const refused = await ask("POST", `/api/flows/${flowId}/publish`);
  expect(refused).toMatchObject({ status: 422, body: { code: "flow_invalid" } });
  expect((await ask("GET", `/api/flows/${flowId}`)).body).toMatchObject({
    published: null,
    problems: [{ code: "exit_unconnected", nodeId: "start", exit: "next", field: null }],
  });
  for (const [index, text] of ["Hello", "Welcome"].entries()) {
    expect((await put(draft(text))).status).toBe(200);
    const published = await ask("POST", `/api/flows/${flowId}/publish`);
    expect(published).toEqual({ status: 200, body: { version: index + 1 } });
  }
  const { versions } = (await ask("GET", `/api/flows/${flowId}/versions`)).body;
  expect(versions).toMatchObject([
    { version: 2, steps: 4, publishedBy: expect.stringMatching(/^agent:/) },
    { version: 1 },
  ]);
  const [first] = [(await ask("GET", `/api/flows/${flowId}/versions/1`)).body];
  expect(first.graph).toEqual(draft("Hello"));
  expect((await ask("POST", `/api/flows/${flowId}/versions/1/restore`)).status).toBe(200);
  expect((await ask("GET", "/api/flows")).body.flows).toMatchObject([
    { id: flowId, steps: 4, changed: true, published: { version: 2 }, contacts: 0 },
  ]);
  expect((await ask("GET", `/api/flows/${flowId}/versions/3`)).status).toBe(404);
});

test("a test run lights up the path it takes", async () => {
  const { body } = await ask("POST", "/api/flow-trials", {
    ...{ channel: "chat", draft: draft("Hi {{customer.name}}"), at: 1_000, language: "en" },
    name: "Kim",
    inputs: [
      { type: "advance", ms: 5_000 },
      { type: "message", text: "hm" },
      { type: "message", text: "Delivery" },
    ],
  });
  expect(
    body.trace.map(({ type, nodeId, text }: Record<string, string>) => nodeId ?? text ?? type),
  ).toEqual([
    ...["start", "hello", "Hi Kim", "menu", "What is it about?\n1. Delivery", "did", "did"],
    ...["repeated", "What is it about?\n1. Delivery", "did", "bye", "ended"],
  ]);
  expect(body).toMatchObject({ at: 6_000, nodeId: null, waitsFor: null, cutShort: false });
});

test("a visitor's chat goes through it, and what a web service answers is theirs", async () => {
  const shop = createServer((_, response) => response.end('{"state":"sent"}'));
  await new Promise<void>((done) => shop.listen(0, "127.0.0.1", done));
  afterAll(() => shop.close());
  const { port } = shop.address() as AddressInfo;
  const graph = {
    nodes: [
      node("start", { type: "start" }, { next: "ask" }),
      node(
        "ask",
        {
          ...{ type: "http", method: "GET", url: `http://127.0.0.1:${port}/`, headers: [] },
          ...{ body: "", timeoutMs: 5_000 },
          assign: [{ pointer: "/state", variableId: names.named("order") }],
        },
        { next: "hello", failed: "bye" },
      ),
      node(
        "hello",
        { type: "say", message: said(`It is {{${names.named("order")}}}`), bargeIn: false },
        { next: "menu" },
      ),
      node("menu", menu, { "key.1": "bye", otherwise: "bye" }),
      node("bye", { type: "end" }),
    ],
  };
  expect((await put(graph)).status).toBe(200);
  expect((await ask("POST", `/api/flows/${flowId}/publish`)).status).toBe(200);
  const entries = (await ask("GET", "/api/configuration/entryPoint")).body.items;
  const entry = entries.find(({ id }: { id: string }) => id === names.named("entry"));
  const changed = await ask("PUT", `/api/configuration/entryPoint/${entry.id}`, {
    ...entry,
    flowId,
  });
  expect(changed.status).toBe(200);
  const guest = visitor();
  const begun = await server.call(guest, {
    ...{ method: "POST", url: "/api/chats" },
    payload: { name: "Kim", language: "en", message: null },
  });
  const { interactionId } = begun.json();
  const url = `/api/interactions/${interactionId}/transcript`;
  await expect
    .poll(async () => {
      const { entries: read = [] } = (await server.call(guest, { method: "GET", url })).json();
      return read.map(({ body }: { body: { text: string } }) => body.text);
    })
    .toEqual(["It is sent", "What is it about?\n1. Delivery"]);
  expect((await ask("GET", `/api/flows/${flowId}/counts`)).body).toEqual({
    counts: [{ version: 3, nodeId: "menu", contacts: 1 }],
  });
});
