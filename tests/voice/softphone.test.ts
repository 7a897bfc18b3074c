import { afterEach, beforeAll, expect, test } from "vitest";
import { buildWebApps } from "../../tools/lib/web-apps.mjs";
import { expectAccessible } from "../browser/support/accessibility.ts";
import { BrowserAgent } from "./support/browser-agent.ts";
import { expectHeard } from "./support/hearing.ts";
import type { VoiceCorner } from "./support/voice-corner.ts";
import { useVoiceStage } from "./support/voice-stage.ts";
import { until } from "./support/waiting.ts";

/** The telephone in the browser: the desktop as an agent sees it, on a real Asterisk, heard with their own ears. */
const stage = useVoiceStage();
let alice: BrowserAgent | undefined;

beforeAll(async () => {
  const problem = await buildWebApps(process.execPath);
  if (problem !== undefined) throw new Error(problem);
}, 120_000);

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await alice?.keepEvidence(task.name);
  await alice?.leave();
  alice = undefined;
});

async function atTheDesktop(corner: VoiceCorner): Promise<BrowserAgent> {
  alice = await BrowserAgent.arrive(stage.server.url, corner, "alice");
  await alice.beAvailable();
  return alice;
}

test("V-02, V-04, V-07, V-08, K-10, K-20: a call rings in the browser, is answered and heard, and ended", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const agent = await atTheDesktop(corner);
  const carol = await stage.caller("carol", "01012345678");
  await carol.dial(stage.addressOf(corner.number));
  await agent.sees("벨소리 울림");
  expect(await agent.phone.getAttribute("data-ringing")).toBe("true");
  await agent.phone.getByText("010-1234-5678").first().waitFor();
  await expectAccessible(agent.page, "a call that rings");
  await agent.press("전화받기");
  await agent.sees("연결됨");
  await expectAccessible(agent.page, "a call");
  await expectHeard([carol, agent], { carol: ["alice"], alice: ["carol"] });

  await agent.press("통화 종료");
  await carol.until("idle");
  await agent.page.getByRole("region", { name: "후속 작업" }).waitFor();
});

test("V-30, V-55, K-45: hold, mute and keys, each as the other side hears it", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const agent = await atTheDesktop(corner);
  const carol = await stage.caller("carol", "01012345678");
  await carol.dial(stage.addressOf(corner.number));
  await agent.press("전화받기");
  await agent.sees("연결됨");

  await agent.press("보류");
  await agent.sees("보류중");
  await expectHeard([carol, agent], { carol: ["music"], alice: [] });
  await agent.press("해제");
  await agent.sees("연결됨");
  await agent.press("음소거");
  await expectHeard([carol, agent], { carol: [], alice: ["carol"] });
  await agent.press("음소거 해제");
  await expectHeard([carol, agent], { carol: ["alice"], alice: ["carol"] });

  await agent.press("키패드");
  for (const key of ["1", "0", "#"]) await agent.press(key);
  await until(
    () => `carol heard the keys ${carol.keys.join("")}`,
    () => carol.keys.join("") === "10#",
  );
  await carol.hangUp();
  await agent.page.getByRole("region", { name: "후속 작업" }).waitFor();
});

