import { describe, expect, test } from "vitest";
import {
  answers,
  confirmConsult,
  consultAgent,
  consultNumber,
  consultQueue,
  hold,
  legEnds,
  merge,
  mute,
  onPhone,
  resume,
  startCall,
  switchToColleague,
  switchToCustomer,
  transferToNumber,
} from "../testing/call-commands.ts";
import {
  conference,
  conferenceWithOutsider,
  consulting,
  consultingOutsider,
  consultRequested,
  onCall,
  outsider,
  TAXI,
} from "../testing/call-scenes.ts";
import { accept, end, idle, ready, start, transferToQueue } from "../testing/commands.ts";
import { putPrompt } from "../testing/flow.ts";
import { announcementEnds, dial, endAbusive, pauseRecording } from "../testing/line-commands.ts";
import { putEntryPoint, putQueue } from "../testing/organisation.ts";
import { type Scenario, scenario } from "../testing/scenario.ts";
import { TELEPHONE } from "../testing/telephone.ts";
import { desiredMedia } from "./desired-media.ts";

/** Where everybody is, as `room main`, `music` …; who is rung is so, too. */
function heard(scene: Scenario, contact = "carol"): Record<string, string> {
  const media = desiredMedia(scene.interaction(contact));
  const said = (media?.legs ?? []).map(({ partyId, status, place, muted }) => {
    const where =
      place.type === "room"
        ? place.room.replace(`${contact}.`, "room ")
        : place.type === "announcement"
          ? place.prompts.join(", ")
          : place.type;
    return [partyId, status === "ringing" ? "rings" : `${where}${muted ? ", muted" : ""}`];
  });
  return Object.fromEntries(said) as Record<string, string>;
}

describe("where everybody is", () => {
  test("no call, no media; a call that is over wants nothing", () => {
    const chat = scenario().given(...ready("alice"), start("carol"), accept("alice", "carol"));
    expect(desiredMedia(chat.interaction("carol"))).toBe(null);
    const scene = onCall().given(end("alice", "carol"));
    expect(desiredMedia(scene.interaction("carol"))).toEqual({
      interactionId: "carol",
      legs: [],
      recorder: null,
    });
  });

  test("V-04 greeted, then music while a phone rings, then together", () => {
    const scene = scenario().given(...onPhone("alice"), startCall("carol"));
    expect(heard(scene)).toEqual({ customer: "greeting", alice: "rings" });
    scene.given(announcementEnds("carol.announcement.1"));
    expect(heard(scene)).toEqual({ customer: "music", alice: "rings" });
    scene.given(answers(scene, "alice"));
    expect(heard(scene)).toEqual({ customer: "room main", alice: "room main" });
  });

  test("the customer's leg is to be answered, the agent's to be dialled", () => {
    const scene = scenario().given(...onPhone("alice"), startCall("carol"));
    expect(desiredMedia(scene.interaction("carol"))?.legs).toMatchObject([
      { id: "carol.line", dial: null, place: { language: "ko" } },
      { id: "carol.alice.2", dial: { to: "station", autoAnswer: false } },
    ]);
    scene.given(accept("alice", "carol"));
    expect(desiredMedia(scene.interaction("carol"))?.legs).toMatchObject([
      { id: "carol.line" },
      { id: "carol.alice.3", dial: { autoAnswer: true } },
    ]);
  });

  test("V-30 hold: music for the customer, silence for the agent", () => {
    const scene = onCall().given(hold("alice"));
    expect(heard(scene)).toEqual({ customer: "music", alice: "silence" });
    scene.given(resume("alice"));
    expect(heard(scene)).toEqual({ customer: "room main", alice: "room main" });
  });

  test("A-15 on hold the customer hears the music of the entry point they called", () => {
    const hotline = { id: "hotline", channel: "voice", queueId: "calls" } as const;
    const music = putEntryPoint({ ...hotline, musicPromptId: "hello" });
    const scene = onCall({ changes: [putPrompt("hello"), music] });
    scene.given(hold("alice"));
    const legs = desiredMedia(scene.interaction("carol"))?.legs;
    const { language } = scene.interaction("carol").customer;
    expect(legs?.map(({ place }) => place)).toEqual([
      { type: "music", prompt: { name: "prompt/hello", language } },
      { type: "silence" },
    ]);
  });

  test("V-31, V-55 a consult: one of the two hears music, never both", () => {
    const scene = consultRequested();
    expect(heard(scene)).toEqual({ customer: "music", alice: "ringback", bob: "rings" });
    scene.given(answers(scene, "bob"));
    expect(heard(scene)).toEqual({
      customer: "music",
      alice: "room consult",
      bob: "room consult",
    });
    scene.given(switchToCustomer("alice"));
    expect(heard(scene)).toEqual({ customer: "room main", alice: "room main", bob: "music" });
    scene.given(switchToColleague("alice"), legEnds(scene, "alice", "lost"));
    expect(heard(scene)).toEqual({ customer: "music", bob: "silence" });
  });

  test("V-53 a consult to a queue: silence until somebody is rung", () => {
    const scene = onCall({ others: [] }).given(consultQueue("alice", "calls"), ...onPhone("bob"));
    expect(heard(scene)).toEqual({ customer: "music", alice: "silence" });
    scene.given(confirmConsult("alice"));
    expect(heard(scene)).toEqual({ customer: "music", alice: "ringback", bob: "rings" });
  });

  test("V-51 an outsider is rung, and heard", () => {
    const scene = onCall().given(consultNumber("alice", TAXI));
    const taxi = outsider(scene);
    expect(heard(scene)).toEqual({ customer: "music", alice: "ringback", [taxi]: "rings" });
    scene.given(answers(scene, taxi), switchToCustomer("alice"));
    expect(heard(scene)).toEqual({ customer: "room main", alice: "room main", [taxi]: "music" });
  });

  test("V-60, G-55 a conference, and who is muted in it", () => {
    const scene = conference().given(mute("alice", "bob"));
    expect(heard(scene)).toEqual({
      customer: "room main",
      alice: "room main",
      bob: "room main, muted",
    });
  });

  test("V-61 who leads it consults: the others stay together", () => {
    const scene = conferenceWithOutsider(onCall({ others: ["bob"] }));
    const taxi = outsider(scene);
    scene.given(consultAgent("alice", "bob"));
    expect(heard(scene)).toEqual({
      customer: "room main",
      [taxi]: "room main",
      alice: "ringback",
      bob: "rings",
    });
  });

  test("V-45 transferred to a number: music, then together", () => {
    const scene = onCall().given(transferToNumber("alice", TAXI));
    const taxi = outsider(scene);
    expect(heard(scene)).toEqual({ customer: "music", [taxi]: "rings" });
    scene.given(answers(scene, taxi));
    expect(heard(scene)).toEqual({ customer: "room main", [taxi]: "room main" });
  });

  test("V-74 a call we make: ringback for the agent", () => {
    const scene = scenario(...TELEPHONE).given(...onPhone("alice"), idle("alice"), dial("alice"));
    expect(heard(scene, "dave")).toEqual({ alice: "rings" });
    scene.given(answers(scene, "alice", "dave"));
    expect(heard(scene, "dave")).toEqual({ alice: "ringback", customer: "rings" });
    scene.given(answers(scene, "customer", "dave"));
    expect(heard(scene, "dave")).toEqual({ alice: "room main", customer: "room main" });
  });

  test("K-44 an abusive caller hears only that it ends", () => {
    expect(heard(onCall().given(endAbusive("alice")))).toEqual({ customer: "abusive_ending" });
  });

  test("an agent whose phone vanished leaves music behind", () => {
    const scene = onCall({ others: [] });
    scene.given(legEnds(scene, "alice", "lost"));
    expect(heard(scene)).toEqual({ customer: "music" });
  });

  test("G-24 the customer has gone, the consult is heard on", () => {
    const scene = consultingOutsider().given(switchToCustomer("alice"));
    scene.given(legEnds(scene, "customer"));
    expect(heard(scene)).toEqual({ alice: "room consult", [outsider(scene)]: "room consult" });
  });
});

