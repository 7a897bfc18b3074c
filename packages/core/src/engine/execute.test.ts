import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  accept,
  available,
  end,
  leave,
  loseAgent,
  loseCustomer,
  ready,
  say,
  signIn,
  start,
  talking,
  wrapUp,
} from "../testing/commands.ts";
import { offered, queued, started } from "../testing/events.ts";
import { id, put, putQueue, putSettings } from "../testing/organisation.ts";
import { scenario, T0 } from "../testing/scenario.ts";
import { Bug } from "./assert.ts";
import { applyCommit, execute, nextDueAt } from "./execute.ts";
import { serialiseState } from "./serialise.ts";
import { ANSWERED_KEY_TTL_MS, createState, MAX_ANSWERED_KEYS } from "./state.ts";

const key = (keyId: string, digest = "d") => ({ key: { id: keyId, digest } });

describe("a commit", () => {
  test("says who asked what, when, and everything that followed of itself", () => {
    const scene = scenario()
      .given(...ready("alice"))
      .late(7);
    scene.when(start("carol"), { ...key("k1"), actor: "customer:carol" });
    expect(scene.commits.at(-1)).toEqual({
      seq: scene.state.seq,
      at: T0 + 7,
      actor: "customer:carol",
      key: { id: "k1", digest: "d" },
      command: "StartChat",
      events: [started("carol"), queued("carol", T0 + 7), offered("alice", "carol", T0 + 7)],
      result: { interactionId: "carol" },
    });
  });

  test("numbers follow each other without a gap; what changes nothing takes none", () => {
    const scene = scenario().given(signIn("alice"));
    const { seq } = scene.state;
    scene.when(signIn("alice")).thenRefused("agent_already_signed_in");
    scene.when({ type: "Tick" }).thenNothing();
    scene.given(available("alice"), available("alice"));
    expect(scene.state.seq).toBe(seq + 1);
    expect(scene.commits.map((commit) => commit.seq)).toEqual(
      scene.commits.map((_, index) => index + 1),
    );
  });

  test("is replayed in its place only", () => {
    const scene = scenario();
    const [first, second] = scene.commits;
    const state = createState(id("maru"));
    if (first === undefined || second === undefined) throw new Error("no commits");
    expect(() => applyCommit(state, second)).toThrow(Bug);
    applyCommit(state, first);
    expect(() => applyCommit(state, first)).toThrow(Bug);
  });
});

