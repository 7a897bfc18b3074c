import { describe, expect, test } from "vitest";
import {
  accept,
  available,
  end,
  leave,
  loseAgent,
  ready,
  restoreAgent,
  say,
  signIn,
  start,
  talking,
  transfer,
  wrapUp,
} from "../testing/commands.ts";
import {
  closed,
  noticed,
  notResponding,
  offerEnded,
  offered,
  queued,
  wrappedUp,
} from "../testing/events.ts";
import { id, putAgent, putQueue, putSettings } from "../testing/organisation.ts";
import { scenario, T0 } from "../testing/scenario.ts";
import { agentStatus } from "./agent-status.ts";

const lost = (agentId: string, graceEndsAt: number) => ({
  type: "AgentConnectionLost",
  agentId,
  graceEndsAt,
});
const signedOut = (agentId: string) => ({
  type: "AgentSignedOut",
  agentId,
  reason: "connection_lost",
});
const leftBehind = (agentId: string, interactionId: string) => ({
  type: "AgentLeft",
  interactionId,
  agentId,
  reason: "connection_lost",
  transferredTo: null,
  wrapUp: null,
});

describe("LoseAgentConnection", () => {
  test("starts the grace time; nothing moves yet", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene.when(loseAgent("alice")).thenEvents([lost("alice", T0 + 15_000)]);
    expect(scene.interaction("carol").phase).toBe("active");
    expect(agentStatus(scene.state, id("alice")).status).toBe("engaged");
  });

  test("again, or of somebody who is not signed in, changes nothing", () => {
    const scene = scenario()
      .given(...ready("alice"), loseAgent("alice"))
      .late(1_000);
    scene.when(loseAgent("alice")).thenNothing();
    scene.when(loseAgent("bob")).thenNothing();
  });

  test("no new offer is made to who is gone, and a colleague cannot transfer to them", () => {
    const scene = scenario().given(...ready("alice", "bob"), loseAgent("alice"), start("carol"));
    expect(scene.offers()).toEqual(["bob: carol"]);
    scene.given(accept("bob", "carol"));
    scene.when(transfer("bob", "carol", "alice")).thenRefused("agent_not_available", "agentId");
  });

  test("an offer made before stays, and is missed by the clock like any other", () => {
    const scene = scenario(putQueue({ offerTimeoutMs: 10_000 })).given(
      ...ready("alice"),
      start("carol"),
      loseAgent("alice"),
    );
    expect(scene.offers()).toEqual(["alice: carol"]);
    scene
      .after(10_000)
      .thenEvents([
        notResponding("alice", "carol", T0 + 10_000),
        offerEnded("alice", "carol", "timed_out"),
        queued("carol", T0, { reason: "offer_missed" }),
      ]);
  });
});

describe("RestoreAgentConnection", () => {
  test("within the grace time: nothing moved, and the time does not run on", () => {
    const scene = scenario()
      .given(...ready("alice"), ...talking("alice", "carol"), loseAgent("alice"))
      .after(14_999)
      .thenEvents([]);
    scene
      .when(restoreAgent("alice"))
      .thenEvents([{ type: "AgentConnectionRestored", agentId: "alice" }]);
    scene.after(60_000).thenEvents([]);
    scene.when(say("alice", "carol", "still here"));
    scene.thenResult({ number: 2 });
  });

  test("makes the agent ready again: what waits is offered", () => {
    const scene = scenario().given(...ready("alice"), loseAgent("alice"), start("carol"));
    scene
      .when(restoreAgent("alice"))
      .thenEvents([
        { type: "AgentConnectionRestored", agentId: "alice" },
        offered("alice", "carol", T0),
      ]);
  });

  test("of who is not lost, or signed out by now, changes nothing", () => {
    const scene = scenario().given(...ready("alice"));
    scene.when(restoreAgent("alice")).thenNothing();
    scene.given(loseAgent("alice")).after(15_000);
    scene.when(restoreAgent("alice")).thenNothing();
  });
});

