import { describe, expect, test } from "vitest";
import { NO_CONTROLS } from "../../dev/new-contact.ts";
import { arrangeCards, type CardList, EMPTY_CARDS, neighbour } from "./card-list.ts";

type Contact = Parameters<typeof arrangeCards>[2] extends (id: string) => infer C | undefined
  ? C
  : never;

const offer = (madeAt: number): NonNullable<Contact["offer"]> => ({
  id: `o${madeAt}`,
  kind: "routed",
  fromName: null,
  madeAt,
  expiresAt: madeAt + 20_000,
});
const controls = NO_CONTROLS;
const talking: Contact = { stage: "connected", channel: "chat", offer: null, controls };
const ringing = (madeAt: number): Contact => ({
  stage: "ringing",
  channel: "chat",
  offer: offer(madeAt),
  controls,
});

function arrange(last: CardList, contacts: Record<string, Contact>, held = false): CardList {
  return arrangeCards(last, Object.keys(contacts), (id) => contacts[id], held);
}
const ids = (list: CardList) => list.slots.map(({ id, over }) => (over ? `(${id})` : id));

describe("C-02 the active contact list", () => {
  test("an offer rings above the list; accepted, it goes to the end and nothing else moves", () => {
    const before = arrange(EMPTY_CARDS, { a: talking, b: talking });
    const rings = arrange(before, { a: talking, b: talking, c: ringing(5) });
    expect({ ringing: rings.ringing, slots: ids(rings) }).toEqual({
      ringing: ["c"],
      slots: ["a", "b"],
    });
    expect(rings.slots).toBe(before.slots);
    const accepted = arrange(rings, { c: talking, a: talking, b: talking });
    expect({ ringing: accepted.ringing, slots: ids(accepted) }).toEqual({
      ringing: [],
      slots: ["a", "b", "c"],
    });
  });

  test("of several offers the one that came first is in front", () => {
    expect(arrange(EMPTY_CARDS, { late: ringing(9), early: ringing(3) }).ringing).toEqual([
      "early",
      "late",
    ]);
  });

  test("what is over keeps its place while the pointer is over the list, and goes when it leaves", () => {
    const before = arrange(EMPTY_CARDS, { a: talking, b: talking, c: talking });
    const held = arrange(before, { a: talking, c: talking }, true);
    expect(ids(held)).toEqual(["a", "(b)", "c"]);
    expect(ids(arrange(held, { a: talking, c: talking, d: talking }, true))).toEqual([
      "a",
      "(b)",
      "c",
      "d",
    ]);
    expect(ids(arrange(held, { a: talking, c: talking }))).toEqual(["a", "c"]);
  });

  test("V-53 a consult that waits to be confirmed has its place there, and does not ring", () => {
    const accept = { visible: true, enabled: false, reason: "consult_not_confirmed" };
    const consult = { ...offer(5), kind: "consult" as const, fromName: "Bob" };
    const asked: Contact = { ...ringing(5), channel: "voice", offer: consult };
    const waits = { ...asked, controls: { ...controls, accept } };
    expect(arrange(EMPTY_CARDS, { c: waits })).toMatchObject({
      ringing: [],
      reserved: ["c"],
      slots: [],
    });
    expect(arrange(EMPTY_CARDS, { c: asked })).toMatchObject({ ringing: ["c"], reserved: [] });
  });

  test("a contact that comes back is in the place it still has", () => {
    const held = arrange(arrange(EMPTY_CARDS, { a: talking, b: talking }), { b: talking }, true);
    expect(ids(arrange(held, { a: talking, b: talking }, true))).toEqual(["a", "b"]);
  });

  test("tabs count offers and contacts by channel", () => {
    const call: Contact = { stage: "connected", channel: "voice", offer: null, controls };
    const list = arrange(EMPTY_CARDS, { a: talking, b: call, c: ringing(1) });
    expect(list.counts).toEqual({ all: 3, chat: 2, voice: 1, email: 0, social: 0 });
  });

  test("nothing changed: the very same list", () => {
    const list = arrange(EMPTY_CARDS, { a: talking, b: ringing(2) });
    expect(arrange(list, { a: { ...talking }, b: ringing(2) })).toBe(list);
  });

  test("a contact named without its document is not shown yet", () => {
    expect(arrangeCards(EMPTY_CARDS, ["a"], () => undefined, false)).toBe(EMPTY_CARDS);
  });
});

describe("the neighbour of a card", () => {
  const slots = ["a", "b", "c"].map((id) => ({ id, channel: "chat" as const, over: id === "b" }));

  test("goes over what is over, and around the ends", () => {
    expect(neighbour(slots, "a", 1)).toBe("c");
    expect(neighbour(slots, "c", 1)).toBe("a");
    expect(neighbour(slots, "a", -1)).toBe("c");
  });
  test("from one that is over to the next, from none to the first or the last", () => {
    expect(neighbour(slots, "b", 1)).toBe("c");
    expect(neighbour(slots, null, 1)).toBe("a");
    expect(neighbour(slots, null, -1)).toBe("c");
  });
  test("there is none in an empty list", () => {
    expect(neighbour([], "a", 1)).toBeNull();
  });
});
