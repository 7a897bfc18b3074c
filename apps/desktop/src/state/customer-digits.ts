import type { Client } from "@maru/sdk";
import { createStore, type StoreApi } from "zustand/vanilla";
import { isOnCall } from "./current-call.ts";

/** The last keys the customer of a call pressed (DTMF); an agent has one call at a time. */
export type CustomerDigits = { interactionId: string | null; digits: string };

const NONE: CustomerDigits = { interactionId: null, digits: "" };

/** As many as stay readable in one line; they are kept nowhere. */
const SHOWN = 18;

/** They may be a card's or a person's number: once the call is over they are forgotten. */
export function watchDigits(client: Pick<Client, "onDigit" | "documents">): {
  store: StoreApi<CustomerDigits>;
  close: () => void;
} {
  const store = createStore<CustomerDigits>(() => NONE);
  const forget = () => {
    const { interactionId } = store.getState();
    if (interactionId === null) return;
    const contact = client.documents.get(`contact/${interactionId}`);
    if (contact === undefined || !isOnCall(contact)) store.setState(NONE);
  };
  const endings = [
    client.onDigit(({ interactionId, digit }) =>
      store.setState((last) => {
        const before = last.interactionId === interactionId ? last.digits : "";
        return { interactionId, digits: (before + digit).slice(-SHOWN) };
      }),
    ),
    client.documents.subscribe("contact/", forget),
  ];
  return { store, close: () => endings.forEach((end) => void end()) };
}