describe("the grace time is over", () => {
  test("the conversation returns to its queue at its age, and the journal says why", () => {
    const scene = scenario()
      .given(...ready("alice"), start("carol"))
      .late(2_000)
      .given(accept("alice", "carol"))
      .late(60_000)
      .given(start("dave", { entryPoint: "help" }), accept("alice", "dave"), loseAgent("alice"))
      .given(...ready("bob"));
    const gone = T0 + 77_000;
    scene
      .after(15_000)
      .thenEvents([
        leftBehind("alice", "carol"),
        noticed("carol", 2, "agent_connection_lost", "Alice"),
        queued("carol", T0, { reason: "agent_connection_lost" }),
        leftBehind("alice", "dave"),
        noticed("dave", 2, "agent_connection_lost", "Alice"),
        queued("dave", T0 + 62_000, { queueId: "support", reason: "agent_connection_lost" }),
        signedOut("alice"),
        offered("bob", "carol", gone, { attempt: 2 }),
        offered("bob", "dave", gone, { attempt: 2 }),
      ]);
    expect(scene.state.lastSignOut.get(id("alice"))).toEqual({
      reason: "connection_lost",
      at: gone,
    });
  });

  test("an older contact that returns goes before younger ones that wait", () => {
    const scene = scenario()
      .given(...ready("alice"), ...talking("alice", "carol"), ...talking("alice", "dave"))
      .late(1_000)
      .given(start("frank"), loseAgent("alice"))
      .after(15_000);
    scene.when(signIn("bob"));
    scene.when(available("bob"));
    expect(scene.offers()).toEqual(["bob: carol", "bob: dave"]);
  });

  test("an offer goes elsewhere, and is not called missed", () => {
    const scene = scenario().given(...ready("alice", "bob"), start("carol"), loseAgent("alice"));
    scene
      .after(15_000)
      .thenEvents([
        signedOut("alice"),
        offerEnded("alice", "carol", "withdrawn"),
        queued("carol", T0, { reason: "offer_withdrawn" }),
        offered("bob", "carol", T0 + 15_000, { attempt: 2 }),
      ]);
  });

  test("a wrap-up is done with the default reason", () => {
    const scene = scenario().given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      end("alice", "carol"),
      loseAgent("alice"),
    );
    scene
      .after(15_000)
      .thenEvents([
        wrappedUp("alice", "carol", { reasonId: "other", automatic: true }),
        signedOut("alice"),
        closed("carol", "agent_ended"),
      ]);
  });

  test("a conversation whose customer has left is over", () => {
    const scene = scenario().given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      leave("carol"),
      loseAgent("alice"),
    );
    scene.after(15_000).thenEvents([
      {
        type: "ConversationEnded",
        interactionId: "carol",
        ending: { reason: "customer_left", at: T0 + 15_000 },
        by: null,
        wrapUpEndsAt: null,
      },
      wrappedUp("alice", "carol", { reasonId: "other", automatic: true }),
      signedOut("alice"),
      closed("carol", "customer_left"),
    ]);
  });

  test("two transfers that fail together do not return to the same sender beyond their capacity", () => {
    const scene = scenario(
      putQueue({ transferFallback: "sender" }),
      putAgent({ id: "alice", multimediaProfileId: "one-chat" }),
    ).given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      ...ready("bob"),
      transfer("alice", "carol", "bob"),
      wrapUp("alice", "carol"),
      start("dave"),
      accept("alice", "dave"),
      transfer("alice", "dave", "bob"),
      wrapUp("alice", "dave"),
      loseAgent("bob"),
    );
    const gone = T0 + 15_000;
    const kind = { type: "return", refusedBy: "bob" };
    scene
      .after(15_000)
      .thenEvents([
        signedOut("bob"),
        offerEnded("bob", "carol", "withdrawn", 2),
        offered("alice", "carol", gone, { attempt: 3, kind }),
        offerEnded("bob", "dave", "withdrawn", 2),
        queued("dave", T0, { reason: "transfer_failed" }),
      ]);
  });

  test("the time is the organisation's setting", () => {
    const scene = scenario(putSettings({ agentGraceMs: 2_000 })).given(signIn("alice"));
    scene.when(loseAgent("alice")).thenEvents([lost("alice", T0 + 2_000)]);
    scene.after(2_000).thenEvents([signedOut("alice")]);
    scene.when(signIn("alice")).thenEvents([{ type: "AgentSignedIn", agentId: "alice" }]);
  });
});

describe("LoseAllConnections", () => {
  test("everybody counts as lost from now, also who was lost before", () => {
    const scene = scenario()
      .given(...ready("alice", "bob"), ...talking("alice", "carol"), loseAgent("bob"))
      .late(60_000);
    scene.when({ type: "LoseAllConnections" }).thenEvents([
      lost("alice", T0 + 75_000),
      lost("bob", T0 + 75_000),
      {
        type: "CustomerConnectionLost",
        interactionId: "carol",
        graceEndsAt: T0 + 360_000,
      },
    ]);
    scene.when({ type: "LoseAllConnections" }).thenNothing();
  });

  test("V-05: an offer nobody could answer rings for its whole time again", () => {
    const scene = scenario()
      .given(...ready("alice"), start("carol"))
      .late(60_000);
    scene.when({ type: "LoseAllConnections" }).thenEvents([
      lost("alice", T0 + 75_000),
      { type: "CustomerConnectionLost", interactionId: "carol", graceEndsAt: T0 + 360_000 },
      {
        type: "OfferExtended",
        interactionId: "carol",
        offerId: "carol.1",
        expiresAt: T0 + 80_000,
      },
    ]);
    scene.given(restoreAgent("alice"), accept("alice", "carol"));
    expect(scene.interaction("carol").phase).toBe("active");
  });

  test("who comes back in time has lost nothing, over a restart", () => {
    const scene = scenario()
      .given(...ready("alice"), ...talking("alice", "carol"), { type: "LoseAllConnections" })
      .restart()
      .after(10_000);
    scene.given(restoreAgent("alice"), {
      type: "RestoreCustomerConnection",
      interactionId: id("carol"),
    });
    scene.after(600_000).thenEvents([]);
    expect(scene.interaction("carol").phase).toBe("active");
  });
});
