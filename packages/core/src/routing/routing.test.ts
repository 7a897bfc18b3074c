import { describe, expect, test } from "vitest";
import {
  accept,
  available,
  decline,
  end,
  idle,
  leave,
  loseAgent,
  ready,
  signIn,
  signOut,
  start,
  talking,
  transferToQueue,
  wrapUp,
} from "../testing/commands.ts";
import { offered } from "../testing/events.ts";
import { id, put, putAgent, putEntryPoint, putProfile, putQueue } from "../testing/organisation.ts";
import { type Scenario, scenario, T0 } from "../testing/scenario.ts";
import { queueFigures, queuePosition, waitingIn } from "./queue-figures.ts";

/** Who is offered the next contact. */
const nextFor = (scene: Scenario, customer: string) => {
  scene.given(start(customer));
  return scene.interaction(customer).offers[0]?.agentId;
};

/** Alice, bob and sam available, one after the other, ten milliseconds apart. */
const threeReady = (...changes: Parameters<typeof scenario>) => {
  const scene = scenario(...changes);
  for (const agent of ["alice", "bob", "sam"]) scene.late(10).given(...ready(agent));
  return scene.late(10);
};

describe("strategies", () => {
  test("longest_available: who has been free the longest; a wrap-up makes one free anew", () => {
    const scene = threeReady(putProfile("two-chats", 1));
    expect(nextFor(scene, "carol")).toBe("alice");
    scene.given(accept("alice", "carol"), end("alice", "carol"), wrapUp("alice", "carol"));
    expect(nextFor(scene, "dave")).toBe("bob");
    expect(nextFor(scene, "frank")).toBe("sam");
    expect(nextFor(scene, "grace")).toBe("alice");
  });

  test("longest_available: to set Available anew is to be free anew; a lost connection is not", () => {
    const scene = threeReady().given(idle("alice"), available("alice"));
    expect(nextFor(scene, "carol")).toBe("bob");
    scene.given(loseAgent("bob"), { type: "RestoreAgentConnection", agentId: id("bob") });
    expect(nextFor(scene, "dave")).toBe("bob");
  });

  test("least_occupied: who has the fewest contacts, offers among them; then the longest free", () => {
    const scene = threeReady(putQueue({ strategy: "least_occupied" }));
    expect(nextFor(scene, "carol")).toBe("alice");
    expect(nextFor(scene, "dave")).toBe("bob");
    expect(nextFor(scene, "frank")).toBe("sam");
    scene.given(accept("bob", "dave"), leave("dave"), end("bob", "dave"), wrapUp("bob", "dave"));
    expect(nextFor(scene, "grace")).toBe("bob");
    expect(nextFor(scene, "heidi")).toBe("alice");
  });

  test("round_robin: one after the other, however long each is free", () => {
    const scene = threeReady(putQueue({ strategy: "round_robin" }));
    expect(nextFor(scene, "carol")).toBe("alice");
    scene.given(leave("carol"));
    expect(nextFor(scene, "dave")).toBe("bob");
    scene.given(leave("dave"));
    expect(nextFor(scene, "frank")).toBe("sam");
    scene.given(leave("frank"), idle("alice"), available("alice"));
    expect(nextFor(scene, "grace")).toBe("alice");
  });

  test("most_skilled: the highest level in what is asked; then the longest free", () => {
    const scene = threeReady(
      putQueue({ strategy: "most_skilled" }),
      putProfile("two-chats", 1),
      putAgent({ id: "alice", skills: { korean: 3, billing: 10 } }),
      putAgent({ id: "bob", skills: { korean: 8 } }),
      putAgent({ id: "sam", skills: { korean: 3 } }),
      putEntryPoint({ requiredSkills: { korean: 2 } }),
    );
    expect(nextFor(scene, "carol")).toBe("bob");
    expect(nextFor(scene, "dave")).toBe("alice");
    expect(nextFor(scene, "frank")).toBe("sam");
  });

  test("equally free: the smaller id", () => {
    const scene = scenario().given(...ready("sam", "bob", "alice"));
    expect(nextFor(scene, "carol")).toBe("alice");
  });
});

