/** What the designer had to write again, because it runs nothing of core, held to what core says. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CONTACT_FACTS as CORE_FACTS,
  FLOW_KEYS as CORE_KEYS,
  type FlowStep as CoreStep,
  exitsOf as coreExitsOf,
  FLOW_PROBLEM_CODES,
  FLOW_STEP_CHANNELS,
} from "../../../../../../packages/core/src/index.ts";
import { CATALOGUES } from "../../../words.ts";
import { exitsOf } from "./exits.ts";
import { CONTACT_FACTS, FLOW_KEYS, type FlowStepType } from "./flow-graph.ts";
import { stepFits } from "./step-channels.ts";
import { anyStep } from "./testing/any-graph.ts";

test("a step has the exits that core says, in core's order", () => {
  fc.assert(
    fc.property(anyStep, (step) => {
      expect(exitsOf(step)).toEqual(coreExitsOf(step as CoreStep));
    }),
  );
});

test("a step fits the channels that core says", () => {
  for (const [type, channels] of Object.entries(FLOW_STEP_CHANNELS))
    for (const channel of ["voice", "chat"] as const)
      expect({ type, channel, fits: stepFits(type as FlowStepType, channel) }).toEqual({
        type,
        channel,
        fits: channels.includes(channel),
      });
});

test("the same keys can be pressed, and the same facts asked", () => {
  expect(FLOW_KEYS.toSorted()).toEqual(CORE_KEYS.toSorted());
  expect(CONTACT_FACTS.toSorted()).toEqual(CORE_FACTS.toSorted());
});

test("there are words for each problem the validator can find, and for no others", () => {
  const words = Object.keys(CATALOGUES.ko).filter((key) => key.startsWith("flowProblem."));
  expect(words.toSorted()).toEqual(
    FLOW_PROBLEM_CODES.map((code) => `flowProblem.${code}`).toSorted(),
  );
});
