import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { VariableId, WebRequest } from "@maru/core";
import { afterAll, expect, test } from "vitest";
import { askWeb } from "./web-ask.ts";

const asked: { method: string; headers: IncomingMessage["headers"]; body: string }[] = [];
const server = createServer((request, response) => void answer(request, response));
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
afterAll(() => server.close());
const { port } = server.address() as AddressInfo;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  asked.push({ method: request.method ?? "", headers: request.headers, body });
  switch (request.url) {
    case "/slow":
      return;
    case "/broken":
      response.writeHead(500).end("{}");
      return;
    case "/elsewhere":
      response.writeHead(302, { location: "/" }).end();
      return;
    case "/long":
      response.end(`"${"x".repeat(70_000)}"`);
      return;
    case "/words":
      response.end("hello");
      return;
    default:
      response.end('{"order":{"state":"sent","items":[1,2],"paid":true,"note":null}}');
  }
}

function ask(path: string, more: Partial<WebRequest> = {}, allowPrivate = true) {
  const request: WebRequest = {
    ...{ id: "1", method: "GET", url: `http://127.0.0.1:${port}${path}`, headers: [], body: "" },
    timeoutMs: 5_000,
    assign: [
      { pointer: "/order/state", variableId: "state" as VariableId },
      { pointer: "/order/items/1", variableId: "second" as VariableId },
      { pointer: "/order/paid", variableId: "paid" as VariableId },
      { pointer: "/order/items", variableId: "list" as VariableId },
      { pointer: "/order/note", variableId: "note" as VariableId },
      { pointer: "/none", variableId: "none" as VariableId },
    ],
    ...more,
  };
  return askWeb(request, { allowPrivate });
}

test("values that are there become texts; what is none is left out", async () => {
  expect(await ask("/")).toEqual({
    status: "answered",
    answer: { state: "sent", second: "2", paid: "true" },
  });
});

test("method, headers and body arrive as they were meant", async () => {
  const headers = [{ name: "Authorization", value: "Bearer x" }];
  await ask("/", { method: "POST", headers, body: '{"a":1}' });
  expect(asked.at(-1)).toMatchObject({
    ...{ method: "POST", body: '{"a":1}' },
    headers: { authorization: "Bearer x", "content-type": "application/json" },
  });
});

test.each([
  ["/broken", "status"],
  ["/elsewhere", "status"],
  ["/long", "too_large"],
  ["/words", "not_json"],
])("%s fails: %s", async (path, reason) => {
  expect(await ask(path)).toEqual({ status: "failed", reason });
});

test("who does not answer in time, or at all", async () => {
  expect(await ask("/slow", { timeoutMs: 50 })).toEqual({ status: "failed", reason: "timed_out" });
  const nobody = { url: "http://127.0.0.1:1/" };
  expect(await ask("/", nobody)).toEqual({ status: "failed", reason: "unreachable" });
});

test.each([
  "http://127.0.0.1/",
  "http://[::1]/",
  "http://localhost/",
  "http://0x7f.1/",
  "ftp://a/",
])("%s is not asked where only the public internet may be", async (url) => {
  const { length } = asked;
  const refused = await ask(
    "/",
    { url: url.replace(/(?<=\d|\]|localhost)\/$/, `:${port}/`) },
    false,
  );
  expect(refused).toEqual({ status: "failed", reason: "address_refused" });
  expect(asked).toHaveLength(length);
});
