import { createSocket } from "node:dgram";
import { once } from "node:events";
import { expect, test } from "vitest";
import { expectHeard } from "../support/hearing.ts";
import { Sipp, type SippOptions } from "../support/sipp.ts";
import { useVoiceStage } from "../support/voice-stage.ts";

/** What reaches the SIP port of every server on the internet, and what the dial plan forbids. */
const stage = useVoiceStage();

/** Calls that must be refused with a proper answer, each of them. Answers how many were. */
async function refused(options: Omit<SippOptions, "scenario" | "remote">): Promise<number> {
  const remote = `${stage.sip.host}:${stage.sip.port}`;
  const caller = await Sipp.start({ scenario: "refused", remote, ...options });
  try {
    const { successful, failed } = await caller.result();
    expect({ failed, errors: failed === 0 ? "" : caller.errors().slice(0, 2_000) }).toEqual({
      failed: 0,
      errors: "",
    });
    return successful;
  } finally {
    await caller.close();
  }
}

/** How many calls there ever were. */
async function countInteractions(): Promise<number> {
  return (await stage.admin.query("interaction.list", { limit: 200 })).interactions.length;
}

/** Somebody can still call, and be heard. */
async function expectWorking(): Promise<void> {
  const corner = await stage.corner({ agents: ["alice"] });
  const [alice] = await stage.agents(corner, "alice");
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });
}

test("a number that is nobody's is refused, and is no contact", async () => {
  const before = await countInteractions();
  for (const number of ["+82299999999", "1", "admin", "00441212345678", "%2B8221555"])
    expect(await refused({ calls: 2, keys: { number } })).toBe(2);
  await stage.untilNothingLeft();
  expect(await countInteractions()).toBe(before);
});

test("whoever is no trunk is refused, whatever number they call", async () => {
  const corner = await stage.corner({ agents: [] });
  const before = await countInteractions();
  // Another address of this machine, which no trunk has.
  expect(await refused({ host: "127.0.0.2", calls: 20, keys: { number: corner.number } })).toBe(20);
  await stage.untilNothingLeft();
  expect(await countInteractions()).toBe(before);
});

test("a browser without an account is no trunk, though trunk and browsers come from this machine", async () => {
  const corner = await stage.corner({ agents: [] });
  const before = await countInteractions();
  const socket = new WebSocket(`${stage.server.url.replace(/^http/, "ws")}/sip`, "sip");
  await once(socket, "open");
  const answered = once(socket, "message");
  socket.send(browserInvite(corner.number));
  expect((await answered)[0].data).toMatch(/^SIP\/2\.0 401 /);
  socket.close();
  await stage.untilNothingLeft();
  expect(await countInteractions()).toBe(before);
});

function browserInvite(number: string): string {
  return [
    `INVITE sip:${number}@maru SIP/2.0`,
    "Via: SIP/2.0/WS nobody.invalid;branch=z9hG4bKnobody",
    "Max-Forwards: 70",
    "From: <sip:+821012345678@maru>;tag=nobody",
    `To: <sip:${number}@maru>`,
    "Call-ID: nobody",
    "CSeq: 1 INVITE",
    "Contact: <sip:nobody@nobody.invalid;transport=ws>",
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
}

test("V-70: a desk phone dials nothing by itself, and an agent nothing outside the dial plan", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const [alice] = await stage.agents(corner, "alice");
  for (const number of ["+12025550123", "1", corner.number, "112"]) {
    await alice.phone.dial(stage.addressOf(number));
    expect(await alice.phone.untilRefused()).toMatch(/^[45]\d\d /);
  }
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);
  for (const number of ["+12025550123", "+8212", "0012025550123"])
    await expect(alice.consultNumber(number)).rejects.toMatchObject({
      problem: { code: expect.stringMatching(/number_not_allowed|number_invalid/) },
    });
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });
});

test("500 calls a second are refused politely, and a caller comes through afterwards", async () => {
  const corner = await stage.corner({ agents: [] });
  const before = await countInteractions();

  expect(await refused({ calls: 1_000, rate: 500, keys: { number: "+82299999999" } })).toBe(1_000);
  const stranger = { host: "127.0.0.2", calls: 1_000, rate: 500, keys: { number: corner.number } };
  expect(await refused(stranger)).toBe(1_000);

  await stage.untilNothingLeft();
  expect(await countInteractions()).toBe(before);
  await expectWorking();
});

test("malformed requests do no harm", async () => {
  const { pid } = stage.ari;
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  for (const text of malformedRequests(stage.sip.port))
    for (let i = 0; i < 20; i += 1) socket.send(text, stage.sip.port, stage.sip.host);
  await expectWorking();
  socket.close();
  expect(stage.ari.pid).toBe(pid);
});

function malformedRequests(port: number): (string | Buffer)[] {
  const head = (more: string, uri = `sip:+8221555@127.0.0.1:${port}`) =>
    `INVITE ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK${Math.random()}\r\nMax-Forwards: 70\r\nFrom: <sip:x@127.0.0.1>;tag=1\r\nTo: <${uri}>\r\nCall-ID: ${Math.random()}\r\nCSeq: 1 INVITE\r\n${more}`;
  return [
    "",
    "INVITE",
    "INVITE sip:\r\n\r\n",
    Buffer.from(Array.from({ length: 1_200 }, (_, i) => (i * 7_919) % 256)),
    "INVITE sip:a@b SIP/9.9\r\n\r\n",
    head("Content-Length: 99999\r\nContent-Type: application/sdp\r\n\r\nv=0"),
    head("Content-Length: -1\r\n\r\n"),
    head("Content-Type: application/sdp\r\nContent-Length: 5\r\n\r\nv=\0\0\0"),
    head(
      "Content-Type: application/sdp\r\nContent-Length: 31\r\n\r\nv=0\r\nm=audio 99999 RTP/AVP 999\r\n",
    ),
    head(`${"X-Long: y\r\n".repeat(400)}Content-Length: 0\r\n\r\n`),
    head("Contact: <sip:\r\nContent-Length: 0\r\n\r\n"),
    head("Content-Length: 0\r\n\r\n", `sip:${"9".repeat(900)}@127.0.0.1`),
    head("Content-Length: 0\r\n\r\n", `sip:\${EVAL(1)}&PJSIP/x@127.0.0.1`),
    "BYE sip:+8221555@127.0.0.1 SIP/2.0\r\nCall-ID: nobody\r\nCSeq: 1 BYE\r\n\r\n",
  ];
}
