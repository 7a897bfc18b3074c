import { expect, test } from "vitest";
import { BaresipPhone } from "./support/baresip-phone.ts";
import { expectHeard } from "./support/hearing.ts";
import { OUTSIDE_NUMBER, useVoiceStage } from "./support/voice-stage.ts";

/** A carrier that is spoken with in secret: SIP over TLS (RFC 3261, 26.2), SDES-SRTP (RFC 4568). */
const stage = useVoiceStage({ secure: true });

/** Of the connections whose id ends so: whether signalling and sound are encrypted, as Asterisk says. */
async function secrecyOf(isMeant: (id: string) => boolean): Promise<(readonly string[])[]> {
  const ids = (await stage.ari.channels()).map(({ id }) => id).filter(isMeant);
  const ask = (id: string) => [
    stage.ari.variable(id, "CHANNEL(pjsip,secure)"),
    stage.ari.variable(id, "CHANNEL(rtp,secure,audio)"),
  ];
  return Promise.all(ids.map((id) => Promise.all(ask(id))));
}

test("a call over a trunk with TLS and SRTP is heard on both sides, in and out", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const [alice] = await stage.agents(corner, "alice");
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });
  // Asterisk's own way of naming whoever reached it.
  expect(await secrecyOf((id) => id.startsWith("maru-"))).toEqual([["1", "1"]]);

  await stage.untilTrunk(true);
  await alice.consultNumber(OUTSIDE_NUMBER);
  const sam = stage.outside;
  await sam.answer();
  await expectHeard([carol, alice, sam], { carol: ["music"], alice: ["sam"], sam: ["alice"] });
  expect(await secrecyOf((id) => id.includes(".outside."))).toEqual([["1", "1"]]);
});

test("whoever would speak in the clear over it is refused", async () => {
  const corner = await stage.corner({ agents: [] });
  const plain = await BaresipPhone.start({ party: "dave", user: "01087654321" });
  try {
    const { host, port } = stage.sip;
    await plain.dial(`sip:${corner.number}@${host}:${port}`);
    expect(await plain.untilRefused()).toMatch(/^488 /);
  } finally {
    await plain.close();
  }
});
