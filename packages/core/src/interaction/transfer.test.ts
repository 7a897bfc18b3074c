import { describe, expect, test } from "vitest";
import { queueFigures } from "../routing/queue-figures.ts";
import { notReadyFor } from "../routing/readiness.ts";
import {
  accept,
  decline,
  end,
  idle,
  leave,
  loseAgent,
  ready,
  say,
  signIn,
  signOut,
  start,
  talking,
  transfer,
  transferToQueue,
  wrapUp,
} from "../testing/commands.ts";
import { closed, noticed, notResponding, offerEnded, offered, queued } from "../testing/events.ts";
import { id, putAgent, putProfile, putQueue } from "../testing/organisation.ts";
import { type Scenario, scenario, T0 } from "../testing/scenario.ts";

const leaving = (agentId: string, transferredTo: object, endsAt: number | null = T0 + 60_000) => ({
  type: "AgentLeft",
  interactionId: "carol",
  agentId,
  reason: "transferred",
  transferredTo,
  wrapUp: { endsAt },
});
const transferKind = { type: "transfer", from: "alice" };

/** Alice talks with carol; bob is ready. */
function talkingScene(...changes: Parameters<typeof scenario>): Scenario {
  return scenario(...changes).given(
    ...ready("alice"),
    ...talking("alice", "carol"),
    ...ready("bob"),
  );
}

describe("TransferToAgent", () => {
  test("C-40 is blind: the sender leaves at once, C-43 and V-46 wraps up, and the colleague is asked", () => {
    const scene = talkingScene();
    scene
      .when(transfer("alice", "carol", "bob"))
      .thenEvents([
        leaving("alice", { agentId: "bob" }),
        noticed("carol", 2, "agent_transferring", "Alice"),
        offered("bob", "carol", T0, { attempt: 2, kind: transferKind }),
      ]);
    expect(notReadyFor(scene.state, id("alice"), "chat")).toBe("agent_in_wrap_up");
    expect(scene.interaction("carol").rooms[0]?.members).toEqual(["customer"]);
  });

  test("C-43 the customer sees who left and who joined", () => {
    const scene = talkingScene().given(transfer("alice", "carol", "bob"));
    scene
      .when(accept("bob", "carol", 2))
      .thenEvents([
        { type: "OfferAccepted", interactionId: "carol", offerId: "carol.2", agentId: "bob" },
        noticed("carol", 3, "agent_joined", "Bob"),
      ]);
    expect(scene.interaction("carol").rooms[0]?.members).toEqual(["customer", "bob"]);
    scene.given(wrapUp("alice", "carol"), end("bob", "carol"));
    scene.when(wrapUp("bob", "carol"));
    expect(scene.state.interactions.size).toBe(0);
  });

  test("the contact stays open until every agent has wrapped up, in whatever order", () => {
    const scene = talkingScene().given(
      transfer("alice", "carol", "bob"),
      accept("bob", "carol", 2),
      end("bob", "carol"),
      wrapUp("bob", "carol"),
    );
    expect(scene.interaction("carol").phase).toBe("wrap_up");
    scene.when(wrapUp("alice", "carol"));
    scene.thenEvents([
      {
        type: "WrapUpCompleted",
        interactionId: "carol",
        agentId: "alice",
        reasonId: "sold",
        automatic: false,
      },
      closed("carol", "agent_ended"),
    ]);
  });

  test("C-41, V-41 is refused unless the colleague is of the team, available and free", () => {
    const scene = talkingScene(putProfile("one-chat", 1)).given(...ready("erin"));
    const refused = (target: string) => scene.when(transfer("alice", "carol", target));
    refused("alice").thenRefused("transfer_to_self", "agentId");
    refused("nobody").thenRefused("agent_not_found", "agentId");
    refused("erin").thenRefused("agent_not_in_team", "agentId");
    refused("sam").thenRefused("agent_not_signed_in", "agentId");
    scene.given(signIn("sam"));
    refused("sam").thenRefused("agent_not_available", "agentId");
    scene.given(putAgent({ id: "bob", multimediaProfileId: "one-chat" }), idle("alice"));
    scene.given(start("dave"));
    refused("bob").thenRefused("agent_at_capacity", "agentId");
    scene.given(accept("bob", "dave"), end("bob", "dave"));
    refused("bob").thenRefused("agent_in_wrap_up", "agentId");
  });

  test("is refused to who is not in the conversation, after it, and for what is not there", () => {
    const scene = talkingScene();
    scene.when(transfer("bob", "carol", "alice")).thenRefused("not_in_conversation");
    scene.when(transfer("alice", "dave", "bob")).thenRefused("interaction_not_found");
    scene.given(leave("carol"));
    scene.when(transfer("alice", "carol", "bob")).thenRefused("customer_left");
    scene.given(end("alice", "carol"));
    scene.when(transfer("alice", "carol", "bob")).thenRefused("not_in_conversation");
  });

  test("again changes nothing: the sender has left", () => {
    const scene = talkingScene().given(transfer("alice", "carol", "bob"));
    scene.when(transfer("alice", "carol", "bob")).thenRefused("not_in_conversation");
  });

  test("a colleague may take it though their team does not serve the queue any more", () => {
    const scene = talkingScene().given(putQueue({ teamIds: ["south"] }));
    scene.given(transfer("alice", "carol", "bob"), accept("bob", "carol", 2));
    expect(scene.interaction("carol").phase).toBe("active");
  });
});

