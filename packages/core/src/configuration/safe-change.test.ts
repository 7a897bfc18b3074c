import { describe, expect, test } from "vitest";
import type { Command } from "../engine/command.ts";
import { serialiseState } from "../engine/serialise.ts";
import { ready, start } from "../testing/commands.ts";
import { id, ORGANISATION, putAgent, putEntryPoint, putQueue } from "../testing/organisation.ts";
import { Scenario, scenario } from "../testing/scenario.ts";
import type { ConfigurationItem } from "./configuration.ts";
import { type ImportMode, planImport } from "./configuration-import.ts";
import { itemsOf } from "./configuration-reference.ts";
import { usesOf } from "./configuration-uses.ts";
import { differencesOf } from "./item-difference.ts";
import { revisionOf } from "./revision.ts";

const itemOf = (command: Command): ConfigurationItem => {
  if (command.type !== "PutConfiguration") throw new Error("not an item");
  const { type: _, expected: __, ...item } = command;
  return item;
};
const ITEMS = ORGANISATION.map(itemOf);
const bringIn = (items: ConfigurationItem[], mode: ImportMode = "merge"): Command => ({
  type: "ImportConfiguration",
  ...{ mode, items, basis: null },
});
const whole = ({ state }: Scenario) => [...itemsOf(state.configuration)];

describe("two administrators on one item", () => {
  const revision = (scene: Scenario) =>
    revisionOf(scene.state, "queue", "sales")?.seq ?? Number.NaN;

  test("the second sees that it was changed, and changes nothing", () => {
    const scene = scenario();
    const seen = revision(scene);
    scene.given({ ...putQueue({ description: "first" }), expected: seen } as Command);
    expect(revision(scene)).toBeGreaterThan(seen);
    const second = { ...putQueue({ description: "second" }), expected: seen } as Command;
    scene.when(second).thenRefused("configuration_changed");
    expect(scene.state.configuration.queue.get(id("sales"))?.description).toBe("first");
    scene.when({ ...second, expected: revision(scene) } as Command).thenResult({});
  });

  test("what is to be new must not be there, and what is to go must be as it was seen", () => {
    const scene = scenario();
    const create = { ...putAgent({ id: "alice" }), expected: null } as Command;
    scene.when(create).thenRefused("configuration_changed");
    scene.when({ ...putAgent({ id: "frank" }), expected: null } as Command).thenResult({});
    const gone = { type: "RemoveConfiguration", kind: "agent", id: "frank" } as const;
    scene.when({ ...gone, expected: 1 }).thenRefused("configuration_changed");
    const seen = revisionOf(scene.state, "agent", "frank")?.seq ?? null;
    scene.when({ ...gone, expected: seen }).thenResult({});
    expect(revisionOf(scene.state, "agent", "frank")).toBeUndefined();
  });
});

describe("what uses an item", () => {
  test("every item that names it, by field; contacts; agents", () => {
    const scene = scenario().given(start("carol"));
    const { state } = scene;
    expect(usesOf(state, state.configuration, "queue", "sales")).toEqual({
      items: [
        { kind: "entryPoint", id: "shop", name: "shop", field: "queueId" },
        { kind: "entryPoint", id: "vip", name: "vip", field: "queueId" },
      ],
      liveContacts: 1,
      agents: 0,
    });
    scene.when({ type: "RemoveConfiguration", kind: "queue", id: "sales" });
    expect(scene.refusal?.detail).toBe(
      "It is used by the entryPoint shop (shop), the entryPoint vip (vip), 1 live contacts.",
    );
  });
});

