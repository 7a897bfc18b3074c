import { connect } from "node:net";
import { expect, test } from "vitest";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";

const server = await createTestServer();
const url = new URL(await server.listen());
const host = `Host: ${url.host}`;

interface Conversation {
  readonly text: string;
  readonly tookMs: number;
}

/** Writes bytes as they are and reads until the server hangs up, or has answered for a second. */
function talk(chunks: readonly (string | Buffer)[], patienceMs = 13_000): Promise<Conversation> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(url.port), url.hostname);
    let text = "";
    let quiet: NodeJS.Timeout | undefined;
    const finish = (): void => {
      clearTimeout(quiet);
      clearTimeout(patience);
      socket.destroy();
      resolve({ text, tookMs: performance.now() - startedAt });
    };
    const patience = setTimeout(() => {
      text += "(still open)";
      finish();
    }, patienceMs);
    socket.on("data", (data) => {
      text += data.toString("latin1");
      clearTimeout(quiet);
      quiet = setTimeout(finish, 1_000);
    });
    socket.on("close", finish);
    socket.on("error", () => undefined);
    for (const chunk of chunks) socket.write(chunk);
  });
}

const get = (path: string, ...headers: string[]) =>
  `${[`GET ${path} HTTP/1.1`, host, ...headers].join("\r\n")}\r\n\r\n`;
const post = (body: string | Buffer, ...headers: string[]): (string | Buffer)[] => [
  `${["POST /api/session HTTP/1.1", host, ...headers].join("\r\n")}\r\n\r\n`,
  body,
];
const json = "Content-Type: application/json";

const cases: Record<string, { send: (string | Buffer)[]; status: RegExp }> = {
  "no HTTP at all": { send: ["\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"], status: /^400$/ },
  "a line and nothing else": { send: ["hello\r\n\r\n"], status: /^400$/ },
  "an unknown method": { send: [`BREW /api/session HTTP/1.1\r\n${host}\r\n\r\n`], status: /^400$/ },
  "an unknown version": { send: [`GET / HTTP/9.9\r\n${host}\r\n\r\n`], status: /^(400|505)$/ },
  "no Host": { send: ["GET /api/session HTTP/1.1\r\n\r\n"], status: /^400$/ },
  "two Hosts": { send: [get("/api/session", "Host: other")], status: /^(400|401)$/ },
  "headers of 100 kB": {
    send: [get("/api/session", `X-Long: ${"x".repeat(100_000)}`)],
    status: /^431$/,
  },
  "5,000 headers": {
    send: [get("/api/session", ...Array.from({ length: 5_000 }, (_, n) => `X-${n}: 1`))],
    status: /^(431|401)$/,
  },
  "a header with a control character": {
    send: [get("/api/session", "X-A: a\u0001b")],
    status: /^400$/,
  },
  "a header name with a space": { send: [get("/api/session", "X A: b")], status: /^400$/ },
  "a folded header": { send: [get("/api/session", "X-A: a\r\n b")], status: /^(400|401)$/ },
  "raw bytes in the path": {
    send: [Buffer.from(get("/api/\xff\xfe"), "latin1")],
    status: /^(400|404)$/,
  },
  "a path of 20 kB": { send: [get(`/${"a".repeat(20_000)}`)], status: /^(404|414|431)$/ },
  "a whole address as path": {
    send: [get("http://evil.test/api/session")],
    status: /^(400|401|404)$/,
  },
  "a broken percent encoding": { send: [get("/api/interactions/%E0%A4")], status: /^400$/ },
  "content length and chunks at once": {
    send: post("0\r\n\r\n", json, "Content-Length: 5", "Transfer-Encoding: chunked"),
    status: /^400$/,
  },
  "two content lengths": {
    send: post("{}", json, "Content-Length: 2", "Content-Length: 3"),
    status: /^400$/,
  },
  "a content length that is no number": {
    send: post("{}", json, "Content-Length: x"),
    status: /^400$/,
  },
  "a negative content length": { send: post("{}", json, "Content-Length: -2"), status: /^400$/ },
  "broken chunks": {
    send: post("zz\r\nabc\r\n0\r\n\r\n", json, "Transfer-Encoding: chunked"),
    status: /^400$/,
  },
  "a chunked body without end": {
    send: post(
      `${"2000\r\n"}${"x".repeat(0x2000)}\r\n`.repeat(12),
      json,
      "Transfer-Encoding: chunked",
    ),
    status: /^413$/,
  },
  "more body than is taken": {
    send: post("x".repeat(70_000), json, "Content-Length: 70000"),
    status: /^413$/,
  },
  "a promise of 10 GB": { send: post("{", json, "Content-Length: 10000000000"), status: /^413$/ },
  "an empty body that claims to be JSON": {
    send: post("", json, "Content-Length: 0"),
    status: /^422$/,
  },
  "an expectation we cannot meet": {
    send: [get("/api/session", "Expect: the-moon")],
    status: /^417$/,
  },
  "an upgrade to something else": {
    send: [get("/api/session", "Connection: Upgrade", "Upgrade: h2c")],
    status: /^(400|401|404|426)$/,
  },
  "an upgrade of another address": {
    send: [
      get(
        "/api/session",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
      ),
    ],
    status: /^(400|401|404|426)$/,
  },
  "an upgrade without a key": {
    send: [get("/api/stream", "Connection: Upgrade", "Upgrade: websocket")],
    status: /^(400|405|426)$/,
  },
  "an upgrade of an old version": {
    send: [
      get(
        "/api/stream",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 7",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
      ),
    ],
    status: /^(400|426)$/,
  },
};

test.each(Object.entries(cases))("%s: refused at once", async (_, { send, status }) => {
  const { text, tookMs } = await talk(send);

  expect(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? text.slice(0, 80)).toMatch(status);
  expect(tookMs).toBeLessThan(5_000);
});

test.concurrent("who connects and says nothing is shown the door", async () => {
  const { text } = await talk([]);
  expect(text).not.toContain("(still open)");
}, 20_000);

test.concurrent("who never finishes the headers is shown the door", async () => {
  const { text } = await talk([`GET /api/session HTTP/1.1\r\n${host}\r\nX-A`]);
  expect(text).toMatch(/^HTTP\/1\.1 408/);
}, 20_000);

test.concurrent("who never finishes the body is shown the door", async () => {
  const { text } = await talk(post('{"email":', json, "Content-Length: 500"));
  expect(text).toMatch(/^HTTP\/1\.1 408/);
}, 20_000);

test("requests sent without waiting are answered in their order", async () => {
  const { text } = await talk([
    get("/api/session") + get("/api/nowhere") + get("/api/openapi.json"),
  ]);
  expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual([
    "401",
    "404",
    "200",
  ]);
});

test("after all this the server is well and has nothing to report", async () => {
  expect((await fetch(new URL("/api/openapi.json", url))).status).toBe(200);
  expect(server.log.filter(({ level }) => Number(level) >= 40)).toEqual([]);
});
