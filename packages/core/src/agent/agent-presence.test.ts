import { describe, expect, test } from "vitest";
import {
  accept,
  available,
  decline,
  end,
  idle,
  ready,
  signIn,
  signOut,
  start,
  talking,
  transfer,
  wrapUp,
} from "../testing/commands.ts";
import { notResponding, offerEnded, offered, queued } from "../testing/events.ts";
import { id, putAgent } from "../testing/organisation.ts";
import { scenario, T0 } from "../testing/scenario.ts";
import { agentStatus, contactsOf } from "./agent-status.ts";

describe("SignIn", () => {
  test("begins idle without a reason", () => {
    const scene = scenario();
    scene.when(signIn("alice")).thenEvents([{ type: "AgentSignedIn", agentId: "alice" }]);
    expect(agentStatus(scene.state, id("alice"))).toEqual({ status: "idle", since: T0 });
    expect(scene.state.agents.get(id("alice"))?.presence).toEqual({
      status: "idle",
      since: T0,
      reasonId: null,
      until: null,
    });
  });

  test("is refused for an unknown agent, one deactivated, one signed in", () => {
    const scene = scenario(putAgent({ id: "frank", active: false })).given(signIn("alice"));
    scene.when(signIn("nobody")).thenRefused("agent_not_found");
    scene.when(signIn("frank")).thenRefused("agent_inactive");
    scene.when(signIn("alice")).thenRefused("agent_already_signed_in");
  });

  test("a supervisor can take contacts like anybody", () => {
    const scene = scenario().given(...ready("sam"));
    scene.when(start("carol"));
    expect(scene.offers()).toEqual(["sam: carol"]);
  });
});

describe("SignOut", () => {
  test("leaves, and the reason is remembered until the agent is back", () => {
    const scene = scenario()
      .given(...ready("alice"))
      .late(500);
    scene
      .when(signOut("alice"))
      .thenEvents([{ type: "AgentSignedOut", agentId: "alice", reason: "self" }]);
    expect(scene.state.lastSignOut.get(id("alice"))).toEqual({ reason: "self", at: T0 + 500 });
    expect(agentStatus(scene.state, id("alice"))).toEqual({
      status: "signed_out",
      since: T0 + 500,
    });
    scene.given(signIn("alice"));
    expect(scene.state.lastSignOut.size).toBe(0);
  });

  test("again changes nothing", () => {
    scenario().given(signIn("alice"), signOut("alice")).when(signOut("alice")).thenNothing();
  });

  test("is refused in conversation and in wrap-up", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene.when(signOut("alice")).thenRefused("agent_has_contacts");
    scene.given(end("alice", "carol"));
    scene.when(signOut("alice")).thenRefused("agent_has_contacts");
    scene.given(wrapUp("alice", "carol"));
    scene
      .when(signOut("alice"))
      .thenEvents([{ type: "AgentSignedOut", agentId: "alice", reason: "self" }]);
  });

  test("with an offer pending gives the offer to somebody else, at its age", () => {
    const scene = scenario()
      .given(...ready("alice", "bob"), start("carol"))
      .late(3_000);
    scene
      .when(signOut("alice"))
      .thenEvents([
        { type: "AgentSignedOut", agentId: "alice", reason: "self" },
        offerEnded("alice", "carol", "withdrawn"),
        queued("carol", T0, { reason: "offer_withdrawn" }),
        offered("bob", "carol", T0 + 3_000, { attempt: 2 }),
      ]);
  });
});

describe("SetAvailable and SetIdle", () => {
  test("C-04 only an available agent gets requests: who becomes available gets what waits", () => {
    const scene = scenario().given(signIn("alice"), signIn("bob"), start("carol"));
    expect(scene.offers()).toEqual([]);
    scene.when(available("alice")).thenEvents([
      {
        type: "AgentPresenceChanged",
        agentId: "alice",
        presence: { status: "available", since: T0 },
      },
      offered("alice", "carol", T0),
    ]);
  });

  test("C-12 idle at any time, with a reason", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene.when(idle("alice", "meeting")).thenEvents([
      {
        type: "AgentPresenceChanged",
        agentId: "alice",
        presence: { status: "idle", since: T0, reasonId: "meeting", until: null },
      },
    ]);
    expect(scene.interaction("carol").phase).toBe("active");
    scene.given(start("dave"));
    expect(scene.offers()).toEqual([]);
  });

  test("C-12 idle while offered: the contact keeps its age and goes to another", () => {
    const scene = scenario()
      .given(...ready("alice", "bob"), start("carol"))
      .late(2_000);
    scene.when(idle("alice")).thenEvents([
      {
        type: "AgentPresenceChanged",
        agentId: "alice",
        presence: { status: "idle", since: T0 + 2_000, reasonId: "lunch", until: null },
      },
      offerEnded("alice", "carol", "withdrawn"),
      queued("carol", T0, { reason: "offer_withdrawn" }),
      offered("bob", "carol", T0 + 2_000, { attempt: 2 }),
    ]);
  });

  test("the same again changes nothing; another idle reason does, and begins its time anew", () => {
    const scene = scenario().given(...ready("alice"));
    scene.when(available("alice")).thenNothing();
    scene.given(idle("alice", "lunch")).late(1_000);
    scene.when(idle("alice", "lunch")).thenNothing();
    scene.when(idle("alice", "meeting")).thenEvents([
      {
        type: "AgentPresenceChanged",
        agentId: "alice",
        presence: { status: "idle", since: T0 + 1_000, reasonId: "meeting", until: null },
      },
    ]);
  });

  test("are refused to who is not signed in, and for an unknown reason", () => {
    const scene = scenario();
    scene.when(available("alice")).thenRefused("agent_not_signed_in");
    scene.when(idle("alice")).thenRefused("agent_not_signed_in");
    scene.given(signIn("alice"));
    scene.when(idle("alice", "nap")).thenRefused("idle_reason_not_found", "reasonId");
  });
});

