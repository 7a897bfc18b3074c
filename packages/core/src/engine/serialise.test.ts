import { describe, expect, test } from "vitest";
import {
  accept,
  end,
  idle,
  loseAgent,
  loseCustomer,
  ready,
  say,
  signIn,
  signOut,
  start,
  talking,
  transfer,
} from "../testing/commands.ts";
import { indexed } from "../testing/indexed.ts";
import { id, putAgent, putEntryPoint, putQueue } from "../testing/organisation.ts";
import { scenario } from "../testing/scenario.ts";
import { Bug } from "./assert.ts";
import { deserialiseState, serialiseState } from "./serialise.ts";
import { createState } from "./state.ts";

/** Something of everything: waiting with skills and for an agent, offered, transferred, wrapping up, lost, gone. */
function everything() {
  return scenario(
    putQueue({ relaxation: [{ afterMs: 60_000, lowerBy: 1 }], preferredAgentMs: 60_000 }),
    putEntryPoint({ id: "skilled", requiredSkills: { korean: 3, billing: 1 } }),
    putEntryPoint({ id: "again", preferLastAgent: true }),
    putAgent({ id: "alice", skills: { korean: 2 } }),
  )
    .given(...ready("alice"), ...talking("alice", "carol"), say("alice", "carol", "hello"))
    .given(...ready("bob"), transfer("alice", "carol", "bob"))
    .given(start("dave"), accept("bob", "dave"), loseCustomer("dave"), start("heidi"))
    .given(signIn("sam"), idle("sam"), start("frank", { entryPoint: "again", lastAgent: "sam" }))
    .given(start("grace", { entryPoint: "skilled", message: "안녕 \u2028" }))
    .given(signIn("erin"), signOut("erin"), loseAgent("sam"))
    .when(end("bob", "dave"), { key: { id: "k", digest: "d" }, actor: "agent:bob" });
}

describe("serialiseState and deserialiseState", () => {
  test("a round trip changes neither the text nor what the indexes say", () => {
    const { state } = everything();
    const text = serialiseState(state);
    const loaded = deserialiseState(text);
    expect(serialiseState(loaded)).toBe(text);
    expect(indexed(loaded)).toEqual(indexed(state));
    expect(loaded).toMatchObject({ seq: state.seq, at: state.at, counters: state.counters });
  });

  test("a state goes on after a restart as it would have without", () => {
    const run = (restart: boolean) => {
      const scene = everything();
      if (restart) scene.restart();
      scene
        .after(10_000)
        .given(...ready("erin"))
        .after(600_000);
      return serialiseState(scene.state);
    };
    expect(run(true)).toBe(run(false));
  });

  test("the text does not depend on the order keys were written in", () => {
    const one = scenario(putAgent({ id: "alice", skills: { korean: 1, billing: 2 } }));
    const other = scenario(putAgent({ skills: { billing: 2, korean: 1 }, id: "alice" }));
    expect(serialiseState(one.state)).toBe(serialiseState(other.state));
  });

  test("indexes are not in it", () => {
    expect(Object.keys(JSON.parse(serialiseState(createState(id("maru")))))).not.toContain(
      "indexes",
    );
  });

  test("a snapshot of another version is not read", () => {
    const text = serialiseState(createState(id("maru"))).replace(/"version":\d+/, '"version":0');
    expect(() => deserialiseState(text)).toThrow(Bug);
  });
});
