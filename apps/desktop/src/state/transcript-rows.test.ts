import type { EntryDocument } from "@maru/protocol";
import { describe, expect, test } from "vitest";
import { transcriptRows } from "./transcript-rows.ts";

const MINUTE = 60_000;
const message = (number: number, from: string, at: number, text = `m${number}`): EntryDocument => ({
  interactionId: "c1",
  number,
  at,
  body: { type: "message", from, name: from, clientId: `k${number}`, text },
});
const notice = (number: number, at: number): EntryDocument => ({
  interactionId: "c1",
  number,
  at,
  body: { type: "notice", notice: "agent_joined", name: "alice" },
});
const base = {
  outgoing: [],
  myId: "alice",
  customer: { deliveredUpTo: 0, readUpTo: 0 },
  readUpTo: null,
  dayOf: (at: number) => String(Math.floor(at / 86_400_000)),
};
/** Each row in a word. */
const drawn = (rows: ReturnType<typeof transcriptRows>) =>
  rows.map((row) => {
    if (row.type !== "message") return row.type;
    return `${row.startsGroup ? "[" : ""}${row.text}${row.endsGroup ? "]" : ""}`;
  });

describe("C-05 the conversation", () => {
  test("messages of one sender within three minutes belong together", () => {
    const entries = [
      message(1, "customer", 0),
      message(2, "customer", MINUTE),
      message(3, "alice", 2 * MINUTE),
      message(4, "alice", 6 * MINUTE),
    ];
    expect(drawn(transcriptRows({ ...base, entries }))).toEqual([
      "day",
      "[m1",
      "m2]",
      "[m3]",
      "[m4]",
    ]);
  });

  test("a notice and a new day part a group", () => {
    const day = 86_400_000;
    const entries = [
      message(1, "customer", day - 2 * MINUTE),
      notice(2, day - MINUTE),
      message(3, "customer", day - 1),
      message(4, "customer", day + 1),
    ];
    expect(drawn(transcriptRows({ ...base, entries }))).toEqual([
      "day",
      "[m1]",
      "notice",
      "[m3]",
      "day",
      "[m4]",
    ]);
  });

  test("sides: the customer's, mine, a colleague's", () => {
    const entries = [message(1, "customer", 0), message(2, "alice", 1), message(3, "bob", 2)];
    const sides = transcriptRows({ ...base, entries }).flatMap((row) =>
      row.type === "message" ? [row.side] : [],
    );
    expect(sides).toEqual(["customer", "mine", "colleague"]);
  });

  test("marks follow how far the customer's side got; the customer's own messages have none", () => {
    const entries = [1, 2, 3]
      .map((number) => message(number, "alice", number))
      .concat(message(4, "customer", 4));
    const marks = (customer: { deliveredUpTo: number; readUpTo: number } | null) =>
      transcriptRows({ ...base, entries, customer }).flatMap((row) =>
        row.type === "message" ? [row.mark] : [],
      );
    expect(marks({ deliveredUpTo: 2, readUpTo: 1 })).toEqual(["read", "delivered", "sent", null]);
    expect(marks(null)).toEqual([null, null, null, null]);
  });

  test("a message on its way is at the end, and is drawn once when the transcript has it", () => {
    const outgoing = [{ clientId: "k2", at: MINUTE, text: "m2", failure: null }];
    const before = transcriptRows({ ...base, entries: [message(1, "alice", 0)], outgoing });
    expect(drawn(before)).toEqual(["day", "[m1", "m2]"]);
    expect(before.at(-1)).toMatchObject({ key: "mk2", mark: "sending", number: null });
    const after = transcriptRows({
      ...base,
      entries: [message(1, "alice", 0), message(2, "alice", MINUTE)],
      outgoing,
    });
    expect(after.at(-1)).toMatchObject({ key: "mk2", mark: "sent", number: 2 });
    expect(after).toHaveLength(3);
  });

  test("a message that was refused stands alone and says so", () => {
    const outgoing = [
      { clientId: "a", at: 0, text: "a", failure: "problem.customer_left" },
      { clientId: "b", at: 1, text: "b", failure: null },
    ];
    const rows = transcriptRows({ ...base, entries: [], outgoing });
    expect(drawn(rows)).toEqual(["day", "[a]", "[b]"]);
    expect(rows[1]).toMatchObject({ mark: "failed" });
  });

  test("a line before the customer's first unread message, once; none where nothing was read before", () => {
    const entries = [
      message(1, "customer", 0),
      message(2, "alice", 1),
      message(3, "customer", 2),
      message(4, "customer", 3),
    ];
    const types = (readUpTo: number | null) =>
      transcriptRows({ ...base, entries, readUpTo }).map(({ type }) => type);
    expect(types(1)).toEqual(["day", "message", "message", "unread", "message", "message"]);
    expect(types(0)).not.toContain("unread");
    expect(types(4)).not.toContain("unread");
  });
});
