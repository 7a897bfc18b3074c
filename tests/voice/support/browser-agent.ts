import type { Locator, Page } from "playwright-core";
import { BrowserEar } from "./browser-ear.ts";
import type { Heard } from "./ear.ts";
import { evidenceFile } from "./evidence.ts";
import type { Party } from "./parties.ts";
import { PASSWORD, type VoiceCorner } from "./voice-corner.ts";

/** An agent at the desktop, whose telephone is the browser. */
export class BrowserAgent {
  readonly party: Party;
  readonly page: Page;
  readonly #ear: BrowserEar;

  /** Signed in, with the browser registered as the station, and idle. */
  static async arrive(url: string, corner: VoiceCorner, party: Party): Promise<BrowserAgent> {
    const email = await corner.giveSignIn(party);
    const ear = await BrowserEar.launch(party);
    const context = await ear.browser.newContext({ locale: "ko-KR" });
    await ear.attend(context);
    const agent = new BrowserAgent(ear, await context.newPage());
    const { page } = agent;
    await page.goto(url);
    await page.getByRole("textbox", { name: "이메일" }).fill(email);
    await page.getByRole("textbox", { name: "비밀번호" }).fill(PASSWORD);
    await page.getByRole("button", { name: "로그인", exact: true }).click();
    await agent.phone.getByRole("button", { name: "CTI 로그인" }).click();
    await agent.phone.getByRole("button", { name: /^이 브라우저/ }).click();
    await agent.phone.getByText("등록됨", { exact: true }).waitFor();
    return agent;
  }

  private constructor(ear: BrowserEar, page: Page) {
    this.#ear = ear;
    this.party = ear.party;
    this.page = page;
  }

  /** [전화 위젯] */
  get phone(): Locator {
    return this.page.getByRole("region", { name: "전화 위젯" });
  }

  async press(name: string): Promise<void> {
    await this.phone.getByRole("button", { name, exact: true }).click();
  }

  /** The word for how the call stands. */
  async sees(word: string): Promise<void> {
    await this.phone.getByText(word, { exact: true }).waitFor();
  }

  async beAvailable(): Promise<void> {
    await this.page.keyboard.press("Alt+1");
    await this.page
      .getByRole("banner")
      .getByRole("button", { name: /^대화 가능/ })
      .waitFor();
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
