import type { BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { type CornerAgent, PASSWORD } from "./corner.ts";

export interface DeskOptions {
  readonly browser?: BrowserContextOptions;
  /** false: the sign-in page is left to the test. */
  readonly signedIn?: boolean;
}

/** What would be heard and what the browser would show above other windows. */
export interface Senses {
  tones: number;
  notifications: { title: string; body: string }[];
}

/** Real notifications and real sound, noted down as they are made. */
function noteAlerts(): void {
  const senses: Senses = { tones: 0, notifications: [] };
  Object.assign(window, { senses });
  window.Notification = class extends Notification {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      senses.notifications.push({ title, body: options?.body ?? "" });
    }
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    senses.tones += 1;
    return start.call(this, when);
  };
}

/** An agent's desktop in a browser, as the agent sees it. In Korean, as it comes. */
export class Desk {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly agent: CornerAgent;
  readonly #url: string;

  private constructor(context: BrowserContext, page: Page, url: string, agent: CornerAgent) {
    this.context = context;
    this.page = page;
    this.agent = agent;
    this.#url = url;
  }

  static async open(context: BrowserContext, url: string, agent: CornerAgent): Promise<Desk> {
    await context.grantPermissions(["notifications"], { origin: url });
    await context.addInitScript(noteAlerts);
    const desk = new Desk(context, await context.newPage(), url, agent);
    await desk.page.goto(url);
    return desk;
  }

  async signIn(): Promise<void> {
    await this.page.getByRole("textbox", { name: "이메일" }).fill(this.agent.email);
    await this.page.getByRole("textbox", { name: "비밀번호" }).fill(PASSWORD);
    await this.page.getByRole("button", { name: "로그인", exact: true }).click();
    await this.sees("유휴");
  }

  /** The agent comes back in another window of the same browser. */
  async reopen(): Promise<Desk> {
    const desk = new Desk(this.context, await this.context.newPage(), this.#url, this.agent);
    await desk.page.goto(this.#url);
    await desk.dock.waitFor();
    return desk;
  }

  get dock(): Locator {
    return this.page.getByRole("region", { name: "수신 대기" });
  }

  get list(): Locator {
    return this.page.getByRole("region", { name: "활성 연락처 목록" });
  }

  get log(): Locator {
    return this.page.getByRole("log", { name: "대화 내용" });
  }

  get composer(): Locator {
    return this.page.getByRole("textbox", { name: /보낼 메시지$/ });
  }

  get conversation(): Locator {
    return this.page.locator("#main");
  }

  get customerPanel(): Locator {
    return this.page.getByRole("complementary", { name: "고객 패널" });
  }

  get wrapUp(): Locator {
    return this.page.getByRole("region", { name: "후속 작업" });
  }

  get light(): Locator {
    return this.page.getByRole("button", { name: /^서버 연결/ });
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  /** The state selector, which says the state first. */
  state(label: string): Locator {
    return this.page.getByRole("banner").getByRole("button", { name: new RegExp(`^${label}`) });
  }

  async sees(label: string): Promise<void> {
    await this.state(label).waitFor();
  }

  card(customer: string): Locator {
    return this.list.getByRole("listitem").filter({ hasText: customer });
  }

  tab(name: string): Locator {
    return this.list.getByRole("tab", { name });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  notice(text: string | RegExp): Locator {
    return this.page.getByRole("region", { name: "알림" }).getByText(text);
  }

  async setAvailable(): Promise<void> {
    await this.dock.getByRole("button", { name: /대화 가능/ }).click();
    await this.dock.getByRole("button", { name: /대화 가능/ }).waitFor({ state: "detached" });
  }

  async setIdle(reason: string): Promise<void> {
    await this.page
      .getByRole("banner")
      .getByRole("button", { name: /^(대화 가능|유휴|상담 중|벨소리 울림|후속 작업|응답 없음)/ })
      .click();
    await this.page.getByRole("menuitemradio", { name: reason }).click();
  }

  async ringing(customer: string): Promise<void> {
    await this.dock.getByRole("button", { name: customer }).waitFor();
  }

  async accept(customer: string): Promise<void> {
    await this.ringing(customer);
    await this.dock.getByRole("button", { name: "수락" }).click();
    await this.composer.waitFor();
    await this.conversation.getByRole("heading", { name: customer, exact: true }).waitFor();
  }

  async decline(customer: string): Promise<void> {
    await this.ringing(customer);
    await this.dock.getByRole("button", { name: "거절" }).click();
    await this.sees("응답 없음");
  }

  async select(customer: string): Promise<void> {
    await this.card(customer).getByRole("button").click();
    await this.conversation.getByRole("heading", { name: customer, exact: true }).waitFor();
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  /** Every message of the conversation on the screen, in order. */
  messages(): Promise<string[]> {
    return this.log.locator("article p").allInnerTexts();
  }

  async seesMessages(expected: readonly string[]): Promise<void> {
    await expect.poll(() => this.messages()).toEqual(expected);
  }

  async end(): Promise<void> {
    await this.button("종료").click();
    const question = this.page.getByRole("alertdialog");
    // A customer who is gone is not asked about.
    await Promise.race([question.waitFor(), this.wrapUp.waitFor()]);
    if (await question.isVisible()) await question.getByRole("button", { name: /^종료/ }).click();
    await this.wrapUp.waitFor();
  }

  async completeWrapUp(reason: string): Promise<void> {
    await this.wrapUp.getByRole("button", { name: reason }).click();
    await this.wrapUp.waitFor({ state: "hidden" });
  }

  senses(): Promise<Senses> {
    return this.page.evaluate(() => (window as unknown as { senses: Senses }).senses);
  }

  /** The agent looks at another window: this page is no longer in front. */
  async lookAway(): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    await session.send("Emulation.setFocusEmulationEnabled", { enabled: false });
    const other = await this.context.newPage();
    await other.bringToFront();
  }
}
