import type { Words } from "./refusal.ts";

export interface Announced {
  readonly signIns: readonly SignIn[];
  readonly telephone: string | null;
  readonly setupCode: string | null;
}

export interface SignIn {
  readonly name: string;
  readonly role: "agent" | "supervisor" | "administrator";
  readonly email: string;
  readonly password: string;
}

const roles: Record<SignIn["role"], Words> = {
  agent: { en: "agent", ko: "상담사" },
  supervisor: { en: "supervisor", ko: "슈퍼바이저" },
  administrator: { en: "administrator", ko: "관리자" },
};

const phrases = {
  ready: { en: "Maru is ready.", ko: "마루가 준비되었습니다." },
  desktop: { en: "Agent desktop", ko: "상담사 화면" },
  shop: { en: "Demo shop with the chat", ko: "채팅이 있는 데모 쇼핑몰" },
  telephone: {
    en: "Its telephone, for a SIP phone on this machine",
    ko: "데모 쇼핑몰 전화(이 컴퓨터의 SIP 전화기에서)",
  },
  signIns: { en: "Sign in with", ko: "로그인 계정" },
  password: { en: "password", ko: "비밀번호" },
  setUp: {
    en: "No organisation yet: open the desktop and enter this set-up code",
    ko: "아직 조직이 없습니다. 상담사 화면을 열고 이 설정 코드를 입력하세요",
  },
  stop: { en: "Ctrl-C stops everything.", ko: "Ctrl-C를 누르면 모두 종료됩니다." },
} satisfies Record<string, Words>;

/**
 * What the person who started Maru reads: where to go, and who one can be there. `signIns` are the
 * demo's that still work; without any, the demo is over and only the desktop is named. `telephone`: the
 * SIP address of the demo's number; null: there are no calls here. `setupCode`: what the first person needs who opens
 * the desktop of an installation that has no organisation yet.
 */
export function announceReady(
  language: keyof Words,
  publicUrl: string,
  { signIns, telephone, setupCode }: Announced,
): string {
  const word = (key: keyof typeof phrases): string => phrases[key][language];
  const lines = ["", word("ready"), "", `  ${word("desktop")}: ${publicUrl}/`];
  if (setupCode !== null) lines.push("", `  ${word("setUp")}:`, `    ${setupCode}`);
  const [first] = signIns;
  if (first !== undefined) {
    const width = Math.max(...signIns.map(({ email }) => email.length));
    lines.push(
      `  ${word("shop")}: ${publicUrl}/shop/`,
      ...(telephone === null ? [] : [`  ${word("telephone")}: ${telephone}`]),
      "",
      `  ${word("signIns")} (${word("password")} ${first.password}):`,
      ...signIns.map(
        // The name last: Korean letters are two columns wide and would break the alignment.
        ({ email, role, name }) => `    ${email.padEnd(width)}  ${name}, ${roles[role][language]}`,
      ),
    );
  }
  return `${[...lines, "", word("stop")].join("\n")}\n`;
}
