import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "./support/accessibility.ts";
import type { Desk } from "./support/desk.ts";
import { acceptNext, beAvailable, write } from "./support/helper-agent.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

const THEMES = ["light", "dark"] as const;
const LANGUAGES = ["ko", "en"] as const;
/** Each language and each theme: a colour does not depend on the words, nor a label on the colours. */
const LOOKS = [
  { language: "ko", theme: "light" },
  { language: "en", theme: "dark" },
] as const;
const USUAL = LOOKS[0];

/** As the agent does it: keys that cycle through the themes, and a switch of the language. */
async function wear(desk: Desk, look: (typeof LOOKS)[number]): Promise<void> {
  const html = desk.page.locator("html");
  for (const [attribute, keys, wanted] of [
    ["lang", "KeyL", look.language],
    ["data-theme", "KeyT", look.theme],
  ] as const) {
    await expect
      .poll(
        async () => {
          const worn = await html.getAttribute(attribute);
          if (worn !== wanted) {
            await desk.page.keyboard.press("KeyS");
            await desk.page.keyboard.press(keys);
          }
          return html.getAttribute(attribute);
        },
        { interval: 100 },
      )
      .toBe(wanted);
  }
}

/** The state in every look. `arrange` brings it about by keys, which are the same in both languages. */
async function inEveryLook(desk: Desk, where: string, arrange?: Arrangement): Promise<void> {
  for (const look of LOOKS) {
    await wear(desk, look);
    await arrange?.open(desk.page);
    await expectAccessible(desk.page, `${where} (${look.language}, ${look.theme})`);
    await arrange?.close(desk.page);
  }
  await wear(desk, USUAL);
}

interface Arrangement {
  open(page: Page): Promise<void>;
  close(page: Page): Promise<void>;
}

function dialog(...keys: readonly string[]): Arrangement {
  const shown = (page: Page) => page.locator("[role=dialog], [role=alertdialog], [role=menu]");
  return {
    async open(page) {
      for (const key of keys) await page.keyboard.press(key);
      await shown(page).waitFor();
    },
    async close(page) {
      await page.keyboard.press("Escape");
      await shown(page).waitFor({ state: "detached" });
    },
  };
}

