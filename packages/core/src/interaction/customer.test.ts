import { describe, expect, test } from "vitest";
import { nextDueAt } from "../engine/execute.ts";
import { liveInteractionOf, queuePosition } from "../routing/queue-figures.ts";
import {
  accept,
  end,
  leave,
  loseCustomer,
  ready,
  restoreCustomer,
  say,
  start,
  talking,
  transfer,
  wrapUp,
} from "../testing/commands.ts";
import {
  closed,
  noticed,
  offerEnded,
  offered,
  queued,
  said,
  started,
  wrappedUp,
} from "../testing/events.ts";
import { id, putEntryPoint, putSettings } from "../testing/organisation.ts";
import { scenario, T0 } from "../testing/scenario.ts";

const left = (interactionId: string, reason: string) => ({
  type: "CustomerLeft",
  interactionId,
  reason,
});
const abandoned = (interactionId: string, at: number) => ({
  type: "ConversationEnded",
  interactionId,
  ending: { reason: "abandoned", at },
  by: null,
  wrapUpEndsAt: null,
});

describe("StartChat", () => {
  test("enters the queue of its entry point with its priority and skills", () => {
    const scene = scenario(putEntryPoint({ priority: 3, requiredSkills: { korean: 2 } }));
    scene
      .when(start("carol"))
      .thenEvents([
        started("carol"),
        queued("carol", T0, { priority: 3, requiredSkills: { korean: 2 } }),
      ])
      .thenResult({ interactionId: "carol" });
    expect(liveInteractionOf(scene.state, id("carol"))?.id).toBe("carol");
    expect(queuePosition(scene.state, id("carol"))).toBe(1);
  });

  test("with a first message, and an agent ready: one commit has it all", () => {
    const scene = scenario().given(...ready("alice"));
    scene
      .when(start("carol", { message: "hello" }))
      .thenEvents([
        started("carol"),
        { ...said("customer", "carol", 1, "hello"), clientId: "first" },
        queued("carol", T0),
        offered("alice", "carol", T0),
      ]);
  });

  test("is refused for an unknown entry point, one of another channel, and a message that is none", () => {
    const scene = scenario();
    scene
      .when(start("carol", { entryPoint: "nowhere" }))
      .thenRefused("entry_point_not_found", "entryPointId");
    scene
      .when(start("carol", { entryPoint: "hotline" }))
      .thenRefused("entry_point_wrong_channel", "entryPointId");
    scene.when(start("carol", { message: " \n" })).thenRefused("message_empty", "text");
    scene
      .when(start("carol", { message: "x".repeat(4_001) }))
      .thenRefused("message_too_long", "text");
    expect(scene.state.interactions.size).toBe(0);
  });

  test("again for the same contact: it is there already, wherever it has got to", () => {
    const scene = scenario().given(...ready("alice"));
    const again = start("carol", { message: "hello" });
    scene.given(again);
    scene.when(again).thenNothing({ interactionId: "carol" });
    scene.given(accept("alice", "carol"));
    scene.when(again).thenNothing({ interactionId: "carol" });
    scene.given(leave("carol"));
    scene.when(again).thenNothing({ interactionId: "carol" });
  });

  test("again with another message: that one is written, not lost", () => {
    const scene = scenario().given(start("carol", { message: "hello" }));
    const again = start("carol", { message: "are you there" });
    const other = { ...again, message: { clientId: "second", text: "are you there" } };
    scene
      .when(other as typeof again)
      .thenEvents([{ ...said("customer", "carol", 2, "are you there"), clientId: "second" }])
      .thenResult({ interactionId: "carol" });
    scene.when(other as typeof again).thenNothing({ interactionId: "carol" });
  });

  test("a customer has one conversation, and nobody starts another's", () => {
    const scene = scenario().given(start("carol"));
    scene.when(start("carol", { interaction: "second" })).thenRefused("interaction_exists");
    scene.when(start("dave", { interaction: "carol" })).thenRefused("interaction_exists");
  });

  test("who left may start anew while the agent still wraps the last one up", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"), leave("carol"));
    scene.when(start("carol", { interaction: "second" })).thenResult({ interactionId: "second" });
    expect(liveInteractionOf(scene.state, id("carol"))?.id).toBe("second");
    scene.given(end("alice", "carol"), wrapUp("alice", "carol"));
    expect(liveInteractionOf(scene.state, id("carol"))?.id).toBe("second");
  });
});

