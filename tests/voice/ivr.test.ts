import { beforeAll, expect, test } from "vitest";
import { expectAnnouncement, expectHeard } from "./support/hearing.ts";
import { publishFlow, putHours, putTonePrompt, type Step, says } from "./support/ivr.ts";
import type { VoiceCorner } from "./support/voice-corner.ts";
import { OUTSIDE_NUMBER, useVoiceStage } from "./support/voice-stage.ts";
import { until } from "./support/waiting.ts";

/**
 * Real calls through a flow that was published by the API. Each prompt is the tone of somebody who is in no call, so
 * what a caller hears says where in the flow they are.
 */
const stage = useVoiceStage();

const MENU = "dave";
const CLOSED = "grace";
const CALLBACK_OFFER = "erin";
const MUSIC = "frank";
const LEAVE_MESSAGE = "bob";

beforeAll(async () => {
  const { admin } = stage;
  // Longer than any wait of a test: who hears something else sooner has cut it short.
  await putTonePrompt(admin, "menu", MENU, 45);
  await putTonePrompt(admin, "closed", CLOSED, 4);
  await putTonePrompt(admin, "offer", CALLBACK_OFFER, 3);
  await putTonePrompt(admin, "music", MUSIC, 2);
  await putTonePrompt(admin, "leave-message", LEAVE_MESSAGE, 2);
  await putHours(admin, "always", true);
  await putHours(admin, "never", false);
}, 60_000);

/** Open: a menu to the queue (1), to a voicemail (2) or to a number outside (3). Closed: told so, and the end. */
function shop({ queueId }: VoiceCorner, businessHoursId: string): Step[] {
  const options = ["1", "2", "3"].map((key) => ({ key, label: { ko: key, en: key } }));
  const treatment = {
    ...{ musicPromptId: "music", everyMs: 0, sayPosition: true, sayWait: false },
    ...{ message: null, maxWaitMs: 0, voicemail: null },
    callback: { key: "7", afterMs: 0, message: says("offer") },
  };
  return [
    { id: "start", type: "start", exits: { next: "hours" } },
    {
      ...{ id: "hours", type: "hours", businessHoursId },
      exits: { open: "menu", closed: "sorry", holiday: "sorry" },
    },
    {
      ...{ id: "sorry", type: "say", message: says("closed"), bargeIn: false },
      exits: { next: "bye" },
    },
    {
      ...{ id: "menu", type: "menu", message: says("menu"), options, timeoutMs: 5_000, tries: 2 },
      exits: { "key.1": "queue", "key.2": "mailbox", "key.3": "outside", otherwise: "bye" },
    },
    {
      ...{ id: "queue", type: "queue", queueId, priority: 5, requiredSkills: {}, treatment },
      exits: { callback: "call-back" },
    },
    {
      ...{ id: "call-back", type: "callback", queueId, message: says("offer") },
      exits: { next: "bye", failed: "bye" },
    },
    {
      ...{ id: "mailbox", type: "voicemail", queueId, maxMs: 60_000 },
      ...{ message: says("leave-message"), exits: { next: "bye" } },
    },
    {
      ...{ id: "outside", type: "transfer", number: OUTSIDE_NUMBER, ringMs: 30_000 },
      exits: { failed: "sorry" },
    },
    { id: "bye", type: "end" },
  ];
}

test("A-03, A-15: a menu whose prompt a key cuts short, the place in the queue, its music, and the agent", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  await publishFlow(stage.admin, corner, shop(corner, "always"));
  const [alice] = await stage.agents(corner, "alice");
  const carol = await stage.caller("carol", "01012345678");
  await carol.dial(stage.addressOf(corner.number));
  await expectHeard([carol], { carol: [MENU] });

  await carol.press("1");
  await expectAnnouncement(carol, [MENU]);
  await expectHeard([carol], { carol: [CALLBACK_OFFER] });
  await expectHeard([carol], { carol: [MUSIC] });

  await alice.beAvailable();
  await alice.pickUp();
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });
});

test("A-01: who calls outside business hours is told so, and the call ends", async () => {
  const corner = await stage.corner({ agents: [] });
  await publishFlow(stage.admin, corner, shop(corner, "never"));
  const carol = await stage.caller("carol", "01012345678");
  await carol.dial(stage.addressOf(corner.number));
  await expectHeard([carol], { carol: [CLOSED] });
  await carol.until("idle");
});

test("a call-back: the caller hangs up, and is called when an agent is there for them", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  await publishFlow(stage.admin, corner, shop(corner, "always"));
  const [alice] = await stage.agents(corner, "alice");
  await stage.untilTrunk(true);
  const sam = stage.outside;
  await sam.dial(stage.addressOf(corner.number));
  await expectHeard([sam], { sam: [MENU] });
  await sam.press("1");
  await expectAnnouncement(sam, [MENU]);
  await sam.press("7");
  await sam.until("idle");

  await alice.beAvailable();
  await alice.pickUp();
  await sam.answer();
  await expectHeard([sam, alice], { sam: ["alice"], alice: ["sam"] });
  await alice.do("contact.end");
  await sam.until("idle");
});

test("a voicemail has what the caller said after the prompt, and nothing else", async () => {
  const corner = await stage.corner({ agents: [] });
  await publishFlow(stage.admin, corner, shop(corner, "always"));
  const carol = await stage.caller("carol", "01099998888");
  await carol.dial(stage.addressOf(corner.number));
  await expectHeard([carol], { carol: [MENU] });
  await carol.press("2");
  await expectHeard([carol], { carol: [LEAVE_MESSAGE] });
  await expectHeard([carol], { carol: [] });
  await carol.press("#");
  await carol.until("idle");

  const { id, endReason } = await until(
    () => "the call is not in the history",
    async () => {
      const { interactions } = await stage.admin.query("interaction.list", {});
      return interactions.find(
        (one) => one.customerNumber === "+821099998888" && one.endReason !== null,
      );
    },
  );
  expect(endReason).toBe("voicemail");
  const recording = await stage.recordingOf(id);
  expect(recording.durationMs).toBeGreaterThan(1_000);
  const middle = { from: 200, to: recording.durationMs - 200 };
  expect(recording.heard(middle, "customer").steadily).toEqual(["carol"]);
  expect(recording.heard(middle, "agent").ever).toEqual([]);
});

test("a transfer to a number: the caller hears it ring, then who answers; or what the flow has for a failure", async () => {
  const corner = await stage.corner({ agents: [] });
  await publishFlow(stage.admin, corner, shop(corner, "always"));
  await stage.untilTrunk(true);
  const sam = stage.outside;
  const carol = await stage.caller("carol", "01012345678");
  const call = async () => {
    await carol.dial(stage.addressOf(corner.number));
    await expectHeard([carol], { carol: [MENU] });
    await carol.press("3");
    await sam.until("incoming");
  };

  await call();
  await until(
    () => "the caller hears no ringing",
    async () => (await carol.listen(400)).length > 0,
  );
  await sam.answer();
  await expectHeard([carol, sam], { carol: ["sam"], sam: ["carol"] });
  await sam.hangUp();
  await carol.until("idle");

  await call();
  await sam.hangUp();
  await expectHeard([carol], { carol: [CLOSED] });
  await carol.until("idle");
});
