import { expect, test } from "vitest";
import { announceReady, type SignIn } from "./announcement.ts";

const password = "maru-demo-2026";
const signIns: SignIn[] = [
  { name: "김민지", role: "agent", email: "minji@maru.example", password },
  { name: "박서준", role: "supervisor", email: "supervisor@maru.example", password },
];

test("with the demo, the start names the desktop, the shop and who one can be", () => {
  expect(
    announceReady("en", "http://127.0.0.1:8080", {
      signIns,
      telephone: "sip:+82212345678@127.0.0.1:5060",
      setupCode: null,
    }),
  ).toBe(`
Maru is ready.

  Agent desktop: http://127.0.0.1:8080/
  Demo shop with the chat: http://127.0.0.1:8080/shop/
  Its telephone, for a SIP phone on this machine: sip:+82212345678@127.0.0.1:5060

  Sign in with (password maru-demo-2026):
    minji@maru.example       김민지, agent
    supervisor@maru.example  박서준, supervisor

Ctrl-C stops everything.
`);
});

test("in Korean, once no demo password works any more, only the desktop is left", () => {
  expect(
    announceReady("ko", "https://maru.example.com", {
      signIns: [],
      telephone: null,
      setupCode: null,
    }),
  ).toBe(`
마루가 준비되었습니다.

  상담사 화면: https://maru.example.com/

Ctrl-C를 누르면 모두 종료됩니다.
`);
});

test("without an organisation the start says the set-up code", () => {
  const announced = { signIns: [], telephone: null, setupCode: "7K2M-9QXD-0000-ZZZZ" };
  expect(announceReady("en", "https://maru.example.com", announced)).toBe(`
Maru is ready.

  Agent desktop: https://maru.example.com/

  No organisation yet: open the desktop and enter this set-up code:
    7K2M-9QXD-0000-ZZZZ

Ctrl-C stops everything.
`);
});
