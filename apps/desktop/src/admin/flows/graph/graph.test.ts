import fc from "fast-check";
import { expect, test } from "vitest";
import { ALIGNMENTS, alignNodes, distributeNodes } from "./align.ts";
import { copyNodes, pasteNodes, readCopy } from "./clipboard.ts";
import { differenceOf, isSame, overlay } from "./difference.ts";
import {
  addAfter,
  addNode,
  changeStep,
  connect,
  GRID,
  moveNodes,
  nudgeNodes,
  removeNodes,
  renameNode,
} from "./edit.ts";
import {
  type EditHistory,
  HISTORY_LIMIT,
  record,
  redo,
  startHistory,
  undo,
} from "./edit-history.ts";
import { edgesOf, exitsOf } from "./exits.ts";
import type { FlowGraph, FlowNode } from "./flow-graph.ts";
import { arrange } from "./layout.ts";
import { neighbour, readingOrder } from "./navigate.ts";
import { newStep } from "./new-step.ts";
import { sizeOf } from "./node-size.ts";
import { anyGraph, anyStep, faultsOf } from "./testing/any-graph.ts";

type Deed = (graph: FlowGraph) => FlowGraph;

/** Anything an administrator can do, on whatever nodes there are. */
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(fc.uuid(), anyStep, fc.nat(900), fc.nat(900)).map(
    ([id, step, x, y]): Deed =>
      (graph) =>
        addNode(graph, id, step, { x, y }),
  ),
  fc.tuple(fc.uuid(), anyStep, fc.nat(20), fc.nat(5)).map(
    ([id, step, node, exit]): Deed =>
      (graph) =>
        addAfter(graph, pick(graph, node, exit), { id, step, at: { x: 0, y: 0 } }),
  ),
  fc.tuple(fc.nat(20), fc.nat(5), fc.option(fc.nat(20))).map(
    ([node, exit, target]): Deed =>
      (graph) =>
        connect(graph, pick(graph, node, exit), target === null ? null : at(graph, target).id),
  ),
  fc.array(fc.nat(20), { maxLength: 4 }).map(
    (places): Deed =>
      (graph) =>
        removeNodes(
          graph,
          places.map((place) => at(graph, place).id),
        ),
  ),
  fc.tuple(fc.nat(20), anyStep).map(
    ([place, step]): Deed =>
      (graph) =>
        changeStep(graph, at(graph, place).id, step),
  ),
  fc.tuple(fc.nat(20), fc.string()).map(
    ([place, label]): Deed =>
      (graph) =>
        renameNode(graph, at(graph, place).id, label),
  ),
  fc.tuple(fc.nat(20), fc.integer({ min: -900, max: 900 })).map(
    ([place, by]): Deed =>
      (graph) =>
        nudgeNodes(graph, [at(graph, place).id], { x: by, y: -by }),
  ),
  fc.constantFrom(...ALIGNMENTS).map(
    (alignment): Deed =>
      (graph) =>
        alignNodes(
          graph,
          graph.nodes.map(({ id }) => id),
          alignment,
        ),
  ),
  fc.constant<Deed>((graph) => arrange(graph)),
);

const at = (graph: FlowGraph, place: number): FlowNode =>
  graph.nodes[place % graph.nodes.length] as FlowNode;
const pick = (graph: FlowGraph, node: number, exit: number) => {
  const { id, ...rest } = at(graph, node);
  const exits = exitsOf({ id, ...rest } as FlowNode);
  return { nodeId: id, exit: exits[exit % Math.max(1, exits.length)] ?? "next" };
};

test("whatever is done, no exit dangles, every node has its own exits and there is one start", () => {
  fc.assert(
    fc.property(anyGraph, fc.array(anyDeed, { maxLength: 12 }), (graph, deeds) => {
      const changed = deeds.reduce((now, deed) => deed(now), graph);
      expect(faultsOf(changed)).toEqual([]);
    }),
  );
});