describe("decision 9: every status", () => {
  const statusOf = (scene: ReturnType<typeof scenario>, agent: string) =>
    agentStatus(scene.state, id(agent));

  test("an agent who never signed in is signed out since 0", () => {
    expect(statusOf(scenario(), "alice")).toEqual({ status: "signed_out", since: 0 });
  });

  test("from idle over available, reserved, engaged and wrap-up back to available", () => {
    const scene = scenario().given(signIn("alice"));
    expect(statusOf(scene, "alice")).toEqual({ status: "idle", since: T0 });
    scene.late(10).given(available("alice"));
    expect(statusOf(scene, "alice")).toEqual({ status: "available", since: T0 + 10 });
    scene.late(10).given(start("carol"));
    expect(statusOf(scene, "alice")).toEqual({ status: "reserved", since: T0 + 20 });
    scene.late(10).given(accept("alice", "carol"));
    expect(statusOf(scene, "alice")).toEqual({ status: "engaged", since: T0 + 30 });
    scene.late(10).given(end("alice", "carol"));
    expect(statusOf(scene, "alice")).toEqual({ status: "wrap_up", since: T0 + 40 });
    scene.late(10).given(wrapUp("alice", "carol"));
    expect(statusOf(scene, "alice")).toEqual({ status: "available", since: T0 + 10 });
  });

  test("not responding until the agent says otherwise, whatever else they do", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"), start("dave"));
    expect(statusOf(scene, "alice")).toEqual({ status: "reserved", since: T0 });
    scene.after(20_000);
    expect(statusOf(scene, "alice")).toEqual({ status: "not_responding", since: T0 + 20_000 });
    scene.given(end("alice", "carol"));
    expect(statusOf(scene, "alice")).toEqual({ status: "not_responding", since: T0 + 20_000 });
    scene.given(idle("alice"));
    expect(statusOf(scene, "alice")).toEqual({ status: "wrap_up", since: T0 + 20_000 });
  });

  test("two contacts at once: the most pressing counts, since the oldest of its kind", () => {
    const scene = scenario()
      .given(...ready("alice"), ...talking("alice", "carol"))
      .late(1_000)
      .given(...talking("alice", "dave"));
    expect(statusOf(scene, "alice")).toEqual({ status: "engaged", since: T0 });
    scene.late(1_000).given(end("alice", "dave"));
    expect(statusOf(scene, "alice")).toEqual({ status: "wrap_up", since: T0 + 2_000 });
    scene.late(1_000).given(end("alice", "carol"));
    expect(statusOf(scene, "alice")).toEqual({ status: "wrap_up", since: T0 + 2_000 });
    expect(contactsOf(scene.state, id("alice")).map((contact) => contact.id)).toEqual([
      "carol",
      "dave",
    ]);
  });
});

describe("V-05, V-06, C-11: RONA", () => {
  test("V-05 an offer not accepted in time makes the agent not responding; the contact goes on at its age", () => {
    const scene = scenario().given(...ready("alice", "bob"), start("carol"));
    scene
      .after(20_000)
      .thenEvents([
        notResponding("alice", "carol", T0 + 20_000),
        offerEnded("alice", "carol", "timed_out"),
        queued("carol", T0, { reason: "offer_missed" }),
        offered("bob", "carol", T0 + 20_000, { attempt: 2 }),
      ]);
  });

  test("V-06 nothing is offered until the agent sets Available; then the waiting contact is", () => {
    const scene = scenario()
      .given(...ready("alice"), start("carol"))
      .after(20_000);
    scene.given(start("dave"));
    expect(scene.offers()).toEqual([]);
    scene.late(5_000).when(available("alice"));
    scene.thenEvents([
      {
        type: "AgentPresenceChanged",
        agentId: "alice",
        presence: { status: "available", since: T0 + 25_000 },
      },
      offered("alice", "carol", T0 + 25_000, { attempt: 2 }),
      offered("alice", "dave", T0 + 25_000),
    ]);
  });

  test("V-06 idle does not end it for routing either", () => {
    const scene = scenario()
      .given(...ready("alice"), start("carol"))
      .after(20_000);
    scene.given(idle("alice"));
    expect(scene.offers()).toEqual([]);
  });

  test("C-11 the other offers of an agent who does not respond are withdrawn at once", () => {
    const scene = scenario()
      .given(...ready("alice"), start("carol"))
      .late(5_000)
      .given(start("dave"));
    scene
      .after(15_000)
      .thenEvents([
        notResponding("alice", "carol", T0 + 20_000),
        offerEnded("alice", "carol", "timed_out"),
        queued("carol", T0, { reason: "offer_missed" }),
        offerEnded("alice", "dave", "withdrawn"),
        queued("dave", T0 + 5_000, { reason: "offer_withdrawn" }),
      ]);
  });

  test("C-11 a conversation under way is not touched, and a colleague cannot transfer to the agent", () => {
    const scene = scenario().given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      ...ready("bob"),
      start("dave"),
    );
    // Both are free since the same moment: the smaller id is asked first.
    expect(scene.offers()).toEqual(["alice: dave"]);
    scene.given(decline("alice", "dave"));
    expect(scene.interaction("carol").phase).toBe("active");
    scene.given(accept("bob", "dave", 2));
    scene.when(transfer("bob", "dave", "alice")).thenRefused("agent_not_available", "agentId");
  });
});