describe("TransferToQueue", () => {
  test("C-42 to any queue of the enterprise; C-43 the sender wraps up", () => {
    const scene = talkingScene()
      .given(...ready("erin"))
      .late(5_000);
    scene
      .when(transferToQueue("alice", "carol", "support"))
      .thenEvents([
        leaving("alice", { queueId: "support" }, T0 + 65_000),
        noticed("carol", 2, "agent_transferring", "Alice"),
        queued("carol", T0 + 5_000, { queueId: "support", reason: "transferred" }),
        offered("bob", "carol", T0 + 5_000, { attempt: 2 }),
      ]);
  });

  test("keeps the priority, and begins a new age behind who waits there", () => {
    const scene = scenario().given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      start("dave"),
      accept("alice", "dave"),
      start("frank", { entryPoint: "help" }),
    );
    scene.late(1).given(transferToQueue("alice", "carol", "support"));
    expect(queueFigures(scene.state, id("support"))).toEqual({
      waiting: 2,
      oldestSince: T0,
      agentsReady: 0,
      agentsSignedIn: 1,
    });
    scene.given(...ready("erin"));
    expect(scene.offers()).toEqual(["erin: carol", "erin: frank"]);
    expect(scene.interaction("frank").offers[0]?.madeAt).toBe(T0 + 1);
  });

  test("back to its own queue it begins anew too, and the skills of the entry point are not asked again", () => {
    const scene = talkingScene().given(idle("bob")).late(9_000);
    scene
      .when(transferToQueue("alice", "carol", "sales"))
      .thenEvents([
        leaving("alice", { queueId: "sales" }, T0 + 69_000),
        noticed("carol", 2, "agent_transferring", "Alice"),
        queued("carol", T0 + 9_000, { reason: "transferred" }),
      ]);
  });

  test("the sender's wrap-up follows the queue they had it from", () => {
    const scene = scenario(
      putQueue({
        wrapUp: {
          timeoutMs: 5_000,
          reasonIds: ["spam"],
          defaultReasonId: "spam",
          mayKeepOpen: false,
        },
      }),
    ).given(...ready("alice"), ...talking("alice", "carol"));
    scene.given(transferToQueue("alice", "carol", "support"));
    scene
      .when(wrapUp("alice", "carol", "sold"))
      .thenRefused("wrap_up_reason_not_allowed", "reasonId");
    // The contact is in support by now, and alice serves it: freed by the clock, she gets it back.
    scene.after(5_000).thenEvents([
      {
        type: "WrapUpCompleted",
        interactionId: "carol",
        agentId: "alice",
        reasonId: "spam",
        automatic: true,
      },
      offered("alice", "carol", T0 + 5_000, { attempt: 2 }),
    ]);
  });

  test("is refused for an unknown queue, one of another channel, and to who is not in it", () => {
    const scene = talkingScene();
    scene.when(transferToQueue("alice", "carol", "none")).thenRefused("queue_not_found", "queueId");
    scene
      .when(transferToQueue("alice", "carol", "calls"))
      .thenRefused("queue_wrong_channel", "queueId");
    scene.when(transferToQueue("bob", "carol", "support")).thenRefused("not_in_conversation");
    scene.when(transferToQueue("bob", "dave", "support")).thenRefused("interaction_not_found");
    scene.given(leave("carol"));
    scene.when(transferToQueue("alice", "carol", "support")).thenRefused("customer_left");
  });
});

