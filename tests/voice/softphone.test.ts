import { afterEach, beforeAll, expect, test } from "vitest";
import { buildWebApps } from "../../tools/lib/web-apps.mjs";
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
  await agent.press("전화받기");
  await agent.sees("연결됨");
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
  for (const key of ["1", "0", "#"]) await agent.press(`${key} 누르기`);
  await until(
    () => `carol heard the keys ${carol.keys.join("")}`,
    () => carol.keys.join("") === "10#",
  );
  await carol.hangUp();
  await agent.page.getByRole("region", { name: "후속 작업" }).waitFor();
});

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
