import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import websocket from "@fastify/websocket";
import { fastify } from "fastify";
import { afterEach, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { BROWSERS_ADDRESS, MAX_SIP_MESSAGE_BYTES, sipRelay } from "./sip-relay.ts";
import type { VoiceStatus } from "./voice-platform.ts";

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

/** Asterisk's end, and the address of ours. */
async function relay(status?: VoiceStatus) {
  const asterisk = new WebSocketServer({ host: "127.0.0.1", port: 0, path: "/ws" });
  await once(asterisk, "listening");
  stops.push(() => asterisk.close());
  const { port } = asterisk.address() as AddressInfo;
  const up: VoiceStatus = {
    status: "up",
    address: { url: `http://127.0.0.1:${port}`, user: "maru", password: "secret" },
  };
  const app = fastify();
  await app.register(websocket);
  await sipRelay({ voice: () => status ?? up, clock: Date.now })(app as never);
  await app.listen({ host: "127.0.0.1", port: 0 });
  stops.push(() => app.close());
  const url = `ws://127.0.0.1:${(app.server.address() as AddressInfo).port}/sip`;
  return { asterisk, url };
}

/** A browser, and Asterisk's end of its connection. */
async function connect(): Promise<{ browser: WebSocket; asterisk: WebSocket }> {
  const { asterisk, url } = await relay();
  const browser = new WebSocket(url, "sip");
  const [[far]] = await Promise.all([once(asterisk, "connection"), once(browser, "open")]);
  return { browser, asterisk: far as WebSocket };
}

async function message(socket: WebSocket): Promise<string> {
  const [data] = await once(socket, "message");
  return String(data);
}

test("what one says the other hears, and Asterisk is spoken to as SIP", async () => {
  const { browser, asterisk } = await connect();

  browser.send("REGISTER sip:maru SIP/2.0");
  expect(await message(asterisk)).toBe("REGISTER sip:maru SIP/2.0");
  asterisk.send("SIP/2.0 200 OK");
  expect(await message(browser)).toBe("SIP/2.0 200 OK");
  expect([browser.protocol, asterisk.protocol]).toEqual(["sip", "sip"]);
});

test.runIf(process.platform === "linux")(
  "browsers have an address of their own: none is taken for a carrier at 127.0.0.1",
  async () => {
    const { asterisk, url } = await relay();
    const browser = new WebSocket(url, "sip");
    const [, request] = (await once(asterisk, "connection")) as [WebSocket, IncomingMessage];

    expect(request.socket.remoteAddress).toBe(BROWSERS_ADDRESS);
    browser.close();
  },
);

test("what is sent before Asterisk is there is not lost", async () => {
  const { asterisk, url } = await relay();
  const browser = new WebSocket(url, "sip");
  browser.on("open", () => browser.send("first"));
  const [far] = await once(asterisk, "connection");

  expect(await message(far as WebSocket)).toBe("first");
});

test("either end closes the other", async () => {
  const first = await connect();
  first.browser.close(1000);
  await once(first.asterisk, "close");

  const second = await connect();
  second.asterisk.terminate();
  expect((await once(second.browser, "close"))[0]).toBe(1001);
});

test("who does not speak SIP is sent away", async () => {
  const { url } = await relay();
  const browser = new WebSocket(url);

  expect((await once(browser, "close"))[0]).toBe(1002);
});

test("a message larger than any of SIP ends the connection", async () => {
  const { browser } = await connect();
  browser.send("x".repeat(MAX_SIP_MESSAGE_BYTES + 1));

  expect((await once(browser, "close"))[0]).toBe(1009);
});

test.each([
  { status: "off" },
  { status: "preparing" },
  { status: "unavailable", reason: "not_fetched", words: { en: "", ko: "" } },
] as const)("while calls are not possible one is asked to come again: $status", async (status) => {
  const { url } = await relay(status);
  const browser = new WebSocket(url, "sip");

  expect((await once(browser, "close"))[0]).toBe(1013);
});