test("no deed touches the graph it was given", () => {
  fc.assert(
    fc.property(anyGraph, anyDeed, (graph, deed) => {
      const before = structuredClone(graph);
      deed(graph);
      expect(graph).toEqual(before);
    }),
  );
});

test("undo takes back exactly what was done, and redo does exactly that again", () => {
  fc.assert(
    fc.property(anyGraph, fc.array(anyDeed, { minLength: 1, maxLength: 12 }), (graph, deeds) => {
      const seen: FlowGraph[] = [graph];
      let history: EditHistory<FlowGraph> = startHistory(graph);
      for (const deed of deeds) {
        const next = deed(history.present);
        if (next !== history.present) seen.push(next);
        history = record(history, next);
      }
      for (const state of seen.toReversed()) {
        expect(history.present).toEqual(state);
        history = undo(history);
      }
      expect(history.present).toEqual(graph);
      for (const state of seen.slice(1)) {
        history = redo(history);
        expect(history.present).toEqual(state);
      }
    }),
  );
});

test("an edit after an undo forgets what was undone; the letters of one word are one step", () => {
  let history = startHistory("");
  for (const word of ["m", "me", "menu"]) history = record(history, word, "label:a");
  history = record(history, "menu!", "label:b");
  expect(undo(history).present).toBe("menu");
  expect(undo(undo(history)).present).toBe("");
  history = record(undo(history), "menus", "label:a");
  expect(redo(history)).toBe(history);
  expect(undo(history).present).toBe("menu");
});

test("history has a bound: the oldest steps are forgotten", () => {
  let history = startHistory(0);
  for (let step = 1; step <= HISTORY_LIMIT + 50; step++) history = record(history, step);
  expect(history.past).toHaveLength(HISTORY_LIMIT);
  expect(history.past[0]).toBe(50);
});

test("a paste brings copies under new ids, with the edges among them and none to elsewhere", () => {
  fc.assert(
    fc.property(
      anyGraph,
      fc.array(fc.nat(20), { minLength: 1 }),
      anyGraph,
      (from, places, into) => {
        const ids = [...new Set(places.map((place) => at(from, place).id))];
        const text = copyNodes(from, ids);
        const copied = ids.filter((id) => id !== "start");
        if (text === null) {
          expect(copied).toEqual([]);
          return;
        }
        const nodes = readCopy(text) ?? [];
        let count = 0;
        const newId = () => `new${count++}`;
        const pasted = pasteNodes(into, nodes, { channel: "voice", newId, at: null });
        expect(faultsOf(pasted.graph)).toEqual([]);
        expect(pasted.graph.nodes).toHaveLength(into.nodes.length + copied.length);
        const among = edgesOf(from).filter(
          ({ source, target }) => copied.includes(source) && copied.includes(target),
        );
        const arrived = edgesOf(pasted.graph).filter(({ source }) => pasted.ids.includes(source));
        expect(arrived.length).toBe(among.length);
      },
    ),
  );
});

test("a chat takes no step that only a call can do, and says which were left", () => {
  const graph = flow(["a", "voicemail"], ["b", "say"]);
  const nodes = readCopy(copyNodes(graph, ["a", "b"]) ?? "") ?? [];
  const pasted = pasteNodes(flow(), nodes, { channel: "chat", newId: () => "x", at: null });
  expect(pasted.ids).toEqual(["x"]);
  expect(pasted.left).toEqual(["voicemail"]);
});

test("what is no copy of ours is not pasted", () => {
  for (const text of ["", "hello", "{}", '{"format":"maru/flow-steps@1","nodes":[{"id":1}]}'])
    expect(readCopy(text)).toBeNull();
  const broken = copyNodes(flow(["a", "menu"]), ["a"])?.replace('"options":[', '"options":[7,');
  expect(readCopy(broken ?? "")).toBeNull();
});

