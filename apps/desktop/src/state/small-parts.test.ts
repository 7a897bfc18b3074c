import { expect, test } from "vitest";
import { initialsOf } from "../ui/avatar.tsx";
import { createDrafts } from "./drafts.ts";
import { clockSpan, secondsUntil, spanWords } from "./duration.ts";
import { createNotices } from "./notices.ts";
import { createOutgoing } from "./outgoing.ts";
import { addressOf, NEW_ITEM, type Place, parsePlace } from "./place.ts";
import { createPreferences } from "./preferences.ts";
import { matches } from "./search.ts";

test("spans on a clock and in words", () => {
  expect([7_900, 750_000, 3_723_000, -5].map(clockSpan)).toEqual([
    "0:07",
    "12:30",
    "1:02:03",
    "0:00",
  ]);
  expect([41_000, 60_000, 63_000, 3_600_000, 7_260_000].map(spanWords)).toEqual([
    { key: "time.seconds", values: { count: 41 } },
    { key: "time.minutes", values: { count: 1 } },
    { key: "time.minutesSeconds", values: { minutes: 1, seconds: 3 } },
    { key: "time.hours", values: { count: 1 } },
    { key: "time.hoursMinutes", values: { hours: 2, minutes: 1 } },
  ]);
});

test("a countdown reads its whole span at first, and 0 only when it is over", () => {
  expect(secondsUntil(60_700, 0, 700)).toBe(60);
  expect(secondsUntil(60_700, 60_000, 700)).toBe(1);
  expect(secondsUntil(60_700, 60_700, 700)).toBe(0);
  expect(secondsUntil(60_700, 99_000)).toBe(0);
});

test("searching: case, spaces, parts, and Korean initial consonants", () => {
  expect(matches("김민수", "ㄱㅁㅅ")).toBe(true);
  expect(matches("교환·환불", "ㅎㅂ")).toBe(true);
  expect(matches("김민수", "ㅁㄱ")).toBe(false);
  expect(matches("Emma Wilson", "mawil")).toBe(true);
  expect(matches("Emma Wilson", "  ")).toBe(true);
  expect(matches("박지우", "민")).toBe(false);
});

test("places and their addresses are each other's way back; nonsense leads to the desk", () => {
  const places: Place[] = [
    { page: "contacts", interactionId: null },
    { page: "contacts", interactionId: "c-1" },
    { page: "history", interactionId: null, q: "배송 & 환불?" },
    { page: "history", interactionId: "c.2", q: "" },
    { page: "floor" },
    { page: "admin", section: null, id: null },
    { page: "admin", section: "queues", id: null },
    { page: "admin", section: "queues", id: "q.1" },
    { page: "admin", section: "queues", id: NEW_ITEM },
  ];
  for (const place of places) expect(parsePlace(addressOf(place))).toEqual(place);
  expect(parsePlace("#/contacts/<script>")).toEqual({ page: "contacts", interactionId: null });
  expect(parsePlace("#/nowhere")).toEqual({ page: "contacts", interactionId: null });
});

test("drafts live through a reload, belong to one agent, and go with their contact", () => {
  const storage = memoryStorage();
  createDrafts(storage, "alice").set("c1", "안녕하세요");
  createDrafts(storage, "alice").set("c2", "잠시만요");
  expect(createDrafts(storage, "alice").get("c1")).toBe("안녕하세요");
  expect(createDrafts(storage, "bob").get("c1")).toBe("");
  createDrafts(storage, "alice").keepOnly(new Set(["c2"]));
  expect(createDrafts(storage, "alice").get("c1")).toBe("");
  expect(createDrafts(storage, "alice").get("c2")).toBe("잠시만요");
  createDrafts(storage, "alice").clear();
  expect(storage.length).toBe(0);
});

test("preferences outlive the page; what is not ours in the storage is not believed", () => {
  const storage = memoryStorage();
  createPreferences(storage).setState({ theme: "dark", sound: false });
  expect(createPreferences(storage).getState()).toMatchObject({
    theme: "dark",
    sound: false,
    language: null,
  });
  storage.setItem("maru.preferences", '{"theme":"pink","sound":"loud","language":"ko"}');
  expect(createPreferences(storage).getState()).toMatchObject({
    theme: "system",
    sound: true,
    language: "ko",
  });
  storage.setItem("maru.preferences", "{");
  expect(createPreferences(storage).getState().theme).toBe("system");
});

test("notices wait for somebody who shows them", () => {
  const notices = createNotices();
  const shown: string[] = [];
  const listener = {
    add: ({ id }: { id: string }) => void shown.push(id),
    close: (id: string) => void shown.push(`-${id}`),
  };
  notices.add({ id: "a", tone: "info", title: { key: "password.done" } });
  notices.add({ id: "b", tone: "info", title: { key: "password.done" } });
  notices.close("a");
  const end = notices.show(listener);
  notices.close("b");
  end();
  notices.close("b");
  expect(shown).toEqual(["b", "-b"]);
});

test("messages on their way: added, failed, removed, and no empty lists left behind", () => {
  const outgoing = createOutgoing();
  const one = { clientId: "k1", at: 1, text: "a", failure: null };
  outgoing.add("c1", one);
  outgoing.fail("c1", "k1", "problem.customer_left");
  expect(outgoing.store.getState()).toEqual({ c1: [{ ...one, failure: "problem.customer_left" }] });
  outgoing.remove("c1", "k1");
  expect(outgoing.store.getState()).toEqual({});
});

test("the sign of a person", () => {
  const names = ["김민수", "남궁솔바람하늘별님구름햇살", "민수", "Emma Wilson", "carol", ""];
  expect(names.map(initialsOf)).toEqual(["민수", "햇살", "민수", "EW", "C", "?"]);
});

function memoryStorage(): Storage {
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void Object.assign(kept, { [key]: value }),
    removeItem: (key: string) => void delete kept[key],
  };
  return new Proxy(kept, {
    get: (_, key) =>
      key === "length"
        ? Object.keys(kept).length
        : (methods[key as keyof typeof methods] ?? kept[String(key)]),
  }) as unknown as Storage;
}
