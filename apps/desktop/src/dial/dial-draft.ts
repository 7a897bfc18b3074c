import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { useDesk } from "../hooks/desk-context.tsx";
import type { Desk } from "../state/desk.ts";

/** What the agent is about to dial. It outlives the pad, which is away during a call. */
export type DialDraft = {
  /** As it stands in the field: grouped. */
  text: string;
  /** The number to show to who is called (V-71); null: the default. */
  callerNumberId: string | null;
};

const drafts = new WeakMap<Desk, StoreApi<DialDraft>>();

export function dialDraft(desk: Desk): StoreApi<DialDraft> {
  let draft = drafts.get(desk);
  if (draft === undefined) {
    draft = createStore<DialDraft>(() => ({ text: "", callerNumberId: null }));
    drafts.set(desk, draft);
  }
  return draft;
}

export const useDialDraft = (): DialDraft => useStore(dialDraft(useDesk()));
