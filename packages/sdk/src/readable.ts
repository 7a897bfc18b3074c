/** A value that changes, in the shape React's `useSyncExternalStore` wants: `get` is stable between two calls of a listener. */
export type Readable<T> = {
  get(): T;
  /** The listener is called after each change; the returned function ends that. */
  subscribe(listener: () => void): () => void;
};

/** Functions to call, each at most once per subscription, in the order they subscribed. */
export type Listeners<T> = {
  add(listener: (value: T) => void): () => void;
  emit(value: T): void;
};

export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<{ call: (value: T) => void }>();
  return {
    add(listener) {
      const entry = { call: listener };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    emit(value) {
      // A copy: a listener may unsubscribe itself or others while it runs.
      for (const entry of [...listeners]) if (listeners.has(entry)) callSafely(entry.call, value);
    },
  };
}

/** A listener's bug belongs to the listener: it is reported where uncaught errors go, and the others still hear. */
export function callSafely<T>(listener: (value: T) => void, value: T): void {
  try {
    listener(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
