import { describe, expect, test } from "vitest";
import { queuePosition } from "../routing/queue-figures.ts";
import { loadOf } from "../routing/readiness.ts";
import { accept, available, decline, leave, ready, start, talking } from "../testing/commands.ts";
import { noticed, notResponding, offerEnded, offered, queued } from "../testing/events.ts";
import { id, putProfile, putQueue } from "../testing/organisation.ts";
import { scenario, T0 } from "../testing/scenario.ts";

const joined = (agentId: string, interactionId: string, attempt = 1) => ({
  type: "OfferAccepted",
  interactionId,
  offerId: `${interactionId}.${attempt}`,
  agentId,
});

describe("an offer", () => {
  test("C-02 is made to the agent with its deadline, and takes their slot", () => {
    const scene = scenario().given(...ready("alice"));
    scene.when(start("carol"));
    expect(scene.interaction("carol").offers).toEqual([
      {
        id: "carol.1",
        kind: { type: "routed" },
        agentId: "alice",
        madeAt: T0,
        expiresAt: T0 + 20_000,
        leg: null,
      },
    ]);
    expect(loadOf(scene.state, id("alice")).chat).toBe(1);
    expect(queuePosition(scene.state, id("carol"))).toBeNull();
  });

  test("C-01 never goes beyond the capacity of the multimedia profile", () => {
    const scene = scenario().given(
      ...ready("alice"),
      start("carol"),
      start("dave"),
      start("frank"),
    );
    expect(scene.offers()).toEqual(["alice: carol", "alice: dave"]);
    scene.given(accept("alice", "carol"), accept("alice", "dave"));
    expect(scene.offers()).toEqual([]);
    expect(queuePosition(scene.state, id("frank"))).toBe(1);
  });

  test("C-01 capacity 0 is none of that channel", () => {
    const scene = scenario(putProfile("two-chats", 0)).given(...ready("alice"), start("carol"));
    expect(scene.offers()).toEqual([]);
  });
});

describe("AcceptOffer", () => {
  test("puts agent and customer together, and tells the customer who joined", () => {
    const scene = scenario()
      .given(...ready("alice"), start("carol"))
      .late(19_999);
    scene
      .when(accept("alice", "carol"))
      .thenEvents([joined("alice", "carol"), noticed("carol", 1, "agent_joined", "Alice")]);
    expect(scene.interaction("carol")).toMatchObject({
      phase: "active",
      offers: [],
      rooms: [{ id: "main", kind: "main", members: ["customer", "alice"] }],
    });
    scene.after(600_000).thenEvents([]);
  });

  test("is refused again, to somebody else, and for what is no offer", () => {
    const scene = scenario().given(...ready("alice", "bob"), start("carol"));
    scene.when(accept("bob", "carol")).thenRefused("offer_not_pending");
    scene.when(accept("alice", "dave")).thenRefused("offer_not_pending");
    scene.given(accept("alice", "carol"));
    scene.when(accept("alice", "carol")).thenRefused("offer_not_pending");
  });

  test("decision 6: at its deadline it is over, whether or not the tick has come", () => {
    const scene = scenario()
      .given(...ready("alice"), start("carol"))
      .late(20_000);
    scene.when(accept("alice", "carol")).thenRefused("offer_not_pending");
    scene.when(decline("alice", "carol")).thenRefused("offer_not_pending");
    scene.after(0);
    expect(scene.state.agents.get(id("alice"))?.presence.status).toBe("not_responding");
  });

  test("is refused when the customer has left meanwhile", () => {
    const scene = scenario().given(...ready("alice"), start("carol"), leave("carol"));
    scene.when(accept("alice", "carol")).thenRefused("offer_not_pending");
  });
});

describe("DeclineOffer", () => {
  test("in a queue that says `rona` is as good as missing it", () => {
    const scene = scenario()
      .given(...ready("alice", "bob"), start("carol"))
      .late(3_000);
    scene
      .when(decline("alice", "carol"))
      .thenEvents([
        notResponding("alice", "carol", T0 + 3_000),
        offerEnded("alice", "carol", "declined"),
        queued("carol", T0, { reason: "offer_declined" }),
        offered("bob", "carol", T0 + 3_000, { attempt: 2 }),
      ]);
    scene.when(decline("alice", "carol")).thenRefused("offer_not_pending");
  });

  test("is refused to somebody else", () => {
    const scene = scenario().given(...ready("alice", "bob"), start("carol"));
    scene.when(decline("bob", "carol")).thenRefused("offer_not_pending");
  });
});

describe("decision 4: what a missed offer does", () => {
  const recall = putQueue({ onMissed: "recall" });

  test("rona, sole agent: the contact waits at its place and age", () => {
    const scene = scenario().given(...ready("alice"), start("carol"), start("dave"));
    scene.late(1_000).given(start("frank"));
    scene
      .after(19_000)
      .thenEvents([
        notResponding("alice", "carol", T0 + 20_000),
        offerEnded("alice", "carol", "timed_out"),
        queued("carol", T0, { reason: "offer_missed" }),
        offerEnded("alice", "dave", "withdrawn"),
        queued("dave", T0, { reason: "offer_withdrawn" }),
      ]);
    const places = ["carol", "dave", "frank"].map((contact) =>
      queuePosition(scene.state, id(contact)),
    );
    expect(places).toEqual([1, 2, 3]);
  });

  test("rona, two agents: the other one is asked", () => {
    const scene = scenario()
      .given(...ready("alice", "bob"), start("carol"))
      .after(20_000);
    expect(scene.offers()).toEqual(["bob: carol"]);
    scene.after(20_000);
    expect(scene.offers()).toEqual([]);
    scene.given(available("alice"));
    expect(scene.offers()).toEqual(["alice: carol"]);
  });

  test("recall, sole agent: they stay ready and are asked again", () => {
    const scene = scenario(recall).given(...ready("alice"), start("carol"));
    scene
      .after(20_000)
      .thenEvents([
        offerEnded("alice", "carol", "timed_out"),
        queued("carol", T0, { reason: "offer_missed", missedBy: "alice" }),
        offered("alice", "carol", T0 + 20_000, { attempt: 2 }),
      ]);
  });

  test("K-22 recall, two agents: the contact goes to the front and to the other one; both stay ready", () => {
    const scene = scenario(recall).given(...ready("alice", "bob"), start("carol"));
    scene
      .after(20_000)
      .thenEvents([
        offerEnded("alice", "carol", "timed_out"),
        queued("carol", T0, { reason: "offer_missed", missedBy: "alice" }),
        offered("bob", "carol", T0 + 20_000, { attempt: 2 }),
      ]);
    scene.given(start("dave"));
    expect(scene.offers()).toEqual(["bob: carol", "alice: dave"]);
    scene
      .when(decline("bob", "carol", 2))
      .thenEvents([
        offerEnded("bob", "carol", "declined", 2),
        queued("carol", T0, { reason: "offer_declined", missedBy: "bob" }),
        offered("alice", "carol", T0 + 20_000, { attempt: 3 }),
      ]);
  });

  test("recall: who missed it is asked again when everybody else is busy", () => {
    const scene = scenario(recall, putProfile("two-chats", 1)).given(
      ...ready("alice"),
      ...talking("alice", "dave"),
      ...ready("bob"),
      start("carol"),
    );
    scene.when(decline("bob", "carol"));
    expect(scene.offers()).toEqual(["bob: carol"]);
  });
});
