import { describe, expect, it } from "vitest";
import type { Corner } from "./support/corner.ts";
import type { Customer } from "./support/customer.ts";
import type { Desk } from "./support/desk.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage({ agentGraceMs: 10_000 });

async function talk(corner: Corner): Promise<{ alice: Desk; carol: Customer }> {
  const alice = await stage.availableDesk(corner, "alice");
  const carol = await stage.customer(corner);
  await carol.start("캐럴", "배송이 늦어요");
  await alice.accept("캐럴");
  await alice.say("확인했습니다");
  await carol.seesMessages(["배송이 늦어요", "확인했습니다"]);
  return { alice, carol };
}

describe("an agent's browser dies", () => {
  it("B: an agent who is back within the grace time finds that nothing moved", async () => {
    const corner = await stage.corner({ agents: ["alice", "bob"] });
    const { alice, carol } = await talk(corner);
    const bob = await stage.availableDesk(corner, "bob");
    await alice.page.close();
    await carol.say("계세요?");
    const again = await alice.reopen();
    await again.select("캐럴");
    await again.seesMessages(["배송이 늦어요", "확인했습니다", "계세요?"]);
    await again.say("네, 여기 있습니다");
    await carol.seesMessages(["배송이 늦어요", "확인했습니다", "계세요?", "네, 여기 있습니다"]);
    await again.sees("상담 중");
    await bob.tab("모두 0건").waitFor();
    expect(await carol.panel.getByText(/연결이 끊어져/).count()).toBe(0);
  });

  it("B: after it, the chat is with another agent at its age, and the history says why", async () => {
    const corner = await stage.corner({ agents: ["alice", "bob"] });
    const { alice, carol } = await talk(corner);
    const bob = await stage.availableDesk(corner, "bob");
    // Somebody else came later: the one who was in a conversation goes before them.
    await bob.setIdle("휴식");
    await stage.customerClient(corner, "댄", "저는 나중에 왔어요");
    const crash = await alice.context.newCDPSession(alice.page);
    void crash.send("Page.crash").catch(() => undefined);

    await carol.sees("앨리스 상담사의 연결이 끊어져 다른 상담사를 찾고 있어요.");
    await carol.sees("다음이 고객님 차례예요");
    await bob.setAvailable();
    await bob.accept("캐럴");
    await bob.seesMessages(["배송이 늦어요", "확인했습니다"]);
    await carol.sees("밥 상담사가 들어왔어요.");
    await bob.customerPanel.getByRole("tab", { name: "이력" }).click();
    await bob.customerPanel.getByRole("button", { name: /지금 상담 중/ }).click();
    await bob.customerPanel.getByRole("tab", { name: "처리 과정" }).click();
    const timeline = bob.customerPanel.getByRole("listitem");
    await timeline.getByText("상담사 연결 끊김", { exact: true }).first().waitFor();
    await timeline.filter({ hasText: "앨리스" }).getByText("연결 끊김", { exact: true }).waitFor();

    // The first is told on their return, and is given nothing until they say so.
    const again = await alice.reopen();
    await again.notice("연결이 끊겨 로그오프되었습니다").waitFor();
    await again.sees("유휴");
    await again.tab("모두 0건").waitFor();
  });

  it("B: a chat that was ringing when the browser died rings at another agent", async () => {
    const corner = await stage.corner({ agents: ["alice", "bob"] });
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "배송이 늦어요");
    await alice.ringing("캐럴");
    const bob = await stage.availableDesk(corner, "bob");
    await alice.context.close();
    await bob.accept("캐럴");
    await carol.sees("밥 상담사와 대화 중");
  });

  it("B: closing one of two windows of the desktop is not a loss", async () => {
    const corner = await stage.corner({ agents: ["alice", "bob"] });
    const { alice, carol } = await talk(corner);
    const second = await alice.reopen();
    await second.select("캐럴");
    await alice.page.close();
    await second.say("다른 창입니다");
    await carol.seesMessages(["배송이 늦어요", "확인했습니다", "다른 창입니다"]);
    const since = Date.now();
    await expect.poll(() => Date.now() - since, { interval: 500 }).toBeGreaterThan(11_000);
    await second.sees("상담 중");
    expect(await carol.panel.getByText(/연결이 끊어져/).count()).toBe(0);
  });
});
