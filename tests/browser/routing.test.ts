import { describe, expect, it } from "vitest";
import type { Corner } from "./support/corner.ts";
import type { Customer } from "./support/customer.ts";
import type { Desk } from "./support/desk.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

async function arrive(corner: Corner, name: string, entryPointId?: string): Promise<Customer> {
  const customer = await stage.customer(corner, entryPointId === undefined ? {} : { entryPointId });
  await customer.start(name, "안녕하세요");
  await customer.sees(/차례예요|기다리고 있어요|연결하고 있어요/);
  return customer;
}

async function finish(desk: Desk): Promise<void> {
  await desk.end();
  await desk.completeWrapUp("처리 완료");
}

describe("who is connected with whom", () => {
  it("B: a more urgent entry point goes first, and those before it see their place move back", async () => {
    const corner = await stage.corner({ capacity: 1 });
    const urgent = await corner.addEntryPoint("urgent", { priority: 1 });
    const carol = await arrive(corner, "캐럴");
    await carol.sees("다음이 고객님 차례예요");
    const dan = await arrive(corner, "댄", urgent);
    await dan.sees("다음이 고객님 차례예요");
    await carol.sees("앞에 1명이 기다리고 있어요");
    const alice = await stage.availableDesk(corner, "alice");
    await alice.accept("댄");
    await finish(alice);
    await alice.accept("캐럴");
  });

  it("B: skills are asked for, and asked for less after a while", async () => {
    const corner = await stage.corner({
      agents: ["alice", "bob"],
      skills: { alice: { payment: 3 }, bob: { payment: 8 } },
      queue: { relaxation: [{ afterMs: 8_000, lowerBy: 4 }] },
    });
    const expert = await corner.addEntryPoint("expert", { requiredSkills: { payment: 7 } });
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await arrive(corner, "캐럴", expert);
    await carol.sees("다음이 고객님 차례예요");
    await alice.tab("모두 0건").waitFor();
    // Nobody that good is there: after eight seconds a level of 3 will do.
    await alice.accept("캐럴");
    const bob = await stage.availableDesk(corner, "bob");
    await arrive(corner, "댄", expert);
    await bob.ringing("댄");
    expect(await alice.dock.getByRole("button", { name: "수락" }).count()).toBe(0);
  });

  it("B: a customer who was here before is given to the same agent, though another is free for longer", async () => {
    const corner = await stage.corner({
      agents: ["alice", "bob"],
      queue: { preferredAgentMs: 60_000 },
      entryPoint: { preferLastAgent: true },
    });
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await arrive(corner, "캐럴");
    await alice.accept("캐럴");
    const bob = await stage.availableDesk(corner, "bob");
    await finish(alice);
    await carol.panel.getByRole("button", { name: "새 상담 시작" }).click();
    await carol.start("캐럴", "또 왔어요");
    await alice.ringing("캐럴");
    await bob.tab("모두 0건").waitFor();
    // Somebody new goes to the one who has waited longer.
    await arrive(corner, "댄");
    await bob.ringing("댄");
  });

  it("B: the least occupied, and turn by turn, where the queue says so", async () => {
    const least = await stage.corner({
      agents: ["alice", "bob"],
      queue: { strategy: "least_occupied" },
    });
    const alice = await stage.availableDesk(least, "alice");
    await arrive(least, "캐럴");
    await alice.accept("캐럴");
    const bob = await stage.availableDesk(least, "bob");
    await arrive(least, "댄");
    await bob.accept("댄");
    await finish(bob);
    await arrive(least, "에바");
    await bob.accept("에바");

    const turns = await stage.corner({
      agents: ["alice", "bob"],
      queue: { strategy: "round_robin" },
    });
    const desks = [
      await stage.availableDesk(turns, "alice"),
      await stage.availableDesk(turns, "bob"),
    ];
    const served: string[] = [];
    for (const name of ["하나", "두리", "세미", "네오"]) {
      await stage.customerClient(turns, name, "안녕하세요");
      const desk = await Promise.race(
        desks.map(async (each) => {
          await each.dock.getByRole("button", { name }).waitFor();
          return each;
        }),
      );
      served.push(desk.agent.name);
      await desk.accept(name);
    }
    expect(served.slice(2)).toEqual(served.slice(0, 2));
    expect(new Set(served).size).toBe(2);
  });
});

describe("what an agent is doing, in one vocabulary", () => {
  it("decision 9: each state under its name, at the agent's desk and on the supervisor's floor", async () => {
    const corner = await stage.corner({ agents: ["alice", "bob", "sam"] });
    const sam = await stage.desk(corner, "sam");
    await sam.page.getByRole("link", { name: "현황" }).click();
    const shown = sam.page
      .getByRole("heading", { name: new RegExp(`^${corner.teamName}(?!\\d)`) })
      .locator("xpath=following-sibling::ul")
      .getByRole("listitem")
      .filter({ hasText: "앨리스" });
    const both = async (desk: Desk, label: string) => {
      await desk.sees(label);
      await shown.getByText(label).waitFor();
    };
    await shown.getByText("로그오프").waitFor();
    const alice = await stage.desk(corner, "alice");
    await both(alice, "유휴");
    await alice.setIdle("식사");
    await both(alice, "유휴 · 식사");
    await alice.setAvailable();
    await both(alice, "대화 가능");
    await stage.customerClient(corner, "캐럴", "안녕하세요");
    await both(alice, "벨소리 울림");
    await alice.accept("캐럴");
    await both(alice, "상담 중");
    await alice.end();
    await both(alice, "후속 작업");
    await alice.completeWrapUp("처리 완료");
    await stage.customerClient(corner, "댄", "안녕하세요");
    await alice.decline("댄");
    await both(alice, "응답 없음");
    // The queue's figures follow as well: one waits, nobody is ready.
    const row = sam.page.getByRole("row").filter({ hasText: corner.queueName });
    await expect.poll(() => row.getByRole("cell").first().textContent()).toBe("1");
  });
});
