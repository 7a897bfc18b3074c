import { describe, expect, it } from "vitest";
import type { Corner } from "./support/corner.ts";
import type { Customer } from "./support/customer.ts";
import type { Desk } from "./support/desk.ts";
import { type Stage, useStage } from "./support/stage.ts";

const stage = useStage();
const wrapUp = {
  timeoutMs: 60_000,
  reasonIds: ["resolved", "delivery-status", "other"],
  defaultReasonId: "other",
  mayKeepOpen: true,
};

interface Talk {
  readonly alice: Desk;
  readonly carol: Customer;
}

async function talk(at: Stage, corner: Corner): Promise<Talk> {
  const alice = await at.availableDesk(corner, "alice");
  const carol = await at.customer(corner);
  await carol.start("캐럴", "배송이 늦어요");
  await alice.accept("캐럴");
  await alice.say("확인했습니다");
  await carol.seesMessages(["배송이 늦어요", "확인했습니다"]);
  return { alice, carol };
}

describe("the end of a conversation", () => {
  it("C-20: the customer closes; the agent reads that they left, ends, and wraps up", async () => {
    const corner = await stage.corner();
    const { alice, carol } = await talk(stage, corner);
    await carol.leave();
    await alice.log.getByText("고객이 대화를 나갔습니다").waitFor();
    await alice.conversation.getByText("고객 나감").waitFor();
    await alice.card("캐럴").getByText("고객 나감").waitFor();
    await alice.conversation.getByText("종료하고 후속 작업으로 넘어가세요").waitFor();
    expect(await alice.composer.count()).toBe(0);
    // The customer is gone: nobody to transfer, and the button says why.
    expect(await alice.button("전환").getAttribute("aria-disabled")).toBe("true");
    await alice.end();
    await alice.completeWrapUp("배송 조회 안내");
    await alice.tab("모두 0건").waitFor();
    await alice.sees("대화 가능");
  });

  it("C-21 V-81: the agent ends; the customer reads that they left; the reason ends wrap-up", async () => {
    const corner = await stage.corner();
    const { alice, carol } = await talk(stage, corner);
    await alice.button("종료").click();
    await alice.page.getByRole("alertdialog", { name: "이 상담을 종료할까요?" }).waitFor();
    await alice.page.keyboard.press("Escape");
    await alice.say("아직입니다");
    await carol.seesMessages(["배송이 늦어요", "확인했습니다", "아직입니다"]);
    await alice.end();
    await carol.sees("앨리스 상담사가 상담을 종료했어요.");
    await carol.sees("상담이 종료됐어요");
    expect(await carol.composer.count()).toBe(0);
    await alice.sees("후속 작업");
    await alice.card("캐럴").getByText("후속 작업").waitFor();
    await alice.completeWrapUp("처리 완료");
    await alice.tab("모두 0건").waitFor();
    await alice.sees("대화 가능");
  });

  it("B: the finished chat is in the history at once, with what was said and how it went", async () => {
    const corner = await stage.corner();
    const { alice } = await talk(stage, corner);
    await alice.end();
    await alice.completeWrapUp("배송 조회 안내");
    await alice.page.getByRole("link", { name: "이력" }).click();
    const found = alice.page
      .getByRole("region", { name: "상담 이력" })
      .getByRole("button")
      .filter({ hasText: corner.queueName });
    await found.getByText("배송 조회 안내").waitFor();
    await found.getByText("상담사 종료").waitFor();
    await found.click();
    const detail = alice.page.getByRole("region", { name: "상담 상세" });
    for (const said of ["배송이 늦어요", "확인했습니다", /앨리스 님이 대화를 종료했습니다/])
      await detail.getByText(said).waitFor();
    await detail.getByRole("tab", { name: "처리 과정" }).click();
    const timeline = detail.getByRole("listitem");
    await expect
      .poll(async () =>
        (await timeline.allTextContents()).map((line) => line.replaceAll(/\s+/g, "")),
      )
      .toEqual([
        expect.stringContaining(`대기${corner.queueName.replace(" ", "")}수락`),
        expect.stringContaining("벨소리울림앨리스수락"),
        expect.stringContaining("상담앨리스상담사종료"),
        expect.stringContaining("후속작업앨리스완료"),
      ]);
    // By words of the conversation, too.
    await alice.page.getByRole("searchbox", { name: "이력 검색" }).fill("배송이 늦");
    await found.waitFor();
    await alice.page.getByRole("searchbox", { name: "이력 검색" }).fill("이런 말은 없었다");
    await alice.page.getByText("‘이런 말은 없었다’에 맞는 상담이 없습니다.").waitFor();
  });
});

