import { expect, test } from "vitest";
import type { Desk } from "../state/desk.ts";
import type { DeskEvent } from "../state/desk-event.ts";
import { createNotices } from "../state/notices.ts";
import { startEventNotices } from "./event-notices.ts";

test("a notice that asks to become available goes once the agent is", () => {
  const notices = createNotices();
  const shown = new Set<string>();
  notices.show({ add: ({ id }) => void shown.add(id), close: (id) => void shown.delete(id) });
  const listeners: ((event: DeskEvent) => void)[] = [];
  const onEvent = (listener: (event: DeskEvent) => void) => {
    listeners.push(listener);
    return () => undefined;
  };
  startEventNotices({ notices, onEvent } as unknown as Desk);
  const happen = (event: DeskEvent) => {
    for (const listener of listeners) listener(event);
  };
  happen({ type: "not_responding" });
  happen({ type: "signed_out", by: "connection_lost" });
  expect([...shown]).toEqual(["rona", "signed-out"]);
  happen({ type: "responding_again" });
  happen({ type: "available" });
  expect([...shown]).toEqual([]);
});
