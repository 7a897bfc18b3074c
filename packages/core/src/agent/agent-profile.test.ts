import { describe, expect, test } from "vitest";
import { masked, shownVariables } from "../interaction/shown-variables.ts";
import { end, idle, ready, talking, transferToQueue, wrapUp } from "../testing/commands.ts";
import { putAgentProfile } from "../testing/organisation.ts";
import { scenario } from "../testing/scenario.ts";
import { putVariable } from "../testing/telephone.ts";

describe("V-01: what a profile lets an agent do", () => {
  const talk = (profile: Parameters<typeof putAgentProfile>[0]) =>
    scenario(putAgentProfile(profile)).given(...ready("alice"), ...talking("alice", "carol"));

  test("transfer to its queues only", () => {
    const scene = talk({ targetQueueIds: ["sales"] });
    scene
      .when(transferToQueue("alice", "carol", "support"))
      .thenRefused("queue_not_allowed", "queueId");
    talk({ targetQueueIds: null })
      .when(transferToQueue("alice", "carol", "support"))
      .thenResult({});
  });

  test("go idle for its reasons only", () => {
    const scene = scenario(putAgentProfile({ idleReasonIds: ["lunch"] })).given(...ready("alice"));
    scene.when(idle("alice", "meeting")).thenRefused("idle_reason_not_found", "reasonId");
    scene.when(idle("alice", "lunch")).thenResult({});
  });

  test("wrap up with the queue's reasons that it has; with all of the queue's where it has none", () => {
    const scene = talk({ wrapUpReasonIds: ["sold"] }).given(end("alice", "carol"));
    scene.when(wrapUp("alice", "carol", "other")).thenRefused("wrap_up_reason_not_allowed");
    scene.when(wrapUp("alice", "carol", "sold")).thenResult({});
    const none = talk({ wrapUpReasonIds: ["spam"] }).given(end("alice", "carol"));
    none.when(wrapUp("alice", "carol", "other")).thenResult({});
  });
});

test("V-20: hidden variables are not shown, masked ones as dots", () => {
  const { configuration } = scenario(
    putVariable({ id: "card", masked: true }),
    putVariable({ id: "note", agentVisible: false, agentEditable: false }),
    putVariable(),
  ).state;
  const values = { card: "1234567", note: "x", order: "7" };
  expect(shownVariables(configuration, values)).toEqual({ card: "••••67", order: "7" });
  expect(shownVariables(configuration, values, true)).toEqual({ card: "1234567", order: "7" });
  expect(masked("1234")).toBe("••••");
});
