import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openStream } from "../../apps/server/src/testing/stream-client.ts";
import { createTestServer, ROOMY_LIMITS } from "../../apps/server/src/testing/test-server.ts";
import { liveOrganisation } from "./live-organisation.ts";

const server = await createTestServer({ limits: { ...ROOMY_LIMITS, visitMs: 500 } });
const url = await server.listen();
const a = await server.organisation("a");

async function open(token: string | undefined, since?: { epoch: string; seq: number }) {
  const stream = await openStream(url);
  stream.hello(token, since);
  return stream;
}

/** How the engine sees a person's connection: `connected`, `lost`, or nothing where they are not there. */
async function connectionOf(
  organisationId: string,
  who: { agent: string } | { interaction: string },
): Promise<string | undefined> {
  const engine = await server.host.organisation(organisationId);
  return engine.read(({ agents, interactions }) => {
    if ("agent" in who) return agents.get(who.agent as never)?.connection.status;
    const party = interactions.get(who.interaction as never)?.parties[0];
    return party?.kind === "customer" ? party.connection.status : undefined;
  });
}

async function eventually<T>(look: () => Promise<T>, wanted: T, withinMs = 2_000): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen === wanted) return;
    if (Date.now() > until) expect(seen).toBe(wanted);
    await sleep(20);
  }
}

test("a chat from the visitor's first word to the agent's wrap-up, over the stream alone", async () => {
  const alice = await openStream(url);
  alice.hello(await a.bearer("alice"));
  await alice.until("snapshot");
  expect(await alice.command("1", "agent.signIn")).toMatchObject({ ok: true });
  expect(await alice.command("2", "agent.setAvailable")).toMatchObject({ ok: true });

  const carol = await openStream(url);
  carol.hello(a.visitor());
  await carol.until("snapshot");
  const started = await carol.command("start", "chat.start", {
    name: "carol",
    language: "en",
    message: { clientId: "m1", text: "hello?" },
  });
  expect(started).toMatchObject({ ok: true });
  const { interactionId } = (started as unknown as { result: { interactionId: string } }).result;

  await alice.until("changes", ({ put }) =>
    put.some(([key]) => key === `contact/${interactionId}`),
  );
  const contact = alice.documents().get(`contact/${interactionId}`) as { offer: { id: string } };
  expect(await alice.command("3", "offer.accept", { offerId: contact.offer.id })).toMatchObject({
    ok: true,
  });
  expect(
    await alice.command("4", "message.send", {
      interactionId,
      clientId: "m2",
      text: "hello carol",
    }),
  ).toMatchObject({ ok: true, result: { number: expect.any(Number) } });
  await carol.until("changes", ({ put }) => JSON.stringify(put).includes("hello carol"));
  expect(await carol.command("leave", "chat.leave", { interactionId })).toMatchObject({ ok: true });
  expect(await alice.command("end", "contact.end", { interactionId })).toMatchObject({ ok: true });
  expect(
    await alice.command("5", "wrapUp.complete", { interactionId, reasonId: a.named("resolved") }),
  ).toMatchObject({ ok: true });
  expect(alice.documents().has(`contact/${interactionId}`)).toBe(false);
  alice.close();
  carol.close();
});

test("commands sent without waiting are decided in their order, and each result follows what it caused", async () => {
  const { tokens, names } = await liveOrganisation(server, "order");
  const alice = await open(tokens.alice);
  await alice.until("snapshot");
  const texts = Array.from({ length: 50 }, (_, n) => `line ${n}`);
  const answers = await Promise.all(
    texts.map((text, n) =>
      alice.command(`o-${n}`, "message.send", {
        interactionId: names.interactionId,
        clientId: `c-${n}`,
        text,
      }),
    ),
  );

  const numbers = answers.map((answer) => (answer as { result: { number: number } }).result.number);
  expect(numbers).toEqual([...numbers].sort((x, y) => x - y));
  for (const [index, number] of numbers.entries()) {
    const key = `entry/${names.interactionId}/${number}`;
    const shown = alice.frames.findIndex(
      (frame) => frame.type === "changes" && frame.put.some(([name]) => name === key),
    );
    const answered = alice.frames.findIndex(
      (frame) => frame.type === "result" && frame.id === `o-${index}`,
    );
    expect(shown).toBeGreaterThan(-1);
    expect(answered).toBeGreaterThan(shown);
  }
  alice.close();
});

