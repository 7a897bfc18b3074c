import { describe, expect, it } from "vitest";
import { useStage } from "./support/stage.ts";

const stage = useStage();

describe("a customer chats with an agent", () => {
  it("B: the customer gives a name, writes, and sees their place in the queue move", async () => {
    const corner = await stage.corner({ capacity: 1 });
    const carol = await stage.customer(corner);
    await carol.open();
    await carol.sees("무엇을 도와드릴까요?");
    await carol.panel.getByRole("button", { name: "상담 시작하기" }).click();
    await carol.sees("이름을 적어 주세요.");

    await carol.start("캐럴", "배송이 늦어요");
    await carol.sees("다음이 고객님 차례예요");
    const dan = await stage.customer(corner);
    await dan.start("댄", "환불하고 싶어요");
    await dan.sees("앞에 1명이 기다리고 있어요");

    await stage.availableDesk(corner, "alice");
    await carol.sees("상담사를 연결하고 있어요");
    await dan.sees("다음이 고객님 차례예요");
  });

  it("C-02 C-04: the card rings for an available agent only, in Chat and in All, with name, queue and timer", async () => {
    const corner = await stage.corner({ agents: ["alice", "bob"] });
    const [alice, bob] = await Promise.all([
      stage.desk(corner, "alice"),
      stage.availableDesk(corner, "bob"),
    ]);
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "배송이 늦어요");
    await bob.ringing("캐럴");
    await bob.dock.getByText(corner.queueName, { exact: true }).waitFor();
    await bob.dock.getByText("배송이 늦어요").waitFor();
    const timer = bob.dock.locator("time [aria-hidden]");
    const first = await timer.textContent();
    expect(first).toMatch(/^\d+:\d\d$/);
    await expect.poll(() => timer.textContent()).not.toBe(first);
    await bob.sees("벨소리 울림");
    for (const tab of ["모두 1건", "채팅 1건", "음성 0건"]) await bob.tab(tab).waitFor();
    for (const tab of ["채팅 1건", "모두 1건"]) {
      await bob.tab(tab).click();
      await bob.ringing("캐럴");
    }
    // Alice is idle: she was offered nothing.
    await alice.tab("모두 0건").waitFor();
    await alice.sees("유휴");
  });

  it("B: a new contact makes a sound, and a browser notification when the agent looks elsewhere", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    await alice.lookAway();
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "배송이 늦어요");
    await expect.poll(async () => (await alice.senses()).tones).toBeGreaterThan(0);
    const { notifications } = await alice.senses();
    expect(notifications).toEqual([
      { title: "새 상담: 캐럴", body: expect.stringContaining(corner.queueName) },
    ]);
    expect(await alice.page.title()).toBe("수신 중 · 캐럴");
  });

  it("C-05 C-07: accepting opens the conversation under the customer's name; both write, by Enter and by Send", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "배송이 늦어요");
    await alice.accept("캐럴");
    await alice.seesMessages(["배송이 늦어요"]);
    await carol.sees("앨리스 상담사가 들어왔어요.");
    await carol.sees("앨리스 상담사와 대화 중");

    await alice.composer.fill("주문 번호를");
    await alice.composer.press("Shift+Enter");
    await alice.composer.pressSequentially("알려 주시겠어요?");
    await alice.button("전송").click();
    await carol.say("M-1024입니다");
    const said = ["배송이 늦어요", "주문 번호를\n알려 주시겠어요?", "M-1024입니다"];
    await alice.seesMessages(said);
    await carol.seesMessages(said);
    expect(await alice.composer.inputValue()).toBe("");
  });

  it("B: each sees when the other is typing, and that it stopped", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "안녕하세요");
    await alice.accept("캐럴");

    await carol.composer.pressSequentially("저기");
    await alice.conversation.getByText("캐럴 님이 입력 중").waitFor();
    await carol.composer.fill("");
    await alice.conversation.getByText("캐럴 님이 입력 중").waitFor({ state: "hidden" });

    await alice.composer.pressSequentially("네");
    await carol.sees("앨리스 상담사가 입력하고 있어요");
    await alice.composer.press("Enter");
    await carol.panel.getByText("앨리스 상담사가 입력하고 있어요").waitFor({ state: "hidden" });
    await carol.seesMessages(["안녕하세요", "네"]);
  });

  it("B: marks go from delivered to read on both sides", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "안녕하세요");
    await alice.accept("캐럴");
    await carol.log.getByText("읽음").waitFor();

    await carol.minimise();
    await alice.say("확인해 보겠습니다");
    const last = alice.log.getByRole("article").last();
    await last.getByText("전달됨").waitFor();
    expect(await last.getByText("읽음").count()).toBe(0);
    await carol.page.getByRole("button", { name: "상담 창 열기, 읽지 않은 메시지 1개" }).click();
    await last.getByText("읽음").waitFor();

    // The agent is elsewhere on the desktop: delivered, not read.
    await alice.page.getByRole("link", { name: "이력" }).click();
    await carol.say("고맙습니다");
    await carol.log.getByText("전달됨").waitFor();
    await alice.page.getByRole("link", { name: "상담" }).click();
    await alice.card("캐럴").getByText("읽지 않은 메시지 1건").waitFor();
    await alice.select("캐럴");
    await carol.log.getByText("전달됨").waitFor({ state: "hidden" });
    await carol.log.getByText("읽음").last().waitFor();
  });

  it("C-06: Info shows the customer, History the earlier contact with what was said", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "지난번 주문이요");
    await alice.accept("캐럴");
    await alice.say("처리해 드렸습니다");
    await carol.seesMessages(["지난번 주문이요", "처리해 드렸습니다"]);
    await alice.end();
    await alice.completeWrapUp("처리 완료");
    await carol.panel.getByRole("button", { name: "새 상담 시작" }).click();
    await carol.start("캐럴", "또 왔어요");
    await alice.accept("캐럴");
    await alice.seesMessages(["또 왔어요"]);

    const panel = alice.customerPanel;
    for (const fact of ["캐럴", "한국어", "채팅", corner.queueName, corner.entryPointId])
      await panel.getByText(fact, { exact: true }).first().waitFor();
    await panel.getByRole("tab", { name: "이력" }).click();
    await panel.getByRole("button", { name: /지금 상담 중/ }).waitFor();
    const earlier = panel.getByRole("button", { name: /지난번 주문이요/ });
    await earlier.getByText("처리 완료").waitFor();
    await earlier.getByText("상담사 종료").waitFor();
    await earlier.click();
    await panel.getByText("처리해 드렸습니다").waitFor();
  });

  it("B: an agent works at several chats at once; what is unread is counted on its card", async () => {
    const corner = await stage.corner({ capacity: 3 });
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    const dan = await stage.customer(corner);
    await carol.start("캐럴", "하나");
    await alice.accept("캐럴");
    await dan.start("댄", "둘");
    await alice.accept("댄");
    await carol.say("아직 계세요?");
    await alice.card("캐럴").getByText("읽지 않은 메시지 1건").waitFor();
    await alice.select("캐럴");
    await alice.seesMessages(["하나", "아직 계세요?"]);
    await alice.card("캐럴").getByText("읽지 않은 메시지").waitFor({ state: "detached" });
    await alice.say("네, 캐럴 님");
    await alice.select("댄");
    await alice.say("네, 댄 님");
    await carol.seesMessages(["하나", "아직 계세요?", "네, 캐럴 님"]);
    await dan.seesMessages(["둘", "네, 댄 님"]);
  });

  it("C-12: the agent sets Idle at any time: the conversation goes on, nothing new comes", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "하나");
    await alice.accept("캐럴");
    await alice.setIdle("휴식");
    await alice.state("상담 중").getByText("종료 후 유휴").waitFor();
    const dan = await stage.customer(corner);
    await dan.start("댄", "둘");
    await dan.sees("다음이 고객님 차례예요");
    await alice.say("계속 도와드릴게요");
    await carol.seesMessages(["하나", "계속 도와드릴게요"]);
    await alice.tab("모두 1건").waitFor();
    await alice.end();
    await alice.completeWrapUp("처리 완료");
    await alice.sees("유휴 · 휴식");
    await dan.sees("다음이 고객님 차례예요");
    await alice.setAvailable();
    await alice.ringing("댄");
  });
});