describe("the recorder", () => {
  const changes = [
    putQueue({
      id: "calls",
      channel: "voice",
      recording: { enabled: true, resumeAfterMs: 0, keepDays: 0 },
    }),
  ];
  const recorder = (scene: Scenario) => desiredMedia(scene.interaction("carol"))?.recorder;
  const on = { id: "carol.recording.2", legId: "carol.line", silent: false };
  const silent = { ...on, silent: true };

  test("V-11 runs while an agent is with the customer, and is silent on hold and in a consult", () => {
    const scene = onCall({ changes });
    expect(recorder(scene)).toEqual(on);
    scene.given(hold("alice"));
    expect(recorder(scene)).toEqual(silent);
    scene.given(resume("alice"), consultAgent("alice", "bob"));
    expect(recorder(scene)).toEqual(silent);
    scene.given(answers(scene, "bob"), merge("alice"));
    expect(recorder(scene)).toEqual(on);
  });

  test("V-10 is silent while it is paused", () => {
    expect(recorder(onCall({ changes }).given(pauseRecording("alice")))).toEqual(silent);
  });

  test("V-11 is silent in the queue, with an outsider alone, and while the call ends for abuse", () => {
    const queued = onCall({ others: [], changes }).given(
      transferToQueue("alice", "carol", "calls"),
    );
    expect(recorder(queued)).toEqual(silent);
    const transferred = onCall({ changes }).given(transferToNumber("alice", TAXI));
    transferred.given(answers(transferred, outsider(transferred)));
    expect(recorder(transferred)).toEqual(silent);
    expect(recorder(onCall({ changes }).given(endAbusive("alice")))).toEqual(silent);
  });

  test("V-11 is not there where nothing is recorded", () => {
    expect(recorder(onCall())).toBe(null);
    expect(recorder(consulting())).toBe(null);
  });
});
