import { afterEach, describe, expect, test } from "vitest";
import { type Client, type ClientOptions, createClient } from "./client.ts";
import { MaruFault, MaruProblem } from "./fault.ts";
import { MAX_PENDING_COMMANDS, type PendingCommand } from "./outbox.ts";
import { problem, ScriptedPeer, until } from "./testing/scripted-peer.ts";

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function peerWith(options: Parameters<typeof ScriptedPeer.listen>[0] = {}) {
  const peer = await ScriptedPeer.listen(options);
  stops.push(() => peer.stop());
  return peer;
}

function clientOf(peer: ScriptedPeer, options: Partial<ClientOptions> = {}): Client {
  const client = createClient({ baseUrl: peer.url, random: () => 0, ...options });
  stops.push(() => client.close());
  return client;
}

const say = (client: Client, text: string, key?: string) =>
  client.command(
    "message.send",
    { interactionId: "i1", clientId: key ?? text, text },
    key === undefined ? {} : { key },
  );
const texts = (peer: ScriptedPeer) => peer.journal.map((row) => row.body["text"]);
const status = (client: Client) => client.connection.get().status;

describe("connection", () => {
  test("says hello with its token and is online once the snapshot is there", async () => {
    const peer = await peerWith();
    peer.put("chat", { phase: "none" });
    const client = clientOf(peer, { token: "t1" });
    expect(client.connection.get()).toMatchObject({ status: "offline", retryAt: null, attempt: 0 });
    client.connect();
    expect(status(client)).toBe("connecting");
    await until(() => status(client) === "online");
    expect(peer.heard[0]).toEqual({ type: "hello", version: 1, token: "t1" });
    expect(client.documents.get("chat")).toEqual({ phase: "none" });
    await until(() => client.connection.get().roundTripMs !== null);
    expect(client.connection.get()).toMatchObject({ pendingCommands: 0, retryAt: null });
  });

  test("resumes from the last seq it saw, and gets only what it missed", async () => {
    const peer = await peerWith();
    peer.put("queue/q1", { waiting: 1 });
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    const before = client.documents.get("queue/q1");
    peer.breakAll();
    peer.put("queue/q2", { waiting: 2 });
    await until(() => client.documents.get("queue/q2") !== undefined);
    expect(peer.heard.filter((frame) => frame.type === "hello")[1]).toEqual({
      type: "hello",
      version: 1,
      since: { epoch: "e1", seq: 1 },
    });
    expect(client.documents.get("queue/q1")).toBe(before);
  });

  test("takes a snapshot whole: what is not in it is gone", async () => {
    const peer = await peerWith();
    peer.put("queue/q1", { waiting: 1 });
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    peer.broadcast({ type: "changes", seq: 1, put: [["queue/stray", {}]], remove: [] });
    await until(() => client.documents.get("queue/stray") !== undefined);
    peer.startAnew("e2");
    await until(() => client.documents.get("queue/stray") === undefined);
    expect(client.documents.get("queue/q1")).toEqual({ waiting: 1 });
  });

  test("applies a frame twice, or an older one, without effect", async () => {
    const peer = await peerWith();
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    peer.put("queue/q1", { waiting: 1 });
    peer.put("queue/q1", { waiting: 2 });
    await until(() => client.documents.get("queue/q1")?.waiting === 2);
    let calls = 0;
    client.documents.subscribe("queue/", () => calls++);
    const before = client.documents.list("queue/");
    peer.broadcast({ type: "changes", seq: 2, put: [["queue/q1", { waiting: 2 }]], remove: [] });
    peer.broadcast({ type: "changes", seq: 1, put: [["queue/q1", { waiting: 1 }]], remove: [] });
    await say(client, "a frame later");
    expect(calls).toBe(0);
    expect(client.documents.list("queue/")).toBe(before);
  });

  test.each([
    [4401, "unauthenticated"],
    [4400, "protocol_error"],
  ] as const)("close code %i ends it for good: %s", async (code, endedBy) => {
    const peer = await peerWith();
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    peer.silent = true;
    const lost = say(client, "never answered");
    peer.closeAll(code);
    await expect(lost).rejects.toMatchObject({ reason: "ended" });
    expect(client.connection.get()).toMatchObject({ status: "ended", endedBy, retryAt: null });
    await expect(say(client, "too late")).rejects.toMatchObject({ reason: "ended" });
  });

  test("bye: a stopping server is dialled again, an ended session is not", async () => {
    const peer = await peerWith();
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    peer.broadcast({ type: "bye", reason: "server_stopping" });
    await until(() => status(client) === "offline");
    await until(() => status(client) === "online");
    peer.broadcast({ type: "bye", reason: "session_ended" });
    await until(() => status(client) === "ended");
    expect(client.connection.get().endedBy).toBe("session_ended");
    client.connect();
    await until(() => status(client) === "online");
    // Somebody else may be signed in now: no resume.
    expect(peer.heard.filter((frame) => frame.type === "hello").at(-1)).not.toHaveProperty("since");
  });

  test("a peer that falls silent is left for a new connection", async () => {
    const peer = await peerWith();
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    peer.silent = true;
    const answer = say(client, "into the void");
    await until(() => status(client) !== "online", 20_000);
    peer.silent = false;
    expect(await answer).toEqual({ number: 1 });
    expect(texts(peer)).toEqual(["into the void"]);
  }, 30_000);

  test("the server's clock is known to within the round trip", async () => {
    const peer = await peerWith({ serverNow: () => Date.now() + 3_600_000 });
    const client = clientOf(peer);
    client.connect();
    await until(() => client.connection.get().roundTripMs !== null);
    expect(Math.abs(client.serverNow() - Date.now() - 3_600_000)).toBeLessThan(250);
  });
});

