import { expect, test } from "vitest";
import { createWords } from "../../words.ts";
import { createNodeDrawer } from "./canvas/canvas-nodes.ts";
import { createDesigner } from "./designer-state.ts";
import { addNode, connect, renameNode } from "./graph/edit.ts";
import { edgesOf } from "./graph/exits.ts";
import type { FlowGraph } from "./graph/flow-graph.ts";
import { newStep } from "./graph/new-step.ts";
import { NO_REFERENCES } from "./references.ts";
import { exitLine, summaryOf, titleOf } from "./step-words.ts";

function scene() {
  let graph: FlowGraph = addNode({ nodes: [] }, "start", { type: "start" }, { x: 0, y: 0 });
  graph = addNode(graph, "a", newStep("say"), { x: 320, y: 0 });
  graph = addNode(graph, "b", newStep("end"), { x: 640, y: 0 });
  graph = connect(graph, { nodeId: "start", exit: "next" }, "a");
  graph = connect(graph, { nodeId: "a", exit: "next" }, "b");
  const about = { name: "flow", description: "" };
  return createDesigner({ about, graph, channel: "chat" }, () => "new");
}

test("one chosen step opens its panel, several close it; another panel stays", () => {
  const designer = scene();
  const panel = () => designer.store.getState().panel;
  designer.select(["a"]);
  expect(panel()).toBe("step");
  designer.select(["a", "b"]);
  expect(panel()).toBeNull();
  designer.open("test");
  designer.select(["a"]);
  expect(panel()).toBe("test");
});

test("nothing is chosen that an edit or an undo took away, and Tab finds a step", () => {
  const designer = scene();
  designer.select(["b"]);
  designer.removeSelected();
  const { selected, focused, panel } = designer.store.getState();
  expect([...selected]).toEqual([]);
  expect(focused).toBe("start");
  expect(panel).toBeNull();
  designer.undo();
  expect(designer.graph().nodes.map(({ id }) => id)).toEqual(["start", "a", "b"]);
});

test("a chosen edge is taken away without its steps", () => {
  const designer = scene();
  designer.selectEdges(["a:next"]);
  designer.removeSelected();
  expect(designer.graph().nodes).toHaveLength(3);
  expect(edgesOf(designer.graph()).map(({ source }) => source)).toEqual(["start"]);
  expect(designer.store.getState().selectedEdges.size).toBe(0);
});

test("what is written into one field is one step of undo, until something else is chosen", () => {
  const designer = scene();
  const write = (label: string) =>
    designer.edit((graph) => renameNode(graph, "a", label), "a.label");
  write("인");
  write("인사");
  designer.select(["a"]);
  write("인사말");
  designer.undo();
  expect(designer.graph().nodes[1]?.label).toBe("인사");
  designer.undo();
  expect(designer.graph().nodes[1]?.label).toBe("");
});

test("a node that has not changed is not drawn again", () => {
  const designer = scene();
  const draw = createNodeDrawer();
  const chosen = {
    selected: new Set<string>(),
    focused: null,
    dragged: null,
    editable: true,
    labelOf: () => "",
  };
  const before = draw(designer.graph(), {}, chosen);
  designer.edit((graph) => renameNode(graph, "a", "인사"));
  const after = draw(designer.graph(), { counts: new Map([["b", 2]]) }, chosen);
  expect(after.map((node, place) => node === before[place])).toEqual([true, false, false]);
});

test("a step says in few words what it does, in either language", () => {
  const words = (language: "ko" | "en") => ({
    say: createWords(language).say,
    language,
    channel: "voice" as const,
    references: {
      ...NO_REFERENCES,
      queues: [{ id: "care", name: "고객센터", channel: "voice" }],
      variables: [{ id: "order", name: "주문 번호", type: "text" as const, allowedValues: [] }],
    },
  });
  const node = (step: ReturnType<typeof newStep>) =>
    addNode({ nodes: [] }, "n", step, { x: 0, y: 0 }).nodes[0] as FlowGraph["nodes"][number];
  const set = node({ type: "set", variableId: "order", value: "{{call.from}}-1" });
  expect(summaryOf(words("ko"), set)).toBe("주문 번호 = {발신 번호}-1");
  const voicemail = node({ ...newStep("voicemail"), queueId: "care" } as never);
  expect(summaryOf(words("en"), voicemail)).toBe("고객센터 · up to 120 s");
  const menu = node(newStep("menu"));
  expect(titleOf(words("ko"), menu)).toBe("메뉴");
  expect(exitLine(words("ko"), menu, "key.1")).toBe("1번");
  expect(exitLine(words("en"), menu, "otherwise")).toBe("Wrong key or no answer");
  expect(summaryOf(words("ko"), menu)).toBeNull();
});
