import { access } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { expect, test } from "vitest";
import { createHistory } from "../projections/history.ts";
import { CallStage, leg } from "../testing/call-stage.ts";
import { numberOf } from "../testing/populated-configuration.ts";
import { SimulatedLines } from "../testing/simulated-lines.ts";
import { openStream } from "../testing/stream-client.ts";
import { createTestServer } from "../testing/test-server.ts";
import { writeWave } from "../testing/wave.ts";
import { OrganisationVoice } from "./organisation-voice.ts";

const server = await createTestServer();
server.lines.script = () => ({ does: "answers", afterMs: 1 });

test("V-02 V-07 V-80 V-81: a call comes in, is answered, ends, and is in the history", async () => {
  const a = await CallStage.set(server, "a");
  await a.makeAvailable("alice");
  const call = await a.talk("carrier-1");
  expect(call).toMatchObject({
    channel: "voice",
    phase: "active",
    call: { customerNumber: "+821098765432", ourNumber: numberOf("a") },
  });

  a.media.end(leg("carrier-1"), "hung_up");
  await expect.poll(async () => (await a.interactions())[0]?.phase).toBe("wrap_up");
  await a.wrapUp("alice", call.id);
  const found = (await server.call(a.alice, { url: `/api/interactions/${call.id}` })).json();
  expect(found).toMatchObject({
    direction: "inbound",
    customerNumber: "+821098765432",
    customer: { name: "010-9876-5432" },
    endReason: "customer_left",
    agentNames: ["alice of a"],
  });
  expect(found.segments.map(({ kind, detail }: Record<string, string>) => [kind, detail])).toEqual(
    expect.arrayContaining([
      ["queue", "accepted"],
      ["offer", "accepted"],
      ["talk", "customer_left"],
      ["wrap_up", "completed"],
    ]),
  );
  // Nothing is left in the media engine.
  await expect.poll(() => a.media.media.legs.size).toBe(0);
});

test("who calls again is the same customer, found by any writing of their number", async () => {
  const b = await CallStage.set(server, "b");
  b.media.arrive(leg("first"), b.arrival(numberOf("b"), "01011112222"));
  await expect.poll(() => b.interactions()).toHaveLength(1);
  const engine = await server.host.organisation("b");
  await engine.historyUpToDate();
  b.media.arrive(leg("second"), b.arrival(numberOf("b").slice(1), "+821011112222"));
  await expect.poll(() => b.interactions()).toHaveLength(2);

  const [first, second] = await b.interactions();
  expect(second?.customer).toEqual(first?.customer);
  expect(second?.id).not.toBe(first?.id);
});

test("A-03: a call to a number that is not ours is turned away, and leaves nothing", async () => {
  const c = await CallStage.set(server, "c");
  c.media.arrive(leg("stray"), c.arrival("0299999999"));
  await expect.poll(() => c.media.media.legs.size).toBe(0);
  expect(await c.interactions()).toEqual([]);
  expect(JSON.stringify(server.log)).not.toMatch(/99999999|98765432/);
});

test("a call that is reported twice is one", async () => {
  const d = await CallStage.set(server, "d");
  d.media.arrive(leg("twice"), d.arrival(numberOf("d")));
  d.media.arrive(leg("twice"), d.arrival(numberOf("d")));
  await expect.poll(() => d.interactions()).toHaveLength(1);
  await (await server.host.organisation("d")).historyUpToDate();
  expect(await d.interactions()).toHaveLength(1);
});

test("a call that was over before the server was started anew does not begin again", async () => {
  const x = await CallStage.set(server, "x");
  await x.makeAvailable("alice");
  const call = await x.talk("left-over");
  x.media.end(leg("left-over"), "hung_up");
  await expect.poll(async () => (await x.interactions())[0]?.phase).toBe("wrap_up");
  await x.wrapUp("alice", call.id);

  // The next server's, which finds the leg in a media engine that was slow to let it go.
  const organisation = (id: string) => server.host.organisation(id);
  const line = new SimulatedLines();
  const next = new OrganisationVoice("x", line.open("x"), {
    ...{ organisation, recordings: server.recordings, secrets: server.telephone.secrets },
    history: createHistory({ organisation, db: server.database.db }),
    logger: pino({ level: "silent" }),
    now: Date.now,
  });
  next.recovered([]);
  line.of("x").arrive(leg("left-over"), x.arrival(numberOf("x")));

  await expect.poll(() => line.of("x").media.legs.size).toBe(0);
  expect(await x.interactions()).toEqual([]);
  next.close();
});

