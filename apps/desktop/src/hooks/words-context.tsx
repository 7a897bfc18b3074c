import { createContext, useContext } from "react";
import type { IntlShape } from "react-intl";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { type SpanWords, spanWords } from "../state/duration.ts";
import type { Text } from "../state/notices.ts";
import type { Preferences } from "../state/preferences.ts";
import type { Language, Say, Words } from "../words.ts";

export const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error("this part of the screen needs words");
  return words;
}

export const useSay = (): Say => useWords().say;
export const useIntlShape = (): IntlShape => useWords().intl;
export const useLanguage = (): Language => useWords().language;

export const sayText = (say: Say, text: Text): string => say(text.key, text.values);

export function saySpan(say: Say, ms: number): string {
  const { key, values }: SpanWords = spanWords(ms);
  return say(key, values);
}

export const PreferencesContext = createContext<StoreApi<Preferences> | null>(null);

export function usePreferencesStore(): StoreApi<Preferences> {
  const store = useContext(PreferencesContext);
  if (store === null) throw new Error("this part of the screen needs preferences");
  return store;
}

export function usePreferences(): Preferences {
  return useStore(usePreferencesStore());
}
