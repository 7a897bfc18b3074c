import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createClient } from "./client.ts";
import { signIn } from "./sign-in.ts";
import { problem } from "./testing/scripted-peer.ts";

type Asked = {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
};
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serve(answer: (response: ServerResponse, count: number) => void) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      asked.push({ method, url, headers, body });
      answer(response, asked.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => new Promise((resolve) => server.close(resolve)));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, baseUrl };
}

const json = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
  response
    .writeHead(status, { "content-type": "application/json", ...headers })
    .end(JSON.stringify(body));

test("fills the path, puts the rest into the query, and carries the token", async () => {
  const { asked, baseUrl } = await serve((response) =>
    json(response, 200, { entries: [], next: null }),
  );
  const client = createClient({ baseUrl, token: "t1", csrfToken: "c1" });
  const result = await client.query("interaction.transcript", {
    interactionId: "a/b",
    before: "10",
  });
  expect(result).toEqual({ entries: [], next: null });
  expect(asked[0]).toMatchObject({
    method: "GET",
    url: "/api/interactions/a%2Fb/transcript?before=10",
    headers: { authorization: "Bearer t1" },
  });
  expect(asked[0]?.headers).not.toHaveProperty("x-csrf-token");
});

test("sends a body with the CSRF token", async () => {
  const { asked, baseUrl } = await serve((response) => json(response, 200, {}));
  const client = createClient({ baseUrl, csrfToken: () => "c1" });
  await client.query("session.changePassword", { current: "a", next: "b" });
  expect(asked[0]).toMatchObject({
    method: "POST",
    url: "/api/session/password",
    body: '{"current":"a","next":"b"}',
    headers: { "x-csrf-token": "c1", "content-type": "application/json" },
  });
});

test("a GET is tried again after 429 and 503; at most four times in all", async () => {
  const { asked, baseUrl } = await serve((response, count) =>
    count === 1
      ? json(response, 429, problem("too_many_requests"), { "retry-after": "0" })
      : count === 2
        ? json(response, 503, { ...problem("unavailable"), retryAfterMs: 1 })
        : json(response, 200, { tokens: [] }),
  );
  const client = createClient({ baseUrl, random: () => 0 });
  expect(await client.query("token.list", {})).toEqual({ tokens: [] });
  expect(asked).toHaveLength(3);

  const busy = await serve((response) =>
    json(response, 429, { ...problem("too_many_requests"), retryAfterMs: 1 }),
  );
  const refused = createClient({ baseUrl: busy.baseUrl }).query("token.list", {});
  await expect(refused).rejects.toMatchObject({ problem: { code: "too_many_requests" } });
  expect(busy.asked).toHaveLength(4);
});

test("what changes something is not tried again, nor is a long wait waited for", async () => {
  const { asked, baseUrl } = await serve((response) =>
    json(response, 503, problem("unavailable"), { "retry-after": "3600" }),
  );
  const client = createClient({ baseUrl });
  const create = client.query("visitor.create", { organisationId: "demo", entryPointId: "shop" });
  await expect(create).rejects.toMatchObject({ problem: { code: "unavailable" } });
  await expect(client.query("session.get", {})).rejects.toMatchObject({
    problem: { code: "unavailable" },
  });
  expect(asked).toHaveLength(2);
});

test("an answer that is not ours, and no answer at all, are faults with a reason", async () => {
  const { baseUrl } = await serve((response) =>
    response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>"),
  );
  const client = createClient({ baseUrl, random: () => 0 });
  await expect(client.query("session.get", {})).rejects.toMatchObject({ reason: "bad_response" });
  const gone = createClient({ baseUrl: "http://127.0.0.1:9", random: () => 0 });
  await expect(gone.query("session.signOut", {})).rejects.toMatchObject({ reason: "network" });
});

test("signIn gives a client with the bearer token, or the problem", async () => {
  const { asked, baseUrl } = await serve((response, count) =>
    count < 3
      ? json(response, 200, { name: "Alice", token: "bearer-1" })
      : json(response, 401, { ...problem("wrong_credentials"), status: 401 }),
  );
  const { session, client } = await signIn({ baseUrl, email: "alice@demo", password: "x" });
  expect(session.name).toBe("Alice");
  await client.query("session.get", {});
  expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
    email: "alice@demo",
    password: "x",
    kind: "bearer",
  });
  expect(asked[1]?.headers.authorization).toBe("Bearer bearer-1");
  await expect(signIn({ baseUrl, email: "alice@demo", password: "y" })).rejects.toMatchObject({
    problem: { code: "wrong_credentials" },
  });
});
