/** Where edges leave and enter a node, in pixels from its upper left corner. The same numbers draw the handles. */
import { exitsOf } from "./exits.ts";
import type { FlowNode } from "./flow-graph.ts";
import { EXIT_HEIGHT, exitsTop, HEAD_HEIGHT, NODE_WIDTH } from "./node-size.ts";

/** As it is seen; what can be hit is larger. Its middle is on the node's border. */
export const HANDLE = 12;
const OUTSIDE = HANDLE / 2;

export type HandlePlace = { id: string; x: number; y: number };

export function exitHandles(node: FlowNode): HandlePlace[] {
  const top = exitsTop(node);
  return exitsOf(node).map((id, place) => ({
    id,
    x: NODE_WIDTH + OUTSIDE - HANDLE,
    y: top + place * EXIT_HEIGHT + (EXIT_HEIGHT - HANDLE) / 2,
  }));
}

/** Where a node is entered; null: it is a start. */
export function entryHandle(node: FlowNode): HandlePlace | null {
  if (node.type === "start") return null;
  return { id: "in", x: -OUTSIDE, y: (HEAD_HEIGHT - HANDLE) / 2 };
}
