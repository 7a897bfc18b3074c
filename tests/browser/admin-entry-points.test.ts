import { describe, expect, it } from "vitest";
import { Administration } from "./support/administration.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

describe("entry points, in the administration", () => {
  it("A-05: they are listed, found by words and by channel, and opened", async () => {
    const admin = await Administration.open(stage);
    await admin.page.keyboard.press("KeyG");
    await admin.page.keyboard.press("KeyA");
    await admin.page.getByRole("heading", { name: "진입점", exact: true }).waitFor();
    await admin.row("배송문의").waitFor();
    // Korean initial consonants find what begins with them.
    await admin.page.getByPlaceholder("이름 또는 ID 검색").fill("ㅂㅅㅁㅇ");
    await admin.row("결제문의").waitFor({ state: "detached" });
    await admin.row("배송문의").waitFor();
    await admin.button("검색어 지우기").click();
    await admin.page.getByRole("combobox", { name: "채널" }).selectOption("voice");
    await admin.row("대표전화").waitFor();
    expect(await admin.row("배송문의").count()).toBe(0);
    await admin.open("대표전화");
    expect(await admin.field("이름").inputValue()).toBe("대표전화");
    // Back to the list as it was.
    await admin.button("목록으로").click();
    await admin.row("대표전화").waitFor();
    expect(await admin.row("배송문의").count()).toBe(0);
  });

  it("A-06, A-07: a name is letters, digits, _ and -, of any script, at most 80; a space is refused plainly", async () => {
    const admin = await Administration.open(stage);
    await admin.go("entryPoints/~new");
    const rule = /띄어쓰기는 쓸 수 없습니다\.$/;
    await admin.save();
    await admin.page.getByText("값을 입력해 주세요.").first().waitFor();
    for (const wrong of ["매장 문의", "가".repeat(81), "문의!"]) {
      await admin.field("이름").fill(wrong);
      await admin.save();
      await admin.page.getByText(rule).first().waitFor();
    }
    await admin.field("이름").fill("매장_문의-1");
    await admin.page.getByText(rule).first().waitFor({ state: "detached" });
    await admin.page.getByRole("textbox", { name: "설명" }).fill("오프라인 매장의 안내 화면");
    await admin.pick("대기열", "일반 문의");
    await admin.save();
    await admin.saved();
    // The id was made from the name.
    await expect
      .poll(() => new URL(admin.page.url()).hash)
      .toBe("#/admin/entryPoints/maejang-munui-1");
    const { items } = await stage.admin.query("configuration.list", { kind: "entryPoint" });
    expect(items.find(({ id }) => id === "maejang-munui-1")).toMatchObject({
      name: "매장_문의-1",
      description: "오프라인 매장의 안내 화면",
      channel: "chat",
    });
  });

  it("A-02, A-09, A-18: the channel is chosen when it is made and cannot be changed later", async () => {
    const admin = await Administration.open(stage);
    await admin.go("entryPoints/~new");
    for (const name of ["채팅", "음성", "전자 메일", "소셜"])
      await admin.page.getByRole("radio", { name: new RegExp(`^${name}`) }).waitFor();
    await admin.page.getByRole("radio", { name: /^음성/ }).check();
    // Only queues of the channel that was chosen.
    await admin.page.getByRole("combobox", { name: "대기열", exact: true }).click();
    await admin.page.getByRole("option", { name: "전화 상담", exact: true }).waitFor();
    expect(await admin.page.getByRole("option", { name: "일반 문의", exact: true }).count()).toBe(
      0,
    );
    await admin.page.keyboard.press("Escape");
    await admin.button("취소").click();
    await admin.button("저장하지 않고 나가기").click();
    await admin.open("대표전화");
    await admin.page.getByRole("radio", { name: /^음성/ }).waitFor();
    expect(await admin.page.getByRole("radio", { name: /^채팅/ }).count()).toBe(0);
    await admin.page.getByText("채널은 만든 뒤에 바꿀 수 없습니다.").waitFor();
  });

  it("A-03, A-17: the numbers that lead to an entry point are shown there, and that it has none yet", async () => {
    const admin = await Administration.open(stage);
    await admin.go("entryPoints/~new");
    await admin.field("이름").fill("야간_전화");
    await admin.page.getByRole("radio", { name: /^음성/ }).check();
    await admin.pick("대기열", "전화 상담");
    await admin.save();
    await admin.saved();
    await admin.page.getByText(/연결된 번호가 없어/).waitFor();
    await admin.button("번호 등록").click();
    await admin.field("전화번호").fill("02-555-1234");
    await admin.save();
    await admin.page
      .getByText(/\+82212345678/)
      .first()
      .waitFor();
    await admin.field("전화번호").fill("+8225551234");
    await admin.pick("진입점", "야간_전화");
    await admin.save();
    await admin.saved();
    await admin.go("entryPoints/yagan-jeonhwa");
    await admin.page.getByText("+8225551234").waitFor();
  });

  it("A-18: deletion asks first, and what is in use stays", async () => {
    const admin = await Administration.open(stage);
    await admin.go("entryPoints");
    const name = "대표전화";
    await admin.open(name);
    await admin.button("삭제").click();
    const question = admin.page.getByRole("alertdialog");
    await question.getByText(`‘${name}’을(를) 삭제할까요?`).waitFor();
    await question.getByRole("button", { name: "취소" }).click();
    await question.waitFor({ state: "detached" });
    await admin.button("삭제").click();
    await question.getByRole("button", { name: "삭제" }).click();
    await question
      .getByRole("alert")
      .filter({ hasText: /삭제|지울 수 없|사용/ })
      .waitFor();
    await question.getByRole("button", { name: "취소" }).click();
    expect(await admin.field("이름").inputValue()).toBe(name);
  });

  it("A-05: what is not saved is not lost by leaving, and a web page gets its code", async () => {
    const admin = await Administration.open(stage);
    await admin.go("entryPoints/shop");
    await admin.page.getByRole("textbox", { name: "웹 페이지에 붙일 코드" }).waitFor();
    const code = admin.page.getByRole("textbox", { name: "웹 페이지에 붙일 코드" });
    expect(await code.inputValue()).toContain('data-entry-point="shop"');
    await admin.page.getByRole("textbox", { name: "설명" }).fill("바꾸는 중");
    await admin.page.getByRole("link", { name: "상담", exact: true }).click();
    await admin.button("계속 편집").click();
    expect(await admin.page.getByRole("textbox", { name: "설명" }).inputValue()).toBe("바꾸는 중");
    await admin.page.goBack();
    await admin.button("저장하지 않고 나가기").click();
    await admin.page.getByRole("textbox", { name: "설명" }).waitFor({ state: "detached" });
  });
});
