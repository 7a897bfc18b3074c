import { expect, test } from "vitest";
import { Crowd } from "../support/crowd.ts";
import { expectHeard } from "../support/hearing.ts";
import { useVoiceStage } from "../support/voice-stage.ts";

/** What becomes of calls when a process under them is killed. */
const stage = useVoiceStage({ carrier: "answers" });

const CROWD = 19;
const talking = { carol: ["alice"], alice: ["carol"] } as const;

test("twenty calls survive the server: they go on, and each can be held, transferred and ended", {
  timeout: 180_000,
}, async () => {
  const corner = await stage.corner({ agents: ["alice"], crowd: CROWD });
  const [alice] = await stage.agents(corner, "alice");
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);
  const ids = Array.from({ length: CROWD }, (_, i) => corner.agentId(`crowd-${i}`));
  const place = { admin: stage.admin, url: stage.server.url, sip: stage.sip };
  const crowd = await Crowd.gather(place, corner.number, ids);
  // Customer and agent of each call, and the recorder's two ears, which come a moment after.
  const before = await stage.untilChannels(4 * (CROWD + 1));

  await stage.server.kill();
  await expectHeard([carol, alice], talking);
  await stage.server.start();
  await stage.untilVoice("up");
  await crowd.untilAll("connected");
  await expectHeard([carol, alice], talking);
  expect(await stage.untilChannels(before.length)).toEqual(before);

  await Promise.all([alice, ...crowd.agents].map((agent) => agent.do("call.hold")));
  await crowd.untilAll("held");
  await expectHeard([carol, alice], { carol: ["music"], alice: [] });
  await Promise.all([alice, ...crowd.agents].map((agent) => agent.do("call.resume")));
  await crowd.untilAll("connected");
  await expectHeard([carol, alice], talking);

  const [first, ...others] = crowd.agents;
  await first?.do("contact.end");
  await first?.wrapUp();
  await alice.transferToQueue(corner.queueId);
  await alice.wrapUp();
  await first?.untilStage("connected");
  await expectHeard([carol], { carol: [] });

  // Alice is the only one who is free: the others want a break after this call.
  await alice.setStation({ kind: "number", number: "+82312009999" });
  for (const agent of others) {
    await agent.client.command("agent.setIdle", { reasonId: "rest" });
    await agent.transferToQueue(corner.queueId);
    await agent.wrapUp();
    await alice.untilStage("connected");
    await alice.do("contact.end");
    await alice.wrapUp();
  }
  await first?.do("contact.end");
  await carol.until("idle");
  await stage.untilNothingLeft();
  await crowd.leave();
});

test("Asterisk is killed: its calls are over with a reason, agents are free, and calls work again", {
  timeout: 120_000,
}, async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const [alice] = await stage.agents(corner, "alice");
  const carol = await stage.caller("carol", "01012345678");
  const dave = await stage.caller("dave", "01087654321");
  await stage.talk(corner, carol, alice);
  await dave.dial(stage.addressOf(corner.number));
  await dave.until("talking");
  const { interactionId } = alice.named();
  const before = stage.ari.pid;

  process.kill(before, "SIGKILL");

  await stage.untilVoice("preparing");
  await alice.untilStatus("available");
  expect(alice.contact).toBeUndefined();
  const ended = await stage.admin.query("interaction.get", { interactionId });
  expect(ended.endReason).toBe("engine_failed");
  await stage.untilVoice("up");
  expect(stage.ari.pid).not.toBe(before);

  // Telephones are not told that their calls are over.
  const phones = [carol, dave, alice.phone];
  await Promise.all(phones.map((phone) => phone.hangUp()));
  await Promise.all(phones.map((phone) => phone.until("idle")));
  // Asterisk asks a phone it remembers within half a minute whether it is there.
  await alice.untilReachable(60_000);
  await stage.talk(corner, carol, alice);
  await expectHeard([carol, alice], talking);
});
