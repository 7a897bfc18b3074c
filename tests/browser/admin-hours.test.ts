import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "./support/accessibility.ts";
import { Desk } from "./support/desk.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();
const ADMIN = { id: "admin", name: "한지우", email: "admin@maru.example" };

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

const office = [{ from: "09:00", to: "18:00" }];
const weekly = {
  ...{ monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
  ...{ saturday: [], sunday: [] },
};

async function putHours(id: string, name: string, more: object = {}): Promise<void> {
  await stage.admin.command("configuration.put", {
    ...{ kind: "businessHours", id, name, description: "", weekly },
    ...{ holidayListIds: [], overrides: [], ...more },
  } as never);
}

async function putKorea(id: string, name: string): Promise<void> {
  const list = { id, name, calendar: "korea", days: [] };
  await stage.admin.command("configuration.put", { kind: "holidayList", ...list } as never);
}

async function saved(kind: "businessHours" | "holidayList", id: string) {
  const { items } = await stage.admin.query("configuration.list", { kind });
  return items.find((item) => item.id === id);
}

describe("업무 시간", () => {
  it("A-01: 이름을 정하고 시각을 입력해 저장하면 그대로 남는다", async () => {
    const page = await administration("hours");
    await page.getByRole("button", { name: "업무 시간 만들기" }).first().click();
    await page.getByRole("textbox", { name: "이름", exact: true }).fill("주말 상담");
    await page.getByRole("textbox", { name: "ID" }).fill("weekend");
    const monday = page.getByRole("group", { name: "월요일" });
    await monday.getByRole("textbox", { name: "월요일 1번째 시간대 종료" }).fill("12");
    await monday.getByRole("button", { name: "월요일에 시간대 추가" }).click();
    const second = monday.getByRole("textbox", { name: "월요일 2번째 시간대 종료" });
    await second.fill("오후 6시 반");
    await second.blur();
    await page.getByRole("button", { name: "저장" }).click();
    await expect.poll(() => monday.textContent()).toContain("시:분으로 입력해 주세요");
    await second.fill("오후 6시 30분");
    await second.blur();
    await page.getByRole("button", { name: "저장" }).click();
    await page.getByText("저장했습니다.").waitFor();
    expect(await saved("businessHours", "weekend")).toMatchObject({
      name: "주말 상담",
      weekly: {
        monday: [
          { from: "09:00", to: "12:00" },
          { from: "13:00", to: "18:30" },
        ],
      },
    });
  });

  it("A-01: 막대를 끌고, 키로 옮기고, 다른 요일에 복사한다", async () => {
    await putHours("dragged", "끌기");
    const page = await administration("hours/dragged");
    const saturday = page.getByRole("group", { name: "토요일" });
    const track = saturday.locator(".hours-track");
    await track.scrollIntoViewIfNeeded();
    const box = await track.boundingBox();
    if (box === null) throw new Error("the track is not on the screen");
    const at = (hour: number) => box.x + (box.width * hour) / 24;
    await page.mouse.move(at(10), box.y + 10);
    await page.mouse.down();
    await page.mouse.move(at(12), box.y + 10);
    await page.mouse.move(at(14), box.y + 10);
    await page.mouse.up();
    const block = saturday.getByRole("button", { name: "토요일 10:00–14:00" });
    await block.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await saturday.getByRole("button", { name: "토요일 10:15–14:45" }).waitFor();
    await saturday.getByRole("button", { name: "토요일 시간을 다른 요일에 복사" }).click();
    await page.getByRole("menuitem", { name: "주말(토·일)에 복사" }).click();
    const friday = page.getByRole("group", { name: "금요일" });
    await friday.getByRole("button", { name: "금요일 09:00–18:00" }).focus();
    await page.keyboard.press("Delete");
    await friday.getByText("종일 휴무").waitFor();
    await page.keyboard.press("Control+s");
    await page.getByText("저장했습니다.").waitFor();
    const changed = [{ from: "10:15", to: "14:45" }];
    expect(await saved("businessHours", "dragged")).toMatchObject({
      weekly: { ...weekly, friday: [], saturday: changed, sunday: changed },
    });
  });

  it("A-01: 겹치는 시간대와 겹치는 예외는 저장되지 않고 그 자리에서 알린다", async () => {
    await putHours("clash", "겹침");
    const page = await administration("hours/clash");
    const tuesday = page.getByRole("group", { name: "화요일" });
    await tuesday.getByRole("button", { name: "화요일에 시간대 추가" }).click();
    const from = tuesday.getByRole("textbox", { name: "화요일 2번째 시간대 시작" });
    await from.fill("17:00");
    await from.blur();
    await tuesday.getByText("시간대가 서로 겹칩니다").waitFor();
    expect(await from.getAttribute("aria-invalid")).toBe("true");
    await page.getByRole("button", { name: "저장" }).click();
    await page.getByRole("alert").getByText("시간대가 서로 겹칩니다").waitFor();
    await tuesday.getByRole("button", { name: "화요일 2번째 시간대 삭제" }).click();
    for (const name of ["하루", "이틀"]) {
      await page.getByRole("button", { name: "예외 추가" }).click();
      const number = name === "하루" ? 1 : 2;
      await page.getByRole("textbox", { name: `${number}번째 예외 이름` }).fill(name);
    }
    await page.getByRole("button", { name: "저장" }).click();
    await page.getByRole("group", { name: "2번째 예외" }).getByText("하루에는 예외를").waitFor();
    expect(await saved("businessHours", "clash")).toMatchObject({ weekly, overrides: [] });
  });

  it("A-01 A-11: 저장하기 전에 달력과 시험이 휴일, 예외, 시간대를 보여 준다", async () => {
    await putKorea("preview-days", "공휴일");
    await putHours("preview", "미리 보기", {
      holidayListIds: ["preview-days"],
      overrides: [
        { from: "2027-02-10", to: "2027-02-10", name: "설 다음 단축", intervals: office },
      ],
    });
    const corner = await stage.corner();
    await corner.addEntryPoint("london", { name: "런던_채팅", timeZone: "Europe/London" });
    const page = await administration("hours/preview");
    const table = page.getByRole("table", { name: "앞으로의 업무 시간" });
    await table.waitFor();
    await page.getByRole("combobox", { name: "진입점" }).selectOption({ label: "런던_채팅" });
    await page.getByLabel("연락이 오는 날").fill("2027-02-09");
    const time = page.getByRole("textbox", { name: "연락이 오는 시각" });
    await time.fill("10");
    await time.press("Enter");
    await page.getByText("휴일: 대체공휴일(설날)").waitFor();
    await page.getByText("2월 10일 (수) 09:00에 시작합니다").waitFor();
    await page.getByText("Europe/London", { exact: true }).last().waitFor();
    await page.getByLabel("연락이 오는 날").fill("2027-02-10");
    await page.getByText("예외: 설 다음 단축").waitFor();
    // The clock is put forward over 01:30 in London on that day.
    await page.getByLabel("연락이 오는 날").fill("2027-03-28");
    await time.fill("01:30");
    await time.press("Enter");
    await page.getByText("이날은 서머타임으로 이 시각이 없습니다. 시계가 바뀐 02:00").waitFor();
    // Christmas is within two pages of any day from the middle of October on; New Year's Day is in every winter.
    for (let turn = 0; turn < 10 && (await table.getByText("새해 첫날").count()) === 0; turn += 1) {
      await page.getByRole("button", { name: "다음 6주" }).click();
      await page.waitForLoadState("networkidle");
    }
    await table.getByText("새해 첫날").waitFor();
  });

  it("A-01: 쓰이는 휴일 목록은 지워지지 않고 까닭을 알린다", async () => {
    await putKorea("needed", "필요한 목록");
    await putHours("needs", "필요로 하는 시간", { holidayListIds: ["needed"] });
    const page = await administration("holidays/needed");
    await page.getByRole("button", { name: "삭제" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "삭제" }).click();
    await page
      .getByText(/사용 중/)
      .first()
      .waitFor();
    expect(await saved("holidayList", "needed")).toBeDefined();
  });
});

describe("휴일", () => {
  it("A-01: 한국 공휴일로 시작해 회사 휴무일을 붙여 넣는다", async () => {
    const page = await administration("holidays");
    await page.getByRole("button", { name: "휴일 목록 만들기" }).first().click();
    await page.getByRole("textbox", { name: "이름", exact: true }).fill("본사 휴일");
    await page.getByRole("textbox", { name: "ID" }).fill("head-office");
    await page.getByRole("radio", { name: /대한민국 공휴일/ }).check();
    const year = page.getByRole("region", { name: /년$/ });
    await year.getByRole("button", { name: "다음 해" }).click();
    await year.getByText("설날", { exact: true }).first().waitFor();
    await page.getByRole("button", { name: "여러 날 한꺼번에 넣기" }).click();
    const paste = page.getByRole("textbox", { name: "표나 CSV 붙여넣기" });
    await paste.fill("날짜,이름\n2027-05-02,창립기념일,매년\n모름\n2026-12-31\t종무식");
    await page.getByText("3번째 줄을 읽지 못했습니다").waitFor();
    await page.getByRole("button", { name: "2일 추가" }).click();
    await page.getByRole("button", { name: "휴일 추가" }).click();
    await page.getByRole("button", { name: "저장" }).click();
    const third = page.getByRole("group", { name: "3번째 휴일" });
    await third.getByText("값을 입력해 주세요").waitFor();
    await third.getByRole("button", { name: "3번째 휴일 삭제" }).click();
    await page.getByRole("button", { name: "저장" }).click();
    await page.getByText("저장했습니다.").waitFor();
    expect(await saved("holidayList", "head-office")).toEqual({
      ...{ id: "head-office", name: "본사 휴일", calendar: "korea" },
      days: [
        { date: "2026-12-31", name: "종무식", everyYear: false },
        { date: "2027-05-02", name: "창립기념일", everyYear: true },
      ],
    });
  });
});

describe("accessible in both languages, light and dark", () => {
  it.each(["ko", "en"] as const)("A-01: hours and holidays in %s", async (language) => {
    await putKorea("clean-days", "공휴일");
    await putHours("clean", "깨끗한 시간", {
      weekly: { ...weekly, friday: [...office, { from: "22:00", to: "02:00" }] },
      holidayListIds: ["clean-days"],
      overrides: [
        { from: "2026-01-01", to: "2099-12-30", name: "언제나 다른 날", intervals: office },
      ],
    });
    const page = await administration("hours");
    if (language === "en") {
      await page.emulateMedia({ colorScheme: "dark" });
      await page.keyboard.press("KeyS");
      await page.keyboard.press("KeyL");
      await page.getByRole("navigation", { name: "Main menu" }).waitFor();
    }
    for (const hash of ["hours", "hours/clean", "hours/~new", "holidays", "holidays/clean-days"]) {
      await page.goto(`${stage.server.url}/#/admin/${hash}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      await expectAccessible(page, `${hash} (${language})`, "#main");
    }
  });
});
