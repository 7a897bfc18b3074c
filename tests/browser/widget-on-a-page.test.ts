import type { Page } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { finishAnimations } from "./support/accessibility.ts";
import type { Corner } from "./support/corner.ts";
import { openShadowRoots } from "./support/customer.ts";
import { acceptNext, beAvailable, write } from "./support/helper-agent.ts";
import { type HostPageOptions, serveHostPage } from "./support/host-page.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

interface Visit extends Partial<Omit<HostPageOptions, "data">> {
  readonly data?: Readonly<Record<string, string>>;
  /** The widget's root stays closed to the test, as it is for the page. */
  readonly closed?: boolean;
}

async function visit(corner: Corner, { closed = false, data, ...options }: Visit): Promise<Page> {
  const host = await serveHostPage(stage.server.url, {
    ...options,
    data: { organisation: "demo", "entry-point": corner.entryPointId, ...data },
  });
  onTestFinished(host.close);
  const context = await stage.context();
  await context.addInitScript(() =>
    Object.assign(window, { globalsBefore: Object.getOwnPropertyNames(window) }),
  );
  if (!closed) await context.addInitScript(openShadowRoots);
  const page = await context.newPage();
  await page.goto(host.url);
  await page.locator("maru-chat").waitFor({ state: "attached" });
  return page;
}

/** How everything of the page itself looks, to the last property. */
function appearanceOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("html, body, body *:not(script, maru-chat)")].map((element) => {
      const style = getComputedStyle(element);
      const properties = Array.from(style, (name) => `${name}:${style.getPropertyValue(name)}`);
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.tagName, x, y, width, height, ...properties].join(";");
    }),
  );
}

const RUDE = `<style>
  * { font-size: 40px !important; letter-spacing: 9px; }
  div, section, button { border: 9px solid red; background: yellow; }
  button { width: 400px; text-transform: uppercase; }
  p, textarea { display: none; }
  :root { --line: red; --accent: red; }
</style>`;

describe("D: the widget does not disturb the page it sits on", () => {
  it("D: it adds one element and one global, no style, no cookie, and changes no pixel of the page", async () => {
    const corner = await stage.corner();
    const page = await visit(corner, { closed: true });
    await page.evaluate(() => document.querySelector("maru-chat")?.remove());
    const bare = await appearanceOf(page);
    await page.reload();
    await page.locator("maru-chat").waitFor({ state: "attached" });
    expect(await appearanceOf(page)).toEqual(bare);
    await page.evaluate(() => window.Maru?.open());
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("MARU-CHAT");
    expect(await appearanceOf(page)).toEqual(bare);

    const traces = await page.evaluate(() => ({
      globals: Object.getOwnPropertyNames(window).filter(
        (name) =>
          name !== "globalsBefore" &&
          !(window as unknown as { globalsBefore: string[] }).globalsBefore.includes(name),
      ),
      added: [...document.body.children].map(({ tagName }) => tagName).slice(-2),
      styles: document.querySelectorAll("style, link[rel=stylesheet]").length,
      root: document.querySelector("maru-chat")?.shadowRoot ?? null,
      cookie: document.cookie,
      title: document.title,
    }));
    expect(traces).toEqual({
      globals: ["Maru"],
      added: ["SCRIPT", "MARU-CHAT"],
      styles: 0,
      root: null,
      cookie: "",
      title: "남의 집",
    });
    expect(await page.context().cookies()).toEqual([]);
  });

  it("D: a page's own styles, however rude, do not change the widget", async () => {
    const corner = await stage.corner();
    const looks = [];
    for (const head of ["", RUDE]) {
      const page = await visit(corner, { head });
      await page.getByRole("button", { name: "상담 창 열기" }).click();
      const panel = page.getByRole("dialog");
      await panel.getByRole("textbox", { name: "이름" }).waitFor();
      await page.evaluate(finishAnimations);
      looks.push({
        panel: await panel.boundingBox(),
        start: await panel.getByRole("button", { name: "상담 시작하기" }).boundingBox(),
        styles: await panel.evaluate((element) =>
          [element, ...element.querySelectorAll("h2, p, button, textarea")].map((each) => {
            const { fontSize, display, border, letterSpacing, backgroundColor } =
              getComputedStyle(each);
            return [each.tagName, fontSize, display, border, letterSpacing, backgroundColor];
          }),
        ),
      });
    }
    expect(looks[1]).toEqual(looks[0]);
  });

  it("D: it works on another origin under a strict Content-Security-Policy, from hello to goodbye", async () => {
    const corner = await stage.corner();
    const { host } = new URL(stage.server.url);
    const page = await visit(corner, {
      csp: `default-src 'none'; img-src data:; script-src http://${host}; connect-src http://${host} ws://${host}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`,
    });
    await page.getByRole("button", { name: "상담 창 열기" }).click();
    const panel = page.getByRole("dialog");
    await panel.getByRole("textbox", { name: "이름" }).fill("캐럴");
    await panel.getByRole("textbox", { name: "문의 내용" }).fill("여기서도 되나요?");
    await panel.getByRole("button", { name: "상담 시작하기" }).click();
    const alice = await stage.agentClient(corner, "alice");
    await beAvailable(alice);
    const interactionId = await acceptNext(alice);
    await write(alice, interactionId, "네, 됩니다");
    await panel.getByText("네, 됩니다").waitFor();
    await alice.command("contact.end", { interactionId });
    await panel.getByText("상담이 종료됐어요", { exact: true }).waitFor();
    // Its look came along: a constructed style sheet needs no 'unsafe-inline'.
    expect(await panel.evaluate((element) => getComputedStyle(element).position)).toBe("fixed");
  });

  it("D: it takes the colour, side, theme and language the page asks for; destroy leaves nothing behind", async () => {
    const corner = await stage.corner();
    const page = await visit(corner, {
      data: { colour: "#aa2255", position: "left", theme: "dark", language: "en" },
    });
    const launcher = page.getByRole("button", { name: "Open chat" });
    const box = await launcher.boundingBox();
    expect(box?.x).toBeLessThan(100);
    expect(await launcher.evaluate((button) => getComputedStyle(button).backgroundImage)).toContain(
      "rgb(170, 34, 85)",
    );
    await launcher.click();
    const panel = page.getByRole("dialog");
    await panel.getByRole("button", { name: "Start chat" }).waitFor();
    const [red = 255] =
      (await panel.evaluate((element) => getComputedStyle(element).backgroundColor))
        .match(/\d+/g)
        ?.map(Number) ?? [];
    expect(red).toBeLessThan(80);
    await page.evaluate(() => window.Maru?.setLanguage("ko"));
    await panel.getByRole("button", { name: "상담 시작하기" }).waitFor();
    await page.evaluate(() => window.Maru?.destroy());
    expect(await page.locator("maru-chat").count()).toBe(0);
  });

  it("D: while it is closed, what was said shows as a count on the button and in the page's title", async () => {
    const corner = await stage.corner();
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "안녕하세요");
    const alice = await stage.agentClient(corner, "alice");
    await beAvailable(alice);
    const interactionId = await acceptNext(alice);
    await carol.sees("앨리스 상담사와 대화 중");
    const title = await carol.page.title();
    await carol.minimise();
    await write(alice, interactionId, "하나");
    await write(alice, interactionId, "둘");
    await carol.page.getByRole("button", { name: "상담 창 열기, 읽지 않은 메시지 2개" }).waitFor();
    expect(await carol.page.title()).toBe(`(2) ${title}`);
    await carol.open();
    await carol.seesMessages(["안녕하세요", "하나", "둘"]);
    await expect.poll(() => carol.page.title()).toBe(title);
  });
});