describe("an idempotency key", () => {
  test("asked again, is answered as before, and nothing happens", () => {
    const scene = scenario();
    scene.when(start("carol"), key("k1")).thenResult({ interactionId: "carol" });
    const { seq } = scene.state;
    scene.given(leave("carol"));
    scene.when(start("carol"), key("k1")).thenRepeated(seq, { interactionId: "carol" });
    expect(scene.state.interactions.size).toBe(0);
  });

  test("the message's number is answered again", () => {
    const scene = scenario().given(start("carol"));
    scene.when(say("customer", "carol", "hello"), key("k1")).thenResult({ number: 1 });
    const { seq } = scene.state;
    scene.restart().when(say("customer", "carol", "hello"), key("k1"));
    scene.thenRepeated(seq, { number: 1 });
  });

  test("with another command is refused", () => {
    const scene = scenario().given(signIn("alice"));
    scene.when(available("alice"), key("k1", "one"));
    scene.when(loseAgent("alice"), key("k1", "two")).thenRefused("idempotency_key_reused");
  });

  test("of somebody else is another key", () => {
    const scene = scenario();
    scene.when(signIn("alice"), { ...key("k1"), actor: "agent:alice" });
    scene.when(signIn("bob"), { ...key("k1", "other"), actor: "agent:bob" });
    scene.thenEvents([{ type: "AgentSignedIn", agentId: "bob" }]);
  });

  test("of a command that changed nothing is remembered by an empty commit", () => {
    const scene = scenario().given(...ready("alice"));
    scene.when(available("alice"), key("k1")).thenEvents([]);
    const { seq } = scene.state;
    scene.when(available("alice"), key("k1")).thenRepeated(seq);
  });

  test("of a refused command may be tried again", () => {
    const scene = scenario();
    scene.when(available("alice"), key("k1")).thenRefused("agent_not_signed_in");
    scene.given(signIn("alice"));
    scene.when(available("alice"), key("k1"));
    expect(scene.state.agents.get(id("alice"))?.presence.status).toBe("available");
  });

  test("is forgotten a day later, when another is remembered", () => {
    const scene = scenario().given(start("carol"));
    scene.when(say("customer", "carol", "hello"), key("old"));
    scene.late(ANSWERED_KEY_TTL_MS).when(say("customer", "carol", "more"), key("new"));
    expect([...scene.state.answered.keys()]).toEqual(["system old", "system new"]);
    scene.late(1).when(say("customer", "carol", "and more"), key("newer"));
    expect([...scene.state.answered.keys()]).toEqual(["system new", "system newer"]);
  });

  test("memory of them is bounded: the oldest goes", () => {
    const state = createState(id("maru"));
    const command = put({ kind: "team", item: { id: id("north"), name: "north" } });
    for (let i = 0; i < MAX_ANSWERED_KEYS + 10; i += 1) {
      execute(state, { command, at: 1, actor: "a", ...key(`k${i}`) });
    }
    expect(state.answered.size).toBe(MAX_ANSWERED_KEYS);
    expect(state.answered.keys().next().value).toBe("a k10");
  });

  test("any run of times and keys: none kept beyond the day, none forgotten within it", () => {
    const asked = fc.record({
      keyId: fc.integer({ min: 0, max: 20 }),
      ms: fc.integer({ min: 0, max: ANSWERED_KEY_TTL_MS / 2 }),
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 60 }), (asks) => {
        const state = createState(id("maru"));
        const command = put({ kind: "team", item: { id: id("north"), name: "north" } });
        const answeredAt = new Map<string, number>();
        let at = 0;
        for (const { keyId, ms } of asks) {
          at += ms;
          const name = `k${keyId}`;
          const outcome = execute(state, { command, at, actor: "a", ...key(name) });
          const before = answeredAt.get(name);
          if (outcome.status === "done") {
            if (before !== undefined) expect(at - before).toBeGreaterThan(0);
            answeredAt.set(name, at);
            for (const answer of state.answered.values()) {
              expect(state.at - answer.at).toBeLessThanOrEqual(ANSWERED_KEY_TTL_MS);
            }
          } else {
            expect(outcome.status).toBe("repeated");
          }
          for (const [kept, since] of answeredAt) {
            if (state.at - since <= ANSWERED_KEY_TTL_MS) {
              expect(state.answered.has(`a ${kept}`)).toBe(true);
            }
          }
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe("Tick and time", () => {
  test("with nothing due changes nothing, at whatever time", () => {
    const scene = scenario().given(...ready("alice"), start("carol"));
    scene.late(19_999).when({ type: "Tick" }).thenNothing();
    expect(nextDueAt(scene.state)).toBe(T0 + 20_000);
  });

  test("everything due goes off in one commit, in the order it was due", () => {
    const scene = scenario(putSettings({ customerGraceMs: 10_000 })).given(
      ...ready("alice"),
      start("carol"),
      loseCustomer("carol"),
      start("dave"),
    );
    scene.late(5_000).given(loseAgent("alice"));
    const commits = scene.commits.length;
    scene.late(60_000).when({ type: "Tick" });
    expect(scene.commits.length).toBe(commits + 1);
    expect(scene.commits.at(-1)?.events.map(({ type }) => type)).toEqual([
      // 10 s: carol is absent
      "OfferEnded",
      "CustomerLeft",
      "NoticeWritten",
      "ConversationEnded",
      "InteractionClosed",
      // 20 s: dave's offer, and alice's grace time just after it in the order of names
      "AgentSignedOut",
      "OfferEnded",
      "InteractionQueued",
    ]);
    expect(nextDueAt(scene.state)).toBeNull();
  });

  test("an avalanche is cut into commits; the rest is due at once", () => {
    const state = scenario(putSettings({ customerGraceMs: 1_000 })).state;
    const at = T0;
    for (let i = 0; i < 1_500; i += 1) {
      for (const command of [start(`c${i}`), loseCustomer(`c${i}`)]) {
        execute(state, { command, at, actor: "system", key: null });
      }
    }
    const tick = () =>
      execute(state, { command: { type: "Tick" }, at: at + 1_000, actor: "system", key: null });
    expect(tick().status).toBe("done");
    expect(state.interactions.size).toBe(500);
    expect(nextDueAt(state)).toBe(at + 1_000);
    expect(tick().status).toBe("done");
    expect(state.interactions.size).toBe(0);
    expect(tick().status).toBe("idle");
  });

  test("time that runs backwards stands still instead", () => {
    const scene = scenario().given(...ready("alice"), start("carol"));
    scene.at = T0 - 60_000;
    scene.given(accept("alice", "carol"));
    expect(scene.state.at).toBe(T0);
    expect(scene.commits.at(-1)?.at).toBe(T0);
    scene.given(end("alice", "carol"));
    expect(nextDueAt(scene.state)).toBe(T0 + 60_000);
  });

  test("no timer is left when what it was for is over", () => {
    const scene = scenario(putQueue({ relaxation: [{ afterMs: 5_000, lowerBy: 1 }] })).given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      start("dave"),
      loseCustomer("carol"),
      loseCustomer("dave"),
      loseAgent("alice"),
    );
    expect(nextDueAt(scene.state)).toBe(T0 + 15_000);
    scene.given({ type: "RestoreAgentConnection", agentId: id("alice") }, leave("dave"));
    scene.given(leave("carol"), end("alice", "carol"), wrapUp("alice", "carol"));
    expect(nextDueAt(scene.state)).toBeNull();
  });
});

test("the same commands at the same times give the same journal, byte for byte", () => {
  const run = () => {
    const scene = scenario().given(...ready("alice", "bob"), start("carol"), start("dave"));
    scene.after(20_000).given(available("alice")).after(90_000);
    return [JSON.stringify(scene.commits), serialiseState(scene.state)];
  };
  expect(run()).toEqual(run());
});
