import { beforeAll, expect, onTestFinished, test } from "vitest";
import { buildWebApps } from "../../tools/lib/web-apps.mjs";
import { expectHeard } from "./support/hearing.ts";
import { useVoiceStage } from "./support/voice-stage.ts";
import { WebCaller } from "./support/web-caller.ts";

/** Click to call: from a web page to an agent's desk phone, heard on both sides. */
const stage = useVoiceStage();

beforeAll(async () => {
  const problem = await buildWebApps(process.execPath);
  if (problem !== undefined) throw new Error(problem);
}, 120_000);

async function enter(entryPointId: string): Promise<WebCaller> {
  const carol = await WebCaller.enter(stage.server.url, entryPointId, "carol");
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await carol.keepEvidence(task.name);
    await carol.leave();
  });
  return carol;
}

test("A-02, V-30: a call from a web page is heard on both sides, on hold as well, until the agent ends it", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const [alice] = await stage.agents(corner, "alice");
  const carol = await enter(corner.entryPointId);
  await alice.beAvailable();

  await carol.call("캐럴");
  await alice.pickUp();
  const contact = await alice.untilStage("connected");
  expect(contact.customer.name).toBe("캐럴");
  expect(contact.call?.customerNumber).toBeNull();
  await carol.sees(/통화 중/);
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });

  await alice.do("call.hold");
  await expectHeard([carol, alice], { carol: ["music"], alice: [] });
  await alice.do("call.resume");
  await carol.press("음소거");
  await expectHeard([carol, alice], { carol: ["alice"], alice: [] });
  await carol.press("음소거 해제");
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });

  await alice.do("contact.end");
  await carol.sees(/통화가 끝났어요/);
  await alice.wrapUp();
});

test("V-80: a customer who closes the page has hung up", async () => {
  const corner = await stage.corner({ agents: ["alice"] });
  const [alice] = await stage.agents(corner, "alice");
  const carol = await enter(corner.entryPointId);
  await alice.beAvailable();
  await carol.call("캐럴");
  await alice.pickUp();
  await alice.untilStage("connected");
  await expectHeard([carol, alice], { carol: ["alice"], alice: ["carol"] });

  await carol.page.close();

  await alice.wrapUp();
  await alice.phone.until("idle");
});
