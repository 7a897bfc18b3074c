import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Language, WORDS, type Words } from "../words/words.ts";

/** Set by `App` for everything under it. */
export const Speech = createContext<{ words: Words; language: Language }>({
  words: WORDS.ko,
  language: "ko",
});

export const useWords = () => useContext(Speech);
