import type { FlowProblem } from "@maru/protocol";
import { useReactFlow } from "@xyflow/react";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useSay } from "../../hooks/words-context.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { wordsFor } from "../../words.ts";
import { focusNode } from "./canvas/focus-node.ts";
import { QUICK } from "./canvas/view.ts";
import { useDesigner, useGraph, useProblems, useStepWords } from "./designer-context.tsx";
import { nodeOf } from "./graph/flow-graph.ts";
import { sizeOf } from "./graph/node-size.ts";
import { SidePanel } from "./side-panel.tsx";
import { exitLine, titleOf } from "./step-words.ts";

/** What keeps the flow from being published; each leads to its step. */
export function ProblemsPanel() {
  const say = useSay();
  const designer = useDesigner();
  const problems = useProblems();
  return (
    <SidePanel title={say("flows.problems.title")} onClose={() => designer.open(null)}>
      {problems.length === 0 ? (
        <EmptyState
          icon={CircleCheck}
          title={say("flows.problems.none")}
          detail={say("flows.problems.noneDetail")}
        />
      ) : (
        <ul className="px-2 pb-4">
          {problems.map((problem) => (
            <li
              key={`${problem.nodeId}.${problem.code}.${problem.exit}.${problem.field}`}
              className="border-b border-line last:border-0"
            >
              <ProblemRow problem={problem} />
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  );
}

function ProblemRow({ problem }: { problem: FlowProblem }) {
  const words = useStepWords();
  const { say } = words;
  const graph = useGraph();
  const goTo = useGoTo();
  const node = problem.nodeId === null ? undefined : nodeOf(graph, problem.nodeId);
  const where =
    node === undefined
      ? say("flows.problems.whole")
      : problem.exit === null
        ? titleOf(words, node)
        : `${titleOf(words, node)} › ${exitLine(words, node, problem.exit)}`;
  return (
    <button
      type="button"
      disabled={node === undefined}
      onClick={() => node !== undefined && goTo(node.id)}
      className="inset-focus flex w-full items-start gap-2.5 rounded-sm px-2 py-2.5 text-left enabled:hover:bg-surface-2"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-rona-ink" strokeWidth={2} />
      <span className="min-w-0">
        <span className="block text-sm text-ink">
          {wordsFor(say, "flowProblem", problem.code) ?? problem.code}
        </span>
        <span className="block truncate text-xs text-ink-3">{where}</span>
      </span>
    </button>
  );
}

/** Brings a step into the middle, and puts the keyboard on it. */
export function useGoTo(): (id: string) => void {
  const designer = useDesigner();
  const { setCenter, getZoom } = useReactFlow();
  return (id) => {
    const node = nodeOf(designer.graph(), id);
    if (node === undefined) return;
    const { width, height } = sizeOf(node);
    const zoom = Math.max(0.7, getZoom());
    designer.select([id], id);
    void setCenter(node.position.x + width / 2, node.position.y + height / 2, { zoom, ...QUICK });
    focusNode(id);
  };
}