describe("commands", () => {
  test("before connect() and after close() are refused with a reason", async () => {
    const peer = await peerWith();
    const client = clientOf(peer);
    await expect(say(client, "early")).rejects.toMatchObject({ reason: "not_connected" });
    client.connect();
    const waiting = say(client, "waiting");
    client.close();
    await expect(waiting).rejects.toMatchObject({ reason: "ended" });
    await expect(say(client, "late")).rejects.toBeInstanceOf(MaruFault);
  });

  test("wait out the handshake and keep their order", async () => {
    const peer = await peerWith();
    const client = clientOf(peer);
    client.connect();
    const wanted = Array.from({ length: 100 }, (_, i) => `m${i}`);
    await Promise.all(wanted.map((text) => say(client, text)));
    expect(texts(peer)).toEqual(wanted);
    expect(client.connection.get().pendingCommands).toBe(0);
  });

  test("an answer that got lost is asked for again under the same key and done once", async () => {
    let broken = 0;
    const peer = await peerWith({
      breakAt: (point) => point === "after journal" && broken++ === 0,
    });
    const client = clientOf(peer);
    client.connect();
    expect(await say(client, "once", "k1")).toEqual({ number: 1 });
    const asked = peer.heard.filter((frame) => frame.type === "command");
    expect(asked.map((frame) => frame.id)).toEqual(["k1", "k1"]);
    expect(texts(peer)).toEqual(["once"]);
  });

  test("a refusal is a typed problem", async () => {
    const peer = await peerWith({ refuse: () => problem("conversation_over") });
    const client = clientOf(peer);
    client.connect();
    const error = await say(client, "no").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MaruProblem);
    expect((error as MaruProblem).problem.code).toBe("conversation_over");
    expect(client.pending()).toEqual([]);
  });

  test("'not now' is waited for, and nothing overtakes what is held", async () => {
    let refusals = 0;
    const peer = await peerWith({
      refuse: () => (refusals++ < 2 ? problem("too_many_requests", 200) : undefined),
    });
    const client = clientOf(peer);
    client.connect();
    const first = say(client, "first");
    await until(() => refusals === 1);
    // The refusal is on its way back; the client must know of it before it has more to send.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([first, say(client, "second"), say(client, "third")]);
    expect(texts(peer)).toEqual(["first", "second", "third"]);
  });

  test("a timeout tells the caller and keeps the command", async () => {
    const peer = await peerWith();
    peer.silent = true;
    const client = clientOf(peer);
    client.connect();
    const input = { interactionId: "i1", clientId: "k1", text: "slow" };
    const timedOut = client.command("message.send", input, { key: "k1", timeoutMs: 20 });
    await expect(timedOut).rejects.toMatchObject({ reason: "timed_out" });
    expect(client.pending().map((command) => command.key)).toEqual(["k1"]);
    peer.silent = false;
    peer.breakAll();
    expect(await client.command("message.send", input, { key: "k1" })).toEqual({ number: 1 });
    expect(texts(peer)).toEqual(["slow"]);
  });

  test("the outbox is bounded, and so is a command", async () => {
    const peer = await peerWith();
    peer.silent = true;
    const client = clientOf(peer);
    client.connect();
    const kept = Array.from({ length: MAX_PENDING_COMMANDS }, (_, i) => say(client, `m${i}`));
    await expect(say(client, "one more")).rejects.toMatchObject({ reason: "outbox_full" });
    peer.silent = false;
    peer.breakAll();
    await Promise.all(kept);
    expect(peer.journal).toHaveLength(MAX_PENDING_COMMANDS);
    // 22,000 characters that take three bytes each.
    await expect(say(client, "마".repeat(22_000))).rejects.toMatchObject({ reason: "too_large" });
    await say(client, "still alive");
  });

  test("what was stored is sent by the next client, in order, once", async () => {
    const peer = await peerWith();
    const stored = new Map<string, PendingCommand>();
    const storage = {
      load: () => [...stored.values()],
      put: (command: PendingCommand) => void stored.set(command.key, command),
      remove: (key: string) => void stored.delete(key),
    };
    peer.silent = true;
    const before = clientOf(peer, { storage });
    before.connect();
    for (const text of ["a", "b"]) say(before, text, text).catch(() => undefined);
    before.close();
    expect([...stored.keys()]).toEqual(["a", "b"]);
    peer.silent = false;
    const after = clientOf(peer, { storage });
    expect(after.pending().map((command) => command.key)).toEqual(["a", "b"]);
    after.connect();
    await until(() => peer.journal.length === 2 && stored.size === 0);
    expect(texts(peer)).toEqual(["a", "b"]);
  });
});

