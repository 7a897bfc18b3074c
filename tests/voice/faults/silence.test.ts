import { expect, test } from "vitest";
import { expectHeard } from "../support/hearing.ts";
import { OUTSIDE_NUMBER, useVoiceStage } from "../support/voice-stage.ts";

/** What nobody tells: it is noticed by the silence, after the time that SIP and RTP allow for it. */
const stage = useVoiceStage();

test("the trunk is down: a consult to a number fails, and the customer is still there", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const [alice] = await stage.agents(corner, "alice");
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);
  await stage.untilTrunk(true);
  await stage.outside.vanish();

  await alice.consultNumber(OUTSIDE_NUMBER);

  // Nothing listens there any more; Asterisk asks for as long as SIP has it ask (RFC 3261, timer B: 32 s).
  await alice.untilStage("held", 45_000);
  await alice.do("call.resume");
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });
  await stage.untilTrunk(false);
});

test("phones that vanish in a call are missed within a minute or so, and their calls end", {
  timeout: 200_000,
}, async () => {
  const corner = await stage.corner({ agents: ["alice", "bob"] });
  const [alice, bob] = await stage.agents(corner, "alice", "bob");
  const carol = await stage.caller("carol", "01012345678");
  const dave = await stage.caller("dave", "01087654321");
  await stage.talk(corner, carol, alice);
  await stage.talk(corner, dave, bob);
  const { interactionId } = alice.named();

  await carol.vanish();
  await bob.phone.vanish();

  await alice.untilStage("wrap_up", 90_000);
  const { endReason } = await stage.admin.query("interaction.get", { interactionId });
  expect(endReason).toBe("customer_left");
  // Dave's agent is waited for, then he is offered to somebody else.
  await alice.wrapUp();
  await alice.untilStage("ringing", 60_000);
  await alice.phone.answer();
  await expectHeard([dave, alice], { dave: ["alice"], alice: ["dave"] });
});
