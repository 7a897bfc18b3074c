import type { FlowProblem } from "@maru/protocol";
import type { Overlay } from "./canvas/canvas-nodes.ts";
import { edgeId } from "./graph/exits.ts";

/** How many problems each node has, and which exits lead nowhere. */
export function problemOverlay(
  problems: readonly FlowProblem[],
): Pick<Overlay, "problems" | "openExits"> {
  const counts = new Map<string, number>();
  const openExits = new Set<string>();
  for (const { nodeId, exit } of problems) {
    if (nodeId === null) continue;
    counts.set(nodeId, (counts.get(nodeId) ?? 0) + 1);
    if (exit !== null) openExits.add(edgeId({ source: nodeId, exit }));
  }
  return { problems: counts, openExits };
}