test("a key the customer presses is told to the agent, and written down nowhere", async () => {
  const e = await CallStage.set(server, "e");
  await e.makeAvailable("alice");
  const stream = await openStream(await server.listen());
  stream.hello(e.alice);
  await stream.until("snapshot");
  const call = await e.talk("keys");
  e.media.press(leg("keys"), "7");

  expect(await stream.until("digit")).toEqual({
    type: "digit",
    interactionId: call.id,
    digit: "7",
  });
  const { rows } = await server.database.pool.query(
    "select count(*)::int as count from journal where events::text like '%digit%'",
  );
  expect(rows).toEqual([{ count: 0 }]);
  stream.close();
});

test("V-10: a recording that broke off is kept as far as it goes", async () => {
  const g = await CallStage.set(server, "broken");
  await g.makeAvailable("alice");
  const call = await g.talk("broken");
  await expect
    .poll(async () => (await g.interactions())[0]?.call?.recording ?? null)
    .not.toBeNull();
  const recordingId = (await g.interactions())[0]?.call?.recording?.id ?? "";
  const left = join(server.recordingFolder, `${recordingId}-in.wav`);
  await writeWave(left, Array(8_000).fill(16_384));
  await server.recordings.failed("broken", recordingId);
  const found = await server.call(g.alice, { url: `/api/interactions/${call.id}` });
  expect(found.json().recordings).toMatchObject([{ id: recordingId, status: "stored" }]);
  // The retention rules know of it; nothing stays behind with the media engine.
  await expect(access(left)).rejects.toMatchObject({ code: "ENOENT" });
});

test("V-10 V-11: a recording is kept, heard in pieces by who may, and shown as a waveform", async () => {
  const f = await CallStage.set(server, "f");
  await f.makeAvailable("alice");
  const call = await f.talk("recorded");
  await expect
    .poll(async () => (await f.interactions())[0]?.call?.recording ?? null)
    .not.toBeNull();
  const recordingId = (await f.interactions())[0]?.call?.recording?.id ?? "";
  const engineFile = (track: string) => join(server.recordingFolder, `${recordingId}-${track}.wav`);
  await writeWave(engineFile("in"), Array(8_000).fill(16_384));
  await writeWave(engineFile("out"), Array(8_000).fill(-8_192));
  f.media.end(leg("recorded"), "hung_up");
  await expect.poll(async () => (await f.interactions())[0]?.phase).toBe("wrap_up");

  const get = (token: string, url: string, headers = {}) => server.call(token, { url, headers });
  await expect
    .poll(async () => (await get(f.alice, `/api/interactions/${call.id}`)).json().recordings, {
      timeout: 10_000,
    })
    .toMatchObject([{ id: recordingId, status: "stored" }]);
  const audio = `/api/recordings/${recordingId}/audio`;
  const whole = await get(f.alice, audio);
  expect(whole.headers).toMatchObject({ "content-type": "audio/wav", "accept-ranges": "bytes" });
  expect(whole.rawPayload.readInt16LE(44)).toBe(16_384);
  expect(whole.rawPayload.readInt16LE(46)).toBe(-8_192);
  const piece = await get(f.alice, audio, { range: "bytes=44-47" });
  expect([piece.statusCode, piece.headers["content-range"]]).toEqual([
    206,
    `bytes 44-47/${whole.rawPayload.length}`,
  ]);
  expect(piece.rawPayload.equals(whole.rawPayload.subarray(44, 48))).toBe(true);
  const saved = await get(f.alice, `${audio}?download=${encodeURIComponent("통화 (1).wav")}`);
  expect(saved.headers["content-disposition"]).toBe(
    "attachment; filename*=UTF-8''%ED%86%B5%ED%99%94%20%281%29.wav",
  );
  expect((await get(f.alice, `/api/recordings/${recordingId}/waveform`)).json()).toMatchObject({
    customer: expect.arrayContaining([0.5]),
    agent: expect.arrayContaining([0.25]),
  });

  const bob = await f.organisation.bearer("bob");
  expect((await get(bob, audio)).statusCode).toBe(403);
  expect((await get(bob, `/api/interactions/${call.id}`)).json().recordings).toEqual([]);
  const sam = await f.organisation.bearer("sam");
  expect((await get(sam, audio)).statusCode).toBe(200);
  const stranger = await (await server.organisation("stranger")).bearer("ada");
  expect((await get(stranger, audio)).statusCode).toBe(404);
  expect((await get(f.alice, audio, { range: "bytes=999999999-" })).statusCode).toBe(416);
  expect(server.log).toContainEqual(
    expect.objectContaining({ msg: "a recording is saved", recordingId, agentId: "f-alice" }),
  );
  await f.wrapUp("alice", call.id);
});

