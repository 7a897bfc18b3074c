import { describe, expect, it } from "vitest";
import { PASSWORD } from "./support/corner.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

describe("D: the keyboard alone is enough", () => {
  it("D: sign in, become available, accept, answer, transfer, end and wrap up without a mouse", async () => {
    const corner = await stage.corner({ agents: ["alice", "bob"], capacity: 1 });
    const alice = await stage.desk(corner, "alice", { signedIn: false });
    const { keyboard } = alice.page;
    await alice.page.getByRole("textbox", { name: "이메일" }).waitFor();
    // By Tab only, from wherever a fresh page begins.
    const focused = () =>
      alice.page.evaluate(() => document.activeElement?.getAttribute("autocomplete") ?? "");
    for (let presses = 0; (await focused()) !== "username"; presses += 1) {
      expect(presses).toBeLessThan(10);
      await keyboard.press("Tab");
    }
    await keyboard.type(alice.agent.email);
    await keyboard.press("Tab");
    await keyboard.type(PASSWORD);
    await keyboard.press("Enter");
    await alice.sees("유휴");

    await keyboard.press("Alt+1");
    await alice.sees("대화 가능");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "배송이 늦어요");
    await alice.ringing("캐럴");
    await keyboard.press("a");
    // The focus is where the answer is written; Escape leaves, R comes back.
    await alice.composer.waitFor();
    await expect.poll(() => alice.composer.evaluate(hasFocus)).toBe(true);
    await keyboard.press("Escape");
    await expect.poll(() => alice.composer.evaluate(hasFocus)).toBe(false);
    await keyboard.press("r");
    await expect.poll(() => alice.composer.evaluate(hasFocus)).toBe(true);
    await keyboard.type("확인해 드릴게요 art");
    await keyboard.press("Enter");
    await carol.seesMessages(["배송이 늦어요", "확인해 드릴게요 art"]);

    // To a colleague: open, find by initial consonants, choose, go.
    const bob = await stage.availableDesk(corner, "bob");
    await keyboard.press("Alt+t");
    await alice.dialog.getByRole("combobox").waitFor();
    await keyboard.type("ㅂ");
    await alice.page.locator(`#option-${bob.agent.id}`).waitFor();
    await keyboard.press("Enter");
    await alice.wrapUp.waitFor();
    await keyboard.press("1");
    await alice.wrapUp.waitFor({ state: "hidden" });
    await bob.accept("캐럴");

    // The next one: ended by key, confirmed by key, wrapped up by key.
    const dan = await stage.customer(corner);
    await dan.start("댄", "저도요");
    await alice.ringing("댄");
    await keyboard.press("Alt+a");
    await alice.composer.waitFor();
    await keyboard.press("Escape");
    await keyboard.press("e");
    await alice.page.getByRole("alertdialog").waitFor();
    await keyboard.press("Enter");
    await alice.wrapUp.waitFor();
    await keyboard.press("2");
    await alice.sees("대화 가능");
    await dan.sees("상담이 종료됐어요");

    // And away.
    await keyboard.press("Alt+3");
    await alice.sees("유휴 · 휴식");
  });

  it("D: every action is in the palette, with its key; one is found by a few letters and run", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const { keyboard } = alice.page;
    for (const name of ["댄", "캐럴"]) {
      await stage.customerClient(corner, name, "안녕하세요");
      await alice.accept(name);
    }
    await keyboard.press("Control+k");
    const options = alice.dialog.getByRole("option");
    await options.first().waitFor();
    const listed = await options.allTextContents();
    for (const action of CONVERSATION_ACTIONS)
      expect(
        listed.filter((line) => line.startsWith(action)),
        action,
      ).not.toEqual([]);
    // Beside each its key, where it has one.
    for (const [action, key] of [
      ["상담 전환", "T"],
      ["상담 종료", "E"],
      ["유휴 · 휴식", "Alt3"],
      ["현황 화면", "GF"],
    ])
      expect(listed).toContainEqual(expect.stringMatching(new RegExp(`^${action}.*${key}$`)));

    await keyboard.type("현황");
    await expect.poll(() => options.count()).toBe(1);
    await keyboard.press("Enter");
    await alice.page.getByRole("table").waitFor();
    await keyboard.press("Control+k");
    await keyboard.type("캐럴");
    await keyboard.press("Enter");
    await alice.log.waitFor();
    // The same by initial consonants, as people search in Korean.
    await keyboard.press("Control+k");
    await keyboard.type("ㅅㄷㅈㅎ");
    await options.filter({ hasText: "상담 전환" }).waitFor();
    await keyboard.press("Escape");
    await alice.dialog.waitFor({ state: "detached" });

    await alice.end();
    await keyboard.press("Control+k");
    for (const reason of ["처리 완료", "배송 조회 안내", "기타"])
      await options.filter({ hasText: `후속 작업 · ${reason}` }).waitFor();
  });

  it("D: single keys do nothing while somebody writes, and can be turned off", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const { keyboard } = alice.page;
    await stage.customerClient(corner, "캐럴", "안녕하세요");
    await alice.accept("캐럴");
    await alice.composer.focus();
    await keyboard.type("tea");
    expect(await alice.composer.inputValue()).toBe("tea");
    expect(await alice.dialog.count()).toBe(0);
    await keyboard.press("Escape");
    await keyboard.press("t");
    await alice.dialog.waitFor();
    await keyboard.press("Escape");
    await alice.dialog.waitFor({ state: "detached" });

    await alice.page.getByRole("button", { name: "앨리스 프로필 메뉴" }).click();
    await alice.page.getByRole("menuitemcheckbox", { name: /한 글자 단축키/ }).click();
    await keyboard.press("Escape");
    await alice.page.getByRole("menu").waitFor({ state: "detached" });
    await keyboard.press("t");
    await keyboard.press("Alt+t");
    await alice.dialog.waitFor();
    expect(await alice.dialog.count()).toBe(1);
  });

  it("D: Enter that ends a Korean syllable does not send, on either side", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "배송이 늦어요");
    await alice.accept("캐럴");
    for (const [side, syllable] of [
      [alice, "한"],
      [carol, "글"],
    ] as const) {
      await side.composer.focus();
      const input = await side.context.newCDPSession(side.page);
      await input.send("Input.imeSetComposition", {
        text: syllable,
        selectionStart: 1,
        selectionEnd: 1,
      });
      expect(await side.composer.inputValue()).toBe(syllable);
      // What a browser reports of the Enter that an input method takes for itself.
      await input.send("Input.dispatchKeyEvent", {
        type: "rawKeyDown",
        windowsVirtualKeyCode: 229,
        key: "Enter",
        code: "Enter",
      });
      await input.send("Input.insertText", { text: syllable });
      expect(await side.composer.inputValue()).toBe(syllable);
      expect(await side.messages()).not.toContain(syllable);
      await side.composer.press("Enter");
      await expect.poll(() => side.messages()).toContain(syllable);
      expect(await side.composer.inputValue()).toBe("");
    }
    await alice.seesMessages(["배송이 늦어요", "한", "글"]);
  });

  it("D: shortcuts work with a Korean keyboard, where the keys write 한글", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    await stage.customerClient(corner, "캐럴", "안녕하세요");
    await alice.ringing("캐럴");
    const input = await alice.context.newCDPSession(alice.page);
    const key = { key: "ㅁ", code: "KeyA", windowsVirtualKeyCode: 229 };
    await input.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
    await input.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    await alice.composer.waitFor();
  });

  it("D: the widget by keyboard: open, write, send, close; the focus goes in and comes back", async () => {
    const corner = await stage.corner();
    const carol = await stage.customer(corner);
    const { keyboard } = carol.page;
    await carol.launcher.focus();
    await keyboard.press("Enter");
    const name = carol.panel.getByRole("textbox", { name: "이름" });
    await expect.poll(() => name.evaluate(hasFocus)).toBe(true);
    await keyboard.type("캐럴");
    await keyboard.press("Tab");
    // The shop jumps to its goods on "/": not while somebody writes here.
    await keyboard.type("배송/교환");
    await keyboard.press("Enter");
    await carol.seesMessages(["배송/교환"]);
    expect(new URL(carol.page.url()).hash).toBe("");
    await carol.composer.focus();
    await keyboard.press("Escape");
    await carol.panel.waitFor({ state: "hidden" });
    await expect.poll(() => carol.launcher.evaluate(hasFocus)).toBe(true);
  });
});

function hasFocus(element: Element): boolean {
  const root = element.getRootNode();
  return (root instanceof ShadowRoot || root instanceof Document) && root.activeElement === element;
}

const CONVERSATION_ACTIONS = [
  "메시지 입력칸으로",
  "상담 전환",
  "상담 종료",
  "고객 정보 보기",
  "고객 이력 보기",
  "최신 메시지로",
  "유휴로 바꾸기",
  "유휴 · 휴식",
  "유휴 · 식사",
  "다음 상담",
  "이전 상담",
  "이력 화면",
  "현황 화면",
  "단축키 보기",
  "고객 패널 여닫기",
  "언어 바꾸기",
  "테마 바꾸기",
  "소리 알림 켜고 끄기",
  "브라우저 알림 켜고 끄기",
  "비밀번호 변경",
  "로그아웃",
  "캐럴",
];
