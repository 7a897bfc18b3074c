import { type Language, WORDS, type Words } from "../words/words.ts";

/**
 * The words of the language spoken now. There is one widget on a page, drawn from the top whenever anything
 * changes: `App` speaks first, everything under it reads. (A context would say the same with more bytes.)
 */
export const speech: { language: Language; words: Words } = { language: "ko", words: WORDS.ko };

export function speak(language: Language): void {
  speech.language = language;
  speech.words = WORDS[language];
}