test("a page is given an account for one call, which leads to its entry point", async () => {
  const g = await CallStage.set(server, "g");
  const visitor = server.auth.visitorTokens.create("g" as never, "g-voice-entry" as never).token;
  const invited = await server.call(visitor, {
    method: "POST",
    url: "/api/visitors/calls",
    payload: { name: "carol", language: "ko" },
  });
  expect(invited.json()).toMatchObject({ target: "sip:g-voice-entry@desk.test" });
  const account = server.lines.webAccounts.at(-1);
  expect(invited.json().account.password).toBe(account?.password);
  g.media.arrive(leg("page"), {
    from: { kind: "web", account: account?.account ?? "" },
    calledNumber: "g-voice-entry",
    callerNumber: null,
  });
  await expect
    .poll(() => g.interactions())
    .toMatchObject([
      {
        entryPointId: "g-voice-entry",
        customer: { name: "carol" },
        call: { customerNumber: null },
      },
    ]);

  const chats = await server.call(g.organisation.visitor(), {
    method: "POST",
    url: "/api/visitors/calls",
    payload: { name: "carol", language: "ko" },
  });
  expect(chats.json()).toMatchObject({ code: "entry_point_wrong_channel" });
});

test("K-03: phones and trunks are set up anew whenever they change, with their passwords", async () => {
  const h = await CallStage.set(server, "h");
  const ada = await h.organisation.bearer("ada");
  await expect
    .poll(() => server.lines.provisioned.get("h")?.phones.length)
    .toBe(2 * Object.keys({ alice: 1, bob: 1, sam: 1, ada: 1 }).length);
  const phone = (await server.call(h.alice, { url: "/api/me/phone" })).json();
  const wanted = server.lines.provisioned
    .get("h")
    ?.phones.find((each) => each.kind === "phone" && each.agentId === "h-alice");
  expect(phone.browser).toMatchObject({ user: "browser-h-h-alice", password: wanted?.password });

  await server.call(ada, {
    method: "PUT",
    url: "/api/trunks/h-trunk/password",
    payload: { password: "the carrier's" },
  });
  await expect
    .poll(() => server.lines.provisioned.get("h")?.trunks)
    .toMatchObject([{ trunk: { id: "h-trunk" }, password: "the carrier's" }]);
  const { rows } = await server.database.pool.query(
    "select count(*)::int as count from journal where events::text like '%the carrier%'",
  );
  expect(rows).toEqual([{ count: 0 }]);
  expect(JSON.stringify(server.log)).not.toContain("the carrier");
  await server.call(ada, { method: "DELETE", url: "/api/configuration/trunk/h-trunk" });
});

test("old recordings are deleted when their queue's rule says so; what is known of them stays", async () => {
  const { database } = server;
  await CallStage.set(server, "i");
  await database.pool.query(
    `insert into recording (org, id, interaction_id, queue_id, started_at, status)
      values ('i', 'old', 'c1', 'i-voice-queue', $1, 'stored'), ('i', 'new', 'c1', 'i-voice-queue', $2, 'stored')`,
    [Date.now() - 31 * 86_400_000, Date.now()],
  );
  await server.recordings.tidy("i");
  const { rows } = await database.pool.query(
    "select id, status from recording where org = 'i' order by id",
  );
  expect(rows).toEqual([
    { id: "new", status: "stored" },
    { id: "old", status: "deleted" },
  ]);
});
