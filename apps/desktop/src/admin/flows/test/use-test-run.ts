import { useEffect } from "react";
import { useStore } from "zustand";
import { useDesigner, useTestRunStore } from "../designer-context.tsx";
import type { TestRun, TestState } from "./test-run.ts";

export function useTestRun<T>(of: (state: TestState) => T): T {
  return useStore(useTestRunStore().store, of);
}

const PAUSE_MS = 450;

/** Starts a run when there is none, and plays it again a moment after each edit. */
export function useReplay(run: TestRun): void {
  const designer = useDesigner();
  useEffect(() => {
    if (run.store.getState().result === null) run.start();
    else run.replay();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let played = designer.graph();
    const stop = designer.store.subscribe(() => {
      if (designer.graph() === played) return;
      played = designer.graph();
      clearTimeout(timer);
      timer = setTimeout(run.replay, PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [run, designer]);
}
