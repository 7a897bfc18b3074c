import { createStore, type StoreApi } from "zustand/vanilla";

export type Theme = "system" | "light" | "dark";
export type Preferences = {
  /** Null: what the account says, else the browser. */
  language: "ko" | "en" | null;
  theme: Theme;
  sound: boolean;
  notifications: boolean;
  /** Shortcuts of one letter can be turned off (WCAG 2.1.4). */
  singleKeys: boolean;
  customerPanel: boolean;
  /** Devices by the browser's id; null: the system's default. */
  microphoneId: string | null;
  speakerId: string | null;
  ringerId: string | null;
  /** The phone widget: in the contact list's column, or free on the screen. */
  phoneDocked: boolean;
  /** Of the free widget, in pixels from the window's edges; null: where it starts. */
  phoneAt: { right: number; top: number } | null;
};

const KEY = "maru.preferences";
const DEFAULTS: Preferences = {
  language: null,
  theme: "system",
  sound: true,
  notifications: true,
  singleKeys: true,
  customerPanel: true,
  microphoneId: null,
  speakerId: null,
  ringerId: null,
  phoneDocked: true,
  phoneAt: null,
};

/** This machine's choices; they outlive the session. */
export function createPreferences(
  storage: Pick<Storage, "getItem" | "setItem">,
): StoreApi<Preferences> {
  const store = createStore<Preferences>(() => read(storage));
  store.subscribe((preferences) => {
    try {
      storage.setItem(KEY, JSON.stringify(preferences));
    } catch {
      // A full or forbidden storage: the choice holds until the page closes.
    }
  });
  return store;
}

function read(storage: Pick<Storage, "getItem">): Preferences {
  let kept: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(storage.getItem(KEY) ?? "{}");
    if (typeof parsed === "object" && parsed !== null) kept = parsed;
  } catch {
    // Not ours, or cut off: the defaults.
  }
  const flag = (
    name: "sound" | "notifications" | "singleKeys" | "customerPanel" | "phoneDocked",
  ): boolean => {
    const value = kept[name];
    return typeof value === "boolean" ? value : DEFAULTS[name];
  };
  const device = (name: "microphoneId" | "speakerId" | "ringerId"): string | null => {
    const value = kept[name];
    return typeof value === "string" ? value : null;
  };
  return {
    language: kept.language === "ko" || kept.language === "en" ? kept.language : null,
    theme: kept.theme === "light" || kept.theme === "dark" ? kept.theme : "system",
    sound: flag("sound"),
    notifications: flag("notifications"),
    singleKeys: flag("singleKeys"),
    customerPanel: flag("customerPanel"),
    microphoneId: device("microphoneId"),
    speakerId: device("speakerId"),
    ringerId: device("ringerId"),
    phoneDocked: flag("phoneDocked"),
    phoneAt: cornerOf(kept.phoneAt),
  };
}

function cornerOf(value: unknown): Preferences["phoneAt"] {
  if (typeof value !== "object" || value === null) return null;
  const { right, top } = value as { right?: unknown; top?: unknown };
  return typeof right === "number" && typeof top === "number" ? { right, top } : null;
}
