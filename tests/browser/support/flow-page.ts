import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { Administration } from "./administration.ts";
import type { Stage } from "./stage.ts";

type Look = Parameters<typeof Administration.open>[1];

/** The flows of the administration in a browser, as an administrator draws them. */
export class FlowPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(stage: Stage, look: Look = {}): Promise<FlowPage> {
    const { page } = await Administration.open(stage, look);
    return new FlowPage(page);
  }

  async go(id?: string): Promise<void> {
    await this.page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      id === undefined ? "#/admin/flows" : `#/admin/flows/${id}`,
    );
    await this.page.locator("main h1").waitFor();
  }

  get nodes(): Locator {
    return this.page.locator(".react-flow__node");
  }

  /** By what it is called to who hears the canvas read. */
  node(name: string | RegExp): Locator {
    return this.page.getByRole("group", { name }).and(this.nodes);
  }

  get panel(): Locator {
    return this.page.locator("[data-side-panel]");
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", {
      name,
      ...(typeof name === "string" && { exact: true }),
    });
  }

  field(name: string): Locator {
    return this.panel.getByLabel(name, { exact: true });
  }

  /** The handle of an exit: `next`, `key.1`, `open`. */
  exit(node: Locator, exit: string): Locator {
    return node.locator(`[data-exit="${exit}"]`);
  }

  entry(node: Locator): Locator {
    return node.locator(".react-flow__handle-left");
  }

  /** Draws an edge with the mouse. */
  async draw(from: Locator, to: Locator): Promise<void> {
    // A canvas that moves to what is looked for carries the handle away: it must be under the pointer when pressed.
    await expect.poll(() => this.#pointAt(from)).toBe(true);
    await this.page.mouse.down();
    const { x, y } = await middleOf(to);
    await this.page.mouse.move(x - 40, y - 20, { steps: 6 });
    await this.page.mouse.move(x, y, { steps: 4 });
    await this.page.mouse.up();
  }

  async #pointAt(handle: Locator): Promise<boolean> {
    const { x, y } = await middleOf(handle);
    await this.page.mouse.move(x, y);
    return handle.evaluate((of) => of.matches(":hover"));
  }

  /** Drags a step from the palette to a place of the canvas. */
  async place(step: string, x: number, y: number): Promise<void> {
    await this.page
      .getByRole("complementary", { name: "단계 목록" })
      .getByRole("button", { name: step, exact: true })
      .dragTo(this.page.locator(".react-flow__pane"), { targetPosition: { x, y } });
  }

  async saved(): Promise<void> {
    await expect
      .poll(() =>
        this.page
          .getByRole("status")
          .filter({ hasText: /^저장됨$/ })
          .count(),
      )
      .toBe(1);
  }

  async publish(): Promise<void> {
    await this.button("문제 없음").waitFor();
    await this.button("게시").click();
    await this.dialog.getByRole("button", { name: "게시", exact: true }).click();
    await this.dialog.waitFor({ state: "hidden" });
  }
}

/** Once it stands still: the canvas moves to what is looked for. */
async function middleOf(of: Locator): Promise<{ x: number; y: number }> {
  let before = "";
  for (;;) {
    const box = await of.boundingBox();
    if (box === null) throw new Error("it is not on the screen");
    const now = JSON.stringify(box);
    if (now === before) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