test("V-31, V-43, V-52, V-55, V-60, G-55, G-56, K-40 to K-43: consult, switch, conference, by the widget", async () => {
  const corner = await stage.corner({ agents: ["alice", "bob"] });
  const agent = await atTheDesktop(corner);
  const [bob] = await stage.agents(corner, "bob");
  const carol = await stage.caller("carol", "01012345678");
  await carol.dial(stage.addressOf(corner.number));
  await agent.press("전화받기");
  await agent.sees("연결됨");

  await askForConsult(agent, "bob");
  await agent.sees("상담 요청됨");
  await agent.phone.getByRole("button", { name: "상담 종료", exact: true }).waitFor();
  await bob.pickUp();
  await agent.sees("통화중(호전환)");
  await expectHeard([carol, agent, bob], { carol: ["music"], alice: ["bob"], bob: ["alice"] });

  await agent.press("고객과 통화");
  await agent.sees("고객과 통화중");
  await expectHeard([carol, agent, bob], { carol: ["alice"], alice: ["carol"], bob: ["music"] });
  await agent.press("동료와 통화");
  await agent.press("회의");
  await agent.sees("회의 중");
  await expectAccessible(agent.page, "a conference");
  const all = {
    carol: ["alice", "bob"],
    alice: ["carol", "bob"],
    bob: ["carol", "alice"],
  } as const;
  await expectHeard([carol, agent, bob], all);

  const roster = agent.phone.getByRole("region", { name: "참여자" });
  await roster.getByRole("button", { name: /음소거$/ }).click();
  await expectHeard([carol, agent, bob], { ...all, carol: ["alice"], alice: ["carol"] });
  await roster.getByRole("button", { name: /내보내기$/ }).click();
  await bob.phone.until("idle");
  await agent.sees("연결됨");
  await expectHeard([carol, agent], { carol: ["alice"], alice: ["carol"] });
  await agent.press("통화 종료");
  await carol.until("idle");
});

test("V-41, V-45, V-46, K-42, K-44: connect the customer to a colleague; end an abusive call", async () => {
  const corner = await stage.corner({ agents: ["alice", "bob"] });
  const agent = await atTheDesktop(corner);
  const [bob] = await stage.agents(corner, "bob");
  const carol = await stage.caller("carol", "01012345678");
  await carol.dial(stage.addressOf(corner.number));
  await agent.press("전화받기");
  await agent.sees("연결됨");
  await askForConsult(agent, "bob");
  await bob.pickUp();
  await agent.sees("통화중(호전환)");
  await agent.press("고객연결");
  await expectHeard([carol, bob], { carol: ["bob"], bob: ["carol"] });
  await finishWrapUp(agent);
  await carol.hangUp();

  await agent.beAvailable();
  await carol.dial(stage.addressOf(corner.number));
  await agent.press("전화받기");
  await agent.sees("연결됨");
  await agent.press("강성종료");
  const question = agent.page.getByRole("alertdialog", { name: "강성종료를 할까요?" });
  await question.getByRole("button", { name: "강성종료", exact: true }).click();
  await agent.page.getByRole("region", { name: "잠시 쉬어 가세요" }).first().waitFor();
  await carol.until("idle");
  await agent.page.locator("#main").getByRole("button", { name: /쉬기$/ }).click();
  await finishWrapUp(agent);
  await agent.page
    .getByRole("banner")
    .getByText(/^회복 휴식/)
    .waitFor();
});

/** The colleague of the agent's own team; they stand first. */
async function askForConsult(agent: BrowserAgent, colleague: string): Promise<void> {
  await agent.press("협의통화");
  const dialog = agent.page.getByRole("dialog", { name: "협의통화 요청" });
  await dialog.getByRole("option", { name: colleague }).first().click();
  await dialog.getByRole("button", { name: /님과 협의$/ }).click();
}

async function finishWrapUp(agent: BrowserAgent): Promise<void> {
  const wrapUp = agent.page.getByRole("region", { name: "후속 작업" });
  await wrapUp.getByRole("list", { name: "상담 결과" }).getByRole("button").first().click();
  await wrapUp.waitFor({ state: "hidden" });
}

test("a page that is loaded anew takes its call up again, and the customer is still there", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const agent = await atTheDesktop(corner);
  const carol = await stage.caller("carol", "01012345678");
  await carol.dial(stage.addressOf(corner.number));
  await agent.press("전화받기");
  await agent.sees("연결됨");
  await expectHeard([carol, agent], { carol: ["alice"], alice: ["carol"] });

  await agent.page.reload();
  await expectHeard([carol, agent], { carol: ["alice"], alice: ["carol"] });
  await carol.hangUp();
  await agent.page.getByRole("region", { name: "후속 작업" }).waitFor();
});
