import { createStore, type StoreApi } from "zustand/vanilla";

/** A message of mine that the transcript does not have yet. */
export type OutgoingMessage = {
  clientId: string;
  at: number;
  text: string;
  /** The code of the refusal or fault; null while it is under way. */
  failure: string | null;
};

/** By interaction, in the order they were written. */
export type Outgoing = Readonly<Record<string, readonly OutgoingMessage[]>>;

export type OutgoingStore = {
  store: StoreApi<Outgoing>;
  add(interactionId: string, message: OutgoingMessage): void;
  fail(interactionId: string, clientId: string, failure: string): void;
  remove(interactionId: string, clientId: string): void;
};

export function createOutgoing(): OutgoingStore {
  const store = createStore<Outgoing>(() => ({}));
  const change = (
    interactionId: string,
    next: (messages: readonly OutgoingMessage[]) => readonly OutgoingMessage[],
  ) =>
    store.setState((all) => {
      const { [interactionId]: mine = [], ...others } = all;
      const changed = next(mine);
      return changed.length === 0 ? others : { ...others, [interactionId]: changed };
    }, true);
  return {
    store,
    add: (interactionId, message) =>
      change(interactionId, (all) => [
        ...all.filter(({ clientId }) => clientId !== message.clientId),
        message,
      ]),
    fail: (interactionId, clientId, failure) =>
      change(interactionId, (all) =>
        all.map((message) => (message.clientId === clientId ? { ...message, failure } : message)),
      ),
    remove: (interactionId, clientId) =>
      change(interactionId, (all) => all.filter((message) => message.clientId !== clientId)),
  };
}
