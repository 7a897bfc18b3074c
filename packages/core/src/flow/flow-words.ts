/** What the flow itself says in a chat, where nobody wrote it: as the contact's language has it. */
import type { Customer } from "../interaction/interaction.ts";

type Language = Customer["language"];

const WORDS = {
  ko: {
    next: "다음 순서로 연결해 드리겠습니다.",
    position: (place: number) => `현재 대기 순서는 ${place}번째입니다.`,
    wait: (minutes: number) => `예상 대기 시간은 약 ${minutes}분입니다.`,
    longWait: "지금은 문의가 많아 30분 이상 기다리실 수 있습니다.",
  },
  en: {
    next: "You are next.",
    position: (place: number) => `You are number ${place} in the queue.`,
    wait: (minutes: number) => `The estimated wait is about ${minutes} min.`,
    longWait: "We are very busy; the wait may be more than 30 minutes.",
  },
} as const;

export function positionText(language: Language, place: number): string {
  return place <= 1 ? WORDS[language].next : WORDS[language].position(place);
}

export function waitText(language: Language, waitMs: number): string {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  return minutes > 30 ? WORDS[language].longWait : WORDS[language].wait(minutes);
}
