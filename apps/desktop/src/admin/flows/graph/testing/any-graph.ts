import fc from "fast-check";
import { exitsOf } from "../exits.ts";
import {
  FLOW_KEYS,
  type FlowGraph,
  type FlowNode,
  type FlowStep,
  type FlowStepType,
} from "../flow-graph.ts";
import { emptyMessage, newStep } from "../new-step.ts";

const TYPES: FlowStepType[] = [
  "say",
  "menu",
  "collect",
  "hours",
  "condition",
  "set",
  "http",
  "queue",
  "callback",
  "voicemail",
  "transfer",
  "screenPop",
  "end",
];

const text = fc.string({ maxLength: 12 });

/** Steps whose exits differ: menus of any keys, queues that offer and do not. */
export const anyStep: fc.Arbitrary<FlowStep> = fc
  .tuple(
    fc.constantFrom(...TYPES),
    fc.subarray([...FLOW_KEYS], { minLength: 1 }),
    fc.boolean(),
    text,
  )
  .map(([type, keys, offers, words]) => {
    const step = newStep(type);
    if (step.type === "menu")
      return { ...step, options: keys.map((key) => ({ key, label: { ko: words, en: words } })) };
    if (step.type === "queue")
      return {
        ...step,
        treatment: {
          ...step.treatment,
          maxWaitMs: offers ? 60_000 : 0,
          callback: offers ? { key: "1", afterMs: 0, message: emptyMessage() } : null,
        },
      };
    if (step.type === "set") return { ...step, value: words };
    return step;
  });

/** A graph with a start and up to eleven steps, anything wired to anything that may follow. */
export const anyGraph: fc.Arbitrary<FlowGraph> = fc
  .array(fc.record({ step: anyStep, label: text, x: fc.nat(2_000), y: fc.nat(2_000) }), {
    maxLength: 11,
  })
  .chain((drafts) => {
    const ids = drafts.map((_, index) => `s${index}`);
    const nodes: FlowNode[] = [
      { id: "start", label: "", position: { x: 0, y: 0 }, exits: { next: null }, type: "start" },
      ...drafts.map(({ step, label, x, y }, index): FlowNode => {
        const exits = Object.fromEntries(exitsOf(step).map((exit) => [exit, null]));
        return { id: ids[index] ?? "", label, position: { x, y }, exits, ...step };
      }),
    ];
    const ends = nodes.flatMap((node) => exitsOf(node).map((exit) => ({ id: node.id, exit })));
    const target = ids.length === 0 ? fc.constant(null) : fc.constantFrom(null, ...ids);
    return fc.array(target, { minLength: ends.length, maxLength: ends.length }).map((targets) => ({
      nodes: nodes.map((node) => ({
        ...node,
        exits: Object.fromEntries(
          ends.flatMap(({ id, exit }, place) =>
            id === node.id ? [[exit, targets[place] ?? null]] : [],
          ),
        ),
      })),
    }));
  });

/** Exits that name a node which is not there, and exits that are not exactly the step's own. */
export function faultsOf(graph: FlowGraph): string[] {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const faults: string[] = ids.size === graph.nodes.length ? [] : ["an id comes twice"];
  for (const node of graph.nodes) {
    const own = exitsOf(node);
    if (Object.keys(node.exits).toSorted().join() !== own.toSorted().join())
      faults.push(`${node.id} has ${Object.keys(node.exits).join()}, not ${own.join()}`);
    for (const [exit, target] of Object.entries(node.exits))
      if (target !== null && !ids.has(target)) faults.push(`${node.id}:${exit} dangles`);
  }
  if (graph.nodes.filter(({ type }) => type === "start").length !== 1) faults.push("not one start");
  return faults;
}
