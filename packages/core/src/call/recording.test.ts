import { describe, expect, test } from "vitest";
import type { Command } from "../engine/command.ts";
import {
  answers,
  consultAgent,
  legEnds,
  merge,
  onPhone,
  phoneIs,
} from "../testing/call-commands.ts";
import { onCall } from "../testing/call-scenes.ts";
import { accept, idle, ready, start, transferToQueue, wrapUp } from "../testing/commands.ts";
import { dial, pauseRecording, resumeRecording } from "../testing/line-commands.ts";
import { putAgentProfile, putQueue } from "../testing/organisation.ts";
import { type Scenario, scenario, T0 } from "../testing/scenario.ts";

const recorded = (resumeAfterMs = 60_000): Command =>
  putQueue({
    id: "calls",
    channel: "voice",
    recording: { enabled: true, resumeAfterMs, keepDays: 30 },
  });
const started = {
  type: "RecordingStarted",
  interactionId: "carol",
  recordingId: "carol.recording.2",
  legId: "carol.line",
};
const recordedCall = (resumeAfterMs?: number, ...changes: Command[]) =>
  onCall({ others: [], changes: [recorded(resumeAfterMs), ...changes] });
const paused = (scene: Scenario) => scene.interaction("carol").call?.recording?.paused;

describe("recording", () => {
  test("V-11 starts when agent and customer come together, where the queue says so", () => {
    expect(recordedCall().commits.at(-1)?.events).toContainEqual(started);
    expect(onCall().interaction("carol").call?.recording).toBe(null);
  });

  test("V-11 of a call the agent made, when the customer answers", () => {
    const scene = scenario(recorded()).given(...onPhone("alice"), idle("alice"), dial("alice"));
    scene.given(answers(scene, "alice", "dave"));
    expect(scene.interaction("dave").call?.recording).toBe(null);
    scene.given(answers(scene, "customer", "dave"));
    expect(scene.interaction("dave").call?.recording?.id).toMatch(/^dave\.recording\.\d+$/);
  });

  test("V-11 of a call the agent made, when their phone comes back after the customer answered", () => {
    const scene = scenario(recorded()).given(...onPhone("alice"), idle("alice"), dial("alice"));
    scene.given(answers(scene, "alice", "dave"));
    scene.given(legEnds(scene, "alice", "lost", "dave"), phoneIs("alice", false));
    scene.given(answers(scene, "customer", "dave"), phoneIs("alice", true));
    expect(scene.interaction("dave").call?.recording).toBe(null);
    scene.given(answers(scene, "alice", "dave"));
    expect(scene.interaction("dave").call?.recording?.id).toMatch(/^dave\.recording\.\d+$/);
  });

  test("V-11 ends with the transfer to a queue that records nothing, and begins anew for one that does", () => {
    const silent = putQueue({ id: "private", channel: "voice" });
    const scene = recordedCall(0, silent).given(
      ...onPhone("bob"),
      transferToQueue("alice", "carol", "private"),
    );
    scene.given(answers(scene, "bob"));
    expect(scene.commits.at(-1)?.events).toContainEqual({
      type: "RecordingStopped",
      interactionId: "carol",
    });
    expect(scene.interaction("carol").call?.recording).toBe(null);
    scene.given(wrapUp("alice", "carol"), transferToQueue("bob", "carol", "calls"));
    scene.given(answers(scene, "alice"));
    const again = scene.interaction("carol").call?.recording?.id;
    expect(again).toMatch(/^carol\.recording\.\d+$/);
    expect(again).not.toBe(started.recordingId);
  });

  test("V-12 a pause ends with the talk of who asked for it", () => {
    const scene = recordedCall(0).given(pauseRecording("alice"), ...onPhone("bob"));
    scene.given(transferToQueue("alice", "carol", "calls"));
    expect(paused(scene)).not.toBe(null);
    scene.given(answers(scene, "bob"));
    expect(paused(scene)).toBe(null);
  });

  test("V-11 there is one in a call, whoever takes it on", () => {
    const scene = recordedCall().given(
      ...onPhone("bob"),
      transferToQueue("alice", "carol", "calls"),
    );
    scene.given(answers(scene, "bob"));
    const all = scene.commits.flatMap(({ events }) => events);
    expect(all.filter(({ type }) => type === "RecordingStarted")).toHaveLength(1);
  });
});

describe("PauseRecording and ResumeRecording", () => {
  test("V-10, V-12 pauses by right, until the queue's time is over", () => {
    const scene = recordedCall();
    scene.when(pauseRecording("alice")).thenEvents([
      {
        type: "RecordingPaused",
        interactionId: "carol",
        agentId: "alice",
        resumesAt: T0 + 60_000,
      },
    ]);
    scene.when(pauseRecording("alice")).thenNothing();
    scene
      .after(60_000)
      .thenEvents([{ type: "RecordingResumed", interactionId: "carol", agentId: null }]);
    expect(paused(scene)).toBe(null);
  });

  test("V-12 the agent resumes earlier, and the clock is off", () => {
    const scene = recordedCall().given(pauseRecording("alice"));
    scene
      .when(resumeRecording("alice"))
      .thenEvents([{ type: "RecordingResumed", interactionId: "carol", agentId: "alice" }]);
    scene.when(resumeRecording("alice")).thenNothing();
    scene.after(60_000).thenEvents([]);
  });

  test("V-12 without such a time only the agent resumes", () => {
    const scene = recordedCall(0).given(pauseRecording("alice"));
    expect(paused(scene)).toEqual({ since: T0, resumesAt: null });
    scene.after(3_600_000).thenEvents([]);
  });

  test("V-10 is refused without the right, without a recording, and on no call", () => {
    recordedCall(60_000, putAgentProfile({ mayPauseRecording: false }))
      .when(pauseRecording("alice"))
      .thenRefused("recording_not_allowed");
    onCall().when(pauseRecording("alice")).thenRefused("not_recorded");
    recordedCall().when(pauseRecording("bob")).thenRefused("not_in_conversation");
    scenario()
      .given(...ready("alice"), start("carol"), accept("alice", "carol"))
      .when(pauseRecording("alice"))
      .thenRefused("not_a_call");
    recordedCall().when(pauseRecording("alice", "nobody")).thenRefused("interaction_not_found");
  });

  test("V-10 who leads a conference does it", () => {
    const scene = recordedCall().given(...onPhone("bob"), consultAgent("alice", "bob"));
    scene.given(answers(scene, "bob"), merge("alice"));
    scene.when(pauseRecording("bob")).thenRefused("not_primary");
    scene.when(pauseRecording("alice")).thenResult({});
  });
});
