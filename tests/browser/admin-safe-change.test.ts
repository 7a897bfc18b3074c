import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "./support/accessibility.ts";
import { Administration } from "./support/administration.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

describe("safe change", () => {
  it("G: two administrators on one thing: the second sees the first one's change, and decides", async () => {
    const admin = await Administration.open(stage);
    await admin.go("skills/delivery");
    await stage.admin.command("configuration.put", {
      kind: "skill",
      id: "delivery",
      name: "배송 상담",
    });
    await admin.field("이름").fill("택배");
    await admin.save();
    await admin.page.getByText(/바꿨습니다/).waitFor();
    await admin.page.getByRole("cell", { name: "배송 상담" }).waitFor();
    await expectAccessible(admin.page, "conflict");
    await admin.button("바뀐 내용 불러오기").click();
    expect(await admin.field("이름").inputValue()).toBe("배송 상담");
    await admin.field("이름").fill("택배");
    await admin.save();
    await admin.saved();
    const { items } = await stage.admin.query("configuration.list", { kind: "skill" });
    expect(items.find(({ id }) => id === "delivery")).toMatchObject({ name: "택배" });
  });

  it("G: the question before deletion says what uses the thing", async () => {
    const admin = await Administration.open(stage);
    await admin.go("teams/vip");
    await admin.button("삭제").click();
    const question = admin.page.getByRole("alertdialog");
    await question.getByText("다음에서 사용하고 있어 지울 수 없습니다.").waitFor();
    await question.getByText("사용자 ‘윤채원’").waitFor();
  });

  it("G: the configuration goes out as one file and comes in after a look at what it would change", async () => {
    const admin = await Administration.open(stage);
    await admin.go("transfer");
    const downloading = admin.page.waitForEvent("download");
    await admin.button("설정 파일 내려받기").click();
    const content = await text(await (await downloading).createReadStream());
    const file = (written: string) => ({
      name: "maru.json",
      mimeType: "application/json",
      buffer: Buffer.from(written),
    });
    const choose = admin.page.getByLabel("파일 고르기");
    await choose.setInputFiles(file("no JSON at all"));
    await admin.page.getByText(/설정 파일이 아닙니다/).waitFor();
    await choose.setInputFiles(file(content.replace('"VIP 전담팀"', '"우수 고객팀"')));
    await admin.page.getByText(/1개가 바뀌고/).waitFor();
    await expectAccessible(admin.page, "import plan");
    await admin.button("이대로 가져오기").click();
    await admin.page.getByText("설정을 가져왔습니다.").first().waitFor();
    const { items } = await stage.admin.query("configuration.list", { kind: "team" });
    expect(items.find(({ id }) => id === "vip")).toMatchObject({ name: "우수 고객팀" });
  });
});
