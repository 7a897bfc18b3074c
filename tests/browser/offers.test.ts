import { describe, expect, it } from "vitest";
import type { Desk } from "./support/desk.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

describe("capacity", () => {
  it("C-01: a profile of two chats gets two; the third waits until one is wrapped up", async () => {
    const corner = await stage.corner({ capacity: 2 });
    const alice = await stage.availableDesk(corner, "alice");
    for (const name of ["하나", "두리"]) {
      await stage.customerClient(corner, name, "안녕하세요");
      await alice.accept(name);
    }
    await alice.page.getByRole("button", { name: "처리 중 2 / 최대 2" }).waitFor();
    await alice.dock.getByText("동시 상담 수가 찼습니다").waitFor();
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "저도요");
    await carol.sees("다음이 고객님 차례예요");

    await alice.select("하나");
    await alice.end();
    // Wrapping up still takes a place.
    await alice.page.getByRole("button", { name: "처리 중 2 / 최대 2" }).waitFor();
    await carol.sees("다음이 고객님 차례예요");
    expect(await alice.dock.getByRole("button", { name: "수락" }).count()).toBe(0);
    await alice.completeWrapUp("처리 완료");
    await alice.accept("캐럴");
    await alice.page.getByRole("button", { name: "처리 중 2 / 최대 2" }).waitFor();
  });

  it("C-01 B: an agent who becomes free gets the one who has waited longest", async () => {
    const corner = await stage.corner({ capacity: 1 });
    for (const name of ["하나", "두리", "세미"])
      await stage.customerClient(corner, name, "안녕하세요");
    const alice = await stage.availableDesk(corner, "alice");
    for (const name of ["하나", "두리", "세미"]) {
      await alice.accept(name);
      await alice.end();
      await alice.completeWrapUp("처리 완료");
    }
  });
});

describe("a contact that is not accepted", () => {
  it("C-11 V-05 V-06: the card blinks, the agent goes RONA, and the chat goes to another at its age", async () => {
    const corner = await stage.corner({
      agents: ["alice", "bob"],
      queue: { offerTimeoutMs: 7_000 },
    });
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "배송이 늦어요");
    await alice.ringing("캐럴");
    const atAlice = await waitedAt(alice);
    // It is still for a while, and blinks in the last seconds.
    const card = alice.dock.locator("[data-urgent]");
    expect(await card.count()).toBe(0);
    await card.waitFor();
    const animation = await card.evaluate((element) => {
      const style = getComputedStyle(element);
      return [style.animationName, style.animationIterationCount, style.animationPlayState];
    });
    expect(animation).toEqual(["urgent", "infinite", "running"]);

    await alice.sees("응답 없음");
    await alice.dock.getByText("응답 없음 상태입니다").waitFor();
    await alice.notice(/캐럴 님의 상담을 제때 받지 않아/).waitFor();
    await alice.tab("모두 0건").waitFor();
    await carol.sees("다음이 고객님 차례예요");

    const bob = await stage.availableDesk(corner, "bob");
    await bob.ringing("캐럴");
    // The clock went on from where it was: had it begun anew, it would be the offer's seven seconds behind.
    const atBob = await waitedAt(bob);
    expect(atBob.waitedMs - atAlice.waitedMs).toBeGreaterThan(atBob.at - atAlice.at - 4_000);
    await bob.accept("캐럴");
    await bob.say("기다려 주셔서 고맙습니다");
    await carol.seesMessages(["배송이 늦어요", "기다려 주셔서 고맙습니다"]);

    // Nothing comes to the first until they say so themselves.
    await bob.setIdle("휴식");
    const dan = await stage.customer(corner);
    await dan.start("댄", "저도요");
    await dan.sees("다음이 고객님 차례예요");
    await alice.tab("모두 0건").waitFor();
    await alice.sees("응답 없음");
    await alice.page.reload();
    await alice.sees("응답 없음");
    await alice.tab("모두 0건").waitFor();
    await alice.setAvailable();
    await alice.accept("댄");
  });

  it("C-11: to decline is not to accept: the same happens, at once", async () => {
    const corner = await stage.corner({ agents: ["alice", "bob"] });
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "배송이 늦어요");
    await alice.decline("캐럴");
    const bob = await stage.availableDesk(corner, "bob");
    await bob.accept("캐럴");
  });

  it("decision 4: where the queue recalls, the agent stays available and somebody else is asked first", async () => {
    const corner = await stage.corner({
      agents: ["alice", "bob"],
      queue: { offerTimeoutMs: 5_000, onMissed: "recall" },
    });
    const alice = await stage.availableDesk(corner, "alice");
    const bob = await stage.availableDesk(corner, "bob");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "배송이 늦어요");
    await alice.ringing("캐럴");
    expect(await bob.dock.getByRole("button", { name: "수락" }).count()).toBe(0);
    await bob.accept("캐럴");
    await alice.sees("대화 가능");
    await alice.dock.getByText("새 상담을 받을 준비가 되었습니다").waitFor();
    await alice.notice(/제때 받지 않아 대기열로/).waitFor();
    await stage.customerClient(corner, "댄", "저도요");
    await alice.ringing("댄");
  });

  it("decision 4: with nobody else there, a recalled chat comes back to the same agent at its age", async () => {
    const corner = await stage.corner({ queue: { offerTimeoutMs: 2_000, onMissed: "recall" } });
    const alice = await stage.availableDesk(corner, "alice");
    await stage.customerClient(corner, "캐럴", "배송이 늦어요");
    await alice.ringing("캐럴");
    await alice.notice(/제때 받지 않아 대기열로/).waitFor();
    // More than one offer's two seconds: it was counted on over the miss.
    await expect.poll(async () => (await waitedAt(alice)).waitedMs).toBeGreaterThanOrEqual(4_000);
    await alice.ringing("캐럴");
    await alice.accept("캐럴");
  });

  it("C-04: a customer who leaves while it rings takes the card with them", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "아니에요");
    await alice.ringing("캐럴");
    await carol.leave();
    await alice.dock.getByText("새 상담을 받을 준비가 되었습니다").waitFor();
    await alice.notice("캐럴 님의 상담이 취소되었습니다.").waitFor();
    await alice.sees("대화 가능");
  });
});

/** How long the customer has waited, by the card that rings; 0 while none does. */
async function waitedAt(desk: Desk): Promise<{ waitedMs: number; at: number }> {
  const clocks = await desk.dock.locator("time [aria-hidden]").allTextContents();
  const [minutes = 0, seconds = 0] = (clocks[0] ?? "").split(":").map(Number);
  return { waitedMs: (minutes * 60 + seconds) * 1_000, at: Date.now() };
}