describe("a whole configuration", () => {
  test("brought into an empty organisation is the same there, in one commit", () => {
    const source = scenario();
    const target = new Scenario().when(bringIn(whole(source), "replace"));
    expect(target.commits).toHaveLength(1);
    const sorted = (scene: Scenario) =>
      whole(scene).sort((a, b) => (a.kind + a.item.id < b.kind + b.item.id ? -1 : 1));
    expect(sorted(target)).toEqual(sorted(source));
  });

  test("brought in again changes nothing", () => {
    const scene = scenario();
    for (const mode of ["merge", "replace"] as const) {
      const plan = planImport(scene.state, mode, whole(scene));
      expect(plan).toMatchObject({ changes: [], problems: [], unchanged: whole(scene).length });
    }
  });

  test("a plan says what would be made, changed field by field, and removed; and changes nothing", () => {
    const scene = scenario();
    const before = serialiseState(scene.state);
    const items = whole(scene)
      .filter(({ kind, item }) => !(kind === "skill" && item.id === "billing"))
      .map((put) => (put.item.id === "sales" ? itemOf(putQueue({ serviceLevelMs: 7 })) : put));
    const plan = planImport(scene.state, "replace", [...items, itemOf(putAgent({ id: "frank" }))]);
    expect(plan.problems).toEqual([]);
    expect(plan.changes).toEqual([
      {
        ...{ kind: "queue", id: "sales", name: "sales", action: "change" },
        fields: [{ field: "serviceLevelMs", before: 20_000, after: 7 }],
      },
      { kind: "agent", id: "frank", name: "Frank", action: "create", fields: [] },
      { kind: "skill", id: "billing", name: "billing", action: "remove", fields: [] },
    ]);
    expect(serialiseState(scene.state)).toBe(before);
  });

  test("every rule of a single change holds, against the whole as it will be", () => {
    const refusals = (mode: ImportMode, ...items: ConfigurationItem[]) =>
      planImport(scenario().state, mode, items).problems.map(
        ({ id: at, refusal }) => `${at}: ${refusal.reason?.code ?? refusal.refused}`,
      );
    // What is named may come along, in any order.
    const team: ConfigurationItem = { kind: "team", item: { id: id("new"), name: "new" } };
    expect(refusals("merge", itemOf(putAgent({ id: "frank", teamId: "new" })), team)).toEqual([]);
    expect(
      refusals(
        "merge",
        itemOf(putAgent({ id: "frank", teamId: "none", extension: "100" })),
        itemOf(putAgent({ id: "gina", extension: "100" })),
        itemOf(putAgent({ id: "hugo", extension: "100" })),
        itemOf(putQueue({ channel: "voice" })),
        team,
        team,
      ),
    ).toEqual([
      "new: named_twice",
      "sales: fixed",
      "frank: reference_unknown",
      "gina: taken",
      "hugo: taken",
    ]);
    // What stays may not name what goes.
    const withoutTeams = ITEMS.filter(({ kind }) => kind !== "team");
    expect(refusals("replace", ...withoutTeams)).toContain("alice: reference_unknown");
  });

  test("what is in use is not replaced away, and a plan that does not hold is refused as a whole", () => {
    const scene = scenario().given(...ready("alice"), start("carol"));
    const rest = whole(scene).filter(({ item }) => item.id !== "shop" && item.id !== "alice");
    const { problems } = planImport(scene.state, "replace", rest);
    expect(problems.map(({ id: at, refusal }) => `${at}: ${refusal.refused}`)).toEqual([
      "alice: configuration_in_use",
      "shop: configuration_in_use",
    ]);
    scene.when(bringIn(rest, "replace")).thenRefused("configuration_in_use");
    expect(scene.refusal).toMatchObject({ field: "agent.alice" });
    expect(scene.refusal?.detail).toContain("There are 1 more problems.");
    expect(scene.state.configuration.entryPoint.has(id("shop"))).toBe(true);
  });

  test("A-18: an entry point customers can reach is not replaced away", () => {
    const scene = scenario();
    const rest = whole(scene).filter(({ item }) => item.id !== "help");
    scene.when(bringIn(rest, "replace")).thenRefused("entry_point_reachable");
    scene.given(putEntryPoint({ id: "help", queueId: "support", active: false }));
    scene.when(bringIn(rest, "replace"));
    scene.thenResult({ created: 0, changed: 0, removed: 1, unchanged: rest.length });
  });

  test("is refused where the configuration has changed since the plan", () => {
    const scene = scenario();
    const { basis } = planImport(scene.state, "merge", ITEMS);
    scene.given(putQueue({ description: "meanwhile" }));
    const command = { ...bringIn(ITEMS), basis } as Command;
    scene.when(command).thenRefused("configuration_changed");
  });

  test("moves the people and contacts that are there, with one rebuilding of what is kept of them", () => {
    const scene = scenario().given(...ready("erin"), start("carol"));
    expect(scene.offers()).toEqual([]);
    scene.given(bringIn([itemOf(putQueue({ teamIds: ["north", "south"] }))]));
    expect(scene.offers()).toEqual(["erin: carol"]);
  });
});

test("differences are told field by field, lists as a whole", () => {
  const before = { a: 1, b: { c: [1, 2], d: "x" }, gone: true };
  const after = { a: 1, b: { c: [2, 1], d: "x" }, come: null };
  expect(differencesOf(before, after)).toEqual([
    { field: "b.c", before: [1, 2], after: [2, 1] },
    { field: "come", before: undefined, after: null },
    { field: "gone", before: true, after: undefined },
  ]);
  expect(differencesOf(before, structuredClone(before))).toEqual([]);
});
