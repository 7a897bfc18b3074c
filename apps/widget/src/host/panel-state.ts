import type { Language } from "../words/words.ts";

/** What the page may change from outside, and what the widget remembers for this tab. */
export type PanelState = {
  readonly open: boolean;
  readonly language: Language;
  /** Opened by a person just now: focus goes in. After a reload it stays where it is. */
  readonly byHand: boolean;
};

export class Panel {
  #state: PanelState;
  #listeners = new Set<() => void>();
  #remember: (open: boolean) => void;

  constructor(open: boolean, language: Language, remember: (open: boolean) => void) {
    this.#state = { open, language, byHand: false };
    this.#remember = remember;
  }

  get state(): PanelState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setOpen(open: boolean): void {
    if (open === this.#state.open) return;
    this.#remember(open);
    this.#set({ open, byHand: true });
  }

  setLanguage(language: Language): void {
    this.#set({ language });
  }

  #set(change: Partial<PanelState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