test("every socket of one agent shows the same, whichever of them asked", async () => {
  const token = await a.bearer("bob");
  const [desk, phone] = [await open(token), await open(token)];
  await Promise.all([desk.until("snapshot"), phone.until("snapshot")]);
  await desk.command("b-1", "agent.signIn");
  await desk.command("b-2", "agent.setIdle", { reasonId: a.named("rest") });
  await phone.until("changes", ({ put }) => JSON.stringify(put).includes(a.named("rest")));

  expect(phone.documents()).toEqual(desk.documents());
  desk.close();
  phone.close();
});

test("after a cut, a client that says what it saw last gets the rest, and ends with the same documents", async () => {
  const { tokens, names, carol } = await liveOrganisation(server, "resume");
  const steady = await open(tokens.alice);
  const first = await open(tokens.alice);
  const { epoch } = await first.until("snapshot");
  await steady.until("snapshot");
  first.socket.terminate();
  const speak = await open(carol);
  await speak.until("snapshot");
  await speak.command("m", "message.send", {
    interactionId: names.interactionId,
    clientId: "m",
    text: "while you were away",
  });
  const seen = first.frames.reduce((seq, frame) => ("seq" in frame ? frame.seq : seq), 0);
  const back = await open(tokens.alice, { epoch, seq: seen });
  await back.until("changes", ({ put }) => JSON.stringify(put).includes("while you were away"));

  expect(back.frames.some(({ type }) => type === "snapshot")).toBe(false);
  const resumed = new Map([...first.documents(), ...back.documents()]);
  expect(resumed).toEqual(steady.documents());
  // Somebody who names another memory starts anew.
  const stranger = await open(tokens.alice, { epoch: "another", seq: seen });
  expect(await stranger.until("snapshot")).toMatchObject({ epoch });
  for (const stream of [steady, back, speak, stranger]) stream.close();
});

test("an agent is connected while one socket is open; the last one gone starts the time of grace", async () => {
  const token = await a.bearer("sam");
  const look = () => connectionOf("a", { agent: "a-sam" });
  const one = await open(token);
  await one.command("s-1", "agent.signIn");
  const two = await open(token);
  await two.until("snapshot");
  expect(await look()).toBe("connected");

  one.close();
  await one.closed;
  await sleep(100);
  expect(await look()).toBe("connected");
  two.socket.terminate();
  await eventually(look, "lost");
  const three = await open(token);
  await three.until("snapshot");
  await eventually(look, "connected");
  await three.command("s-2", "agent.signOut");
  three.close();
});

test("a customer likewise, on as many tabs as they like", async () => {
  const visitor = a.visitor();
  const tab = await open(visitor);
  const started = await tab.command("c-1", "chat.start", {
    name: "carol",
    language: "ko",
    message: null,
  });
  const { interactionId } = (started as unknown as { result: { interactionId: string } }).result;
  const look = () => connectionOf("a", { interaction: interactionId });
  const second = await open(visitor);
  await second.until("snapshot");
  tab.close();
  await tab.closed;
  await sleep(100);
  expect(await look()).toBe("connected");
  second.close();
  await eventually(look, "lost");
  const back = await open(visitor);
  await eventually(look, "connected");
  await back.command("c-2", "chat.leave", { interactionId });
  back.close();
});

test("sockets that come and go in a hurry leave the truth behind", async () => {
  const token = await a.bearer("sam");
  const keeper = await open(token);
  await keeper.command("h-1", "agent.signIn");
  keeper.close();
  for (let n = 0; n < 30; n += 1) {
    const stream = await open(token);
    if (n % 3 === 0) await stream.until("snapshot");
    if (n % 2 === 0) stream.close();
    else stream.socket.terminate();
  }
  await eventually(() => connectionOf("a", { agent: "a-sam" }), "lost");
  const last = await open(token);
  await eventually(() => connectionOf("a", { agent: "a-sam" }), "connected");
  await last.command("h-2", "agent.signOut");
  last.close();
});

test("a dead peer is noticed within 10 s, though nothing closes", async () => {
  const token = await a.bearer("sam");
  const stream = await openStream(url, { autoPong: false });
  stream.hello(token);
  await stream.command("d-1", "agent.signIn");
  // As a pulled cable: nothing is read any more, nothing is answered.
  stream.socket.pause();
  const from = Date.now();
  await eventually(() => connectionOf("a", { agent: "a-sam" }), "lost", 10_000);

  expect(Date.now() - from).toBeGreaterThan(3_000);
  stream.socket.terminate();
  const back = await open(token);
  await eventually(() => connectionOf("a", { agent: "a-sam" }), "connected");
  await back.command("d-2", "agent.signOut");
  back.close();
}, 20_000);