describe("priority, then age", () => {
  test("priority 1 goes before an older 5, an older 5 before a younger", () => {
    const scene = scenario(putProfile("two-chats", 3)).given(start("carol"));
    scene.late(10).given(start("dave"));
    scene.late(10).given(start("vera", { entryPoint: "vip" }));
    expect([...waitingIn(scene.state, id("sales"))]).toEqual(["vera", "carol", "dave"]);
    expect(queuePosition(scene.state, id("dave"))).toBe(3);
    scene.given(signIn("alice"));
    scene.when(available("alice")).thenEvents([
      {
        type: "AgentPresenceChanged",
        agentId: "alice",
        presence: { status: "available", since: T0 + 20 },
      },
      offered("alice", "vera", T0 + 20),
      offered("alice", "carol", T0 + 20),
      offered("alice", "dave", T0 + 20),
    ]);
  });

  test("entered in the same millisecond: in the order of entry, kept over a missed offer", () => {
    const scene = scenario(putProfile("two-chats", 1)).given(
      start("zoe"),
      start("carol"),
      ...ready("alice"),
    );
    expect(scene.offers()).toEqual(["alice: zoe"]);
    scene.given(decline("alice", "zoe"));
    expect([...waitingIn(scene.state, id("sales"))]).toEqual(["zoe", "carol"]);
  });

  test("the age's head is found in whatever priority it stands, 1 to 10", () => {
    const scene = scenario(
      putEntryPoint({ id: "slow", priority: 10 }),
      putEntryPoint({ id: "fast", priority: 1 }),
    );
    expect(queueFigures(scene.state, id("sales")).oldestSince).toBeNull();
    scene.given(start("carol", { entryPoint: "slow" }));
    scene.late(10).given(start("dave", { entryPoint: "fast" }));
    scene.late(10).given(start("frank"));
    expect(queueFigures(scene.state, id("sales"))).toEqual({
      waiting: 3,
      oldestSince: T0,
      agentsReady: 0,
      agentsSignedIn: 0,
    });
  });

  test("an agent freed gets the oldest they can serve, across queues and skills", () => {
    const scene = scenario(
      putEntryPoint({ id: "billing", requiredSkills: { billing: 1 } }),
      putAgent({ id: "alice", skills: { korean: 1 }, multimediaProfileId: "one-chat" }),
      putEntryPoint({ id: "korean", queueId: "support", requiredSkills: { korean: 1 } }),
    ).given(...ready("alice"), ...talking("alice", "busy"));
    scene.late(1).given(start("carol", { entryPoint: "billing" }));
    scene.late(1).given(start("dave", { entryPoint: "korean" }));
    scene.late(1).given(start("frank"));
    scene.given(end("alice", "busy"), wrapUp("alice", "busy"));
    expect(scene.offers()).toEqual(["alice: dave"]);
    expect(queuePosition(scene.state, id("carol"))).toBe(1);
    scene.given(leave("dave"));
    expect(scene.offers()).toEqual(["alice: frank"]);
  });

  test("across queues too, priority counts before age", () => {
    const scene = scenario(putAgent({ id: "alice", multimediaProfileId: "one-chat" }));
    scene.given(start("carol", { entryPoint: "help" })).late(10);
    scene.given(start("vera", { entryPoint: "vip" }), ...ready("alice"));
    expect(scene.offers()).toEqual(["alice: vera"]);
  });
});

