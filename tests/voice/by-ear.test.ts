import { expect, test } from "vitest";
import { expectAnnouncement, expectHeard } from "./support/hearing.ts";
import { OUTSIDE_NUMBER, useVoiceStage } from "./support/voice-stage.ts";
import { until } from "./support/waiting.ts";

/**
 * What each party of a call hears, for each thing that can be done with a call. Everybody speaks one tone all the
 * time; agents sit at desk phones.
 */
const stage = useVoiceStage();

test("V-07, V-08: customer and agent hear each other, and nobody hears anything after the end", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const [alice] = await stage.agents(corner, "alice");
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);

  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });
  expect(alice.contact?.call?.customerNumber).toBe("+821012345678");

  await alice.do("contact.end");
  await carol.until("idle");
  await alice.phone.until("idle");
  await alice.wrapUp();
  await alice.untilStatus("available");
});

test("V-30, K-45: on hold the customer hears music and no voice, the agent nothing", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const [alice] = await stage.agents(corner, "alice");
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);

  await alice.do("call.hold");
  await expectHeard([carol, alice], { carol: ["music"], alice: [] });

  await alice.do("call.resume");
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });
});

test("V-31, V-55: in a consult the customer hears music only; after switching back the colleague does", async () => {
  const corner = await stage.corner({ agents: ["alice", "bob"] });
  const [alice, bob] = await stage.agents(corner, "alice", "bob");
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);

  await alice.consult(bob);
  await expectHeard([carol, alice, bob], { carol: ["music"], alice: ["bob"], bob: ["alice"] });

  await alice.do("call.switchToCustomer");
  await expectHeard([carol, alice, bob], { carol: ["alice"], alice: ["carol"], bob: ["music"] });

  await alice.do("call.switchToColleague");
  await expectHeard([carol, alice, bob], { carol: ["music"], alice: ["bob"], bob: ["alice"] });

  await alice.do("call.endConsult");
  await bob.phone.until("idle");
  await alice.untilStage("held");
  await alice.do("call.resume");
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });
});

test("V-52: while the colleague is rung the customer hears music, the agent the ringing", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const [alice] = await stage.agents(corner, "alice");
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);

  await stage.untilTrunk(true);
  await alice.consultNumber(OUTSIDE_NUMBER);
  await alice.untilStage("consult_requested");
  await expectHeard([carol], { carol: ["music"] });
  await until(
    () => "the agent hears no ringing",
    async () => (await alice.listen(400)).length > 0,
  );

  const sam = stage.outside;
  await sam.answer();
  await expectHeard([carol, alice, sam], { carol: ["music"], alice: ["sam"], sam: ["alice"] });
});

test("V-42, V-46: a consult-transfer leaves the customer with the colleague", async () => {
  const corner = await stage.corner({ agents: ["alice", "bob"] });
  const [alice, bob] = await stage.agents(corner, "alice", "bob");
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);
  await alice.consult(bob);

  await alice.do("call.completeTransfer");

  await expectHeard([carol, bob], { carol: ["bob"], bob: ["carol"] });
  await alice.phone.until("idle");
  await alice.wrapUp();
});

test("V-41, V-46: a blind transfer: music until the colleague picks up, then the colleague", async () => {
  const corner = await stage.corner({ agents: ["alice", "bob"] });
  const [alice, bob] = await stage.agents(corner, "alice", "bob");
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);
  await bob.beAvailable();

  await alice.transferTo(bob);
  await bob.untilStage("ringing");
  await expectHeard([carol], { carol: ["music"] });
  await alice.phone.until("idle");
  await alice.wrapUp();

  await bob.pickUp();
  await expectHeard([carol, bob], { carol: ["bob"], bob: ["carol"] });
});

test("V-55, V-60, V-61: a conference of three hears each other; who is muted is heard by nobody", async () => {
  const corner = await stage.corner({ agents: ["alice", "bob"] });
  const [alice, bob] = await stage.agents(corner, "alice", "bob");
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);
  await alice.consult(bob);

  await alice.do("call.merge");
  const all = [carol, alice, bob];
  await expectHeard(all, {
    carol: ["alice", "bob"],
    alice: ["carol", "bob"],
    bob: ["carol", "alice"],
  });

  await alice.mute(bob, true);
  await expectHeard(all, { carol: ["alice"], alice: ["carol"], bob: ["carol", "alice"] });
  await alice.mute(bob, false);
  await alice.mute(alice, true);
  await expectHeard(all, { carol: ["bob"], alice: ["carol", "bob"], bob: ["carol"] });
  await alice.mute(alice, false);

  await bob.do("call.leave");
  await bob.phone.until("idle");
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });
});

test("V-61: eight in a conference, and each hears the seven others", {
  timeout: 180_000,
}, async () => {
  const colleagues = ["bob", "dave", "sam", "erin", "frank", "grace"] as const;
  const corner = await stage.corner({ agents: ["alice", ...colleagues] });
  const [alice, ...others] = await stage.agents(corner, "alice", ...colleagues);
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);
  for (const colleague of others) {
    await alice.consult(colleague);
    await alice.do("call.merge");
    await alice.untilStage("conference_primary");
  }

  const everybody = ["carol", "alice", ...colleagues] as const;
  const expected = everybody.map((party) => [party, everybody.filter((one) => one !== party)]);
  await expectHeard([carol, alice, ...others], Object.fromEntries(expected));
});

test("V-10: what is said while the recording is paused is not in the file", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const [alice] = await stage.agents(corner, "alice");
  const carol = await stage.caller("carol", "01012345678");
  await stage.talk(corner, carol, alice);
  const { interactionId } = alice.named();
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });

  await alice.do("call.pauseRecording");
  await carol.speakAs("grace");
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["grace"] });
  await carol.speakAs("dave");
  await expectHeard([alice], { alice: ["dave"] });
  await alice.do("call.resumeRecording");
  await expectHeard([alice], { alice: ["dave"] });
  await alice.do("contact.end");
  await alice.wrapUp();

  const recording = await stage.recordingOf(interactionId);
  const [{ from, to } = { from: 0, to: null }] = recording.paused;
  const resumed = to ?? 0;
  for (const side of ["customer", "agent"] as const) {
    expect(recording.heard({ from: 0, to: recording.durationMs }, side).ever).not.toContain(
      "grace",
    );
    expect(recording.heard({ from: from + 300, to: resumed - 300 }, side).ever).toEqual([]);
  }
  const before = { from: from - 1_500, to: from - 300 };
  expect(recording.heard(before, "customer").steadily).toEqual(["carol"]);
  expect(recording.heard(before, "agent").steadily).toEqual(["alice"]);
  const after = { from: resumed + 300, to: resumed + 1_500 };
  expect(recording.heard(after, "customer").steadily).toEqual(["dave"]);
});

test("K-44: an abusive customer hears the announcement and no agent, then the call ends", async () => {
  const corner = await stage.corner({ agents: ["dave"] });
  const [dave] = await stage.agents(corner, "dave");
  const grace = await stage.caller("grace", "01012345678");
  await stage.talk(corner, grace, dave);
  await expectHeard([grace, dave], { grace: ["dave"], dave: ["grace"] });

  await dave.do("call.endAbusive");
  await dave.phone.until("idle");
  await expectAnnouncement(grace, ["dave", "grace"]);
  await dave.untilStage("wrap_up");
  await grace.until("idle", 30_000);
});
