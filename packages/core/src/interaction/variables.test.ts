import { describe, expect, test } from "vitest";
import type { Command } from "../engine/command.ts";
import {
  answers,
  completeTransfer,
  consultAgent,
  onPhone,
  startCall,
} from "../testing/call-commands.ts";
import { onCall } from "../testing/call-scenes.ts";
import { accept, end, ready, start, wrapUp } from "../testing/commands.ts";
import { setVariables } from "../testing/line-commands.ts";
import { id } from "../testing/organisation.ts";
import { type Scenario, scenario } from "../testing/scenario.ts";
import { putVariable, VARIABLES } from "../testing/telephone.ts";

const callWith = (...changes: Command[]) =>
  onCall({ others: ["bob"], changes: [...VARIABLES, ...changes] });
const recorded = (scene: Scenario) =>
  scene.commits
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === "VariablesRecorded" ? [event.values] : []));

describe("SetVariables", () => {
  test("V-20, V-21 every type takes what it is for", () => {
    const values = {
      order: "A-1",
      amount: 12.5,
      member: true,
      visit: "2024-02-29",
      level: "gold",
    };
    const scene = callWith();
    scene
      .when(setVariables("alice", "carol", values))
      .thenEvents([{ type: "VariablesSet", interactionId: "carol", agentId: "alice", values }]);
    expect(scene.interaction("carol").variables).toEqual(values);
  });

  test("V-21 what is so already is not set again; null takes a value away", () => {
    const scene = callWith().given(setVariables("alice", "carol", { order: "A-1", amount: 1 }));
    scene.when(setVariables("alice", "carol", { order: "A-1", level: null })).thenNothing();
    scene.when(setVariables("alice", "carol", { order: "A-1", amount: null })).thenEvents([
      {
        type: "VariablesSet",
        interactionId: "carol",
        agentId: "alice",
        values: { amount: null },
      },
    ]);
    expect(scene.interaction("carol").variables).toEqual({ order: "A-1" });
  });

  test.each([
    ["order", 5],
    ["order", "x".repeat(1_001)],
    ["amount", "5"],
    ["amount", Number.NaN],
    ["member", "yes"],
    ["visit", "2023-02-29"],
    ["visit", "2024-13-01"],
    ["visit", "2024-04-31"],
    ["visit", "tomorrow"],
    ["visit", 20240101],
    ["level", "bronze"],
    ["level", true],
  ] as const)("V-21 %s may not be %s, and then nothing is set", (name, value) => {
    const scene = callWith();
    scene
      .when(setVariables("alice", "carol", { order: "A-1", [name]: value }))
      .thenRefused("variable_invalid", `values.${name}`);
    expect(scene.interaction("carol").variables).toEqual({});
  });

  test("V-20 is refused for one agents may not edit, and for none there is", () => {
    callWith()
      .when(setVariables("alice", "carol", { source: "web" }))
      .thenRefused("variable_not_editable", "values.source");
    callWith()
      .when(setVariables("alice", "carol", { constructor: "x" }))
      .thenRefused("variable_not_found", "values.constructor");
  });

  test("V-21 by the contact's agents only, and not while it rings", () => {
    const set = setVariables("bob", "carol", { order: "A-1" });
    callWith().when(set).thenRefused("not_in_conversation");
    scenario(...VARIABLES)
      .given(...onPhone("bob"), startCall("carol"))
      .when(set)
      .thenRefused("not_in_conversation");
    scenario().when(set).thenRefused("interaction_not_found");
  });

  test("a variable in use stays", () => {
    const scene = callWith().given(setVariables("alice", "carol", { order: "A-1" }));
    scene
      .when({ type: "RemoveConfiguration", kind: "variable", id: "order" })
      .thenRefused("configuration_in_use");
    scene
      .when(putVariable({ id: "order", type: "number" }))
      .thenRefused("configuration_invalid", "type");
  });
});

describe("the permanent record", () => {
  test("V-22 takes the values when wrap-up is entered, not before", () => {
    const scene = callWith().given(setVariables("alice", "carol", { order: "A-1" }));
    expect(recorded(scene)).toEqual([]);
    scene.given(end("alice", "carol"));
    expect(recorded(scene)).toEqual([{ order: "A-1" }]);
  });

  test("V-22 nothing entered, nothing recorded", () => {
    const scene = callWith().given(end("alice", "carol"), wrapUp("alice", "carol"));
    expect(recorded(scene)).toEqual([]);
  });

  test("V-22 what is changed in wrap-up is recorded too, also when it is taken away", () => {
    const scene = callWith().given(end("alice", "carol"));
    scene.given(setVariables("alice", "carol", { order: "A-1" }));
    scene.given(setVariables("alice", "carol", { order: null }));
    expect(recorded(scene)).toEqual([{ order: "A-1" }, {}]);
  });

  test("V-23 after a transfer both edit, and the values at the last wrap-up are kept", () => {
    const scene = callWith().given(consultAgent("alice", "bob"));
    scene.given(answers(scene, "bob"), setVariables("alice", "carol", { order: "A-1" }));
    scene.given(completeTransfer("alice"), setVariables("bob", "carol", { level: "gold" }));
    scene.given(setVariables("alice", "carol", { order: "A-2" }), end("bob", "carol"));
    expect(recorded(scene).at(-1)).toEqual({ order: "A-2", level: "gold" });
  });

  test("V-20 chats have variables as well", () => {
    const scene = scenario(...VARIABLES).given(...ready("alice"), start("carol"));
    scene.given(accept("alice", "carol"), setVariables("alice", "carol", { member: false }));
    scene.given(end("alice", "carol"));
    expect(recorded(scene)).toEqual([{ member: false }]);
    expect(scene.state.interactions.get(id("carol"))?.variables).toEqual({ member: false });
  });
});