test("copies do not lie exactly over what is there, however often they are pasted", () => {
  let graph = flow(["a", "say"]);
  const nodes = readCopy(copyNodes(graph, ["a"]) ?? "") ?? [];
  for (const id of ["b", "c", "d"])
    graph = pasteNodes(graph, nodes, { channel: "voice", newId: () => id, at: null }).graph;
  const places = graph.nodes.map(({ position }) => `${position.x}/${position.y}`);
  expect(new Set(places).size).toBe(places.length);
});

test("a step taken out of a line leaves no cut; one with a choice of ways does", () => {
  let graph = flow(["a", "say"], ["b", "set"], ["c", "end"], ["m", "menu"]);
  graph = wire(graph, ["start", "next", "a"], ["a", "next", "b"], ["b", "next", "c"]);
  expect(edgesOf(removeNodes(graph, ["a", "b"]))).toEqual([
    { source: "start", exit: "next", target: "c" },
  ]);
  const forked = wire(graph, ["b", "next", "m"], ["m", "key.1", "c"]);
  expect(edgesOf(removeNodes(forked, ["m"]))).not.toContainEqual(
    expect.objectContaining({ source: "b" }),
  );
  expect(removeNodes(graph, ["start"])).toBe(graph);
});

test("a ring of steps is removed without an end", () => {
  const graph = wire(
    flow(["a", "say"], ["b", "say"]),
    ["a", "next", "b"],
    ["b", "next", "a"],
    ["start", "next", "a"],
  );
  expect(edgesOf(removeNodes(graph, ["a", "b"]))).toEqual([]);
});

test("a step put behind an exit is put between: what followed follows it", () => {
  const graph = wire(flow(["a", "end"]), ["start", "next", "a"]);
  const added = { id: "b", step: newStep("say"), at: { x: 0, y: 0 } };
  expect(edgesOf(addAfter(graph, { nodeId: "start", exit: "next" }, added))).toEqual([
    { source: "start", exit: "next", target: "b" },
    { source: "b", exit: "next", target: "a" },
  ]);
});

test("a menu's key that is renamed keeps its edge; one that is moved, added or removed takes no other's", () => {
  let graph = wire(flow(["m", "menu"], ["a", "end"], ["b", "end"]), ["m", "key.1", "a"]);
  graph = wire(graph, ["m", "key.2", "b"]);
  const keys = (...list: string[]) => ({
    ...newStep("menu"),
    options: list.map((key) => ({ key, label: { ko: "", en: "" } })),
  });
  const exitsAfter = (...list: string[]) =>
    at(changeStep(graph, "m", keys(...list) as never), 1).exits;
  expect(exitsAfter("1", "5")).toEqual({ "key.1": "a", "key.5": "b", otherwise: null });
  expect(exitsAfter("2", "1")).toEqual({ "key.2": "b", "key.1": "a", otherwise: null });
  expect(exitsAfter("2")).toEqual({ "key.2": "b", otherwise: null });
  expect(exitsAfter("1", "2", "3")).toMatchObject({ "key.1": "a", "key.2": "b", "key.3": null });
});

test("nothing leads to a start", () => {
  const graph = flow(["a", "say"]);
  expect(connect(graph, { nodeId: "a", exit: "next" }, "start")).toBe(graph);
});

test("a layout covers no node with another, keeps the start, and is the same twice", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const arranged = arrange(graph);
      expect(at(arranged, 0).position).toEqual(at(graph, 0).position);
      for (const [place, one] of arranged.nodes.entries())
        for (const other of arranged.nodes.slice(place + 1))
          expect([one.id, other.id, overlaps(one, other)]).toEqual([one.id, other.id, false]);
      expect(arrange(arranged)).toEqual(arranged);
    }),
    { numRuns: 40 },
  );
});