describe("decision 3: a transfer that is not accepted", () => {
  const missed = [
    notResponding("bob", "carol", T0 + 20_000),
    offerEnded("bob", "carol", "timed_out", 2),
  ];
  const toQueue = queued("carol", T0, { reason: "transfer_failed" });

  test("queue, the default: it goes to its queue at its age", () => {
    const scene = talkingScene().given(transfer("alice", "carol", "bob"));
    scene.after(20_000).thenEvents([...missed, toQueue]);
  });

  test("queue, in one that recalls: to somebody else than who has just refused it", () => {
    const scene = talkingScene(putQueue({ onMissed: "recall" })).given(
      ...ready("sam"),
      transfer("alice", "carol", "bob"),
    );
    scene
      .when(decline("bob", "carol", 2))
      .thenEvents([
        offerEnded("bob", "carol", "declined", 2),
        queued("carol", T0, { reason: "transfer_failed", missedBy: "bob" }),
        offered("sam", "carol", T0, { attempt: 3 }),
      ]);
  });

  test("end: the conversation is over, and closes once the sender has wrapped up", () => {
    const scene = talkingScene(putQueue({ transferFallback: "end" })).given(
      transfer("alice", "carol", "bob"),
    );
    scene.after(20_000).thenEvents([
      ...missed,
      noticed("carol", 3, "ended_by_system", ""),
      {
        type: "ConversationEnded",
        interactionId: "carol",
        ending: { reason: "transfer_failed", at: T0 + 20_000 },
        by: null,
        wrapUpEndsAt: null,
      },
    ]);
    scene.when(say("customer", "carol", "hello?")).thenRefused("conversation_over");
    scene.given(wrapUp("alice", "carol"));
    expect(scene.state.interactions.size).toBe(0);
  });

  const sender = putQueue({ transferFallback: "sender" });

  test("sender, still wrapping up: they talk again at once", () => {
    const scene = talkingScene(sender).given(transfer("alice", "carol", "bob"));
    scene
      .after(20_000)
      .thenEvents([
        ...missed,
        { type: "AgentReturned", interactionId: "carol", agentId: "alice" },
        noticed("carol", 3, "agent_returned", "Alice"),
      ]);
    expect(scene.interaction("carol")).toMatchObject({
      phase: "active",
      rooms: [{ members: ["customer", "alice"] }],
    });
    scene.when(say("alice", "carol", "here I am again")).thenResult({ number: 4 });
    // Their wrap-up's clock has stopped; it begins again when they are done.
    scene.after(600_000).thenEvents([]);
    scene.given(end("alice", "carol"), wrapUp("alice", "carol"));
    expect(scene.state.interactions.size).toBe(0);
  });

  test("sender, finished with the wrap-up: it is offered to them", () => {
    const scene = talkingScene(sender).given(
      transfer("alice", "carol", "bob"),
      wrapUp("alice", "carol"),
    );
    const kind = { type: "return", refusedBy: "bob" };
    scene
      .after(20_000)
      .thenEvents([...missed, offered("alice", "carol", T0 + 20_000, { attempt: 3, kind })]);
    scene
      .when(decline("alice", "carol", 3))
      .thenEvents([
        notResponding("alice", "carol", T0 + 20_000),
        offerEnded("alice", "carol", "declined", 3),
        toQueue,
      ]);
  });

  test("sender, finished and busy or away: it goes to its queue", () => {
    const scene = talkingScene(sender).given(
      transfer("alice", "carol", "bob"),
      wrapUp("alice", "carol"),
      idle("alice"),
    );
    scene.after(20_000).thenEvents([...missed, toQueue]);
  });

  test("sender, signed out: it goes to its queue", () => {
    const scene = talkingScene(sender).given(
      transfer("alice", "carol", "bob"),
      wrapUp("alice", "carol"),
      signOut("alice"),
    );
    scene.after(20_000).thenEvents([...missed, toQueue]);
  });

  test("sender, connection lost: it goes to its queue", () => {
    const scene = talkingScene(sender)
      .given(transfer("alice", "carol", "bob"))
      .late(10_000)
      .given(loseAgent("alice"));
    scene.after(10_000).thenEvents([...missed, toQueue]);
  });

  test("C-12, V-06 sender, gone idle while wrapping up: nobody is put before them, it goes to its queue", () => {
    const scene = talkingScene(sender).given(transfer("alice", "carol", "bob"), idle("alice"));
    scene.after(20_000).thenEvents([...missed, toQueue]);
  });

  test("a target who goes idle has not accepted either", () => {
    const scene = talkingScene(sender).given(transfer("alice", "carol", "bob"));
    scene.when(idle("bob")).thenEvents([
      {
        type: "AgentPresenceChanged",
        agentId: "bob",
        presence: { status: "idle", since: T0, reasonId: "lunch", until: null },
      },
      offerEnded("bob", "carol", "withdrawn", 2),
      { type: "AgentReturned", interactionId: "carol", agentId: "alice" },
      noticed("carol", 3, "agent_returned", "Alice"),
    ]);
  });
});