describe("skills", () => {
  const asks = (requiredSkills: Record<string, number>) => putEntryPoint({ requiredSkills });

  test("only who has every skill at its level or above", () => {
    const scene = scenario(
      asks({ korean: 5, billing: 2 }),
      putAgent({ id: "alice", skills: { korean: 5, billing: 1 } }),
      putAgent({ id: "bob", skills: { korean: 10 } }),
      putAgent({ id: "sam", skills: { korean: 5, billing: 2 } }),
    ).given(...ready("alice", "bob", "sam"));
    expect(nextFor(scene, "carol")).toBe("sam");
  });

  test("who can serve nobody else is not kept from a younger contact they can serve", () => {
    const scene = scenario(asks({ korean: 5 })).given(start("carol"));
    scene.late(10).given(start("vera", { entryPoint: "vip" }), ...ready("alice"));
    expect(scene.offers()).toEqual(["alice: vera"]);
    expect(queuePosition(scene.state, id("carol"))).toBe(1);
  });

  test("relaxation lowers what is asked, step by step, until somebody can serve it", () => {
    const scene = scenario(
      asks({ korean: 5, billing: 2 }),
      putQueue({
        relaxation: [
          { afterMs: 10_000, lowerBy: 2 },
          { afterMs: 30_000, lowerBy: 1 },
        ],
      }),
      putAgent({ id: "alice", skills: { korean: 2 } }),
      putAgent({ id: "bob", skills: { korean: 3 } }),
    ).given(...ready("alice"), start("carol"));
    const relaxed = (relaxationSteps: number) => ({
      type: "RequirementRelaxed",
      interactionId: "carol",
      relaxationSteps,
    });
    scene.after(10_000).thenEvents([relaxed(1)]);
    scene.after(20_000).thenEvents([relaxed(2), offered("alice", "carol", T0 + 30_000)]);
  });

  test("relaxation: the first step already lets in who has enough, and a skill at 0 is not asked", () => {
    const scene = scenario(
      asks({ korean: 5, billing: 2 }),
      putQueue({ relaxation: [{ afterMs: 10_000, lowerBy: 2 }] }),
      putAgent({ id: "bob", skills: { korean: 3 } }),
    ).given(...ready("bob"), start("carol"));
    scene.after(10_000);
    expect(scene.offers()).toEqual(["bob: carol"]);
  });

  test("a contact that returns to its queue has the steps of its age behind it", () => {
    const scene = scenario(
      asks({ korean: 5 }),
      putQueue({ offerTimeoutMs: 60_000, relaxation: [{ afterMs: 10_000, lowerBy: 5 }] }),
      putAgent({ id: "alice", skills: { korean: 5 } }),
    ).given(...ready("alice", "bob"), start("carol"));
    scene.late(15_000).when(decline("alice", "carol"));
    expect(scene.interaction("carol").placement.relaxationSteps).toBe(1);
    expect(scene.offers()).toEqual(["bob: carol"]);
  });

  test("a late tick takes all steps due at once", () => {
    const scene = scenario(
      asks({ korean: 5 }),
      putQueue({
        relaxation: [
          { afterMs: 10_000, lowerBy: 1 },
          { afterMs: 20_000, lowerBy: 1 },
          { afterMs: 90_000, lowerBy: 1 },
        ],
      }),
    ).given(start("carol"));
    scene
      .late(40_000)
      .when({ type: "Tick" })
      .thenEvents([{ type: "RequirementRelaxed", interactionId: "carol", relaxationSteps: 2 }]);
  });

  test("a relaxation configured while a contact waits counts from its age", () => {
    const scene = scenario(asks({ korean: 5 }))
      .given(...ready("alice"), start("carol"))
      .late(10_000);
    scene.given(putQueue({ relaxation: [{ afterMs: 10_000, lowerBy: 5 }] })).after(0);
    expect(scene.offers()).toEqual(["alice: carol"]);
    scene.given(putQueue({ relaxation: [] }), decline("alice", "carol"), ...ready("bob"));
    expect(scene.offers()).toEqual([]);
  });

  test("a contact transferred to a queue asks for no skills there", () => {
    const scene = scenario(
      asks({ korean: 5 }),
      putAgent({ id: "alice", skills: { korean: 5 } }),
    ).given(...ready("alice"), ...talking("alice", "carol"), ...ready("erin"));
    scene.given(transferToQueue("alice", "carol", "support"));
    expect(scene.offers()).toEqual(["erin: carol"]);
  });

  test("however many sets of skills a queue has seen, each is served", () => {
    const skills = Array.from({ length: 80 }, (_, index) => `s${index}`);
    const scene = scenario(
      ...skills.map((skill) => put({ kind: "skill", item: { id: id(skill), name: skill } })),
    );
    for (const skill of skills) {
      scene.given(
        putEntryPoint({ id: skill, requiredSkills: { [skill]: 1 } }),
        start(`c-${skill}`, { entryPoint: skill }),
      );
    }
    // Half leave, so that idle lanes are forgotten; then an agent comes who can serve one that is left.
    for (const skill of skills.slice(0, 40)) scene.given(leave(`c-${skill}`));
    scene.given(putAgent({ id: "alice", skills: { s79: 1, s3: 1 } }), ...ready("alice"));
    expect(scene.offers()).toEqual(["alice: c-s79"]);
    // A forgotten lane is made again, with whom it finds ready.
    expect(nextFor(scene.given(putEntryPoint({ requiredSkills: { s3: 1 } })), "carol")).toBe(
      "alice",
    );
  });
});

