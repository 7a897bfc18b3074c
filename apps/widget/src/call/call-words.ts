import type { Language } from "../words/words.ts";
import type { EndReason, RefusedReason } from "./call-state.ts";

/** Everything people read of a call, in one language. */
export type CallWords = {
  title: string;
  minimise: string;
  close: string;
  askTitle: string;
  askBody: string;
  name: string;
  namePlaceholder: string;
  nameMissing: string;
  start: string;
  microphone: string;
  microphoneHint: string;
  calling: string;
  callingHint: string;
  line: string;
  lineHint: string;
  waiting: string;
  waitingHint: string;
  next: string;
  ahead: (count: number) => string;
  talking: (names: string) => string;
  talkTime: string;
  mute: string;
  unmute: string;
  muted: string;
  keypad: string;
  hideKeypad: string;
  hangUp: string;
  pill: (time: string) => string;
  pillWaiting: string;
  endings: Record<EndReason, string>;
  talked: (time: string) => string;
  notTalked: string;
  again: string;
  refusals: Record<RefusedReason, { title: string; hint: string }>;
};

const ko: CallWords = {
  title: "전화 상담",
  minimise: "통화 창 작게 보기",
  close: "통화 창 닫기",
  askTitle: "이 화면에서 바로 통화할 수 있어요",
  askBody:
    "통화를 시작하면 브라우저가 마이크를 써도 되는지 물어봐요. ‘허용’을 누르시면 상담사와 연결해 드려요.",
  name: "이름",
  namePlaceholder: "어떻게 불러 드릴까요?",
  nameMissing: "이름을 적어 주세요.",
  start: "통화 시작하기",
  microphone: "마이크 사용을 허용해 주세요",
  microphoneHint: "브라우저에 뜬 물음에서 ‘허용’을 눌러 주세요.",
  calling: "전화를 걸고 있어요",
  callingHint: "잠시만 기다려 주세요.",
  line: "연결됐어요",
  lineHint: "안내를 들어 주세요.",
  waiting: "상담사를 찾고 있어요",
  waitingHint: "끊지 말고 기다려 주시면 차례대로 연결해 드려요.",
  next: "다음이 고객님 차례예요",
  ahead: (count) => `앞에 ${count}명이 기다리고 있어요`,
  talking: (names) => `${names} 상담사와 통화 중`,
  talkTime: "통화 시간",
  mute: "음소거",
  unmute: "음소거 해제",
  muted: "음소거 중이에요. 상담사에게 고객님 목소리가 들리지 않아요.",
  keypad: "키패드",
  hideKeypad: "키패드 닫기",
  hangUp: "전화 끊기",
  pill: (time) => `통화 중 ${time}, 통화 창 열기`,
  pillWaiting: "연결 중, 통화 창 열기",
  endings: {
    self: "통화를 마쳤어요",
    other: "통화가 끝났어요",
    lost: "연결이 끊어졌어요",
    busy: "지금은 모두 통화 중이에요",
  },
  talked: (time) => `${time} 동안 통화했어요.`,
  notTalked: "상담사와 연결되기 전에 끝났어요.",
  again: "다시 전화하기",
  refusals: {
    denied: {
      title: "마이크를 쓸 수 없어요",
      hint: "마이크 사용이 차단되어 있어요. 주소창의 자물쇠 모양을 눌러 마이크를 허용한 뒤 다시 걸어 주세요.",
    },
    missing: {
      title: "마이크가 없어요",
      hint: "마이크나 헤드셋을 연결한 뒤 다시 걸어 주세요.",
    },
    unusable: {
      title: "마이크를 쓸 수 없어요",
      hint: "다른 프로그램이 마이크를 쓰고 있는지 확인한 뒤 다시 걸어 주세요.",
    },
    insecure: {
      title: "이 화면에서는 통화할 수 없어요",
      hint: "주소가 https로 시작하는 안전한 화면에서만 마이크를 쓸 수 있어요. 채팅으로 문의해 주세요.",
    },
    unavailable: {
      title: "지금은 전화 상담을 할 수 없어요",
      hint: "잠시 후 다시 걸어 주시거나, 채팅으로 문의해 주세요.",
    },
    too_many: {
      title: "잠시 후 다시 걸어 주세요",
      hint: "짧은 시간에 통화를 여러 번 시작했어요.",
    },
    network: {
      title: "전화를 걸지 못했어요",
      hint: "인터넷 연결을 확인한 뒤 다시 걸어 주세요.",
    },
  },
};

const en: CallWords = {
  title: "Call us",
  minimise: "Make the call window small",
  close: "Close the call window",
  askTitle: "Call us right from this page",
  askBody:
    "When you start, your browser asks to use the microphone. Choose “Allow” and we will connect you with someone.",
  name: "Name",
  namePlaceholder: "What should we call you?",
  nameMissing: "Please enter your name.",
  start: "Start the call",
  microphone: "Please allow the microphone",
  microphoneHint: "Choose “Allow” where your browser asks.",
  calling: "Calling",
  callingHint: "One moment, please.",
  line: "You are connected",
  lineHint: "Please listen to the announcement.",
  waiting: "Finding someone for you",
  waitingHint: "Please stay on the line, we take calls in turn.",
  next: "You are next",
  ahead: (count) => (count === 1 ? "1 person is ahead of you" : `${count} people are ahead of you`),
  talking: (names) => `You are talking with ${names}`,
  talkTime: "Time",
  mute: "Mute",
  unmute: "Unmute",
  muted: "You are muted. Nobody hears you.",
  keypad: "Keypad",
  hideKeypad: "Hide keypad",
  hangUp: "Hang up",
  pill: (time) => `On a call, ${time}. Open the call window`,
  pillWaiting: "Connecting. Open the call window",
  endings: {
    self: "You ended the call",
    other: "The call has ended",
    lost: "The connection was lost",
    busy: "Everybody is on a call right now",
  },
  talked: (time) => `You talked for ${time}.`,
  notTalked: "It ended before somebody answered.",
  again: "Call again",
  refusals: {
    denied: {
      title: "The microphone is blocked",
      hint: "Allow the microphone in your browser, at the lock beside the address, and call again.",
    },
    missing: {
      title: "There is no microphone",
      hint: "Connect a microphone or a headset and call again.",
    },
    unusable: {
      title: "The microphone cannot be used",
      hint: "Perhaps another program is using it. Close that and call again.",
    },
    insecure: {
      title: "Calls do not work on this page",
      hint: "Browsers give the microphone only to safe pages, whose address begins with https. Please use the chat.",
    },
    unavailable: {
      title: "Calls are not available right now",
      hint: "Please try again in a moment, or write to us in the chat.",
    },
    too_many: {
      title: "Please try again in a moment",
      hint: "Too many calls were started in a short time.",
    },
    network: {
      title: "The call could not be made",
      hint: "Check your internet connection and call again.",
    },
  },
};

export const CALL_WORDS: Record<Language, CallWords> = { ko, en };
