import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { expectAccessible } from "./support/accessibility.ts";
import { ServerProcess } from "./support/server-process.ts";
import { createDatabase, type StageDatabase } from "./support/stage.ts";

let database: StageDatabase;
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  database = await createDatabase();
  server = await ServerProcess.start({ databaseUrl: database.url, env: { MARU_DEMO: "off" } });
  browser = await chromium.connect(inject("browserAddress"));
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.drop();
});

describe("H: the first run of an installation without the demo", () => {
  it("H: from the set-up code to a chat on a page and a number to call, and on again where it was left", async () => {
    const code = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(server.output)?.[0] ?? "none was printed";
    const context = await browser.newContext({ locale: "ko-KR", timezoneId: "Asia/Seoul" });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const field = (name: string) => page.getByRole("textbox", { name, exact: true });
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    await page.goto(`${server.url}/`);
    await page.getByRole("heading", { name: "처음 설정" }).waitFor();
    await expectAccessible(page, "set-up");
    await press("조직 만들기");
    await page.getByText("값을 입력해 주세요.").first().waitFor();
    await field("설정 코드").fill("0000-0000-0000-0000");
    await field("조직 이름").fill("한빛상회");
    await field("내 이름").fill("한지우");
    await field("이메일").fill("jiwoo@hanbit.example");
    await field("비밀번호").fill("정말 긴 비밀번호입니다 2026");
    await press("조직 만들기");
    await page.getByText(/설정 코드가 맞지 않습니다/).waitFor();
    await field("설정 코드").fill(code.toLowerCase());
    await press("조직 만들기");

    await page.getByRole("heading", { name: "시작 안내" }).waitFor();
    await page.getByRole("heading", { name: "첫 사용자" }).waitFor();
    await field("이름").fill("김민지");
    await field("이메일").fill("minji@hanbit.example");
    await press("사용자 추가");
    await page.getByText("minji@hanbit.example").waitFor();
    await expectAccessible(page, "guide, people");
    await press("다음");
    await press("대기열 만들기");
    await page.getByRole("heading", { name: "채팅 채널" }).waitFor();

    // Somebody else's afternoon: it goes on where it was.
    await page.reload();
    await page.getByRole("heading", { name: "채팅 채널" }).waitFor();
    await press("채팅 채널 만들기");
    const snippet = page.getByRole("textbox", { name: "웹 페이지에 붙일 코드" });
    expect(await snippet.inputValue()).toContain('data-organisation="main"');
    await press("다음");
    await field("전화번호").fill("02-1234-5678");
    await press("번호 등록");
    await page
      .getByText(/국가 번호부터/)
      .first()
      .waitFor();
    await field("전화번호").fill("+82212345678");
    await press("번호 등록");
    await page.getByText("시험 전화를 걸어 보세요").waitFor();
    await page.getByText("5단계 중 5단계 완료").waitFor();
    await context.close();

    // It happens once.
    const later = await browser.newPage({ locale: "ko-KR" });
    await later.goto(`${server.url}/`);
    await later.getByRole("heading", { name: "로그인" }).waitFor();
    await later.close();
  });
});
