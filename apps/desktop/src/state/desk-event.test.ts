import type { ContactDocument, MeDocument } from "@maru/protocol";
import { describe, expect, test } from "vitest";
import { NO_CONTROLS } from "../../dev/new-contact.ts";
import { type DeskView, EMPTY_VIEW, eventsBetween } from "./desk-event.ts";

const NONE = new Set<string>();

function contact(id: string, change: Partial<ContactDocument> = {}): ContactDocument {
  return { id, stage: "connected", offer: null, lastMessage: null, ...change } as ContactDocument;
}
function ringing(id: string, expiresAt = 20_000): ContactDocument {
  const offer = { id: `o-${id}`, kind: "routed" as const, fromName: null, madeAt: 0, expiresAt };
  return contact(id, { stage: "ringing", offer });
}
function said(number: number, from: string): Partial<ContactDocument> {
  return { lastMessage: { number, at: 0, from, text: "?" } };
}
function me(status: MeDocument["status"], change: Partial<MeDocument> = {}): MeDocument {
  const presence =
    status === "not_responding"
      ? { status, since: 0, reasonId: null }
      : { status: "available" as const, since: 0, reasonId: null };
  return { status, presence, signedOutBy: null, ...change } as MeDocument;
}
function view(of: MeDocument, ...contacts: ContactDocument[]): DeskView {
  return { me: of, contacts: new Map(contacts.map((one) => [one.id, one])) };
}
const types = (events: ReturnType<typeof eventsBetween>) => events.map(({ type }) => type);

describe("C-11 an offer that was not taken", () => {
  const rang = view(me("reserved"), ringing("c1"));

  test("begins with ringing, once", () => {
    expect(types(eventsBetween(view(me("available")), rang, 0, NONE))).toEqual(["ringing"]);
    expect(eventsBetween(rang, view(me("reserved"), ringing("c1")), 1, NONE)).toEqual([]);
  });

  test("RONA says whose contact it was", () => {
    const events = eventsBetween(rang, view(me("not_responding")), 20_000, NONE);
    expect(events).toEqual([{ type: "missed", contact: ringing("c1"), rona: true }]);
  });

  test("of two that ran out together, one explains the RONA", () => {
    const two = view(me("reserved"), ringing("c1"), ringing("c2"));
    const events = eventsBetween(two, view(me("not_responding")), 20_000, NONE);
    expect(events.map((event) => event.type === "missed" && event.rona)).toEqual([true, false]);
  });

  test("in a queue that recalls it is only missed; before its time it was called off", () => {
    expect(eventsBetween(rang, view(me("available")), 19_000, NONE)).toMatchObject([
      { type: "missed", rona: false },
    ]);
    expect(types(eventsBetween(rang, view(me("available")), 5_000, NONE))).toEqual(["called_off"]);
  });

  test("accepted or answered by the agent, it is not missed", () => {
    expect(eventsBetween(rang, view(me("engaged"), contact("c1")), 19_500, NONE)).toEqual([]);
    expect(eventsBetween(rang, view(me("available")), 19_500, new Set(["o-c1"]))).toEqual([]);
  });

  test("a reload into RONA is told without a name, and the way out as well", () => {
    expect(types(eventsBetween(EMPTY_VIEW, view(me("not_responding")), 0, NONE))).toEqual([
      "not_responding",
    ]);
    expect(
      types(eventsBetween(view(me("not_responding")), view(me("available")), 0, NONE)),
    ).toEqual(["responding_again", "available"]);
  });
});

describe("G-80 a new message", () => {
  const before = view(me("engaged"), contact("c1", said(3, "alice")));

  test("of the customer is told, of a colleague or of one's own not", () => {
    expect(
      types(
        eventsBetween(before, view(me("engaged"), contact("c1", said(4, "customer"))), 0, NONE),
      ),
    ).toEqual(["message"]);
    expect(
      eventsBetween(before, view(me("engaged"), contact("c1", said(4, "bob"))), 0, NONE),
    ).toEqual([]);
  });

  test("what was there when the desktop came is not new", () => {
    expect(
      eventsBetween(EMPTY_VIEW, view(me("engaged"), contact("c1", said(4, "customer"))), 0, NONE),
    ).toEqual([]);
  });
});

