import type { Words } from "../platform/refusal.ts";

/** Asterisk cannot be had or did not do what it was told; Maru runs on without voice. */
export class AsteriskFault extends Error {
  override readonly name = "AsteriskFault";
  readonly reason: AsteriskFaultReason;
  /** For the operator: what it was and what to do about it. */
  readonly words: Words;

  constructor(reason: AsteriskFaultReason, words: Words, options?: { cause?: unknown }) {
    super(`Asterisk: ${reason}`, options);
    this.reason = reason;
    this.words = words;
  }
}

export type AsteriskFaultReason =
  | "no_source"
  | "not_fetched"
  | "sip_port_taken"
  | "did_not_start"
  | "still_running"
  | "not_answering";

/** There is no way to get an Asterisk here: what the machine lacks is said in the parentheses. */
export function noSource(lacks: string): AsteriskFault {
  return new AsteriskFault("no_source", {
    en: `No calls: Asterisk cannot be fetched on this machine (${lacks}). Install Asterisk 22.4 or later, or name one with MARU_ARI_URL.`,
    ko: `음성 상담을 사용할 수 없습니다. 이 컴퓨터에서는 Asterisk를 내려받을 수 없습니다(${lacks}). Asterisk 22.4 이상을 설치하거나 MARU_ARI_URL에 주소를 지정하세요.`,
  });
}

/** The network or the mirror failed; the program's last line says how. */
export function notFetched(lastLine: string, cause?: unknown): AsteriskFault {
  return new AsteriskFault(
    "not_fetched",
    {
      en: `No calls yet: Asterisk could not be fetched (${lastLine}). It is tried again by itself once the network is back.`,
      ko: `아직 음성 상담을 사용할 수 없습니다. Asterisk를 내려받지 못했습니다(${lastLine}). 네트워크가 복구되면 자동으로 다시 시도합니다.`,
    },
    { cause },
  );
}

export function sipPortTaken(place: string): AsteriskFault {
  return new AsteriskFault("sip_port_taken", {
    en: `No calls: the SIP port ${place} cannot be used. Stop the program that has it, or choose another with MARU_SIP_PORT and MARU_SIP_HOST.`,
    ko: `음성 상담을 사용할 수 없습니다. SIP 포트 ${place}를 열 수 없습니다. 사용 중인 프로그램을 종료하거나 MARU_SIP_PORT와 MARU_SIP_HOST로 다른 값을 지정하세요.`,
  });
}

export function didNotStart(lastLine: string): AsteriskFault {
  return new AsteriskFault("did_not_start", {
    en: `No calls: Asterisk did not start (${lastLine}). Its log is asterisk/log/asterisk.log in the data folder.`,
    ko: `음성 상담을 사용할 수 없습니다. Asterisk가 시작되지 않았습니다(${lastLine}). 로그는 데이터 폴더의 asterisk/log/asterisk.log에 있습니다.`,
  });
}

export function stillRunning(pids: readonly number[]): AsteriskFault {
  return new AsteriskFault("still_running", {
    en: `No calls: an earlier Asterisk (process ${pids.join(", ")}) does not end. Stop it.`,
    ko: `음성 상담을 사용할 수 없습니다. 이전 Asterisk(프로세스 ${pids.join(", ")})가 종료되지 않습니다. 직접 종료하세요.`,
  });
}

/** Ours has died or hangs, or the one of MARU_ARI_URL does not answer. */
export function notAnswering(place: string): AsteriskFault {
  return new AsteriskFault("not_answering", {
    en: `No calls at the moment: the Asterisk at ${place} does not answer.`,
    ko: `지금은 음성 상담을 사용할 수 없습니다. ${place}의 Asterisk가 응답하지 않습니다.`,
  });
}
