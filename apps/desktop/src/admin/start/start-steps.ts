import type { Item } from "../items/items.ts";

export const START_STEPS = ["organisation", "people", "queue", "chat", "phone"] as const;
export type StartStep = (typeof START_STEPS)[number];

type Configured = {
  agents: readonly Item<"agent">[];
  queues: readonly Item<"queue">[];
  entryPoints: readonly Item<"entryPoint">[];
  numbers: readonly Item<"phoneNumber">[];
};

/**
 * What is done already, read from what is configured: so the guide goes on where it was left, on any machine, and
 * knows of what was set up elsewhere.
 */
export function doneSteps(of: Configured): ReadonlySet<StartStep> {
  const done = new Set<StartStep>(["organisation"]);
  if (of.agents.length > 1) done.add("people");
  if (of.queues.length > 0) done.add("queue");
  if (of.entryPoints.some(({ channel }) => channel === "chat")) done.add("chat");
  if (of.numbers.some(({ entryPointId }) => entryPointId !== null)) done.add("phone");
  return done;
}

/** Where to go on; the last where everything is done. */
export function nextStep(done: ReadonlySet<StartStep>): StartStep {
  return START_STEPS.find((step) => !done.has(step)) ?? "phone";
}
