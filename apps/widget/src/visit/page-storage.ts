/** `localStorage` under a prefix, that still works (for this page only) where storage is blocked or full. */
export type PageStorage = {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
  /** Another tab changed something. */
  subscribe(listener: () => void): () => void;
};

export function createPageStorage(find: () => Storage, prefix: string): PageStorage {
  // Holds what the browser refused to keep.
  const memory = new Map<string, string>();
  const withStorage = <T>(use: (storage: Storage) => T): T | undefined => {
    try {
      return use(find());
    } catch {
      return undefined;
    }
  };
  return {
    get: (key) =>
      memory.get(key) ?? withStorage((storage) => storage.getItem(prefix + key)) ?? undefined,
    set(key, value) {
      const kept = withStorage((storage) => {
        storage.setItem(prefix + key, value);
        return true;
      });
      if (kept === true) memory.delete(key);
      else memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      withStorage((storage) => storage.removeItem(prefix + key));
    },
    keys() {
      const stored = withStorage((storage) => Object.keys(storage)) ?? [];
      const own = stored.filter((name) => name.startsWith(prefix));
      return [...new Set([...own.map((name) => name.slice(prefix.length)), ...memory.keys()])];
    },
    subscribe(listener) {
      const onStorage = (event: StorageEvent) => {
        // A null key: everything was cleared.
        if (event.key === null || event.key.startsWith(prefix)) listener();
      };
      addEventListener("storage", onStorage);
      return () => removeEventListener("storage", onStorage);
    },
  };
}

export function readJson<T>(storage: PageStorage, key: string): T | undefined {
  try {
    return JSON.parse(storage.get(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}
