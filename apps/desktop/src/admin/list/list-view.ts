import { useState } from "react";

/** What a person looked for in a list, so that it is still there when they come back from an item. */
export type ListView = {
  query: string;
  /** Chosen value by filter; left out: everything. */
  filters: Readonly<Record<string, string>>;
  sort: { column: string; descending: boolean } | null;
};

const EMPTY: ListView = { query: "", filters: {}, sort: null };
/** By section, as long as the page lives. */
const views = new Map<string, ListView>();

export function useListView(section: string): [ListView, (change: Partial<ListView>) => void] {
  const [view, setView] = useState<ListView>(() => views.get(section) ?? EMPTY);
  const change = (part: Partial<ListView>) => {
    const next = { ...view, ...part };
    views.set(section, next);
    setView(next);
  };
  return [view, change];
}
