import { describe, expect, test } from "vitest";
import { notReadyFor } from "../routing/readiness.ts";
import {
  accept,
  available,
  end,
  idle,
  keepOpen,
  ready,
  start,
  talking,
  wrapUp,
} from "../testing/commands.ts";
import { closed, offered, wrappedUp } from "../testing/events.ts";
import { id, putQueue } from "../testing/organisation.ts";
import { scenario, T0 } from "../testing/scenario.ts";

const rules = {
  timeoutMs: 60_000,
  reasonIds: ["sold", "other"],
  defaultReasonId: "other",
  mayKeepOpen: true,
};

/** Alice wraps carol's contact up. */
const wrappingUp = (changes: Partial<typeof rules> = {}) =>
  scenario(putQueue({ wrapUp: { ...rules, ...changes } })).given(
    ...ready("alice"),
    ...talking("alice", "carol"),
    end("alice", "carol"),
  );

describe("CompleteWrapUp", () => {
  test("V-81 with one reason; the contact closes, and the agent gets what waits", () => {
    const scene = wrappingUp().given(start("dave"));
    expect(scene.offers()).toEqual([]);
    scene
      .late(1_000)
      .when(wrapUp("alice", "carol", "sold"))
      .thenEvents([
        wrappedUp("alice", "carol"),
        closed("carol", "agent_ended"),
        offered("alice", "dave", T0 + 1_000),
      ]);
  });

  test("is refused with a reason that is not the queue's", () => {
    wrappingUp()
      .when(wrapUp("alice", "carol", "spam"))
      .thenRefused("wrap_up_reason_not_allowed", "reasonId");
  });

  test("is refused before the conversation has ended, to others, and again", () => {
    const scene = scenario().given(...ready("alice"), start("carol"));
    scene.when(wrapUp("alice", "carol")).thenRefused("not_in_wrap_up");
    scene.given(accept("alice", "carol"));
    scene.when(wrapUp("alice", "carol")).thenRefused("not_in_wrap_up");
    scene.given(end("alice", "carol"));
    scene.when(wrapUp("bob", "carol")).thenRefused("not_in_wrap_up");
    scene.given(wrapUp("alice", "carol"));
    scene.when(wrapUp("alice", "carol")).thenRefused("interaction_not_found");
  });
});

describe("the wrap-up clock", () => {
  test("V-81, decision 6: it runs out on the server, and the queue's default reason is recorded", () => {
    wrappingUp()
      .after(60_000)
      .thenEvents([
        wrappedUp("alice", "carol", { reasonId: "other", automatic: true }),
        closed("carol", "agent_ended"),
      ]);
  });

  test("a choice that comes just before a late tick counts", () => {
    wrappingUp()
      .late(60_001)
      .when(wrapUp("alice", "carol", "sold"))
      .thenEvents([wrappedUp("alice", "carol"), closed("carol", "agent_ended")]);
  });

  test("the rules are the queue's as they are now: a new default reason counts, the time set stays", () => {
    wrappingUp()
      .given(
        putQueue({
          wrapUp: { ...rules, timeoutMs: 1_000, reasonIds: ["spam"], defaultReasonId: "spam" },
        }),
      )
      .after(59_999)
      .thenEvents([])
      .after(1)
      .thenEvents([
        wrappedUp("alice", "carol", { reasonId: "spam", automatic: true }),
        closed("carol", "agent_ended"),
      ]);
  });
});

describe("KeepWrapUpOpen", () => {
  test("V-81 stops the countdown where the queue allows it", () => {
    const scene = wrappingUp();
    scene
      .when(keepOpen("alice", "carol"))
      .thenEvents([{ type: "WrapUpKeptOpen", interactionId: "carol", agentId: "alice" }]);
    scene.when(keepOpen("alice", "carol")).thenNothing();
    scene.after(86_400_000).thenEvents([]);
  });

  test("is refused where the queue does not, or there is no wrap-up", () => {
    const scene = wrappingUp({ mayKeepOpen: false });
    scene.when(keepOpen("alice", "carol")).thenRefused("wrap_up_may_not_stay_open");
    scene.when(keepOpen("bob", "carol")).thenRefused("not_in_wrap_up");
    scene.when(keepOpen("alice", "dave")).thenRefused("interaction_not_found");
  });

  test("without a time limit there is nothing to stop", () => {
    wrappingUp({ timeoutMs: 0, mayKeepOpen: false }).when(keepOpen("alice", "carol")).thenNothing();
  });
});

describe("an agent in wrap-up", () => {
  test("is offered nothing, though they have room and are available", () => {
    const scene = wrappingUp().given(start("dave"));
    expect(notReadyFor(scene.state, id("alice"), "chat")).toBe("agent_in_wrap_up");
    scene.when(available("alice")).thenNothing();
    expect(scene.offers()).toEqual([]);
  });

  test("keeps an offer that was made before", () => {
    const scene = scenario().given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      start("dave"),
      end("alice", "carol"),
    );
    expect(scene.offers()).toEqual(["alice: dave"]);
    scene.given(accept("alice", "dave"), wrapUp("alice", "carol"));
    expect(scene.interaction("dave").phase).toBe("active");
  });

  test("may go idle, and is offered nothing once done", () => {
    const scene = wrappingUp().given(start("dave"), idle("alice"));
    scene
      .when(wrapUp("alice", "carol"))
      .thenEvents([wrappedUp("alice", "carol"), closed("carol", "agent_ended")]);
  });
});
