import type { EntryDocument } from "@maru/protocol";
import type { DocumentAt, DocumentKey, DocumentPrefix } from "@maru/sdk";
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { Desk } from "../state/desk.ts";
import type { Place } from "../state/place.ts";
import type { View } from "../state/view.ts";

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("this part of the screen needs a desk");
  return desk;
}

/** One document; the component draws again only when that one changed. */
export function useDocument<Key extends DocumentKey>(key: Key): DocumentAt<Key> | undefined {
  const { documents } = useDesk().client;
  const subscribe = useCallback(
    (listener: () => void) => documents.subscribe(key, listener),
    [documents, key],
  );
  return useSyncExternalStore(subscribe, () => documents.get(key));
}

export function useDocuments<Prefix extends DocumentPrefix>(
  prefix: Prefix,
): readonly DocumentAt<Prefix>[] {
  const { documents } = useDesk().client;
  const subscribe = useCallback(
    (listener: () => void) => documents.subscribe(prefix, listener),
    [documents, prefix],
  );
  return useSyncExternalStore(subscribe, () => documents.list(prefix));
}

export function useEntries(interactionId: string): readonly EntryDocument[] {
  const { documents } = useDesk().client;
  const subscribe = useCallback(
    (listener: () => void) => documents.subscribe(`entry/${interactionId}/`, listener),
    [documents, interactionId],
  );
  return useSyncExternalStore(subscribe, () => documents.entries(interactionId));
}

/** The server's time in whole seconds; draws again every second, so keep what uses it small. */
export function useSeconds(): number {
  const { seconds } = useDesk();
  return useSyncExternalStore(seconds.subscribe, seconds.get);
}

export function useConnection() {
  const { connection } = useDesk().client;
  return useSyncExternalStore(
    useCallback((listener) => connection.subscribe(listener), [connection]),
    () => connection.get(),
  );
}

export function usePlace(): Place {
  return useStore(useDesk().place.store);
}

export function useView<T>(of: (view: View) => T): T {
  return useStore(useDesk().view, of);
}

/** The interaction in the middle of the screen. */
export function useSelectedId(): string | null {
  return useStore(useDesk().place.store, (place) =>
    place.page === "contacts" ? place.interactionId : null,
  );
}
