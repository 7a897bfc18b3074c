import { describe, expect, it } from "vitest";
import { expectAccessible } from "./support/accessibility.ts";
import { Administration } from "./support/administration.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

const PAGES = [
  "entryPoints",
  "entryPoints/~new",
  "entryPoints/shop",
  "users",
  "users/~new",
  "roles/~new",
  "tokens",
  "agentProfiles/~new",
  "queues",
  "queues/telephone",
  "numbers",
  "trunks/~new",
  "variables/~new",
  "wrapUpReasons",
  "settings",
  "start",
] as const;

describe("the administration", () => {
  it("is for those who may, and lists what they may open", async () => {
    const corner = await stage.corner({ agents: ["alice"] });
    const alice = await stage.desk(corner, "alice");
    const menu = alice.page.getByRole("navigation", { name: "주 메뉴" });
    await menu.getByRole("link", { name: "상담" }).waitFor();
    expect(await menu.getByRole("link", { name: "관리" }).count()).toBe(0);
    const admin = await Administration.open(stage);
    await admin.page.getByRole("link", { name: "관리", exact: true }).click();
    const sections = admin.page.getByRole("navigation", { name: "관리 메뉴" });
    await sections.getByRole("link", { name: "대기열", exact: true }).click();
    await admin.page.getByRole("heading", { name: "대기열", exact: true, level: 1 }).waitFor();
    // Reload stays where one was.
    await admin.page.reload();
    await admin.page.getByRole("heading", { name: "대기열", exact: true, level: 1 }).waitFor();
  });

  it("goes from row to row with the arrows, and saves with Ctrl+S", async () => {
    const admin = await Administration.open(stage);
    await admin.go("skills");
    const [first, second] = await admin.page.locator("tbody a").all();
    await first?.focus();
    await admin.page.keyboard.press("ArrowDown");
    expect(await second?.evaluate((link) => link === document.activeElement)).toBe(true);
    await admin.page.keyboard.press("Enter");
    await admin.page.locator("main form").waitFor();
    const name = await admin.field("이름").inputValue();
    await admin.field("이름").fill(`${name} 2`);
    await admin.page.keyboard.press("Control+KeyS");
    await admin.saved();
  });

  for (const look of [
    { language: "ko", theme: "light", width: 1440 },
    { language: "en", theme: "dark", width: 1024 },
  ] as const)
    it(`D: axe finds nothing (${look.language}, ${look.theme}, ${look.width} px)`, async () => {
      const admin = await Administration.open(stage, look);
      for (const address of PAGES) {
        await admin.go(address);
        await expectAccessible(admin.page, `#/admin/${address}`);
      }
    });
});
