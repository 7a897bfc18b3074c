import { describe, expect, test } from "vitest";
import { chatFlow, message, step, voiceFlow } from "../testing/flow.ts";
import { id } from "../testing/organisation.ts";
import type { FlowGraph } from "./flow.ts";
import type { FlowReferences } from "./flow-references.ts";
import { flowProblems } from "./flow-validate.ts";

const references: FlowReferences = {
  channelOfQueue: (id) => (id === "calls" ? "voice" : id === "sales" ? "chat" : undefined),
  hasVariable: (id) => id === "order",
  hasSkill: (id) => id === "english",
  hasHours: (id) => id === "office",
  hasPrompt: (id) => id === "hello",
};

function codes(graph: FlowGraph, channel: "voice" | "chat" = "chat"): string[] {
  return flowProblems(graph, channel, references).map(({ code, nodeId, exit, field }) =>
    [code, nodeId, exit, field].filter((part) => part !== null).join(" "),
  );
}

describe("what may be published", () => {
  test("A-01: a menu before a queue, in a chat and on a call", () => {
    expect(codes(chatFlow())).toEqual([]);
    expect(codes(voiceFlow(), "voice")).toEqual([]);
  });

  test("a chat's flow is none for calls: no prompt, another channel's queue", () => {
    expect(codes(chatFlow(), "voice")).toEqual([
      "message_missing menu message.promptId",
      "queue_wrong_channel queue queueId",
    ]);
  });
});

describe("what may not", () => {
  test("no start, or two", () => {
    expect(codes({ nodes: [step("bye", { type: "end" })] })).toContain("start_missing");
    const two = { nodes: [...chatFlow().nodes, step("again", { type: "start" }, "menu")] };
    expect(codes(two)).toEqual(["start_repeated again"]);
  });

  test("an exit that leads nowhere, or to what is not there", () => {
    expect(codes({ nodes: [step("start", { type: "start" })] })).toEqual([
      "exit_unconnected start next",
    ]);
    expect(codes({ nodes: [step("start", { type: "start" }, "gone")] })).toEqual([
      "exit_unconnected start next",
    ]);
  });

  test("a step nobody can come to", () => {
    expect(codes({ nodes: [...chatFlow().nodes, step("island", { type: "end" })] })).toEqual([
      "node_unreachable island",
    ]);
  });

  test("going round in a circle in which nothing waits", () => {
    const say = { type: "say", message: message("Yes") } as const;
    const nodes = [
      step("start", { type: "start" }, "a"),
      step("a", { ...say, bargeIn: false }, "b"),
      step("b", { type: "set", variableId: id("order"), value: "1" }, "a"),
    ];
    expect(codes({ nodes })).toEqual(["loop_without_wait a", "loop_without_wait b"]);
  });

  test("a step of the other channel", () => {
    const nodes = [
      step("start", { type: "start" }, "back"),
      step(
        "back",
        { type: "callback", queueId: id("sales"), message: message("Bye") },
        { failed: "bye" },
      ),
      step("bye", { type: "end" }),
    ];
    expect(codes({ nodes })).toEqual(["step_wrong_channel back"]);
  });

  test.each([
    [
      "a text in one language only",
      { message: { promptId: null, text: { ko: "", en: "Hi" } } },
      "message_missing menu message.text.ko",
    ],
    [
      "a text that names no variable of ours",
      { message: { promptId: null, text: { ko: "{{x}}", en: "{{order}}" } } },
      "variable_unknown menu message.text.ko",
    ],
    [
      "a key that nobody can press",
      { options: [{ key: "12", label: { ko: "가", en: "a" } }] },
      "key_invalid menu key.12 options.0.key",
    ],
    [
      "an option without words",
      { options: [{ key: "1", label: { ko: "가", en: " " } }] },
      "option_label_missing menu key.1 options.0.label.en",
    ],
    ["no time to answer", { timeoutMs: 0 }, "time_invalid menu timeoutMs"],
    ["no try at all", { tries: 0 }, "tries_invalid menu tries"],
  ])("a menu with %s", (_, change, problem) => {
    expect(codes(chatFlow(change))).toContain(problem);
  });
});