test("a quiet peer that answers pings stays", async () => {
  const stream = await open(a.visitor());
  await stream.until("snapshot");
  await sleep(11_000);
  stream.send({ type: "ping", at: 42 });
  const pong = await stream.until("pong");

  expect(pong.at).toBe(42);
  expect(Math.abs(pong.serverTime - Date.now())).toBeLessThan(1_000);
  stream.close();
}, 20_000);

test("a client that does not read is cut off, and comes back to everything", async () => {
  const { tokens, names, carol } = await liveOrganisation(server, "slow");
  const slow = await open(tokens.alice);
  await slow.until("snapshot");
  const speak = await open(carol);
  await speak.until("snapshot");
  slow.socket.pause();
  // More than the kernel's buffers and our bound hold together.
  let cut = false;
  void slow.closed.then(() => {
    cut = true;
  });
  const engine = await server.host.organisation("slow");
  for (let n = 0; n < 3_000 && !cut; n += 1) {
    await speak.command(`f-${n}`, "message.send", {
      interactionId: names.interactionId,
      clientId: `f-${n}`,
      text: "많이 ".repeat(1_300),
    });
    const lost = await engine.read(
      ({ agents }) => agents.get("slow-alice" as never)?.connection.status,
    );
    if (lost === "lost") cut = true;
  }
  expect(cut).toBe(true);
  const back = await open(tokens.alice);
  const snapshot = await back.until("snapshot");
  expect(JSON.stringify(snapshot.documents)).toContain(names.interactionId);
  slow.socket.terminate();
  back.close();
  speak.close();
}, 60_000);

test("typing is heard by the others in the conversation, not by who types, and not more often than they can see", async () => {
  const { tokens, names, carol } = await liveOrganisation(server, "typing");
  const [alice, customer, sam] = [
    await open(tokens.alice),
    await open(carol),
    await open(tokens.sam),
  ];
  await Promise.all([alice, customer, sam].map((stream) => stream.until("snapshot")));
  for (let n = 0; n < 40; n += 1) {
    customer.send({ type: "typing", interactionId: names.interactionId, on: n % 2 === 0 });
  }
  customer.send({ type: "ping", at: 1 });
  await customer.until("pong");
  const heard = alice.frames.filter(({ type }) => type === "typing");

  expect(heard[0]).toEqual({
    type: "typing",
    interactionId: names.interactionId,
    from: "customer",
    name: "carol of typing",
    on: true,
  });
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.length).toBeLessThanOrEqual(11);
  for (const stream of [customer, sam]) {
    expect(stream.frames.filter(({ type }) => type === "typing")).toEqual([]);
  }
  for (const stream of [alice, customer, sam]) stream.close();
});

test("a server that stops says so to everybody, and loses nobody's contacts for it", async () => {
  const own = await createTestServer();
  const { tokens, carol } = await liveOrganisation(own, "stop");
  const address = await own.listen();
  const streams = await Promise.all([
    openStream(address),
    openStream(address),
    openStream(address),
  ]);
  streams[0]?.hello(tokens.alice);
  streams[1]?.hello(carol);
  await Promise.all(streams.slice(0, 2).map((stream) => stream.until("snapshot")));
  const seq = await (await own.host.organisation("stop")).read((state) => state.seq);
  const from = Date.now();
  await own.app.close();

  for (const stream of streams.slice(0, 2)) {
    expect(await stream.until("bye")).toEqual({ type: "bye", reason: "server_stopping" });
    expect(await stream.closed).toMatchObject({ code: 1012 });
  }
  // The third never said hello.
  expect(await streams[2]?.closed).toMatchObject({ code: 1012 });
  expect(Date.now() - from).toBeLessThan(3_000);
  expect(await (await own.host.organisation("stop")).read((state) => state.seq)).toBe(seq);
});

test("one person has room for a hundred streams, and somebody else is not the poorer for it", async () => {
  const visitor = a.visitor();
  const streams = await Promise.all(Array.from({ length: 100 }, () => open(visitor)));
  await Promise.all(streams.map((stream) => stream.until("snapshot")));
  const extra = await open(visitor);
  expect(await extra.until("error")).toMatchObject({ problem: { code: "too_many_requests" } });
  expect(await extra.until("bye")).toMatchObject({ reason: "too_many_streams" });
  expect(await extra.closed).toMatchObject({ code: 4408, reason: "too_many_streams" });
  const other = await open(a.visitor());
  await other.until("snapshot");
  streams[0]?.close();
  await streams[0]?.closed;
  await eventually(async () => {
    const again = await open(visitor);
    const first = await Promise.race([
      again.until("snapshot").then(() => "in"),
      again.closed.then(() => "out"),
    ]);
    again.close();
    return first;
  }, "in");
  for (const stream of [...streams, other]) stream.close();
});
