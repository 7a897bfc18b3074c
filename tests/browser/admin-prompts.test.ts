import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { encodeWave } from "../voice/support/wave-file.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { Desk } from "./support/desk.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();
const ADMIN = { id: "admin", name: "한지우", email: "admin@maru.example" };
const folder = mkdtempSync(join(tmpdir(), "maru-prompts-"));

/** The administrator at a page of the administration. */
async function administration(hash: string): Promise<Page> {
  const context = await stage.context();
  const { page } = await Desk.open(context, stage.server.url, ADMIN);
  await page.getByRole("textbox", { name: "이메일" }).fill(ADMIN.email);
  const password = page.getByRole("textbox", { name: "비밀번호" });
  await password.fill("maru-demo-2026");
  await password.press("Enter");
  await page.getByRole("navigation", { name: "주 메뉴" }).waitFor();
  await page.goto(`${stage.server.url}/#/admin/${hash}`);
  return page;
}

/** A recording in a file: a tone of so many seconds. */
function recording(name: string, seconds: number, size: number): string {
  const samples = Float32Array.from(
    { length: 22_050 * seconds },
    (_, index) => size * Math.sin((2 * Math.PI * 440 * index) / 22_050),
  );
  const file = join(folder, name);
  writeFileSync(file, encodeWave(samples, 22_050));
  return file;
}

const korean = (page: Page) => page.getByRole("region", { name: "한국어" });

describe("안내 음성", () => {
  it("녹음 파일을 올리면 음량을 맞추고, 들어 보고, 저장하면 남는다", async () => {
    const page = await administration("prompts");
    await page.getByRole("button", { name: "안내 음성 만들기" }).first().click();
    await page.getByRole("textbox", { name: "이름", exact: true }).fill("업무 시간 종료 안내");
    await page.getByRole("textbox", { name: "ID" }).fill("closed");
    const part = korean(page);
    await part
      .getByRole("textbox", { name: "녹음 내용(선택)" })
      .fill("지금은 업무 시간이 아닙니다.");
    await part.locator("input[type=file]").setInputFiles(recording("quiet.wav", 3, 0.02));
    await part.getByText("0:00 / 0:03").waitFor();
    await expect.poll(() => part.textContent()).toContain("19 dB 키웠습니다");
    const play = part.getByRole("button", { name: "재생" });
    await play.click();
    await part.getByRole("button", { name: "일시 정지" }).waitFor();
    await expectAccessible(page, "안내 음성, 녹음");
    await page.getByRole("button", { name: "저장" }).click();
    await page.getByText("저장했습니다.").waitFor();
    const { items } = await stage.admin.query("configuration.list", { kind: "prompt" });
    expect(items).toMatchObject([
      {
        id: "closed",
        sound: {
          ko: { source: "recording", text: "지금은 업무 시간이 아닙니다.", durationMs: 3_000 },
          en: null,
        },
      },
    ]);
  });

  it("소리가 아닌 파일과 무음은 이유를 알리고 받지 않으며, 찌그러진 녹음은 알려 준다", async () => {
    stage.console.tolerate(/status of 422 .*\/api\/prompt-sounds$/);
    const page = await administration("prompts/~new");
    const part = korean(page);
    const input = part.locator("input[type=file]");
    const text = join(folder, "letter.mp3");
    writeFileSync(text, "이것은 소리가 아니다");
    await input.setInputFiles(text);
    await expect.poll(() => part.getByRole("alert").textContent()).toContain("읽을 수 없는");
    await input.setInputFiles(recording("silence.wav", 1, 0));
    await expect
      .poll(() => part.getByRole("alert").textContent())
      .toContain("아무 소리도 들리지 않습니다");
    await input.setInputFiles(recording("loud.wav", 1, 4));
    await expect.poll(() => part.textContent()).toContain("일부가 찌그러졌습니다");
    expect(await part.getByRole("alert").count()).toBe(0);
  });

  it("글을 음성으로 바꾸고, 글을 고치면 다시 만들라고 알린다", async () => {
    const page = await administration("prompts/~new");
    await page.getByRole("textbox", { name: "이름", exact: true }).fill("환영 인사");
    const part = korean(page);
    await part.getByText("글을 음성으로").click();
    const make = part.getByRole("button", { name: "음성 만들기" });
    expect(await make.getAttribute("aria-disabled")).toBe("true");
    const text = part.getByRole("textbox", { name: "읽을 글" });
    await text.fill("안녕하세요. 무엇을 도와드릴까요?");
    await make.click();
    await part.getByRole("button", { name: "재생" }).waitFor();
    await text.fill("안녕하세요. 반갑습니다.");
    await part.getByText("글이 바뀌었습니다.").waitFor();
    await make.click();
    await expect.poll(() => part.getByText("글이 바뀌었습니다.").count()).toBe(0);
    await expectAccessible(page, "안내 음성, 합성");
  });
});
