import type { EntryDocument } from "@maru/protocol";
import { en } from "./en.ts";
import { ko } from "./ko.ts";

type Notice = Extract<EntryDocument["body"], { type: "notice" }>["notice"];
export type MarkName = "sending" | "sent" | "delivered" | "read";
export type LetterFailure = "over" | "full" | "unreachable" | "refused";

/** Everything people read, in one language. */
export type Words = {
  openChat: string;
  closeChat: string;
  unread: (count: number) => string;
  greeting: string;
  lead: string;
  name: string;
  namePlaceholder: string;
  message: string;
  firstMessagePlaceholder: string;
  start: string;
  nameMissing: string;
  messageMissing: string;
  messageTooLong: (max: string) => string;
  waiting: string;
  next: string;
  ahead: (count: number) => string;
  connecting: string;
  waitingHint: string;
  statusWaiting: string;
  statusActive: (names: string) => string;
  statusEnded: string;
  statusIdle: string;
  notices: Record<Notice, (name: string) => string>;
  agent: (name: string) => string;
  you: string;
  typing: (names: string) => string;
  marks: Record<MarkName, string>;
  failures: Record<LetterFailure, string>;
  retry: string;
  retryAnew: string;
  discard: string;
  writeHere: string;
  send: string;
  log: string;
  newMessages: string;
  older: string;
  call: string;
  callFailed: string;
  end: string;
  endShort: string;
  endQuestion: string;
  endHint: string;
  endConfirm: string;
  endCancel: string;
  ending: string;
  ended: string;
  endedHint: string;
  startAnew: string;
  noNetwork: string;
  reconnecting: string;
  keptUntilOnline: string;
  opensNewTab: string;
};

export type Language = "ko" | "en";

export const WORDS: Record<Language, Words> = { ko, en };

/** `auto` follows the page, then the browser. */
export function chooseLanguage(
  wanted: Language | "auto",
  pageLanguage: string,
  browserLanguages: readonly string[],
): Language {
  if (wanted !== "auto") return wanted;
  for (const tag of [pageLanguage, ...browserLanguages]) {
    const language = tag.toLowerCase().split("-")[0];
    if (language === "ko" || language === "en") return language;
  }
  return pageLanguage === "" ? "ko" : "en";
}