describe("preferred agent", () => {
  const preferring = (ms = 30_000) => [
    putQueue({ preferredAgentMs: ms }),
    putEntryPoint({ preferLastAgent: true }),
  ];
  const released = { type: "PreferredAgentReleased", interactionId: "carol", agentId: "bob" };

  test("ready: it is theirs, whoever is longer free", () => {
    const scene = scenario(...preferring()).given(...ready("alice", "bob"));
    scene.given(start("carol", { lastAgent: "bob" }));
    expect(scene.offers()).toEqual(["bob: carol"]);
  });

  test("busy: it waits for them alone, and is theirs when they are free", () => {
    const scene = scenario(...preferring()).given(...ready("alice"), signIn("bob"));
    scene.given(start("carol", { lastAgent: "bob" }));
    expect(scene.offers()).toEqual([]);
    scene.given(start("dave"));
    expect(scene.offers()).toEqual(["alice: dave"]);
    scene.given(available("bob"));
    expect(scene.offers()).toEqual(["bob: carol", "alice: dave"]);
  });

  test("for the queue's time only; then it is anybody's", () => {
    const scene = scenario(...preferring()).given(...ready("alice"), signIn("bob"));
    scene.given(start("carol", { lastAgent: "bob" }));
    scene.after(29_999).thenEvents([]);
    scene.after(1).thenEvents([released, offered("alice", "carol", T0 + 30_000)]);
  });

  test("released when they sign out", () => {
    const scene = scenario(...preferring()).given(...ready("alice"), signIn("bob"));
    scene.given(start("carol", { lastAgent: "bob" }));
    scene
      .when(signOut("bob"))
      .thenEvents([
        { type: "AgentSignedOut", agentId: "bob", reason: "self" },
        released,
        offered("alice", "carol", T0),
      ]);
  });

  test("released when they are lost for good, and when they are deactivated", () => {
    const scene = scenario(...preferring()).given(...ready("alice"), signIn("bob"));
    scene.given(start("carol", { lastAgent: "bob" }), loseAgent("bob"));
    scene
      .after(15_000)
      .thenEvents([
        { type: "AgentSignedOut", agentId: "bob", reason: "connection_lost" },
        released,
        offered("alice", "carol", T0 + 15_000),
      ]);
    scene.given(signIn("sam"), start("dave", { lastAgent: "sam" }));
    scene.given(putAgent({ id: "sam", roleId: "supervisor", active: false }));
    expect(scene.offers()).toEqual(["alice: carol", "alice: dave"]);
  });

  test("missed by them: it is anybody's", () => {
    const scene = scenario(...preferring()).given(...ready("alice", "bob"));
    scene.given(start("carol", { lastAgent: "bob" }), decline("bob", "carol"));
    expect(scene.offers()).toEqual(["alice: carol"]);
    expect(scene.interaction("carol").placement.preferred).toBeNull();
  });

  test.each([
    ["not signed in", preferring(), "bob", {}],
    [
      "who lacks the skill",
      [
        ...preferring(),
        putEntryPoint({ preferLastAgent: true, requiredSkills: { korean: 1 } }),
        putAgent({ id: "alice", skills: { korean: 1 } }),
      ],
      "sam",
      {},
    ],
    ["of a team that does not serve the queue", preferring(), "erin", {}],
    ["unknown", preferring(), "nobody", {}],
    ["where the queue does not wait", preferring(0), "sam", {}],
    ["where the entry point does not ask", [putQueue({ preferredAgentMs: 30_000 })], "sam", {}],
  ])("no waiting for one %s", (_, changes, lastAgent) => {
    const scene = scenario(...changes).given(...ready("alice"), signIn("sam"), signIn("erin"));
    scene.given(start("carol", { lastAgent }));
    expect(scene.offers()).toEqual(["alice: carol"]);
  });

  test("its place in the queue is by priority and age like everybody's", () => {
    const scene = scenario(...preferring()).given(signIn("bob"), start("dave"));
    scene.given(start("carol", { lastAgent: "bob" }));
    expect(queuePosition(scene.state, id("carol"))).toBe(2);
    expect(queueFigures(scene.state, id("sales")).waiting).toBe(2);
    scene.given(putProfile("two-chats", 1), available("bob"));
    expect(scene.offers()).toEqual(["bob: dave"]);
  });
});
