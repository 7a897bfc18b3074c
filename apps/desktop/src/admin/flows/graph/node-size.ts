/** How large a node is drawn. Fixed, so that a layout can be computed without a screen. In pixels. */
import { exitsOf } from "./exits.ts";
import type { FlowNode } from "./flow-graph.ts";

export const NODE_WIDTH = 264;
const HEAD = 56;
const SUMMARY = 44;
const EXIT = 30;
const FOOT = 8;

export type Size = { width: number; height: number };

export function sizeOf(node: FlowNode): Size {
  const summary = node.type === "start" || node.type === "end" ? 0 : SUMMARY;
  const exits = exitsOf(node).length;
  return { width: NODE_WIDTH, height: HEAD + summary + exits * EXIT + (exits > 0 ? FOOT : 0) };
}
