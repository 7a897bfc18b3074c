import { createHash } from "node:crypto";
import type { FlowGraph } from "@maru/core";

/** Graphs in the state are replaced, never changed: each is read once. */
const fingerprints = new WeakMap<FlowGraph, string>();

/** Whether two graphs say the same, whatever order their keys were written in. */
export function sameGraph(a: FlowGraph, b: FlowGraph): boolean {
  return a === b || fingerprint(a) === fingerprint(b);
}

function fingerprint(graph: FlowGraph): string {
  const known = fingerprints.get(graph);
  if (known !== undefined) return known;
  const made = createHash("sha256").update(JSON.stringify(graph, sorted)).digest("base64");
  fingerprints.set(graph, made);
  return made;
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
