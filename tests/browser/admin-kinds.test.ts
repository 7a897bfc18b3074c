import { describe, expect, it } from "vitest";
import { Administration } from "./support/administration.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

describe("what an administrator sets", () => {
  it("V-01, V-70, V-71: an agent profile gives the right to dial, a dial plan and caller numbers", async () => {
    const admin = await Administration.open(stage);
    await admin.go("agentProfiles/~new");
    await admin.save();
    await admin.page
      .getByText(/필수 항목|값을 입력해/)
      .first()
      .waitFor();
    await admin.field("이름").fill("발신 전담");
    await admin.page.getByRole("switch", { name: "전화 걸기 허용" }).check();
    await admin.pick("발신 진입점", "발신");
    await admin.button("규칙 추가").click();
    await admin.page.getByRole("textbox", { name: "시작 번호" }).fill("010");
    await admin.save();
    await admin.page.getByText(/\+82/).first().waitFor();
    await admin.page.getByRole("textbox", { name: "시작 번호" }).fill("+8210\n+822");
    await admin.page.getByRole("textbox", { name: "정규식" }).fill("(");
    await admin.save();
    await admin.page.getByText(/정규식이 아닙니다|정규식이 올바르지/).waitFor();
    await admin.page.getByRole("textbox", { name: "정규식" }).fill("");
    await admin.save();
    await admin.saved();
    const { items } = await stage.admin.query("configuration.list", { kind: "agentProfile" });
    expect(items.find(({ id }) => id === "balsin-jeondam")).toMatchObject({
      outdial: {
        allowed: true,
        dialPlan: [{ prefixes: ["+8210", "+822"], minDigits: 8, maxDigits: 15, pattern: "" }],
      },
    });
  });

  it("V-12: a queue of calls says when a paused recording goes on by itself", async () => {
    const admin = await Administration.open(stage);
    await admin.go("queues/telephone");
    const resume = admin.page.getByRole("spinbutton", { name: "녹음 자동 재개" });
    await resume.fill("45");
    await admin.page.getByRole("combobox", { name: "녹음 자동 재개 단위" }).selectOption("second");
    await admin.save();
    await admin.saved();
    const { items } = await stage.admin.query("configuration.list", { kind: "queue" });
    expect(items.find(({ id }) => id === "telephone")).toMatchObject({
      recording: { resumeAfterMs: 45_000 },
    });
  });

  it("V-20: a variable has a type, allowed values, and may be edited or not", async () => {
    const admin = await Administration.open(stage);
    await admin.go("variables/~new");
    await admin.field("한국어").fill("반품 사유");
    await admin.field("English").fill("Reason of return");
    await admin.page.getByRole("combobox", { name: "형식" }).selectOption("choice");
    await admin.page.getByRole("textbox", { name: "허용 값" }).fill("파손\n  변심 \n\n오배송");
    await admin.page.getByRole("switch", { name: "상담사가 수정할 수 있음" }).uncheck();
    await admin.save();
    await admin.saved();
    const { items } = await stage.admin.query("configuration.list", { kind: "variable" });
    expect(items.find(({ id }) => id === "banpum-sayu")).toMatchObject({
      name: { ko: "반품 사유", en: "Reason of return" },
      type: "choice",
      allowedValues: ["파손", "변심", "오배송"],
      agentEditable: false,
    });
  });

  it("V-45: a number of the address book is refused until it could be called", async () => {
    const admin = await Administration.open(stage);
    await admin.go("addresses/~new");
    await admin.field("이름").fill("새 물류센터");
    for (const wrong of ["031-123-4567", "전화번호", "+82"]) {
      await admin.field("전화번호").fill(wrong);
      await admin.save();
      await admin.page
        .getByText(/국가 번호/)
        .first()
        .waitFor();
      expect(await admin.field("전화번호").getAttribute("aria-invalid")).toBe("true");
    }
    await admin.field("전화번호").fill("+82311234567");
    await admin.page.getByRole("switch", { name: "자주 사용되는 호전환 번호" }).check();
    await admin.save();
    await admin.saved();
    await admin.go("addresses");
    await admin.row("새 물류센터").getByText("자주 사용").waitFor();
  });

  it("C-01: a multimedia profile says how many contacts of each channel at once", async () => {
    const admin = await Administration.open(stage);
    await admin.go("multimediaProfiles/~new");
    await admin.field("이름").fill("채팅 다섯");
    await admin.page.getByRole("spinbutton", { name: "채팅" }).fill("101");
    await admin.save();
    await admin.page.getByText("100 이하여야 합니다.").waitFor();
    await admin.page.getByRole("spinbutton", { name: "채팅" }).fill("5");
    await admin.page.getByRole("spinbutton", { name: "음성" }).fill("0");
    await admin.save();
    await admin.saved();
    await admin.go("multimediaProfiles");
    await admin.row("채팅 다섯").getByRole("cell", { name: "5", exact: true }).first().waitFor();
  });

  it("K-01 to K-04: a person is given the phone right and a CTI number of their own", async () => {
    const admin = await Administration.open(stage);
    await admin.go("users/~new");
    await admin.field("이름").fill("나새롬");
    await admin.pick("상담사 프로필", "전화 상담");
    const extension = admin.field("내선 번호(CTI 번호)");
    await extension.fill("12a");
    await admin.save();
    await admin.page
      .getByText(/숫자 2~8자리|2~8자리 숫자/)
      .first()
      .waitFor();
    const { items: agents } = await stage.admin.query("configuration.list", { kind: "agent" });
    const taken = agents.find((agent) => "extension" in agent && agent.extension !== null);
    await extension.fill(String(taken !== undefined && "extension" in taken && taken.extension));
    await admin.save();
    await admin.page
      .getByText(/쓰고 있/)
      .first()
      .waitFor();
    await extension.fill("7788");
    await admin.save();
    await admin.saved();
    await admin.page.getByRole("textbox", { name: "이메일" }).fill("saerom@maru.example");
    await admin.button("새 비밀번호 만들기").click();
    await admin.page.getByText("아래 비밀번호를 본인에게 전달하세요", { exact: false }).waitFor();
  });

  it("a duplicate id and a removed reference are refused at the field", async () => {
    const admin = await Administration.open(stage);
    await admin.go("skills/~new");
    await admin.field("이름").fill("한국어");
    // Derived, and never one that is taken.
    expect(await admin.field("ID").inputValue()).toBe("hangugeo");
    await admin.field("이름").fill("a".repeat(81));
    await admin.save();
    await admin.page.getByText("80자까지 입력할 수 있습니다.").waitFor();
    await admin.button("취소").click();
    await admin.button("저장하지 않고 나가기").click();

    await stage.admin.command("configuration.put", { kind: "team", id: "gone", name: "사라질 팀" });
    await admin.go("queues/~new");
    await admin.field("이름").fill("사라진 팀의 대기열");
    await admin.pick("담당 팀", "사라질 팀");
    await stage.admin.command("configuration.remove", { kind: "team", id: "gone" });
    await admin.save();
    await admin.page
      .getByText(/없습니다/)
      .first()
      .waitFor();
  });
});
