import { createStore, type StoreApi } from "zustand/vanilla";
import type { ChannelTab } from "./card-list.ts";

/** One at a time: a dialog over a dialog loses people. */
export type Dialog =
  | { kind: "transfer"; interactionId: string }
  | { kind: "consult"; interactionId: string }
  | { kind: "abusive"; interactionId: string }
  | { kind: "end"; interactionId: string }
  | { kind: "palette" }
  | { kind: "shortcuts" }
  | { kind: "password" }
  | { kind: "secondFactor" };

export type CustomerTab = "info" | "history";

/** What is open and chosen on this screen; nothing of it matters to anybody else. */
export type View = {
  dialog: Dialog | null;
  channelTab: ChannelTab;
  customerTab: CustomerTab;
  /** The customer panel as a drawer, where there is no room for a column. */
  drawer: boolean;
  stateMenu: boolean;
  /** The phone widget in full, or as a bar. */
  phoneOpen: boolean;
  /** Its keys for the machine at the other end (DTMF). */
  keypad: boolean;
  /** Which of several ringing contacts the dock shows. */
  ringingIndex: number;
  /** Until then the next composer to appear takes the focus: its agent was writing, or has just accepted. */
  composerWantedUntil: number;
};

export type ViewStore = StoreApi<View>;

const COMPOSER_APPEARS_MS = 1_000;

export function wantComposer(view: ViewStore): void {
  view.setState({ composerWantedUntil: performance.now() + COMPOSER_APPEARS_MS });
}

export function createView(): ViewStore {
  return createStore<View>(() => ({
    dialog: null,
    channelTab: "all",
    customerTab: "info",
    drawer: false,
    stateMenu: false,
    phoneOpen: false,
    keypad: false,
    ringingIndex: 0,
    composerWantedUntil: 0,
  }));
}
