import { expect, test } from "vitest";
import { message } from "../testing/scripted-server.ts";
import type { Letter } from "../visit/letterbox.ts";
import { countUnread, type Group, type Line, threadOf } from "./thread.ts";

const NO_MARKS = { deliveredUpTo: 0, readUpTo: 0 };
const oneDay = () => "today";
const letter = (clientId: string, text: string, failure: Letter["failure"] = null): Letter => ({
  clientId,
  text,
  at: 10_000,
  interactionId: "i1",
  name: "Carol",
  failure,
});
const notice = (number: number) => ({
  interactionId: "i1",
  number,
  at: number * 1_000,
  body: { type: "notice" as const, notice: "agent_joined" as const, name: "Alice" },
});
const outline = (lines: Line[]) =>
  lines.map((line) =>
    line.type === "group"
      ? `${line.own ? "me" : line.name}: ${line.bubbles.map((bubble) => bubble.text).join("|")}`
      : line.type,
  );
const groups = (lines: Line[]) => lines.filter((line): line is Group => line.type === "group");

test("messages are grouped by who said them; notices and others in between part them", () => {
  const entries = [
    message(1, "customer", "a"),
    message(2, "customer", "b"),
    notice(3),
    message(4, "alice", "c"),
    message(5, "alice", "d"),
    message(6, "bob", "e"),
    message(7, "customer", "f"),
  ];
  expect(outline(threadOf(entries, [], NO_MARKS, oneDay))).toEqual([
    "day",
    "me: a|b",
    "notice",
    "alice: c|d",
    "bob: e",
    "me: f",
  ]);
});

test("a pause of three minutes begins a new group, another day a new day", () => {
  const late = { ...message(2, "alice", "b"), at: 1_000 + 180_000 };
  expect(outline(threadOf([message(1, "alice", "a"), late], [], NO_MARKS, oneDay))).toEqual([
    "day",
    "alice: a",
    "alice: b",
  ]);
  const days = threadOf([message(1, "alice", "a"), message(2, "alice", "b")], [], NO_MARKS, String);
  expect(outline(days)).toEqual(["day", "alice: a", "day", "alice: b"]);
});

test("letters follow, and one that the conversation shows already is not shown twice", () => {
  const entries = [message(1, "customer", "a", "k1")];
  const lines = threadOf(entries, [letter("k1", "a"), letter("k2", "b")], NO_MARKS, oneDay);
  expect(outline(lines)).toEqual(["day", "me: a|b"]);
});

test("a message keeps its key from sending to read", () => {
  const keyIn = (lines: Line[]) => groups(lines)[0]?.bubbles[0]?.key;
  const sending = threadOf([], [letter("k1", "a")], NO_MARKS, oneDay);
  const sent = threadOf([message(1, "customer", "a", "k1")], [], NO_MARKS, oneDay);
  expect(keyIn(sending)).toBe("k1");
  expect(keyIn(sent)).toBe("k1");
});

test("a group says how far its last message got", () => {
  const entries = [message(1, "customer", "a"), message(2, "customer", "b")];
  const markAt = (deliveredUpTo: number, readUpTo: number, letters: Letter[] = []) =>
    groups(threadOf(entries, letters, { deliveredUpTo, readUpTo }, oneDay))[0]?.mark;
  expect(markAt(0, 0)).toBe("sent");
  expect(markAt(1, 1)).toBe("sent");
  expect(markAt(2, 1)).toBe("delivered");
  expect(markAt(2, 2)).toBe("read");
  expect(markAt(2, 2, [letter("k", "c")])).toBe("sending");
  expect(markAt(2, 2, [letter("k", "c", "over")])).toBe(null);
  const others = groups(threadOf([message(1, "alice", "a")], [], NO_MARKS, oneDay));
  expect(others[0]?.mark).toBe(null);
});

test("unread are the messages of others beyond what was read", () => {
  const entries = [
    message(1, "customer", "a"),
    notice(2),
    message(3, "alice", "b"),
    message(4, "alice", "c"),
    message(5, "customer", "d"),
  ];
  expect(countUnread(entries, 0)).toBe(2);
  expect(countUnread(entries, 3)).toBe(1);
  expect(countUnread(entries, 5)).toBe(0);
});
