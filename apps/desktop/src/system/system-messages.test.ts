import type { SystemDocument } from "@maru/protocol";
import { expect, test } from "vitest";
import { systemMessages } from "./system-messages.ts";

const system = (
  status: SystemDocument["voice"]["status"],
  unreachableTrunks: SystemDocument["unreachableTrunks"] = [],
): SystemDocument => ({ voice: { status, since: 1_000 }, unreachableTrunks });
const trunk = (id: string, since: number) => ({ id, name: id.toUpperCase(), since });

test("G-81: nothing is said while everything works", () => {
  expect(systemMessages(system("up"), true)).toEqual([]);
});

test("G-81: everybody hears that voice is down; that it is off, only who has a telephone", () => {
  expect(systemMessages(system("down"), false)).toEqual([
    { id: "voice-down-1000", tone: "trouble", text: { key: "system.voiceDown" }, since: 1_000 },
  ]);
  expect(systemMessages(system("off"), false)).toEqual([]);
  expect(systemMessages(system("off"), true)).toMatchObject([{ tone: "quiet" }]);
  expect(systemMessages(system("preparing"), true)).toMatchObject([{ tone: "quiet" }]);
});

test("G-81: several lines that cannot be reached are one message, of the first of them", () => {
  expect(systemMessages(system("up", [trunk("b", 20), trunk("a", 10)]), false)).toEqual([
    {
      id: "trunks-a-10-b-20",
      tone: "trouble",
      text: { key: "system.trunks", values: { name: "A", count: 1 } },
      since: 10,
    },
  ]);
  expect(systemMessages(system("down", [trunk("a", 10)]), true)).toHaveLength(1);
});
