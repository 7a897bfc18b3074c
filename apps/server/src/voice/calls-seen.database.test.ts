import { expect, test } from "vitest";
import { CallStage, leg } from "../testing/call-stage.ts";
import { createTestServer } from "../testing/test-server.ts";

const server = await createTestServer();
server.lines.script = (_legId, dial) =>
  dial.to === "station" ? { does: "answers", afterMs: 1 } : { does: "rings" };

const shown = (controls: Record<string, { visible: boolean; enabled: boolean }> = {}) =>
  Object.entries(controls)
    .filter(([, { visible, enabled }]) => visible && enabled)
    .map(([name]) => name);

test("V-01 V-71: an agent is told what they may do with a telephone, and why not now", async () => {
  const a = await CallStage.set(server, "a");
  expect((await a.me("alice")).telephone).toMatchObject({
    station: null,
    outdial: { visible: true, enabled: false, reason: "agent_not_signed_in" },
    callerNumbers: [{ id: "a-number", label: "Main" }],
  });
  await a.signIn("alice");
  expect((await a.me("alice")).telephone).toMatchObject({
    station: { kind: "browser" },
    stationReachable: true,
    registered: ["browser"],
    outdial: { visible: true, enabled: true, reason: null },
  });
  expect((await a.view("bob")).get("agent/a-alice")).toMatchObject({
    readyForCall: false,
    consultable: true,
  });
  await a.post(a.alice, "/api/me/available");
  await expect
    .poll(async () => (await a.view("bob")).get("agent/a-alice"))
    .toMatchObject({ readyForCall: true, consultable: true });
  expect((await a.view("bob")).get("system")).toMatchObject({
    voice: { status: "up" },
    unreachableTrunks: [],
  });
  a.media.setTrunk("a-trunk" as never, false);
  await expect
    .poll(async () => (await a.view("bob")).get("system"))
    .toMatchObject({ unreachableTrunks: [{ id: "a-trunk", name: "Carrier" }] });
});

test("V-03 V-52 G-25 G-26: a consult is seen by the two in it, with the customer's data", async () => {
  const b = await CallStage.set(server, "b");
  await b.makeAvailable("alice");
  const call = await b.talk("consulted");
  await b.signIn("bob");
  expect(await b.contact("alice")).toMatchObject({
    stage: "connected",
    direction: "inbound",
    call: { customerNumber: "+821098765432", phone: "up", customerPhone: "up", heldSince: null },
    parties: expect.arrayContaining([
      expect.objectContaining({ id: "customer", number: "+821098765432", status: "connected" }),
    ]),
  });
  await b.post(b.alice, `/api/interactions/${call.id}/variables`, { values: { "b-order": "77" } });
  await b.post(b.alice, `/api/interactions/${call.id}/consult`, {
    target: { type: "agent", agentId: "b-bob" },
  });
  await expect.poll(() => b.stage("bob")).toBe("consulted");

  const asker = await b.contact("alice");
  expect(asker).toMatchObject({
    stage: "consulting_colleague",
    call: {
      consult: { byMe: true, status: "connected", colleague: "bob of b", with: "colleague" },
    },
  });
  expect(asker?.call?.heldSince).not.toBeNull();
  expect(asker?.parties.find(({ id }) => id === "customer")?.status).toBe("held");
  expect(await b.contact("bob")).toMatchObject({
    customer: { name: "010-9876-5432" },
    variables: { "b-order": "77" },
    call: { consult: { byMe: false } },
  });

  await b.post(b.alice, `/api/interactions/${call.id}/switch-to-customer`);
  const switched = await b.contact("alice");
  expect(switched).toMatchObject({
    stage: "consulting_customer",
    call: { heldSince: null, consult: { with: "customer" } },
  });
  expect(switched?.parties.find(({ id }) => id === "b-bob")?.status).toBe("held");
  await b.post(b.alice, `/api/interactions/${call.id}/merge`);
  expect(await b.stage("alice")).toBe("conference_primary");
  expect(shown((await b.contact("bob"))?.controls)).toContain("leave");
  expect((await b.contact("bob"))?.call?.consult).toBeNull();
});

