import type { BrowserContext, Locator, Page } from "playwright-core";
import type { Stage } from "./stage.ts";

export const ADMINISTRATOR = { email: "admin@maru.example", password: "maru-demo-2026" };

/** The administration in a browser, as the demo's administrator sees it; in Korean unless said otherwise. */
export class Administration {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(
    stage: Stage,
    look: { language?: "ko" | "en"; theme?: "light" | "dark"; width?: number } = {},
  ): Promise<Administration> {
    const { language = "ko", theme = "light", width = 1440 } = look;
    const context = await stage.context({ viewport: { width, height: 900 } });
    await prefer(context, language, theme);
    const page = await context.newPage();
    await page.goto(`${stage.server.url}/`);
    await page.locator("input[type=email]").fill(ADMINISTRATOR.email);
    await page.locator("input[type=password]").fill(ADMINISTRATOR.password);
    await page.locator("button[type=submit]").click();
    await page.getByRole("banner").waitFor();
    return new Administration(page);
  }

  /** Opens a section by its address, as a bookmark does. */
  async go(address: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = `#/admin/${hash}`;
    }, address);
    await this.page.locator("main h1").waitFor();
  }

  field(name: string): Locator {
    return this.page.getByRole("textbox", { name, exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", {
      name,
      ...(typeof name === "string" && { exact: true }),
    });
  }

  /** What a field says is wrong with it. */
  fault(text: string | RegExp): Locator {
    return this.page.getByText(text).first();
  }

  async save(): Promise<void> {
    await this.button("저장").click();
  }

  async saved(): Promise<void> {
    await this.page
      .getByRole("region", { name: "알림" })
      .getByText("저장했습니다.")
      .first()
      .waitFor();
  }

  /** Chooses from a field that searches while one writes. */
  async pick(field: string, text: string): Promise<void> {
    const box = this.page.getByRole("combobox", { name: field, exact: true });
    await box.click();
    await box.fill(text);
    await this.page.getByRole("option", { name: text, exact: true }).click();
  }

  row(name: string | RegExp): Locator {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("link", { name }) });
  }

  async open(name: string): Promise<void> {
    await this.page.getByRole("link", { name, exact: true }).click();
    await this.page.locator("main form").waitFor();
  }
}

function prefer(context: BrowserContext, language: "ko" | "en", theme: "light" | "dark") {
  return context.addInitScript(
    (preferences) => {
      // The blank page before the first has no storage.
      if (location.protocol === "about:") return;
      if (localStorage.getItem("maru.preferences") === null)
        localStorage.setItem("maru.preferences", JSON.stringify(preferences));
    },
    { language, theme },
  );
}
