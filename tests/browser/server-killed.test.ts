import { describe, expect, it } from "vitest";
import { CUT_OFF } from "./support/console-watch.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage({ ownDatabase: true, agentGraceMs: 60_000 });

describe("the server is killed and started again", () => {
  it("B: both pages recover by themselves, and what was written meanwhile arrives once, in order", async () => {
    stage.console.tolerate(CUT_OFF);
    const corner = await stage.corner({ agents: ["alice", "bob"] });
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "하나");
    await alice.accept("캐럴");
    await alice.say("둘");
    await carol.seesMessages(["하나", "둘"]);
    const dan = await stage.customer(corner);
    await dan.start("댄", "저도요");
    await alice.ringing("댄");

    await stage.server.kill();
    await alice.page
      .getByRole("button", { name: /^서버 연결: (다시 연결하는 중|\d+초 후 다시 연결|연결 끊김)/ })
      .waitFor();
    await alice.light.hover();
    await alice.page.getByText(/서버와 연결이 끊겼습니다/).waitFor();
    await alice.page.getByText(/초 안에 다시 연결되지 않으면/).waitFor();
    await carol.sees("상담 서버에 다시 연결하고 있어요.");
    await alice.say("셋");
    await alice.say("넷");
    await carol.say("다섯");
    await alice.log.getByText("보내는 중").waitFor();
    await carol.log.getByText("보내는 중").waitFor();

    await stage.server.start();
    await alice.page.getByRole("button", { name: "서버 연결: 연결됨" }).waitFor();
    await carol.panel.getByText("상담 서버에 다시 연결하고 있어요.").waitFor({ state: "hidden" });
    const said = ["하나", "둘", "셋", "넷", "다섯"];
    for (const side of [alice, carol])
      await expect.poll(async () => (await side.messages()).toSorted()).toEqual(said.toSorted());
    const order = await alice.messages();
    expect(order.indexOf("셋")).toBeLessThan(order.indexOf("넷"));
    await carol.seesMessages(order);
    // Nothing moved: the conversation is the agent's, and the other chat still rings for them or waits its turn.
    await alice.say("여섯");
    await carol.seesMessages([...order, "여섯"]);
    await alice.accept("댄");
    await dan.sees("앨리스 상담사와 대화 중");
  });

  it("B: a customer who waits keeps their place; one who comes while it is away is served when it is back", async () => {
    stage.console.tolerate(CUT_OFF);
    const corner = await stage.corner();
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "하나");
    await carol.sees("다음이 고객님 차례예요");
    const dan = await stage.customer(corner);
    await dan.open();
    await dan.sees("무엇을 도와드릴까요?");
    await stage.server.kill();
    await dan.start("댄", "서버가 없을 때 왔어요");
    await dan.log.getByText("보내는 중").waitFor();
    await stage.server.start();
    await dan.sees("앞에 1명이 기다리고 있어요");
    await carol.sees("다음이 고객님 차례예요");
    const alice = await stage.availableDesk(corner, "alice");
    await alice.accept("캐럴");
    await alice.accept("댄");
    await alice.seesMessages(["서버가 없을 때 왔어요"]);
  });
});
