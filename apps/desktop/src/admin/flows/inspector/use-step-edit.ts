import { useSay } from "../../../hooks/words-context.tsx";
import { wordsFor } from "../../../words.ts";
import { useDesigner, useProblems } from "../designer-context.tsx";
import { changeStep } from "../graph/edit.ts";
import { type FlowNode, type FlowStepType, type StepOf, stepOf } from "../graph/flow-graph.ts";

export type NodeOf<Type extends FlowStepType> = Extract<FlowNode, { type: Type }>;

export type StepEdit<Type extends FlowStepType> = {
  /** Other values of some fields. What is written into the same field in a row is one step of undo. */
  set: (change: Partial<Omit<StepOf<Type>, "type">>, tag?: string) => void;
  /** What is wrong with a field, in words; null: nothing. */
  problem: (field: string) => string | null;
};

export function useStepEdit<Type extends FlowStepType>(node: NodeOf<Type>): StepEdit<Type> {
  const designer = useDesigner();
  const problem = useFieldProblem(node.id);
  return {
    problem,
    set(change, tag) {
      const key = tag ?? Object.keys(change).join();
      designer.edit((graph) => {
        const now = graph.nodes.find(({ id }) => id === node.id);
        if (now === undefined || now.type !== node.type) return graph;
        return changeStep(graph, node.id, { ...stepOf(now), ...change } as StepOf<Type>);
      }, `${node.id}.${key}`);
    },
  };
}

/** Words for the first problem of a field of a node. */
export function useFieldProblem(nodeId: string): (field: string) => string | null {
  const say = useSay();
  const problems = useProblems();
  return (field) => {
    const found = problems.find((one) => one.nodeId === nodeId && one.field === field);
    return found === undefined ? null : (wordsFor(say, "flowProblem", found.code) ?? found.code);
  };
}
