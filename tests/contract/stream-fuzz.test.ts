import fc from "fast-check";
import { expect, test } from "vitest";
import { openStream, type StreamClient } from "../../apps/server/src/testing/stream-client.ts";
import { createTestServer } from "../../apps/server/src/testing/test-server.ts";
import { hostileFrame } from "./hostile.ts";
import { liveOrganisation } from "./live-organisation.ts";

const seed = Number(process.env["MARU_FUZZ_SEED"] ?? Date.now() % 2 ** 31);
const server = await createTestServer();
const url = await server.listen();
const [own, other] = [
  await liveOrganisation(server, "own"),
  await liveOrganisation(server, "other"),
];

const inTime = <T>(promise: Promise<T>): Promise<T | "hung"> =>
  Promise.race([
    promise,
    new Promise<"hung">((resolve) => {
      setTimeout(resolve, 5_000, "hung").unref();
    }),
  ]);

/** Alive: it answers a ping. Or it was cut off, with words and a code of ours. */
async function settle(stream: StreamClient): Promise<string> {
  stream.send({ type: "ping", at: 4711 });
  const end = await inTime(
    Promise.race([
      stream.until("pong", ({ at }) => at === 4711).then(() => "alive"),
      stream.closed.then(({ code }) => `closed ${code}`),
    ]),
  );
  stream.socket.terminate();
  return end;
}

const scripts = fc.array(hostileFrame(own.names, other.names), { minLength: 1, maxLength: 12 });

test(`6,000 hostile frames after hello, seed ${seed}: answered or cut off, never hung, nobody else touched`, async () => {
  const before = await server.state("other");
  let frames = 0;
  let alive = 0;
  for (const script of fc.sample(scripts, { numRuns: 1_000, seed })) {
    const stream = await openStream(url);
    stream.hello([own.carol, await own.bearer("alice"), await own.bearer("ada")][frames % 3]);
    for (const frame of script)
      stream.socket.send(frame, { binary: frame instanceof Buffer && frame.length % 2 === 0 });
    frames += script.length;
    const end = await settle(stream);
    expect(end, JSON.stringify(script)).toMatch(/^(alive|closed (4400|4401|4408|1007|1009))$/);
    if (end === "alive") alive += 1;
    const internal = stream.frames.filter(
      (frame) => frame.type === "result" && !frame.ok && frame.problem.status >= 500,
    );
    expect(internal).toEqual([]);
  }
  expect(frames).toBeGreaterThan(5_000);
  // Enough of them lived through it all for the frames to have been looked at.
  expect(alive).toBeGreaterThan(100);
  expect(await server.state("other")).toBe(before);
  expect(server.log.filter(({ level }) => Number(level) >= 40)).toEqual([]);
});

test(`frames before hello, seed ${seed}: cut off, and nothing happened`, async () => {
  const before = [await server.state("own"), await server.state("other")];
  for (const frame of fc.sample(hostileFrame(own.names, other.names), { numRuns: 150, seed })) {
    const stream = await openStream(url);
    stream.socket.send(frame, { binary: false });
    const end = await inTime(stream.closed);
    expect(end, String(frame)).toMatchObject({ code: expect.any(Number) });
    expect([4400, 4401, 1007, 1009]).toContain(end === "hung" ? end : end.code);
  }
  // Sockets of the test before may still be closing; what they said is over.
  expect(await server.state("other")).toBe(before[1]);
});

test("who says nothing for 5 s is cut off", async () => {
  const stream = await openStream(url);
  expect(await stream.until("bye")).toMatchObject({ reason: "protocol_error" });
  expect(await stream.closed).toMatchObject({ code: 4400 });
});

test("a frame of more than 64 KiB ends the stream, whole or in pieces; one of 64 KiB does not", async () => {
  const big = JSON.stringify({ type: "ping", at: 1, pad: "x".repeat(64 * 1024) });
  const whole = await openStream(url);
  whole.hello(own.carol);
  whole.socket.send(big);
  expect(await whole.closed).toMatchObject({ code: 1009 });

  const pieces = await openStream(url);
  pieces.hello(own.carol);
  for (let at = 0; at < big.length; at += 8_000) {
    pieces.socket.send(big.slice(at, at + 8_000), { fin: at + 8_000 >= big.length });
  }
  expect(await pieces.closed).toMatchObject({ code: 1009 });

  const small = await openStream(url);
  small.hello(own.carol);
  const text = JSON.stringify({ type: "ping", at: 7 });
  for (const [index, letter] of [...text].entries()) {
    small.socket.send(letter, { fin: index === text.length - 1 });
  }
  expect(await small.until("pong")).toMatchObject({ at: 7 });
  small.socket.send(" ".repeat(64 * 1024 - 30) + JSON.stringify({ type: "ping", at: 8 }));
  expect(await small.until("pong", ({ at }) => at === 8)).toBeDefined();
  small.close();
});

test("twenty frames that are none, and no more", async () => {
  const stream = await openStream(url);
  stream.hello(own.carol);
  await stream.until("snapshot");
  for (let n = 0; n < 21; n += 1) stream.send({ type: "nonsense" });
  expect(await stream.closed).toMatchObject({ code: 4400 });
  expect(stream.frames.filter(({ type }) => type === "error")).toHaveLength(21);
});
