import { expect, test } from "vitest";
import {
  type FlowGraph as CoreGraph,
  flowProblems,
} from "../../../../../packages/core/src/index.ts";
import { faultsOf } from "./graph/testing/any-graph.ts";
import { NO_REFERENCES } from "./references.ts";
import { TEMPLATES } from "./templates.ts";

/** An organisation that has what the templates name. */
const references = {
  ...NO_REFERENCES,
  queues: [
    { id: "calls", name: "calls", channel: "voice" },
    { id: "chats", name: "chats", channel: "chat" },
  ],
  hours: [{ id: "weekdays", name: "weekdays" }],
};
const asCoreKnowsThem = (channel: "voice" | "chat") => ({
  channelOfQueue: () => channel,
  hasHours: () => true,
  hasPrompt: () => true,
  hasVariable: () => true,
  hasSkill: () => true,
});

for (const { id, channels, build } of TEMPLATES)
  for (const channel of channels)
    test(`A-01: the template ${id} (${channel}) can be published once its prompts are chosen`, () => {
      const graph = build({ channel, references });
      expect(faultsOf(graph)).toEqual([]);
      const problems = flowProblems(graph as CoreGraph, channel, asCoreKnowsThem(channel));
      const others = problems.filter(({ code }) => code !== "message_missing");
      expect(others.map(({ code }) => code)).toEqual(id === "blank" ? ["exit_unconnected"] : []);
      if (channel === "chat") expect(problems).toEqual(others);
    });