test("V-53: who is found for a consult sees it at once, and speaks once it is confirmed", async () => {
  const c = await CallStage.set(server, "c");
  await c.makeAvailable("alice");
  const call = await c.talk("asks-a-queue");
  await c.makeAvailable("bob");
  await c.post(c.alice, `/api/interactions/${call.id}/consult`, {
    target: { type: "queue", queueId: "c-voice-queue" },
  });
  await expect
    .poll(async () => (await c.contact("alice"))?.call?.consult)
    .toMatchObject({ status: "confirming", colleague: "bob of c" });
  expect((await c.contact("alice"))?.call?.consult?.confirmBy).toBeGreaterThan(Date.now());
  expect((await c.me("bob")).status).toBe("reserved");
  expect(await c.contact("bob")).toMatchObject({
    stage: "ringing",
    offer: { kind: "consult", fromName: "alice of c" },
    controls: {
      accept: { visible: true, enabled: false, reason: "consult_not_confirmed" },
      decline: { visible: true, enabled: true },
    },
  });

  await c.post(c.alice, `/api/interactions/${call.id}/confirm-consult`);
  await expect.poll(() => c.stage("bob")).toBe("consulted");
});

test("V-45 V-51: a number is brought to E.164 before it is dialled; an extension is none", async () => {
  const d = await CallStage.set(server, "d");
  await d.makeAvailable("alice");
  const call = await d.talk("numbers");
  const consult = (number: string) =>
    d.try(d.alice, `/api/interactions/${call.id}/consult`, { target: { type: "number", number } });

  for (const number of ["1001", "119", "hello"]) {
    expect((await consult(number)).json()).toMatchObject({
      code: "number_invalid",
      errors: [{ field: "number" }],
    });
  }
  expect((await consult("031) 123-4567")).statusCode).toBe(200);
  expect(await d.contact("alice")).toMatchObject({
    stage: "consult_requested",
    call: {
      consult: {
        target: { type: "number", id: "+82311234567", name: "Warehouse" },
        colleague: "Warehouse",
        status: "ringing",
      },
    },
  });
});

test("V-70 V-74 V-75: an outbound call finds its customer, and its timeline tells who was rung", async () => {
  const e = await CallStage.set(server, "e");
  await e.makeAvailable("alice");
  const first = await e.talk("known");
  e.media.end(leg("known"), "hung_up");
  await expect.poll(() => e.stage("alice")).toBe("wrap_up");
  await e.wrapUp("alice", first.id);

  const { interactionId } = await e.post(e.alice, "/api/me/calls", {
    number: "010 9876 5432",
    callerNumberId: null,
  });
  await expect
    .poll(async () => (await e.contact("alice"))?.call)
    .toMatchObject({ phone: "up", customerPhone: "ringing" });
  expect(await e.contact("alice")).toMatchObject({
    stage: "dialling",
    direction: "outbound",
    customer: { id: first.customer.id },
  });
  expect((await e.me("alice")).status).toBe("dialling");
  const [call] = await e.interactions();
  const customer = call?.parties.find((party) => party.kind === "customer");
  e.media.end(customer?.leg?.id ?? leg(""), "busy");
  await expect.poll(() => e.stage("alice")).toBe("wrap_up");
  await e.wrapUp("alice", interactionId);
  const found = (await server.call(e.alice, { url: `/api/interactions/${interactionId}` })).json();
  expect(found).toMatchObject({ direction: "outbound", endReason: "customer_busy" });
  expect(
    found.segments.map(({ kind, withName, detail }: Record<string, string>) => [
      kind,
      withName,
      detail,
    ]),
  ).toEqual([
    ["dial", "alice of e", "answered"],
    ["dial", null, "busy"],
    ["wrap_up", null, "completed"],
  ]);
});

test("V-22 V-23: what is noted is in the permanent record once wrap-up is entered", async () => {
  const f = await CallStage.set(server, "f");
  await f.makeAvailable("alice");
  const call = await f.talk("noted");
  const variables = async () =>
    (await server.call(f.alice, { url: `/api/interactions/${call.id}` })).json().variables;
  await f.post(f.alice, `/api/interactions/${call.id}/variables`, { values: { "f-order": "A-1" } });
  expect(await variables()).toEqual([]);
  await f.post(f.alice, `/api/interactions/${call.id}/end`);
  expect(await variables()).toEqual([{ id: "f-order", name: "Order", value: "A-1" }]);
});
