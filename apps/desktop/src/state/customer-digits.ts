import type { Client } from "@maru/sdk";
import { createStore, type StoreApi } from "zustand/vanilla";

/** The last keys the customer of a call pressed (DTMF); an agent has one call at a time. */
export type CustomerDigits = { interactionId: string | null; digits: string };

/** As many as stay readable in one line; they are kept nowhere. */
const SHOWN = 18;

export function watchDigits(client: Pick<Client, "onDigit">): {
  store: StoreApi<CustomerDigits>;
  close: () => void;
} {
  const store = createStore<CustomerDigits>(() => ({ interactionId: null, digits: "" }));
  const close = client.onDigit(({ interactionId, digit }) =>
    store.setState((last) => {
      const before = last.interactionId === interactionId ? last.digits : "";
      return { interactionId, digits: (before + digit).slice(-SHOWN) };
    }),
  );
  return { store, close };
}
