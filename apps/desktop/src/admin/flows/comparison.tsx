import { Panel } from "@xyflow/react";
import { X } from "lucide-react";
import { useSay } from "../../hooks/words-context.tsx";
import { BareIconButton } from "../../ui/icon-button.tsx";
import type { Overlay } from "./canvas/canvas-nodes.ts";
import {
  countDifference,
  type DifferenceCounts,
  differenceOf,
  overlay as laidOver,
} from "./graph/difference.ts";
import type { FlowGraph } from "./graph/flow-graph.ts";

/** A version the draft is compared with. */
export type Comparison = { version: number; graph: FlowGraph };

export type Compared = { graph: FlowGraph; overlay: Overlay; counts: DifferenceCounts };

/** From the version to the draft: both on one canvas, coloured by what became of each step. */
export function overlayOf(version: FlowGraph, draft: FlowGraph): Compared {
  const difference = differenceOf(version, draft);
  const edgeMarks = new Map(
    [...difference.edges].map(([id, { mark, edge }]) => [id, { mark, ...edge }]),
  );
  return {
    graph: laidOver(version, draft),
    overlay: { marks: difference.nodes, edgeMarks },
    counts: countDifference(difference),
  };
}

/** What is compared, and what the colours mean. */
export function ComparisonBar({
  comparison,
  counts,
  onClose,
}: {
  comparison: Comparison;
  counts: DifferenceCounts;
  onClose: () => void;
}) {
  const say = useSay();
  const same = counts.added + counts.removed + counts.changed + counts.connections === 0;
  return (
    <Panel position="top-center" style={{ margin: 12 }}>
      <div className="flex items-center gap-3 rounded-md bg-surface-1 py-1 pl-3 pr-1 text-xs text-ink-2 shadow-floating">
        <span className="font-semibold text-ink">
          {say("flows.compare.title", { version: comparison.version })}
        </span>
        {same ? <span>{say("flows.compare.same")}</span> : <Legend counts={counts} />}
        <BareIconButton size="sm" icon={X} label={say("flows.compare.close")} onClick={onClose} />
      </div>
    </Panel>
  );
}

const DOTS = { added: "bg-available", changed: "bg-idle", removed: "bg-rona" } as const;

export function Legend({ counts }: { counts: DifferenceCounts }) {
  const say = useSay();
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {(["added", "changed", "removed"] as const).map((mark) => (
        <li key={mark} className="flex items-center gap-1.5">
          <span aria-hidden className={`size-2 rounded-full ${DOTS[mark]}`} />
          {say(`flows.compare.${mark}`, { count: counts[mark] })}
        </li>
      ))}
      {counts.connections > 0 && (
        <li>{say("flows.compare.connections", { count: counts.connections })}</li>
      )}
    </ul>
  );
}
