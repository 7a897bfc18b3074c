import type { FlowProblem } from "@maru/protocol";
import { createContext, useContext, useMemo } from "react";
import { useStore } from "zustand";
import { useLanguage, useSay } from "../../hooks/words-context.tsx";
import type { Designer, DesignerState } from "./designer-state.ts";
import type { FlowGraph } from "./graph/flow-graph.ts";
import type { References } from "./references.ts";
import type { StepWords } from "./step-words.ts";
import type { TestRun } from "./test/test-run.ts";

type Parts = {
  designer: Designer;
  references: References;
  /** Of the graph as it was a moment ago. */
  problems: readonly FlowProblem[];
  testRun: TestRun;
};

export const DesignerContext = createContext<Parts | null>(null);

function useParts(): Parts {
  const parts = useContext(DesignerContext);
  if (parts === null) throw new Error("this part of the screen needs a designer");
  return parts;
}

export const useDesigner = (): Designer => useParts().designer;
export const useTestRunStore = (): TestRun => useParts().testRun;
export const useReferences = (): References => useParts().references;
export const useProblems = (): readonly FlowProblem[] => useParts().problems;

export function useDesignerState<T>(of: (state: DesignerState) => T): T {
  return useStore(useDesigner().store, of);
}

export const useGraph = (): FlowGraph => useDesignerState(({ history }) => history.present);

export function useStepWords(): StepWords {
  const say = useSay();
  const language = useLanguage();
  const { designer, references } = useParts();
  return useMemo(
    () => ({ say, language, channel: designer.channel, references }),
    [say, language, designer, references],
  );
}
