import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Corner, CornerAgent } from "./support/corner.ts";
import type { Customer } from "./support/customer.ts";
import type { Desk } from "./support/desk.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();
const PEOPLE = ["alice", "bob"] as const;

interface Scene {
  readonly alice: Desk;
  readonly bob: Desk;
  readonly carol: Customer;
}

/** Alice talks with Carol; Bob is free. */
async function begin(corner: Corner): Promise<Scene> {
  const alice = await stage.availableDesk(corner, "alice");
  const carol = await stage.customer(corner);
  await carol.start("캐럴", "배송이 늦어요");
  await alice.accept("캐럴");
  await alice.say("담당자에게 넘겨 드릴게요");
  const bob = await stage.availableDesk(corner, "bob");
  return { alice, bob, carol };
}

async function openPicker(desk: Desk): Promise<void> {
  await desk.button("전환").click();
  await desk.dialog.getByRole("combobox").waitFor();
}

function option(desk: Desk, agent: CornerAgent): Locator {
  return desk.page.locator(`#option-${agent.id}`);
}

async function transferToColleague(desk: Desk, agent: CornerAgent): Promise<void> {
  await openPicker(desk);
  await option(desk, agent).click();
  await desk.dialog.getByRole("button", { name: `${agent.name} 님에게 전환` }).click();
  await desk.dialog.waitFor({ state: "hidden" });
}

describe("transfer", () => {
  it("C-40 C-41 C-43 V-46: to a colleague, who has the whole conversation; the customer reads who left and joined", async () => {
    const corner = await stage.corner({ agents: PEOPLE });
    const { alice, bob, carol } = await begin(corner);
    await transferToColleague(alice, bob.agent);
    await alice.wrapUp.waitFor();
    await alice.sees("후속 작업");
    await carol.sees("앨리스 상담사가 나갔어요. 다른 상담사를 연결해 드릴게요.");
    await bob.dock.getByText("앨리스 님이 전환").waitFor();
    await bob.accept("캐럴");
    await bob.seesMessages(["배송이 늦어요", "담당자에게 넘겨 드릴게요"]);
    await carol.sees("밥 상담사가 들어왔어요.");
    await carol.sees("밥 상담사와 대화 중");
    await bob.say("이어서 도와드릴게요");
    await carol.seesMessages(["배송이 늦어요", "담당자에게 넘겨 드릴게요", "이어서 도와드릴게요"]);
    // The sender wraps up meanwhile, and is free again; the chat goes on without them.
    await alice.completeWrapUp("처리 완료");
    await alice.tab("모두 0건").waitFor();
    await alice.sees("대화 가능");
    await carol.say("고맙습니다");
    await expect.poll(() => bob.messages()).toContain("고맙습니다");
  });

  it("C-41: the picker offers whom the server would take, and follows a colleague's state in under a second", async () => {
    const corner = await stage.corner({ agents: ["alice", "bob", "dave"] });
    const other = await stage.corner({ agents: ["sam"] });
    const alice = await stage.availableDesk(corner, "alice");
    const bob = await stage.desk(corner, "bob");
    await stage.customerClient(corner, "캐럴", "배송이 늦어요");
    await alice.accept("캐럴");
    await openPicker(alice);
    const row = option(alice, bob.agent);
    await row.getByText("지금은 유휴 상태라 전환할 수 없습니다.").waitFor();
    await option(alice, corner.agent("dave"))
      .getByText("지금은 로그오프 상태라 전환할 수 없습니다.")
      .waitFor();
    expect(await row.getAttribute("aria-disabled")).toBe("true");
    await row.click({ force: true });
    expect(
      await alice.dialog.getByRole("button", { name: "전환" }).getAttribute("aria-disabled"),
    ).toBe("true");

    const shown = row.evaluate((element) => {
      return new Promise<number>((resolve) => {
        new MutationObserver(() => {
          if (element.textContent.includes("대화 가능")) resolve(Date.now());
        }).observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
      });
    });
    await bob.page.evaluate(() => {
      document.addEventListener("click", () => Object.assign(window, { pressedAt: Date.now() }), {
        capture: true,
      });
    });
    await bob.setAvailable();
    const pressedAt = await bob.page.evaluate(
      () => (window as unknown as { pressedAt: number }).pressedAt,
    );
    expect((await shown) - pressedAt).toBeLessThan(1_000);
    expect(await row.getAttribute("aria-disabled")).toBeNull();
    // Another team's people are there to be seen, and cannot be chosen.
    const sam = option(alice, other.agent("sam"));
    await sam.getByText(/대기열로 전환하세요/).waitFor();
    expect(await sam.getAttribute("aria-disabled")).toBe("true");
  });

  it("C-42 C-43: to any queue, its description at hand; whoever serves it takes over", async () => {
    const corner = await stage.corner({ agents: PEOPLE });
    const returns = await stage.corner({ agents: ["dave"] });
    const { alice, bob, carol } = await begin(corner);
    const dave = await stage.availableDesk(returns, "dave");
    await openPicker(alice);
    await alice.dialog.getByRole("tab", { name: "대기열" }).click();
    const queue = alice.dialog.getByRole("option").filter({ hasText: returns.queueName });
    await queue.hover();
    await alice.page.getByText(`${returns.queueName}에 관한 모든 것`).last().waitFor();
    await queue.click();
    await alice.dialog.getByRole("button", { name: `${returns.queueName} 대기열로 전환` }).click();
    await alice.dialog.waitFor({ state: "hidden" });
    await alice.wrapUp.waitFor();
    await carol.sees("앨리스 상담사가 나갔어요. 다른 상담사를 연결해 드릴게요.");
    await dave.dock.getByText(returns.queueName, { exact: true }).waitFor();
    await dave.accept("캐럴");
    await carol.sees("데이브 상담사가 들어왔어요.");
    await bob.tab("모두 0건").waitFor();
    await alice.completeWrapUp("처리 완료");
  });

  it("C-42: in a queue where nobody is free the customer waits, and sees their place", async () => {
    const corner = await stage.corner();
    const returns = await stage.corner({ agents: ["dave"] });
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "반품이요");
    await alice.accept("캐럴");
    await openPicker(alice);
    await alice.dialog.getByRole("tab", { name: "대기열" }).click();
    const queue = alice.dialog.getByRole("option").filter({ hasText: returns.queueName });
    await queue.dblclick();
    await alice.wrapUp.waitFor();
    await carol.sees("다음이 고객님 차례예요");
    await carol.say("기다릴게요");
    const dave = await stage.availableDesk(returns, "dave");
    await dave.accept("캐럴");
    await dave.seesMessages(["반품이요", "기다릴게요"]);
  });
});

