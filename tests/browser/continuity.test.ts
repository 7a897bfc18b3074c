import { describe, expect, it } from "vitest";
import { CUT_OFF } from "./support/console-watch.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

describe("nothing is lost and nothing doubled", () => {
  it("B: a customer who reloads in the queue keeps their place and what they wrote", async () => {
    const corner = await stage.corner();
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "하나");
    await carol.say("둘");
    await carol.composer.fill("아직 다 쓰지 않은");
    await carol.page.reload();
    await carol.seesMessages(["하나", "둘"]);
    await carol.sees("다음이 고객님 차례예요");
    expect(await carol.composer.inputValue()).toBe("아직 다 쓰지 않은");

    const alice = await stage.availableDesk(corner, "alice");
    await alice.accept("캐럴");
    await alice.seesMessages(["하나", "둘"]);
  });

  it("B: a reload on either side in the middle of the conversation changes nothing", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "하나");
    await alice.accept("캐럴");
    await alice.say("둘");
    await carol.seesMessages(["하나", "둘"]);

    // The message is on its way when the page goes.
    await carol.say("셋");
    await carol.page.reload();
    await alice.composer.fill("쓰다 만 답장");
    await alice.page.reload();
    await alice.seesMessages(["하나", "둘", "셋"]);
    expect(await alice.composer.inputValue()).toBe("쓰다 만 답장");
    await alice.say("넷");
    await carol.say("다섯");
    for (const side of [alice, carol])
      await expect.poll(async () => (await side.messages()).toSorted()).toEqual(SAID.toSorted());
    expect((await carol.messages()).slice(0, 3)).toEqual(["하나", "둘", "셋"]);
    expect(await carol.messages()).toEqual(await alice.messages());
  });

  it("B: what is written while the customer has no network is sent once, in order, when it is back", async () => {
    stage.console.tolerate(CUT_OFF);
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "하나");
    await alice.accept("캐럴");

    await carol.context.setOffline(true);
    await carol.say("둘");
    await carol.say("셋");
    await carol.sees("인터넷 연결이 끊어졌어요.");
    await carol.sees("쓰신 메시지는 연결되는 대로 보내 드려요.");
    await carol.log.getByText("보내는 중").waitFor();
    await alice.say("들리세요?");
    expect(await carol.messages()).toEqual(["하나", "둘", "셋"]);

    await carol.context.setOffline(false);
    const said = ["하나", "들리세요?", "둘", "셋"];
    await carol.seesMessages(said);
    await alice.seesMessages(said);
    await carol.panel.getByText("인터넷 연결이 끊어졌어요.").waitFor({ state: "hidden" });
    await carol.log.getByText("읽음").last().waitFor();
  });

  it("B: a customer who reloads without network, and writes, loses nothing of it", async () => {
    stage.console.tolerate(CUT_OFF);
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "하나");
    await alice.accept("캐럴");
    await carol.context.setOffline(true);
    await carol.say("둘");
    await carol.log.getByText("보내는 중").waitFor();
    // The page itself cannot be loaded now; when it can, it still knows.
    await carol.page.reload().catch(() => undefined);
    await carol.context.setOffline(false);
    await carol.page.goto(carol.address);
    await carol.seesMessages(["하나", "둘"]);
    await alice.seesMessages(["하나", "둘"]);
  });

  it("B: an agent without network sees it, keeps writing, and everything arrives once", async () => {
    stage.console.tolerate(CUT_OFF);
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "하나");
    await alice.accept("캐럴");
    await alice.page.getByRole("button", { name: "서버 연결: 연결됨" }).waitFor();

    await alice.context.setOffline(true);
    await alice.page
      .getByRole("button", { name: /^서버 연결: (다시 연결|\d+초 후|연결 끊김)/ })
      .waitFor();
    await alice.say("둘");
    await alice.say("셋");
    await alice.log.getByText("보내는 중").waitFor();
    await carol.say("여보세요?");
    await alice.context.setOffline(false);
    const said = ["하나", "여보세요?", "둘", "셋"];
    await alice.seesMessages(said);
    await carol.seesMessages(said);
    await alice.page.getByRole("button", { name: "서버 연결: 연결됨" }).waitFor();
  });

  it("B: a second tab joins the same conversation", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "하나");
    await alice.accept("캐럴");
    const tab = await carol.secondTab();
    await tab.open();
    await tab.seesMessages(["하나"]);
    await tab.sees("앨리스 상담사와 대화 중");

    await tab.say("둘");
    await carol.say("셋");
    await alice.say("넷");
    for (const side of [carol, tab, alice])
      await expect
        .poll(async () => (await side.messages()).toSorted())
        .toEqual(["하나", "둘", "셋", "넷"].toSorted());
    expect(await tab.messages()).toEqual(await alice.messages());
    await alice.tab("모두 1건").waitFor();
    // The first tab goes: the customer is still there, in the second.
    await carol.page.close();
    await tab.say("다섯");
    await expect.poll(() => alice.messages()).toHaveLength(5);
    expect(await alice.card("캐럴").getByText("고객 연결 끊김").count()).toBe(0);
  });

  it("B: two tabs that begin at the same moment begin one conversation", async () => {
    const corner = await stage.corner({ capacity: 5 });
    const carol = await stage.customer(corner);
    const tab = await carol.secondTab();
    for (const [side, text] of [
      [carol, "첫째 탭"],
      [tab, "둘째 탭"],
    ] as const) {
      await side.open();
      await side.panel.getByRole("textbox", { name: "이름" }).fill("캐럴");
      await side.panel.getByRole("textbox", { name: "문의 내용" }).fill(text);
    }
    const at = Date.now() + 500;
    await Promise.all([carol, tab].map((side) => side.page.evaluate(beginAt, at)));
    const said = ["둘째 탭", "첫째 탭"];
    for (const side of [carol, tab])
      await expect.poll(async () => (await side.messages()).toSorted()).toEqual(said);
    const alice = await stage.availableDesk(corner, "alice");
    await alice.accept("캐럴");
    await alice.tab("모두 1건").waitFor();
    await expect.poll(async () => (await alice.messages()).toSorted()).toEqual(said);
  });
});

/** In the very same moment, which two clicks from here would not be. */
function beginAt(at: number): void {
  const root = document.querySelector("maru-chat")?.shadowRoot;
  const button = root?.querySelector<HTMLButtonElement>(".welcome [type=submit]");
  setTimeout(() => button?.click(), at - Date.now());
}

const SAID = ["하나", "둘", "셋", "넷", "다섯"];
