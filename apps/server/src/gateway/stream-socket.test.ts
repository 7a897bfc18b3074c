import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { wrapSocket } from "./stream-socket.ts";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A socket of ours, and its peer, who has stopped reading. */
async function unread() {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  const peer = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [[socket]] = await Promise.all([once(server, "connection"), once(peer, "open")]);
  peer.pause();
  stops.push(() => {
    peer.terminate();
    server.close();
  });
  return wrapSocket(socket as WebSocket);
}

test("who does not read is cut off once much has gathered", async () => {
  const stream = await unread();
  const frame = "x".repeat(64 * 1024);
  let written = 0;
  while (stream.write(frame) && written < 1_000) {
    written += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }

  // 16 frames are 1 MiB; the buffers of the operating system take some more.
  expect(written).toBeGreaterThanOrEqual(16);
  expect(written).toBeLessThan(1_000);
  expect(stream.ended).toBe(true);
  expect(stream.write("{}")).toBe(false);
});

test("one large frame cuts nobody off, and a little may follow it", async () => {
  const stream = await unread();

  expect(stream.write("x".repeat(16 * 1024 * 1024))).toBe(true);
  expect(stream.write("x".repeat(512 * 1024))).toBe(true);
  expect(stream.ended).toBe(false);
});