describe("wrap-up", () => {
  it("V-81 decision 6: the countdown is the server's: a reload does not begin it anew", async () => {
    const corner = await stage.corner({ queue: { wrapUp } });
    const { alice } = await talk(stage, corner);
    await alice.end();
    await expect.poll(() => secondsLeft(alice)).toBeLessThanOrEqual(58);
    const before = await secondsLeft(alice);
    await alice.page.reload();
    await alice.wrapUp.waitFor();
    const after = await secondsLeft(alice);
    expect(after).toBeLessThanOrEqual(before);
    expect(after).toBeGreaterThan(before - 20);
    await alice.completeWrapUp("처리 완료");
  });

  it("V-81: when the time runs out the default reason is recorded, also with the desktop closed", async () => {
    const corner = await stage.corner({ queue: { wrapUp: { ...wrapUp, timeoutMs: 5_000 } } });
    const { alice } = await talk(stage, corner);
    await alice.end();
    await alice.wrapUp.getByText(/초 후 자동 완료 · 기타/).waitFor();
    await alice.page.goto("about:blank");
    await alice.page.goBack();
    await alice.tab("모두 0건").waitFor();
    await alice.sees("대화 가능");
    await alice.page.getByRole("link", { name: "이력" }).click();
    await alice.page
      .getByRole("region", { name: "상담 이력" })
      .getByRole("button")
      .filter({ hasText: corner.queueName })
      .getByText("기타")
      .waitFor();
  });

  it("V-81: the agent stops the countdown where the queue allows it", async () => {
    const corner = await stage.corner({ queue: { wrapUp: { ...wrapUp, timeoutMs: 8_000 } } });
    const { alice } = await talk(stage, corner);
    await alice.end();
    await alice.button("계속 작업").click();
    await alice.wrapUp.getByText("시간 제한 없음").waitFor();
    const stoppedAt = Date.now();
    await alice.page.reload();
    await alice.wrapUp.getByText("시간 제한 없음").waitFor();
    // Past the time there would have been.
    await expect.poll(() => Date.now() - stoppedAt, { interval: 500 }).toBeGreaterThan(8_500);
    await alice.wrapUp.getByText("시간 제한 없음").waitFor();
    await alice.completeWrapUp("처리 완료");
  });

  it("V-81: where the queue does not allow it there is no such button", async () => {
    const corner = await stage.corner({ queue: { wrapUp: { ...wrapUp, mayKeepOpen: false } } });
    const { alice } = await talk(stage, corner);
    await alice.end();
    await alice.wrapUp.getByText(/자동 완료/).waitFor();
    expect(await alice.button("계속 작업").count()).toBe(0);
    await alice.completeWrapUp("처리 완료");
  });

  it("C-21: nothing new comes while an agent wraps up, and at once afterwards", async () => {
    const corner = await stage.corner();
    const { alice } = await talk(stage, corner);
    await alice.end();
    const dan = await stage.customer(corner);
    await dan.start("댄", "저도요");
    await dan.sees("다음이 고객님 차례예요");
    expect(await alice.dock.getByRole("button", { name: "수락" }).count()).toBe(0);
    await alice.completeWrapUp("처리 완료");
    await alice.accept("댄");
  });
});

async function secondsLeft(desk: Desk): Promise<number> {
  const text = await desk.wrapUp.getByText(/초 후 자동 완료/).textContent();
  return Number(/(\d+)초/.exec(text ?? "")?.[1]);
}