describe("LeaveAsCustomer", () => {
  test("from the queue: abandoned", () => {
    const scene = scenario().given(start("carol")).late(1_000);
    scene
      .when(leave("carol"))
      .thenEvents([
        left("carol", "closed"),
        noticed("carol", 1, "customer_left", "Carol"),
        abandoned("carol", T0 + 1_000),
        closed("carol", "abandoned"),
      ]);
    expect(scene.state.interactions.size).toBe(0);
    expect(nextDueAt(scene.state)).toBeNull();
    scene.when(leave("carol")).thenRefused("interaction_not_found");
  });

  test("while offered: the offer is cancelled, and the agent is free for the next", () => {
    const scene = scenario().given(...ready("alice"), start("carol"));
    scene
      .when(leave("carol"))
      .thenEvents([
        offerEnded("alice", "carol", "cancelled"),
        left("carol", "closed"),
        noticed("carol", 1, "customer_left", "Carol"),
        abandoned("carol", T0),
        closed("carol", "abandoned"),
      ]);
    scene.given(start("dave"));
    expect(scene.offers()).toEqual(["alice: dave"]);
  });

  test("C-20 from the conversation: the agent sees it, closes and wraps up", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene
      .when(leave("carol"))
      .thenEvents([left("carol", "closed"), noticed("carol", 2, "customer_left", "Carol")]);
    scene.when(leave("carol")).thenNothing();
    scene.when(say("alice", "carol", "hello?")).thenRefused("customer_left");
    scene.late(500).when(end("alice", "carol"));
    scene.thenEvents([
      {
        type: "ConversationEnded",
        interactionId: "carol",
        ending: { reason: "customer_left", at: T0 + 500 },
        by: "alice",
        wrapUpEndsAt: T0 + 60_500,
      },
    ]);
    scene
      .when(wrapUp("alice", "carol"))
      .thenEvents([wrappedUp("alice", "carol"), closed("carol", "customer_left")]);
  });

  test("while a transfer is offered: it is cancelled, and closes once the sender has wrapped up", () => {
    const scene = scenario().given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      ...ready("bob"),
      transfer("alice", "carol", "bob"),
    );
    scene
      .when(leave("carol"))
      .thenEvents([
        offerEnded("bob", "carol", "cancelled", 2),
        left("carol", "closed"),
        noticed("carol", 3, "customer_left", "Carol"),
        abandoned("carol", T0),
      ]);
    scene
      .when(wrapUp("alice", "carol"))
      .thenEvents([wrappedUp("alice", "carol"), closed("carol", "abandoned")]);
  });

  test("in wrap-up the customer is gone already", () => {
    const scene = scenario().given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      end("alice", "carol"),
    );
    scene.when(leave("carol")).thenNothing();
  });
});

describe("LoseCustomerConnection and RestoreCustomerConnection", () => {
  test("a customer who comes back in time has lost neither place nor agent", () => {
    const scene = scenario().given(start("carol"), start("dave"));
    scene.when(loseCustomer("carol")).thenEvents([
      {
        type: "CustomerConnectionLost",
        interactionId: "carol",
        graceEndsAt: T0 + 300_000,
      },
    ]);
    scene.when(loseCustomer("carol")).thenNothing();
    expect(queuePosition(scene.state, id("carol"))).toBe(1);
    scene.after(299_999).thenEvents([]);
    scene
      .when(restoreCustomer("carol"))
      .thenEvents([{ type: "CustomerConnectionRestored", interactionId: "carol" }]);
    scene.when(restoreCustomer("carol")).thenNothing();
    scene.after(600_000).thenEvents([]);
    expect(queuePosition(scene.state, id("carol"))).toBe(1);
  });

  test("absent for the grace time counts as left: from the queue", () => {
    const scene = scenario(putSettings({ customerGraceMs: 5_000 })).given(
      start("carol"),
      loseCustomer("carol"),
    );
    scene
      .after(5_000)
      .thenEvents([
        left("carol", "absent"),
        noticed("carol", 1, "customer_left", "Carol"),
        abandoned("carol", T0 + 5_000),
        closed("carol", "abandoned"),
      ]);
  });

  test("absent for the grace time counts as left: from the conversation", () => {
    const scene = scenario(putSettings({ customerGraceMs: 5_000 })).given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      loseCustomer("carol"),
    );
    scene
      .after(5_000)
      .thenEvents([left("carol", "absent"), noticed("carol", 2, "customer_left", "Carol")]);
    expect(scene.interaction("carol").phase).toBe("active");
    scene.when(restoreCustomer("carol")).thenNothing();
    scene.when(loseCustomer("carol")).thenNothing();
  });

  test("are refused for a contact that is not there", () => {
    const scene = scenario();
    scene.when(loseCustomer("carol")).thenRefused("interaction_not_found");
    scene.when(restoreCustomer("carol")).thenRefused("interaction_not_found");
  });
});
