import { describe, expect, it } from "vitest";
import { expectAccessible } from "./support/accessibility.ts";
import { FlowPage } from "./support/flow-page.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

describe("a flow is drawn, published, and a chat goes through it", () => {
  it("A-01: with the mouse", async () => {
    const corner = await stage.corner();
    const flows = await FlowPage.open(stage);
    await flows.go();
    await flows.button("흐름 만들기").click();
    await flows.dialog.getByLabel("이름", { exact: true }).fill("마우스로 그린 흐름");
    await flows.dialog.getByText("채팅", { exact: true }).click();
    await flows.dialog.getByText("빈 흐름", { exact: true }).click();
    await flows.button("만들기").click();
    await flows.node(/^시작/).waitFor();

    await flows.place("메뉴", 520, 300);
    const menu = flows.node(/^메뉴/);
    await menu.waitFor();
    await flows.field("한국어 메시지").fill("무엇을 도와드릴까요?");
    await flows.field("영어 메시지").fill("What is it about?");
    for (const [key, ko, en] of [
      [0, "배송", "Delivery"],
      [1, "환불", "Refund"],
    ] as const) {
      await flows.panel.getByLabel("한국어 이름").nth(key).fill(ko);
      await flows.panel.getByLabel("영어 이름").nth(key).fill(en);
    }
    await flows.panel.getByRole("button", { name: "닫기" }).click();
    await flows.draw(flows.exit(flows.node(/^시작/), "next"), flows.entry(menu));
    await flows.node("시작. 연결 1개").waitFor();

    await flows.exit(menu, "key.1").click();
    await flows.dialog.getByRole("option", { name: /^대기열 연결/ }).click();
    const queue = flows.node(/^대기열 연결/);
    await queue.waitFor();
    await flows.field("대기열").selectOption({ label: corner.queueName });
    await flows.panel.getByRole("button", { name: "닫기" }).click();
    await flows.button("전체 보기").click();
    await flows.draw(flows.exit(menu, "key.2"), flows.entry(queue));
    // Anywhere over the card will do.
    await flows.draw(flows.exit(menu, "otherwise"), queue);
    await flows.node("메뉴. 연결 3개").waitFor();
    await flows.saved();
    await flows.publish();

    const entryPointId = await corner.addEntryPoint("flow", { flowId: "mauseuro-geurin-heureum" });
    const desk = await stage.availableDesk(corner, "alice");
    const customer = await stage.customer(corner, { entryPointId });
    await customer.start("캐롤", "안녕하세요");
    await customer.sees("무엇을 도와드릴까요?");
    await flows.node(/^메뉴/).getByTitle("지금 이 단계에 1명").waitFor();
    await customer.say("1");
    await desk.dock.getByText("캐롤").first().waitFor();
  });

  it("A-01: with the keyboard alone", async () => {
    const corner = await stage.corner();
    const flows = await FlowPage.open(stage);
    const { keyboard } = flows.page;
    await flows.go();
    await flows.button("흐름 만들기").press("Enter");
    await expect
      .poll(() => flows.dialog.getByLabel("이름", { exact: true }).isVisible())
      .toBe(true);
    await keyboard.type("keys alone");
    await keyboard.press("Tab");
    await keyboard.press("ArrowRight");
    await keyboard.press("Tab");
    await keyboard.press("ArrowUp");
    await keyboard.press("Enter");
    const start = flows.node(/^시작/);
    await start.waitFor();
    await start.focus();

    await keyboard.press("a");
    await flows.dialog.getByRole("combobox").waitFor();
    await keyboard.type("메시지");
    await keyboard.press("Enter");
    await expectFocus(flows, /^메시지 보내기/);
    await keyboard.press("Enter");
    await expectField(flows, "한국어 메시지");
    await keyboard.type("안녕하세요, 마루입니다.");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await expectField(flows, "영어 메시지");
    await keyboard.type("Hello from Maru.");
    await keyboard.press("Escape");
    await expectFocus(flows, /^메시지 보내기/);

    await keyboard.press("a");
    await flows.dialog.getByRole("combobox").waitFor();
    await keyboard.type("대기열");
    await keyboard.press("Enter");
    await expectFocus(flows, /^대기열 연결/);
    await keyboard.press("Enter");
    await expectField(flows, "대기열");
    const queues = flows.field("대기열");
    const label = () => queues.evaluate((of: HTMLSelectElement) => of.selectedOptions[0]?.label);
    for (let tries = 0; tries < 50 && (await label()) !== corner.queueName; tries++)
      await keyboard.press("ArrowDown");
    await keyboard.press("Escape");
    await expectFocus(flows, /^대기열 연결/);

    await keyboard.press("Control+d");
    await expect.poll(() => flows.nodes.count()).toBe(4);
    await keyboard.press("Delete");
    await expect.poll(() => flows.nodes.count()).toBe(3);
    await keyboard.press("Control+z");
    await expect.poll(() => flows.nodes.count()).toBe(4);
    await keyboard.press("Control+Shift+z");
    await expect.poll(() => flows.nodes.count()).toBe(3);

    await flows.button("문제 없음").waitFor();
    await flows.button("게시").press("Enter");
    await flows.dialog.getByRole("button", { name: "게시", exact: true }).press("Enter");
    await flows.dialog.waitFor({ state: "hidden" });

    const entryPointId = await corner.addEntryPoint("keys", { flowId: "keys-alone" });
    const desk = await stage.availableDesk(corner, "alice");
    const customer = await stage.customer(corner, { entryPointId });
    await customer.start("캐롤", "문의합니다");
    await customer.sees("안녕하세요, 마루입니다.");
    await desk.dock.getByText("캐롤").first().waitFor();
  });
});