describe("a transfer nobody accepts never strands the customer", () => {
  it("decision 3: by default the chat goes to the queue when the time is over", async () => {
    const corner = await stage.corner({
      agents: ["alice", "bob", "dave"],
      queue: { offerTimeoutMs: 6_000 },
    });
    const { alice, bob, carol } = await begin(corner);
    await transferToColleague(alice, bob.agent);
    await bob.sees("응답 없음");
    await carol.sees("다음이 고객님 차례예요");
    const dave = await stage.availableDesk(corner, "dave");
    await dave.accept("캐럴");
    await carol.sees("데이브 상담사가 들어왔어요.");
  });

  it("decision 3: or back to the sender, who is in the conversation again", async () => {
    const corner = await stage.corner({ agents: PEOPLE, queue: { transferFallback: "sender" } });
    const { alice, bob, carol } = await begin(corner);
    await transferToColleague(alice, bob.agent);
    await alice.wrapUp.waitFor();
    await bob.decline("캐럴");
    await alice.composer.waitFor();
    await carol.sees("앨리스 상담사가 돌아왔어요.");
    await alice.say("다시 저예요");
    await carol.seesMessages(["배송이 늦어요", "담당자에게 넘겨 드릴게요", "다시 저예요"]);
  });

  it("decision 3: or to the sender as an offer, when they have wrapped up already", async () => {
    const corner = await stage.corner({ agents: PEOPLE, queue: { transferFallback: "sender" } });
    const { alice, bob, carol } = await begin(corner);
    await transferToColleague(alice, bob.agent);
    await alice.completeWrapUp("처리 완료");
    await bob.decline("캐럴");
    await alice.dock.getByText("전환이 수락되지 않아 돌아옴").waitFor();
    await alice.accept("캐럴");
    await carol.sees("앨리스 상담사와 대화 중");
  });

  it("decision 3: or it ends, and the customer is told", async () => {
    const corner = await stage.corner({ agents: PEOPLE, queue: { transferFallback: "end" } });
    const { alice, bob, carol } = await begin(corner);
    await transferToColleague(alice, bob.agent);
    await bob.decline("캐럴");
    await carol.sees("상담이 종료됐어요.");
    await carol.panel.getByRole("button", { name: "새 상담 시작" }).waitFor();
    await alice.completeWrapUp("처리 완료");
    await alice.page.getByRole("link", { name: "이력" }).click();
    await alice.page
      .getByRole("region", { name: "상담 이력" })
      .getByRole("button")
      .filter({ hasText: corner.queueName })
      .getByText("전환 실패로 종료")
      .waitFor();
  });
});
