/** Flows to begin with: whole enough to be published once what they name is chosen. */
import { CATALOGUES, type MessageKey } from "../../words.ts";
import { addNode, connect } from "./graph/edit.ts";
import type {
  FlowChannel,
  FlowGraph,
  FlowMessage,
  FlowStep,
  FlowStepType,
  LocalText,
} from "./graph/flow-graph.ts";
import { arrange } from "./graph/layout.ts";
import { emptyMessage, PLAIN_TREATMENT } from "./graph/new-step.ts";
import type { References } from "./references.ts";

export type Template = {
  id: "blank" | "queue" | "menu" | "hours" | "callback";
  channels: readonly FlowChannel[];
  /** For its picture: the steps a contact meets, in order. */
  steps: readonly FlowStepType[];
  build: (parts: Parts) => FlowGraph;
};

type Parts = { channel: FlowChannel; references: References };

export const TEMPLATES: readonly Template[] = [
  {
    id: "menu",
    channels: ["voice", "chat"],
    steps: ["say", "hours", "menu", "queue"],
    build: withMenu,
  },
  {
    id: "hours",
    channels: ["voice"],
    steps: ["hours", "say", "queue", "voicemail"],
    build: withVoicemail,
  },
  {
    id: "callback",
    channels: ["voice"],
    steps: ["say", "queue", "callback"],
    build: withCallback,
  },
  { id: "queue", channels: ["voice", "chat"], steps: ["say", "queue"], build: straight },
  { id: "blank", channels: ["voice", "chat"], steps: [], build: () => drawing({}) },
];

type TemplateText = Extract<MessageKey, `flows.text.${string}`>;

/** In both languages at once: customers of either meet it. */
const both = (key: TemplateText): LocalText => ({
  ko: CATALOGUES.ko[key],
  en: CATALOGUES.en[key],
});

/** On a call a prompt is heard, which only the administrator can choose. */
const message = ({ channel }: Parts, key: TemplateText): FlowMessage =>
  channel === "voice" ? emptyMessage() : { promptId: null, text: both(key) };

const queueStep = (
  { channel, references }: Parts,
  place = 0,
): Extract<FlowStep, { type: "queue" }> => {
  const queues = references.queues.filter((queue) => queue.channel === channel);
  const queueId = (queues[place] ?? queues[0])?.id ?? "";
  return { type: "queue", queueId, priority: 5, requiredSkills: {}, treatment: PLAIN_TREATMENT };
};

const hoursStep = ({ references }: Parts): FlowStep => ({
  type: "hours",
  businessHoursId: references.hours[0]?.id ?? "",
});

const sayStep = (parts: Parts, key: TemplateText): FlowStep => ({
  type: "say",
  message: message(parts, key),
  bargeIn: false,
});

function straight(parts: Parts): FlowGraph {
  return drawing(
    { greeting: sayStep(parts, "flows.text.greeting"), queue: queueStep(parts) },
    ["start:next", "greeting"],
    ["greeting:next", "queue"],
  );
}

function withMenu(parts: Parts): FlowGraph {
  const menu: FlowStep = {
    type: "menu",
    message: message(parts, "flows.text.menu"),
    options: [
      { key: "1", label: both("flows.text.orders") },
      { key: "2", label: both("flows.text.refunds") },
      { key: "0", label: both("flows.text.agent") },
    ],
    timeoutMs: parts.channel === "voice" ? 7_000 : 180_000,
    tries: 3,
  };
  return drawing(
    {
      greeting: sayStep(parts, "flows.text.greeting"),
      hours: hoursStep(parts),
      menu,
      first: queueStep(parts),
      second: queueStep(parts, 1),
      closed: sayStep(parts, "flows.text.closed"),
      end: { type: "end" },
    },
    ["start:next", "greeting"],
    ["greeting:next", "hours"],
    ["hours:open", "menu"],
    ["hours:closed", "closed"],
    ["hours:holiday", "closed"],
    ["menu:key.1", "first"],
    ["menu:key.2", "second"],
    ["menu:key.0", "first"],
    ["menu:otherwise", "first"],
    ["closed:next", "end"],
  );
}

function withVoicemail(parts: Parts): FlowGraph {
  const queue = queueStep(parts);
  return drawing(
    {
      hours: hoursStep(parts),
      greeting: sayStep(parts, "flows.text.greeting"),
      queue: {
        ...queue,
        treatment: { ...PLAIN_TREATMENT, everyMs: 30_000, sayPosition: true, maxWaitMs: 300_000 },
      },
      voicemail: {
        type: "voicemail",
        message: emptyMessage(),
        queueId: queue.queueId,
        maxMs: 120_000,
      },
      end: { type: "end" },
    },
    ["start:next", "hours"],
    ["hours:open", "greeting"],
    ["hours:closed", "voicemail"],
    ["hours:holiday", "voicemail"],
    ["greeting:next", "queue"],
    ["queue:maxWait", "voicemail"],
    ["voicemail:next", "end"],
  );
}

function withCallback(parts: Parts): FlowGraph {
  const queue = queueStep(parts);
  return drawing(
    {
      greeting: sayStep(parts, "flows.text.greeting"),
      queue: {
        ...queue,
        treatment: {
          ...PLAIN_TREATMENT,
          everyMs: 45_000,
          sayPosition: true,
          sayWait: true,
          callback: { key: "1", afterMs: 60_000, message: emptyMessage() },
        },
      },
      callback: { type: "callback", queueId: queue.queueId, message: emptyMessage() },
      again: queue,
    },
    ["start:next", "greeting"],
    ["greeting:next", "queue"],
    ["queue:callback", "callback"],
    ["callback:failed", "again"],
  );
}

/** A graph of these steps and edges (`step:exit`, step), laid out. */
function drawing(
  steps: Readonly<Record<string, FlowStep>>,
  ...edges: readonly [from: string, to: string][]
): FlowGraph {
  let graph = addNode({ nodes: [] }, "start", { type: "start" }, { x: 0, y: 0 });
  for (const [id, step] of Object.entries(steps)) graph = addNode(graph, id, step, { x: 0, y: 0 });
  for (const [from, target] of edges) {
    const at = from.indexOf(":");
    graph = connect(graph, { nodeId: from.slice(0, at), exit: from.slice(at + 1) }, target);
  }
  return arrange(graph);
}
