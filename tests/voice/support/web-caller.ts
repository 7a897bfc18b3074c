import type { Locator, Page } from "playwright-core";
import { openShadowRoots } from "../../browser/support/customer.ts";
import { BrowserEar } from "./browser-ear.ts";
import type { Heard } from "./ear.ts";
import { evidenceFile } from "./evidence.ts";
import type { Party } from "./parties.ts";

/** A customer on the shop's page who presses its call button. */
export class WebCaller {
  readonly party: Party;
  readonly page: Page;
  readonly #ear: BrowserEar;

  static async enter(url: string, entryPointId: string, party: Party): Promise<WebCaller> {
    const ear = await BrowserEar.launch(party);
    const context = await ear.browser.newContext({ locale: "ko-KR" });
    await ear.attend(context);
    await context.addInitScript(openShadowRoots);
    const caller = new WebCaller(ear, await context.newPage());
    await caller.page.goto(`${url}/shop/?${new URLSearchParams({ call: entryPointId })}`);
    return caller;
  }

  private constructor(ear: BrowserEar, page: Page) {
    this.#ear = ear;
    this.party = ear.party;
    this.page = page;
  }

  get window(): Locator {
    return this.page.getByRole("dialog");
  }

  async call(name: string): Promise<void> {
    await this.page.getByRole("button", { name: /^상담 창 열기/ }).click();
    await this.window.getByRole("button", { name: "전화로 상담하기" }).click();
    // The chat asks for a name, too: not before the call's own window is there.
    await this.window.getByRole("button", { name: "통화 시작하기" }).waitFor();
    await this.window.getByRole("textbox", { name: "이름" }).fill(name);
    await this.press("통화 시작하기");
  }

  async press(name: string): Promise<void> {
    await this.window.getByRole("button", { name, exact: true }).click();
  }

  /** What its call window says. */
  async sees(words: RegExp): Promise<void> {
    await this.window.getByRole("status").getByText(words).waitFor();
  }

  listen(ms: number): Promise<Heard> {
    return this.#ear.listen(ms);
  }

  /** What is on the screen, for who looks into a failure. */
  async keepEvidence(test: string): Promise<void> {
    await this.page.screenshot({ path: evidenceFile(test, "png") });
  }

  leave(): Promise<void> {
    return this.#ear.close();
  }
}
