/** Flows for tests. */

import type { Command } from "../engine/command.ts";
import type {
  FlowChannel,
  FlowGraph,
  FlowMessage,
  FlowNode,
  FlowStep,
  FlowTreatment,
} from "../flow/flow.ts";
import type { FlowId, FlowNodeId, PromptId } from "../ids.ts";
import { id, put, putEntryPoint } from "./organisation.ts";

/** Its exits are given by name; one without a name is `next`. */
export function step(
  nodeId: string,
  what: FlowStep,
  exits: Record<string, string> | string = {},
): FlowNode {
  const named = typeof exits === "string" ? { next: exits } : exits;
  return {
    id: id<FlowNodeId>(nodeId),
    label: "",
    position: { x: 0, y: 0 },
    exits: named as Record<string, FlowNodeId>,
    ...what,
  };
}

/** What a visitor reads; callers hear the prompt of that name. */
export function message(english: string, promptId: string | null = null): FlowMessage {
  return { promptId: promptId === null ? null : id(promptId), text: { ko: english, en: english } };
}

export function treatment(changes: Partial<FlowTreatment> = {}): FlowTreatment {
  const plain: FlowTreatment = {
    musicPromptId: null,
    everyMs: 0,
    sayPosition: false,
    sayWait: false,
    message: null,
    maxWaitMs: 0,
    callback: null,
    voicemail: null,
  };
  return { ...plain, ...changes };
}

type MenuStep = Extract<FlowStep, { type: "menu" }>;

export function menu(changes: Partial<MenuStep> = {}): MenuStep {
  const options = [
    { key: "1", label: { ko: "배송", en: "Delivery" } },
    { key: "2", label: { ko: "종료", en: "Goodbye" } },
  ];
  return {
    type: "menu",
    message: message("What is it about?"),
    options,
    timeoutMs: 10_000,
    tries: 2,
    ...changes,
  };
}

export function queue(
  queueId: string,
  changes: Partial<FlowTreatment> = {},
): Extract<FlowStep, { type: "queue" }> {
  return {
    type: "queue",
    queueId: id(queueId),
    priority: 5,
    requiredSkills: {},
    treatment: treatment(changes),
  };
}

/** 1: the queue `sales`; 2, or nothing fitting: the end. */
export function chatFlow(changes: Partial<MenuStep> = {}): FlowGraph {
  return menuFlow(menu(changes), "sales");
}

/** The same on the telephone, with the prompt `hello` and the queue `calls`. */
export function voiceFlow(changes: Partial<MenuStep> = {}): FlowGraph {
  return menuFlow(menu({ message: message("What is it about?", "hello"), ...changes }), "calls");
}

function menuFlow(asked: MenuStep, queueId: string): FlowGraph {
  return {
    nodes: [
      step("start", { type: "start" }, "menu"),
      step("menu", asked, { "key.1": "queue", "key.2": "bye", otherwise: "bye" }),
      step("queue", queue(queueId)),
      step("bye", { type: "end" }),
    ],
  };
}

/** The draft of the flow `welcome`. */
export function putFlow(draft: FlowGraph, channel: FlowChannel = "chat"): Command {
  const flow = { id: id<FlowId>("welcome"), name: "Welcome", description: "", channel, draft };
  return put({ kind: "flow", item: flow });
}

export function putPrompt(promptId: string): Command {
  const item = { id: id<PromptId>(promptId), name: promptId, sound: { ko: null, en: null } };
  return put({ kind: "prompt", item });
}

/** Published, and what contacts of the entry point run on: `web` for chats, `hotline` for calls. */
export function runningOn(draft: FlowGraph, channel: FlowChannel = "chat"): Command[] {
  const entryPoint =
    channel === "chat"
      ? putEntryPoint({ flowId: "welcome" })
      : putEntryPoint({ id: "hotline", channel, queueId: "calls", flowId: "welcome" });
  return [
    ...(channel === "chat" ? [] : ["hello", "offer-1", "offer-2"].map(putPrompt)),
    putFlow(draft, channel),
    { type: "PublishFlow", flowId: id("welcome") },
    entryPoint,
  ];
}
