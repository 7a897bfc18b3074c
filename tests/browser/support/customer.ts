import type { BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect } from "vitest";

export interface CustomerOptions {
  readonly browser?: BrowserContextOptions;
  /** Of the shop's page. */
  readonly query?: Readonly<Record<string, string>>;
  /** Where they come in, if not by the corner's own entry point. */
  readonly entryPointId?: string;
}

/**
 * The widget's shadow root is closed to the page around it, and so to a test. Here it is opened; nothing else
 * about the widget changes.
 */
export function openShadowRoots(): void {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    return attach.call(this, { ...init, mode: "open" });
  };
}

/** A customer on the shop's page, as they see it. */
export class Customer {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly address: string;

  private constructor(context: BrowserContext, page: Page, address: string) {
    this.context = context;
    this.page = page;
    this.address = address;
  }

  static async enter(
    context: BrowserContext,
    serverUrl: string,
    entryPointId: string,
    { query = {} }: CustomerOptions,
  ): Promise<Customer> {
    await context.addInitScript(openShadowRoots);
    const search = new URLSearchParams({ entry: entryPointId, ...query });
    const customer = new Customer(
      context,
      await context.newPage(),
      `${serverUrl}/shop/?${search.toString()}`,
    );
    await customer.page.goto(customer.address);
    return customer;
  }

  /** Another tab of the same browser. */
  async secondTab(): Promise<Customer> {
    const page = await this.context.newPage();
    await page.goto(this.address);
    return new Customer(this.context, page, this.address);
  }

  get launcher(): Locator {
    return this.page.getByRole("button", { name: /^(상담 창 열기|Open chat)/ });
  }

  get panel(): Locator {
    return this.page.getByRole("dialog");
  }

  get log(): Locator {
    return this.panel.getByRole("log");
  }

  get composer(): Locator {
    return this.panel.getByRole("textbox", { name: /^(메시지를 입력해 주세요|Write a message)$/ });
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await this.panel.waitFor();
  }

  async minimise(): Promise<void> {
    await this.panel.getByRole("button", { name: "상담 창 닫기" }).click();
    await this.panel.waitFor({ state: "hidden" });
  }

  async start(name: string, text: string): Promise<void> {
    if (!(await this.panel.isVisible())) await this.open();
    await this.panel.getByRole("textbox", { name: /^(이름|Name)$/ }).fill(name);
    await this.panel.getByRole("textbox", { name: /^(문의 내용|Your question)$/ }).fill(text);
    await this.panel.getByRole("button", { name: /^(상담 시작하기|Start chat)$/ }).click();
    await this.composer.waitFor();
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  /** Every message shown, in order. */
  messages(): Promise<string[]> {
    return this.log.locator(".bubble").allInnerTexts();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.panel.getByText(text).first().waitFor();
  }

  async seesMessages(expected: readonly string[]): Promise<void> {
    await expect.poll(() => this.messages()).toEqual(expected);
  }

  async leave(): Promise<void> {
    await this.panel.getByRole("button", { name: "상담 종료" }).click();
    await this.panel.getByRole("button", { name: "종료하기" }).click();
    await this.sees("상담이 종료됐어요");
  }
}
