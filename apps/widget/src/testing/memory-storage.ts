import type { PageStorage } from "../visit/page-storage.ts";

/** A browser's storage as several tabs see it: each `tab()` hears of what the others change. */
export class MemoryStorage {
  readonly items = new Map<string, string>();
  #listeners = new Map<object, Set<() => void>>();

  tab(): PageStorage {
    const own = new Set<() => void>();
    const tab: PageStorage = {
      get: (key) => this.items.get(key),
      set: (key, value) => {
        this.items.set(key, value);
        this.#tell(tab);
      },
      remove: (key) => {
        if (this.items.delete(key)) this.#tell(tab);
      },
      keys: () => [...this.items.keys()],
      subscribe: (listener) => {
        own.add(listener);
        return () => own.delete(listener);
      },
    };
    this.#listeners.set(tab, own);
    return tab;
  }

  /** As browsers do: later, and to the other tabs only. */
  #tell(writer: object): void {
    for (const [tab, listeners] of this.#listeners)
      if (tab !== writer) for (const listener of listeners) queueMicrotask(listener);
  }
}