test("aligned nodes share the line; spread nodes have the same gaps", () => {
  const graph = moveNodes(
    flow(["a", "say"], ["b", "menu"], ["c", "end"]),
    new Map([
      ["a", { x: 16, y: 8 }],
      ["b", { x: 400, y: 240 }],
      ["c", { x: 1_000, y: 800 }],
    ]),
  );
  const ids = ["a", "b", "c"];
  const left = alignNodes(graph, ids, "left").nodes.slice(1);
  expect(left.map(({ position }) => position.x)).toEqual([16, 16, 16]);
  const spread = distributeNodes(graph, ids, "y").nodes.slice(1);
  const gaps = spread.slice(1).map((node, place) => {
    const above = spread[place] as FlowNode;
    return node.position.y - above.position.y - sizeOf(above).height;
  });
  expect(Math.abs((gaps[0] ?? 0) - (gaps[1] ?? 0))).toBeLessThanOrEqual(GRID);
});

test("a graph differs from itself in nothing, and where nodes stand is no difference", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      expect(isSame(differenceOf(graph, structuredClone(graph)))).toBe(true);
      expect(isSame(differenceOf(graph, arrange(graph)))).toBe(true);
    }),
  );
});

test("a difference names what was added, removed and changed, and what of it; both are on the overlay", () => {
  const before = wire(flow(["a", "say"], ["b", "end"]), ["start", "next", "a"], ["a", "next", "b"]);
  let after = removeNodes(before, ["b"]);
  after = addAfter(
    after,
    { nodeId: "a", exit: "next" },
    {
      id: "c",
      step: newStep("end"),
      at: { x: 0, y: 0 },
    },
  );
  after = renameNode(after, "start", "문");
  const difference = differenceOf(before, after);
  expect(Object.fromEntries(difference.nodes)).toEqual({
    start: "changed",
    a: "changed",
    b: "removed",
    c: "added",
  });
  expect(Object.fromEntries(difference.parts)).toEqual({ start: ["label"], a: ["exits"] });
  expect([...difference.edges.values()].map(({ mark, edge }) => [mark, edge.target])).toEqual([
    ["added", "c"],
    ["removed", "b"],
  ]);
  expect(overlay(before, after).nodes.map(({ id }) => id)).toEqual(["start", "a", "c", "b"]);
});

test("arrow keys lead along edges first, and nowhere beyond the border", () => {
  let graph = flow(["a", "say"], ["b", "say"], ["c", "say"]);
  graph = moveNodes(
    graph,
    new Map([
      ["a", { x: 400, y: 0 }],
      ["b", { x: 400, y: 300 }],
      ["c", { x: 800, y: 0 }],
    ]),
  );
  expect(neighbour(graph, "start", "right")).toBe("a");
  expect(neighbour(wire(graph, ["start", "next", "b"]), "start", "right")).toBe("b");
  expect(neighbour(graph, "a", "down")).toBe("b");
  expect(neighbour(graph, "c", "right")).toBeNull();
});

test("reading order begins at the start and names every node once", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const order = readingOrder(graph);
      expect(order[0]?.type).toBe("start");
      expect(order.map(({ id }) => id).toSorted()).toEqual(
        graph.nodes.map(({ id }) => id).toSorted(),
      );
    }),
  );
});

function flow(...steps: [id: string, type: FlowNode["type"]][]): FlowGraph {
  const start = addNode({ nodes: [] }, "start", { type: "start" }, { x: 0, y: 0 });
  return steps.reduce(
    (graph, [id, type], place) => addNode(graph, id, newStep(type), { x: 320 * (place + 1), y: 0 }),
    start,
  );
}

function wire(graph: FlowGraph, ...edges: [source: string, exit: string, target: string][]) {
  return edges.reduce(
    (now, [nodeId, exit, target]) => connect(now, { nodeId, exit }, target),
    graph,
  );
}

function overlaps(one: FlowNode, other: FlowNode): boolean {
  const a = { ...one.position, ...sizeOf(one) };
  const b = { ...other.position, ...sizeOf(other) };
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