describe("views", () => {
  test("listeners hear once per frame, after all of it", async () => {
    const peer = await peerWith();
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    const seen: unknown[] = [];
    client.documents.subscribe("queue/", () => seen.push(client.documents.list("queue/").length));
    client.documents.subscribe("queue/b", () => seen.push("b"));
    client.documents.subscribe("agent/", () => seen.push("agents"));
    const put = ["a", "b", "c"].map((id): [string, unknown] => [`queue/${id}`, { id }]);
    peer.broadcast({ type: "changes", seq: 1, put, remove: [] });
    await until(() => seen.length > 0);
    expect(seen).toEqual(["b", 3]);
  });

  test("entries come in the order of their numbers and keep their identity", async () => {
    const peer = await peerWith();
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    for (const number of [10, 9, 2]) peer.put(`entry/i1/${number}`, { number });
    await until(() => client.documents.entries("i1").length === 3);
    const entries = client.documents.entries("i1");
    expect(entries.map((entry) => entry.number)).toEqual([2, 9, 10]);
    peer.put("entry/i2/1", { number: 1 });
    await until(() => client.documents.entries("i2").length === 1);
    expect(client.documents.entries("i1")).toBe(entries);
  });

  test("the directory is asked for again after a loss, and forgotten when left", async () => {
    const peer = await peerWith();
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    const leave = client.subscribeDirectory();
    const leaveToo = client.subscribeDirectory();
    peer.put("agent/bob", { id: "bob" });
    await until(() => client.documents.list("agent/").length === 1);
    peer.breakAll();
    await until(() => peer.heard.filter((frame) => frame.type === "subscribe").length === 2);
    peer.put("agent/bob", { id: "bob" });
    await until(() => client.documents.list("agent/").length === 1);
    leave();
    leave();
    expect(client.documents.list("agent/")).toHaveLength(1);
    leaveToo();
    expect(client.documents.list("agent/")).toEqual([]);
    await until(() => peer.heard.some((frame) => frame.type === "unsubscribe"));
  });

  test("the directory that comes after a loss is the whole one", async () => {
    const peer = await peerWith();
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    client.subscribeDirectory();
    const colleagues = (...ids: string[]) =>
      peer.broadcast({
        type: "changes",
        seq: 0,
        put: ids.map((id) => [`agent/${id}`, { id }]),
        remove: [],
      });
    await until(() => peer.heard.some((frame) => frame.type === "subscribe"));
    colleagues("ann", "bob");
    colleagues("cho");
    await until(() => client.documents.list("agent/").length === 3);
    peer.breakAll();
    await until(() => peer.heard.filter((frame) => frame.type === "subscribe").length === 2);
    colleagues("ann", "dan");
    colleagues("eve");
    await until(() => client.documents.get("agent/eve") !== undefined);
    expect(client.documents.list("agent/").map(({ id }) => id)).toEqual(["ann", "dan", "eve"]);
  });

  test("a contact takes all of its entries with it", async () => {
    const peer = await peerWith();
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    peer.put("contact/i1", { id: "i1" });
    for (const key of ["entry/i1/1", "entry/i1/2", "entry/i2/1"]) peer.put(key, { number: 1 });
    await until(() => client.documents.entries("i2").length === 1);
    peer.broadcast({ type: "changes", seq: 9, put: [], remove: ["contact/i1", "entry/i1/2"] });
    await until(() => client.documents.get("contact/i1") === undefined);
    expect(client.documents.entries("i1")).toEqual([]);
    expect(client.documents.entries("i2")).toHaveLength(1);
  });

  test("a key the customer pressed is told as it comes", async () => {
    const peer = await peerWith();
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    const seen: unknown[] = [];
    client.onDigit((digit) => seen.push(digit));
    peer.broadcast({ type: "digit", interactionId: "i1", digit: "#" });
    await until(() => seen.length === 1);
    expect(seen).toEqual([{ interactionId: "i1", digit: "#" }]);
  });

  test("typing is sent seldom, and ends for the reader when the connection is lost", async () => {
    const peer = await peerWith();
    const client = clientOf(peer);
    client.connect();
    await until(() => status(client) === "online");
    for (let i = 0; i < 20; i++) client.typing("i1", true);
    client.typing("i1", false);
    await until(() => peer.heard.filter((frame) => frame.type === "typing").length === 2);
    const seen: boolean[] = [];
    client.onTyping((typing) => seen.push(typing.on));
    peer.broadcast({ type: "typing", interactionId: "i1", from: "alice", name: "Alice", on: true });
    await until(() => seen.length === 1);
    peer.breakAll();
    await until(() => seen.length === 2);
    expect(seen).toEqual([true, false]);
  });
});
