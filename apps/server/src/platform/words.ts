import type { Words } from "./refusal.ts";

/** What the person who starts Maru reads on standard output. */
export const readyWords = (url: string): Words => ({
  en: `Maru is ready: ${url}`,
  ko: `마루가 준비되었습니다: ${url}`,
});
