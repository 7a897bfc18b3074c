import type { Client } from "@maru/sdk";
import { createStore, type StoreApi } from "zustand/vanilla";

/** Who is writing, by interaction: the name of the last one who began. */
export type Typists = Readonly<Record<string, string>>;

export function watchTyping(client: Pick<Client, "onTyping">): {
  store: StoreApi<Typists>;
  close: () => void;
} {
  const store = createStore<Typists>(() => ({}));
  const close = client.onTyping(({ interactionId, name, on }) =>
    store.setState(({ [interactionId]: _, ...others }) => {
      return on ? { ...others, [interactionId]: name } : others;
    }, true),
  );
  return { store, close };
}