async function expectField(flows: FlowPage, name: string): Promise<void> {
  const has = () => flows.field(name).evaluate((field) => field === document.activeElement);
  await expect.poll(has).toBe(true);
}

async function expectFocus(flows: FlowPage, name: RegExp): Promise<void> {
  await expect
    .poll(() => flows.page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""))
    .toMatch(name);
}

describe("the designer", () => {
  for (const [language, theme, width] of [
    ["ko", "light", 1440],
    ["en", "dark", 1024],
  ] as const)
    it(`is accessible in each of its states (${language}, ${theme}, ${width})`, async () => {
      const id = `a11y-${language}`;
      await stage.admin.command("configuration.put", { kind: "flow", ...chatFlow(id) });
      const flows = await FlowPage.open(stage, { language, theme, width });
      await flows.go();
      await expectAccessible(flows.page, "flows");
      await flows.go("~new");
      await flows.dialog.waitFor();
      await expectAccessible(flows.page, "a new flow");
      await flows.go(id);
      await flows.nodes.first().waitFor();
      await expectAccessible(flows.page, "canvas");
      for (let step = 0; step < (await flows.nodes.count()); step++) {
        await flows.nodes.nth(step).focus();
        await flows.page.keyboard.press("Enter");
        await flows.panel.waitFor();
        await expectAccessible(flows.page, `step ${step}`, "[data-side-panel]");
      }
      for (const panel of [/^(문제|\d+ problem)/, /^(버전|Versions)$/, /^(테스트|Test)$/]) {
        await flows.button(panel).click();
        await flows.panel.waitFor();
        await expectAccessible(flows.page, String(panel));
        await flows.button(panel).click();
      }
    });

  it("shows what is wrong at the step, leads to it, and lets nothing wrong be published", async () => {
    await stage.admin.command("configuration.put", { kind: "flow", ...chatFlow("problems") });
    const flows = await FlowPage.open(stage);
    await flows.go("problems");
    await flows.button(/^문제 \d+개$/).click();
    await flows.panel.getByText("조건을 하나 이상 추가하세요.").click();
    await expectFocus(flows, /^조건 분기/);
    await flows.button("게시").click();
    await flows.dialog.getByRole("button", { name: "문제 보기" }).waitFor();
    await flows.page.keyboard.press("Escape");
  });

  it("keeps versions, shows their difference on the canvas, and returns to one by one press", async () => {
    const corner = await stage.corner();
    await stage.admin.command("configuration.put", {
      kind: "flow",
      ...shortFlow("versions", corner.queueId),
    });
    const flows = await FlowPage.open(stage);
    await flows.go("versions");
    await flows.publish();
    await flows.node(/^메시지 보내기/).click();
    await flows.page.keyboard.press("Delete");
    await flows.page.keyboard.press("l");
    await flows.saved();
    await flows.publish();
    await flows.button("버전").click();
    const first = flows.panel.getByRole("listitem").filter({ hasText: "버전 1" });
    await first.getByRole("button", { name: "초안과 비교" }).click();
    await flows.page.getByText("v1 → 초안").waitFor();
    await flows
      .node(/^메시지 보내기/)
      .getByText("삭제", { exact: true })
      .waitFor();
    await first.getByRole("button", { name: "되돌리기" }).click();
    await expect.poll(() => flows.nodes.count()).toBe(3);
    await flows.saved();
  });

  it("plays a contact through the draft, and again after an edit", async () => {
    const corner = await stage.corner();
    await stage.admin.command("configuration.put", {
      kind: "flow",
      ...shortFlow("tested", corner.queueId),
    });
    const flows = await FlowPage.open(stage);
    await flows.go("tested");
    await flows.button("테스트").click();
    await flows.panel.getByText("무엇을 도와드릴까요?").waitFor();
    await flows.panel.getByRole("button", { name: "+30초" }).click();
    await flows.panel.getByText("0:30 지남").waitFor();
    await flows.panel.getByRole("button", { name: "닫기" }).click();
    await flows.node(/^메시지 보내기/).click();
    await flows.field("한국어 메시지").fill("반갑습니다.");
    await flows.button("테스트").click();
    await flows.panel.getByText("반갑습니다.").waitFor();
    await flows.panel.getByText("0:30 지남").waitFor();
  });
});

