/**
 * Keeps the draft on the server as it is drawn: a moment after the last change, one save at a time, the newest of it.
 * When somebody else has changed the flow nothing is saved until the administrator has chosen whose draft stays.
 *
 *   saved ──edit──► waiting ──pause──► saving ──► saved
 *                                        │ ├──► failed ──(edit or retry)──► saving
 *                                        └────► conflict ──(overwrite)──► saving
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { MessageKey } from "../../words.ts";

export type SaveState =
  | { status: "saved" }
  | { status: "waiting" }
  | { status: "saving" }
  | { status: "failed"; why: MessageKey }
  | { status: "conflict" };

export type SaveOutcome =
  | { status: "saved"; revision: string }
  | { status: "conflict"; revision: string }
  | { status: "failed"; why: MessageKey };

export type Autosave<Value> = {
  store: StoreApi<SaveState>;
  /** Call it with each change; the same value again is none. */
  changed(value: Value): void;
  /** Saves what is not saved yet; answers whether all of it is on the server. */
  flush(): Promise<boolean>;
  /** After a conflict: this draft stays, over the other's. */
  overwrite(): Promise<boolean>;
  retry(): Promise<boolean>;
  close(): void;
};

export const PAUSE_MS = 700;

type Options<Value> = {
  /** As the server has it. */
  value: Value;
  revision: string;
  save: (value: Value, revision: string) => Promise<SaveOutcome>;
  /** A timer's start; answers how it is stopped. */
  later: (what: () => void, ms: number) => () => void;
};

export function createAutosave<Value>({
  value,
  revision,
  save,
  later,
}: Options<Value>): Autosave<Value> {
  const store = createStore<SaveState>(() => ({ status: "saved" }));
  let saved = value;
  let wanted = value;
  let known = revision;
  /** What the server has, seen when it refused ours. */
  let theirs = revision;
  let stopTimer: (() => void) | null = null;
  let underWay: Promise<boolean> | null = null;

  function now(): Promise<boolean> {
    stopTimer?.();
    stopTimer = null;
    underWay ??= run().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  async function run(): Promise<boolean> {
    while (wanted !== saved) {
      const sent = wanted;
      store.setState({ status: "saving" }, true);
      const outcome = await save(sent, known);
      if (outcome.status === "saved") {
        saved = sent;
        known = outcome.revision;
        continue;
      }
      if (outcome.status === "conflict") theirs = outcome.revision;
      store.setState(
        outcome.status === "conflict"
          ? { status: "conflict" }
          : { status: "failed", why: outcome.why },
        true,
      );
      return false;
    }
    store.setState({ status: "saved" }, true);
    return true;
  }

  return {
    store,
    changed(next) {
      if (next === wanted) return;
      wanted = next;
      const { status } = store.getState();
      if (status === "conflict" || status === "saving") return;
      if (next === saved) {
        stopTimer?.();
        store.setState({ status: "saved" }, true);
        return;
      }
      store.setState({ status: "waiting" }, true);
      stopTimer?.();
      stopTimer = later(() => void now(), PAUSE_MS);
    },
    flush: () => (store.getState().status === "conflict" ? Promise.resolve(false) : now()),
    overwrite() {
      known = theirs;
      return now();
    },
    retry: now,
    close: () => stopTimer?.(),
  };
}