describe("D: axe finds nothing on the desktop, in Korean and English, light and dark (WCAG 2.2 AA)", () => {
  it("D: sign-in, also when it is refused", async () => {
    stage.console.tolerate(/status of 401/);
    const corner = await stage.corner();
    for (const { language, theme } of LOOKS) {
      const desk = await stage.desk(corner, "alice", {
        signedIn: false,
        browser: { locale: language === "ko" ? "ko-KR" : "en-US", colorScheme: theme },
      });
      const password = desk.page.locator("input[type=password]");
      await password.waitFor();
      await expectAccessible(desk.page, `sign-in (${language}, ${theme})`);
      await desk.page.keyboard.press("Tab");
      await desk.page.locator("input[type=email]").fill(`nobody.${language}.${theme}@example.com`);
      await password.fill("not this one");
      await password.press("Enter");
      await desk.page.getByRole("alert").getByText(/./).waitFor();
      await expectAccessible(desk.page, `sign-in refused (${language}, ${theme})`);
    }
  });

  it("D: idle, the state menu, the palette, the shortcuts, the floor and an empty history", async () => {
    const corner = await stage.corner({ agents: ["alice", "bob"] });
    const alice = await stage.desk(corner, "alice");
    await inEveryLook(alice, "idle and empty");
    await inEveryLook(alice, "state menu", dialog("Alt+2"));
    await inEveryLook(alice, "palette", dialog("Control+k"));
    await inEveryLook(alice, "shortcuts", dialog("?"));
    await alice.page.keyboard.press("g");
    await alice.page.keyboard.press("f");
    await alice.page.getByRole("table").waitFor();
    await inEveryLook(alice, "floor");
    await alice.page.keyboard.press("g");
    await alice.page.keyboard.press("h");
    await alice.page.getByRole("searchbox").waitFor();
    await inEveryLook(alice, "history");
  });

  it("D: available, ringing, in conversation, its dialogs, the customer panel", async () => {
    const corner = await stage.corner({
      agents: ["alice", "bob"],
      queue: { offerTimeoutMs: 300_000 },
    });
    const alice = await stage.availableDesk(corner, "alice");
    await inEveryLook(alice, "available");
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "배송이 늦어요");
    await alice.ringing("캐럴");
    await inEveryLook(alice, "ringing");
    await alice.accept("캐럴");
    await alice.say("확인하고 있습니다");
    await carol.seesMessages(["배송이 늦어요", "확인하고 있습니다"]);
    await carol.composer.pressSequentially("네");
    await alice.page.keyboard.press("Escape");
    await inEveryLook(alice, "conversation");
    await stage.availableDesk(corner, "bob");
    await inEveryLook(alice, "transfer dialog", dialog("t"));
    await inEveryLook(alice, "end question", dialog("e"));
    await alice.page.keyboard.press("h");
    await alice.customerPanel
      .getByRole("button", { name: /지금 상담 중|./ })
      .first()
      .waitFor();
    await inEveryLook(alice, "customer's history");
  });

  it("D: wrap-up, not responding, a finished contact in the history", async () => {
    const corner = await stage.corner({
      agents: ["alice", "bob"],
      queue: {
        wrapUp: {
          timeoutMs: 600_000,
          reasonIds: ["resolved", "delivery-status", "other"],
          defaultReasonId: "other",
          mayKeepOpen: true,
        },
      },
    });
    const alice = await stage.availableDesk(corner, "alice");
    await stage.customerClient(corner, "캐럴", "배송이 늦어요");
    await alice.accept("캐럴");
    await alice.end();
    await inEveryLook(alice, "wrap-up");
    await alice.completeWrapUp("처리 완료");
    await stage.customerClient(corner, "댄", "저도요");
    await alice.decline("댄");
    await inEveryLook(alice, "not responding");
    await alice.page.getByRole("link", { name: "이력" }).click();
    await alice.page.getByRole("button").filter({ hasText: corner.queueName }).first().click();
    const tabs = alice.page.getByRole("region", { name: "상담 상세" }).getByRole("tab");
    await tabs.first().waitFor();
    await inEveryLook(alice, "a past contact");
    await alice.page.getByRole("region").getByRole("tab").last().click();
    await inEveryLook(alice, "its timeline");
  });

  it("D: usable from 1024 px: nothing lies beyond the edge, and axe finds nothing there either", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice", {
      browser: { viewport: { width: 1024, height: 768 } },
    });
    await stage.customerClient(corner, "캐럴", "배송이 늦어요");
    await alice.accept("캐럴");
    await alice.say("확인하고 있습니다");
    await expectAccessible(alice.page, "conversation at 1024");
    expect(
      await alice.page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.scrollHeight,
      ]),
    ).toEqual([1024, 768]);
    for (const control of [
      alice.composer,
      alice.button("전환"),
      alice.button("종료"),
      alice.light,
    ]) {
      const box = await control.boundingBox();
      expect(box).not.toBeNull();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1024);
    }
  });
});

describe("D: axe finds nothing in the widget, on a desk and on a phone", () => {
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  const PLACES = [
    { place: "desk", browser: {} },
    { place: "phone", browser: phone },
  ];
  for (const { place, browser } of PLACES)
    for (const theme of THEMES)
      it(`D: closed, open, waiting, in conversation, the question, ended (${place}, ${theme})`, async () => {
        const corner = await stage.corner();
        for (const lang of LANGUAGES) {
          const carol = await stage.customer(corner, { browser, query: { theme, lang } });
          const check = (where: string) =>
            expectAccessible(
              carol.page,
              `widget ${where} (${place}, ${lang}, ${theme})`,
              "maru-chat",
            );
          await carol.launcher.waitFor();
          await check("closed");
          await carol.open();
          await carol.panel.locator("[type=submit]").click();
          await check("open, with mistakes shown");
          await carol.start("Carol", "Hello");
          await check("waiting");
          const alice = await stage.agentClient(corner, "alice");
          await beAvailable(alice);
          await write(alice, await acceptNext(alice), "Hello, Carol");
          await carol.seesMessages(["Hello", "Hello, Carol"]);
          await check("in conversation");
          if (place === "phone") await expectToFill(carol.page, phone.viewport);
          await carol.panel.getByRole("button", { name: /^(상담 종료|End chat)$/ }).click();
          await carol.panel.getByRole("alertdialog").waitFor();
          await check("asking whether to end");
          await carol.panel.locator("[role=alertdialog] button.danger").click();
          await carol.panel.locator(".ended").waitFor();
          await check("ended");
          await alice.command("agent.setIdle", { reasonId: "rest" });
        }
      });
});

/** On a phone the conversation is the screen. */
async function expectToFill(page: Page, { width, height }: { width: number; height: number }) {
  const box = await page.getByRole("dialog").boundingBox();
  expect(box).toEqual({ x: 0, y: 0, width, height });
}
