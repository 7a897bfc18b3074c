import { useEffect, useState } from "react";
import { type Autosave, createAutosave } from "./autosave.ts";
import type { About, Designer } from "./designer-state.ts";
import type { Flow } from "./flow-api.ts";
import type { FlowGraph } from "./graph/flow-graph.ts";
import { useFlowApi } from "./use-flow-api.ts";

/** What of a flow is drawn and written in the designer. */
export type FlowDraft = { about: About; graph: FlowGraph };
export type FlowAutosave = Autosave<FlowDraft>;

/** Saves what the designer holds as it changes; the browser asks before a tab with unsaved work is closed. */
export function useAutosave(designer: Designer, flow: Flow, revision: string): FlowAutosave {
  const api = useFlowApi();
  const [draftOf] = useState(() => createDraftOf(designer));
  const [autosave] = useState(() =>
    createAutosave<FlowDraft>({
      value: draftOf(),
      revision,
      save: ({ about, graph }, known) => api.save({ ...flow, ...about, draft: graph }, known),
      later: (what, ms) => {
        const timer = setTimeout(what, ms);
        return () => clearTimeout(timer);
      },
    }),
  );
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (autosave.store.getState().status !== "saved") event.preventDefault();
    };
    window.addEventListener("beforeunload", onLeave);
    const stop = designer.store.subscribe(() => autosave.changed(draftOf()));
    return () => {
      window.removeEventListener("beforeunload", onLeave);
      stop();
      void autosave.flush();
    };
  }, [designer, autosave, draftOf]);
  return autosave;
}

/** The draft of now; the same object again while nothing of it has changed. */
function createDraftOf({ store }: Designer): () => FlowDraft {
  let draft: FlowDraft | null = null;
  return () => {
    const { about, history } = store.getState();
    const { present: graph } = history;
    if (draft?.about !== about || draft.graph !== graph) draft = { about, graph };
    return draft;
  };
}