const text = { ko: "무엇을 도와드릴까요?", en: "What is it about?" };
const at = (x: number) => ({ label: "", position: { x, y: 0 } });

/** Start, message, queue: ready to be published. */
function shortFlow(id: string, queueId: string) {
  const treatment = {
    musicPromptId: null,
    everyMs: 0,
    sayPosition: false,
    sayWait: false,
    message: null,
    maxWaitMs: 0,
    callback: null,
    voicemail: null,
  };
  return {
    id,
    name: `흐름 ${id}`,
    description: "",
    channel: "chat" as const,
    draft: {
      nodes: [
        { id: "start", ...at(0), type: "start" as const, exits: { next: "say" } },
        {
          id: "say",
          ...at(320),
          type: "say" as const,
          exits: { next: "queue" },
          message: { promptId: null, text },
          bargeIn: false,
        },
        {
          id: "queue",
          ...at(640),
          type: "queue" as const,
          exits: {},
          queueId,
          priority: 5,
          requiredSkills: {},
          treatment,
        },
      ],
    },
  };
}

/** Steps with every kind of form, and things left to do. */
function chatFlow(id: string) {
  const message = { promptId: null, text };
  const { draft, ...flow } = shortFlow(id, "");
  return {
    ...flow,
    draft: {
      nodes: [
        ...draft.nodes,
        {
          id: "menu",
          ...at(960),
          type: "menu" as const,
          exits: { "key.1": null, otherwise: "queue" },
          message,
          options: [{ key: "1", label: { ko: "배송", en: "" } }],
          timeoutMs: 60_000,
          tries: 2,
        },
        {
          id: "condition",
          ...at(1280),
          type: "condition" as const,
          exits: { otherwise: null },
          branches: [],
        },
        {
          id: "http",
          ...at(1600),
          type: "http" as const,
          exits: { next: null, failed: null },
          method: "POST" as const,
          url: "",
          headers: [{ name: "Accept", value: "application/json" }],
          body: "{}",
          timeoutMs: 5_000,
          assign: [{ pointer: "/order", variableId: "" }],
        },
      ],
    },
  };
}