describe("signed out", () => {
  test("by a lost connection, also when the desktop comes back to it", () => {
    const after = view(me("signed_out", { presence: null, signedOutBy: "connection_lost" }));
    expect(eventsBetween(view(me("engaged")), after, 0, NONE)).toEqual([
      { type: "signed_out", by: "connection_lost" },
    ]);
    expect(types(eventsBetween(EMPTY_VIEW, after, 0, NONE))).toEqual(["signed_out"]);
    expect(eventsBetween(after, after, 0, NONE)).toEqual([]);
  });

  test("by oneself is no news", () => {
    const after = view(me("signed_out", { presence: null, signedOutBy: "self" }));
    expect(eventsBetween(view(me("available")), after, 0, NONE)).toEqual([]);
  });
});

describe("K-21 a call that begins", () => {
  const call = (stage: ContactDocument["stage"]) => contact("v1", { stage, channel: "voice" });
  const begun = (before: DeskView, after: ContactDocument) =>
    types(eventsBetween(before, view(me("engaged"), after), 1, NONE)).includes("call_begun");

  test("answered on whatever telephone, or dialled by the agent", () => {
    const rang = view(me("reserved"), { ...ringing("v1"), channel: "voice" });
    expect(begun(rang, call("connected"))).toBe(true);
    expect(begun(view(me("idle")), call("dialling"))).toBe(true);
  });

  test("begins once, not with each of its stages, and not again after a reload", () => {
    expect(begun(view(me("engaged"), call("connected")), call("held"))).toBe(false);
    expect(begun(EMPTY_VIEW, call("connected"))).toBe(false);
    expect(begun(view(me("engaged"), call("connected")), call("wrap_up"))).toBe(false);
  });
});

describe("V-53 a consult through a queue that nobody has confirmed yet", () => {
  const offer = {
    id: "o-c1",
    kind: "consult" as const,
    fromName: "Bob",
    madeAt: 0,
    expiresAt: 15_000,
  };
  const asked = (reason: string | null) =>
    contact("c1", {
      channel: "voice",
      stage: "ringing",
      offer,
      controls: { ...NO_CONTROLS, accept: { visible: true, enabled: reason === null, reason } },
    });
  const free = view(me("available"));
  const waits = view(me("reserved"), asked("consult_not_confirmed"));

  test("comes without a sound, and goes without one", () => {
    expect(eventsBetween(free, waits, 0, NONE)).toEqual([]);
    expect(eventsBetween(waits, free, 15_000, NONE)).toEqual([]);
    expect(eventsBetween(waits, free, 3_000, NONE)).toEqual([]);
  });

  test("rings once confirmed", () => {
    const rings = view(me("reserved"), asked(null));
    expect(types(eventsBetween(waits, rings, 3_000, NONE))).toEqual(["ringing"]);
  });
});

describe("V-53, V-54 a consult that comes to nothing", () => {
  type Call = NonNullable<ContactDocument["call"]>;
  const target = { type: "number", id: "+82311234567", name: "warehouse" } as const;
  const consulting = (status: NonNullable<Call["consult"]>["status"], byMe = true) => {
    const consult = { byMe, status, target } as Call["consult"];
    return contact("c1", {
      channel: "voice",
      stage: "consult_requested",
      call: { consult } as Call,
    });
  };
  const held = contact("c1", { channel: "voice", stage: "held", call: { consult: null } as Call });
  const after = view(me("engaged"), held);
  const consultEvents = (before: ContactDocument, ending: ReadonlySet<string> = NONE) =>
    eventsBetween(view(me("engaged"), before), after, 0, NONE, ending);

  test("is told to who asked for it, and whether they let it lapse", () => {
    const told = { type: "consult_over", contact: held, target };
    expect(consultEvents(consulting("ringing"))).toEqual([{ ...told, unconfirmed: false }]);
    expect(consultEvents(consulting("confirming"))).toEqual([{ ...told, unconfirmed: true }]);
  });

  test("is not told after a talk, to the colleague, or to who ended it themself", () => {
    expect(consultEvents(consulting("connected"))).toEqual([]);
    expect(consultEvents(consulting("ringing", false))).toEqual([]);
    expect(consultEvents(consulting("ringing"), new Set(["c1"]))).toEqual([]);
  });
});
