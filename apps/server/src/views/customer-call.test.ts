import type { Command, ConfigurationItem, InteractionId } from "@maru/core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TestHub } from "../testing/test-hub.ts";
import { startChat, testConfiguration } from "../testing/test-organisation.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The test organisation, and a voice queue with an entry point beside its chats. */
function hubWithCalls(): TestHub {
  const hub = new TestHub();
  const voice = testConfiguration().flatMap((one): ConfigurationItem[] => {
    if (one.kind === "queue")
      return [{ ...one, item: { ...one.item, id: "phone" as never, channel: "voice" } }];
    if (one.kind !== "entryPoint") return [];
    const item = { ...one.item, id: "line" as never, name: "line", queueId: "phone" as never };
    return [{ ...one, item: { ...item, channel: "voice" } }];
  });
  hub.do(...voice.map((one): Command => ({ type: "PutConfiguration", ...one })), {
    type: "ReportMediaEngine",
    status: "up",
  });
  return hub;
}

const startCall = (interactionId: string, customer: string, number: string | null): Command => ({
  type: "StartCall",
  interactionId: interactionId as InteractionId,
  entryPointId: "line" as never,
  customer: { id: customer as never, name: customer, language: "ko" },
  lastAgentId: null,
  customerNumber: number,
  ourNumber: null,
  legId: `${interactionId}.line` as never,
});

test("who calls from a web page sees their place in the queue, and a call from a telephone shows itself nowhere", () => {
  const hub = hubWithCalls();
  const carol = hub.customer("carol");
  const dave = hub.customer("dave");
  hub.do(startCall("c0", "dave", "+821012345678"));
  expect(dave.get("chat")).toMatchObject({ phase: "none", interactionId: null });
  hub.do(startCall("c1", "carol", null));
  expect(carol.get("chat")).toMatchObject({ phase: "waiting", interactionId: "c1", position: 2 });

  hub.do({
    type: "ReportLegEnded",
    interactionId: "c1" as InteractionId,
    legId: "c1.line" as never,
    cause: "hung_up",
  });
  expect(carol.get("chat")).toMatchObject({ phase: "ended", endedBy: "customer" });
  hub.do(startCall("c2", "carol", null));
  expect(carol.get("chat")).toMatchObject({ phase: "waiting", interactionId: "c2" });
});

test("a conversation in writing comes before a call", () => {
  const hub = hubWithCalls();
  const carol = hub.customer("carol");
  hub.do(startChat("c1", "carol"), startCall("c2", "carol", null));
  expect(carol.get("chat")).toMatchObject({ interactionId: "c1" });
});
