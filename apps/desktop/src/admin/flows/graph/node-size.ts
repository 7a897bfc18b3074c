/** How large a node is drawn. Fixed, so that a layout can be computed without a screen. In pixels. */
import { exitsOf } from "./exits.ts";
import type { FlowNode } from "./flow-graph.ts";

export const NODE_WIDTH = 240;
export const HEAD_HEIGHT = 56;
export const SUMMARY_HEIGHT = 44;
export const EXIT_HEIGHT = 30;
const FOOT = 8;

export type Size = { width: number; height: number };

export const hasSummary = ({ type }: FlowNode): boolean => type !== "start" && type !== "end";

/** Where the first exit's row begins. */
export const exitsTop = (node: FlowNode): number =>
  HEAD_HEIGHT + (hasSummary(node) ? SUMMARY_HEIGHT : 0);

export function sizeOf(node: FlowNode): Size {
  const exits = exitsOf(node).length;
  const foot = exits > 0 ? FOOT : 0;
  return { width: NODE_WIDTH, height: exitsTop(node) + exits * EXIT_HEIGHT + foot };
}
