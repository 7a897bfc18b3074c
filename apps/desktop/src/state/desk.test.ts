import { createClient } from "@maru/sdk";
import { createSoftphone } from "@maru/sdk/softphone";
import { afterEach, describe, expect, test } from "vitest";
import { ME } from "../../dev/people.ts";
import { scriptedWire } from "../../dev/scripted-wire.ts";
import { ScriptedWorld } from "../../dev/scripted-world.ts";
import { actionsOf, type Shell } from "./actions.ts";
import { Desk } from "./desk.ts";
import type { DeskEvent } from "./desk-event.ts";
import { createPlaceStore } from "./place-store.ts";
import { createPreferences } from "./preferences.ts";
import type { Session } from "./session.ts";
import { startWorkSignIn } from "./work-sign-in.ts";

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

/** A desk on the SDK's real client, whose wire ends in a scripted world. */
async function sit(prepare: (world: ScriptedWorld) => void = () => undefined) {
  const world = new ScriptedWorld("agent");
  prepare(world);
  const sent: [name: string, body: Record<string, unknown>][] = [];
  const command = world.command.bind(world);
  world.command = (name, body) => {
    sent.push([name, body]);
    return command(name, body);
  };
  const wire = scriptedWire(world);
  const client = createClient({ baseUrl: "http://desk.example", ...wire.options });
  const browser = {
    location: { hash: "" },
    history: { pushState: () => undefined, replaceState: () => undefined },
    addEventListener: () => undefined,
  } as unknown as Window;
  const place = createPlaceStore(browser);
  const session = (await world.query("session.get", {})) as Session;
  const phone = createSoftphone({ client, baseUrl: "http://desk.example", agentId: "alice" });
  const desk = new Desk({ client, phone, session, place, draftStorage: undefined });
  const events: DeskEvent[] = [];
  desk.onEvent((event) => events.push(event));
  endings.push(
    () => desk.close(),
    () => client.close(),
  );
  client.connect();
  await until(() => client.documents.get("me") !== undefined);
  return { world, wire, client, desk, place, events, sent };
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 3_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error("it did not come to pass within 3 s");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
const commandsSent = (sent: readonly [string, unknown][]) =>
  sent.map(([name]) => name).filter((name) => name !== "transcript.mark");

const shell: Shell = {
  setPreferences: () => undefined,
  preferences: () =>
    createPreferences({ getItem: () => null, setItem: () => undefined }).getState(),
  language: () => "ko",
  focusComposer: () => undefined,
  leaveComposer: () => undefined,
  jumpToLatest: () => undefined,
  requestNotifications: () => undefined,
  signOut: () => undefined,
};
const act = (desk: Desk, id: string) => {
  const action = actionsOf(desk, shell).find((one) => one.id === id);
  if (action === undefined || !action.enabled) throw new Error(`${id} cannot be done now`);
  action.run();
};

describe("C-05 accepting", () => {
  test("opens the conversation and puts the card at the end of the list", async () => {
    const { world, desk, place, events } = await sit((of) =>
      of.add("c1", "carol", "general", "connected", 5),
    );
    world.add("c2", "dave", "general", "ringing", 0);
    await until(() => desk.cards.getState().ringing.length === 1);
    expect(events.map(({ type }) => type)).toEqual(["ringing"]);
    act(desk, "accept");
    await until(
      () => place.store.getState().page === "contacts" && desk.contact("c2")?.stage === "connected",
    );
    await until(() => JSON.stringify(place.store.getState()).includes("c2"));
    expect(desk.cards.getState().slots.map(({ id }) => id)).toEqual(["c1", "c2"]);
    expect(events.map(({ type }) => type)).toEqual(["ringing"]);
  });

  test("pressed twice is one answer, and nothing is refused", async () => {
    const { world, desk, sent } = await sit();
    const shown: unknown[] = [];
    desk.notices.show({ add: (notice) => shown.push(notice), close: () => undefined });
    for (const id of ["c1", "c2"]) world.add(id, "carol", "general", "ringing", 0);
    await until(() => desk.cards.getState().ringing.length === 2);
    act(desk, "accept");
    act(desk, "accept");
    act(desk, "decline");
    await until(() => desk.cards.getState().ringing.length === 1);
    await until(() => desk.client.connection.get().pendingCommands === 0);
    expect(commandsSent(sent)).toEqual(["offer.accept"]);
    expect(shown).toEqual([]);
  });

  test("an offer that is gone is told in the catalogue's words", async () => {
    const { world, desk } = await sit();
    const shown: unknown[] = [];
    desk.notices.show({ add: (notice) => shown.push(notice), close: () => undefined });
    world.add("c1", "carol", "general", "ringing", 0);
    await until(() => desk.cards.getState().ringing.length === 1);
    expect(await desk.commands.answerOffer("another", "accept")).toBe(false);
    expect(shown).toEqual([
      {
        id: "refused-offer.accept",
        tone: "warning",
        title: { key: "command.accept" },
        body: { key: "problem.offer_not_pending" },
      },
    ]);
  });
});

describe("C-07 sending", () => {
  test("is shown at once, goes out once under its own key, and is the transcript's when it is there", async () => {
    const { desk, sent } = await sit((of) => of.add("c1", "carol", "general", "connected", 5));
    desk.drafts.set("c1", "안녕");
    desk.send("c1", "안녕하세요");
    expect(desk.drafts.get("c1")).toBe("");
    expect(desk.sending.outgoing.store.getState()["c1"]).toMatchObject([
      { text: "안녕하세요", failure: null },
    ]);
    await until(() => desk.client.documents.entries("c1").length === 1);
    await until(() => desk.sending.outgoing.store.getState()["c1"] === undefined);
    expect(commandsSent(sent)).toEqual(["message.send"]);
  });

  test("while the connection is lost it waits, and goes out when it is back", async () => {
    const { desk, wire, sent, client } = await sit((of) =>
      of.add("c1", "carol", "general", "connected", 5),
    );
    wire.lose();
    await until(() => client.connection.get().status !== "online");
    desk.send("c1", "기다려 주세요");
    expect(client.connection.get().pendingCommands).toBe(1);
    wire.find();
    await until(() => desk.client.documents.entries("c1").length === 1);
    expect(commandsSent(sent)).toEqual(["message.send"]);
  });
});

describe("unread and marks", () => {
  test("what the customer wrote is unread until the agent looks; both are told to the server, together", async () => {
    const { world, desk, sent } = await sit((of) => {
      of.add("c1", "carol", "general", "connected", 5);
      of.say("c1", "customer", "여보세요?");
    });
    world.say("c1", "customer", "계세요?");
    await until(() => desk.unread.getState()["c1"] === 2);
    desk.see("c1");
    expect(desk.unread.getState()).toEqual({});
    await until(() => sent.some(([, body]) => body["readUpTo"] === 2));
    expect(sent.at(-1)).toEqual([
      "transcript.mark",
      { interactionId: "c1", deliveredUpTo: 2, readUpTo: 2 },
    ]);
  });

  test("one's own messages are not unread, and neither is a contact in wrap-up", async () => {
    const { world, desk } = await sit((of) => of.add("c1", "carol", "general", "connected", 5));
    world.say("c1", ME, "안녕하세요");
    world.add("c2", "dave", "general", "wrap_up", 1);
    world.say("c2", "customer", "감사합니다");
    await until(() => desk.client.documents.entries("c2").length === 1);
    expect(desk.unread.getState()).toEqual({});
  });
});

describe("the contact on the screen is over", () => {
  test("its neighbour comes, and at last none", async () => {
    const { world, desk, place } = await sit((of) => {
      for (const id of ["c1", "c2", "c3"]) of.add(id, id, "general", "connected", 5);
    });
    desk.select("c2");
    world.remove("c2");
    await until(() => JSON.stringify(place.store.getState()).includes("c3"));
    world.remove("c1");
    world.remove("c3");
    await until(() => desk.cards.getState().slots.length === 0);
    expect(place.store.getState()).toEqual({ page: "contacts", interactionId: null });
  });

  test("while the pointer is over the list its place stays", async () => {
    const { world, desk } = await sit((of) => {
      for (const id of ["c1", "c2"]) of.add(id, id, "general", "connected", 5);
    });
    desk.holdCards(true);
    world.remove("c1");
    await until(() => desk.contact("c1") === undefined);
    expect(desk.cards.getState().slots.map(({ id, over }) => [id, over])).toEqual([
      ["c1", true],
      ["c2", false],
    ]);
    desk.holdCards(false);
    expect(desk.cards.getState().slots.map(({ id }) => id)).toEqual(["c2"]);
  });
});

describe("C-20, C-21 ending", () => {
  test("asks first, unless the customer is gone already; a number key finishes wrap-up", async () => {
    const { world, desk, sent } = await sit((of) => {
      of.add("c1", "carol", "general", "connected", 5);
      of.add("c2", "dave", "general", "customer_left", 5);
    });
    desk.select("c1");
    act(desk, "end");
    expect(desk.view.getState().dialog).toEqual({ kind: "end", interactionId: "c1" });
    expect(commandsSent(sent)).toEqual([]);
    desk.view.setState({ dialog: null });
    desk.select("c2");
    act(desk, "end");
    await until(() => desk.contact("c2")?.stage === "wrap_up");
    const second = actionsOf(desk, shell).find(({ keys }) => keys.includes("2"));
    second?.run();
    await until(() => world.me.contactIds.length === 1);
    expect(sent.filter(([name]) => name === "wrapUp.complete")).toEqual([
      ["wrapUp.complete", { interactionId: "c2", reasonId: "info" }],
    ]);
  });
});

describe("beginning to work", () => {
  const signedOut =
    (by: "self" | "connection_lost" | "deactivated" | null) => (of: ScriptedWorld) =>
      of.setMe({ status: "signed_out", presence: null, signedOutBy: by });

  test.each([
    ["who has just signed in", "self", true, true],
    ["who was never signed in", null, false, true],
    ["whom a lost connection signed out", "connection_lost", false, true],
    ["not who signed out themself, and reloads", "self", false, false],
    ["not who was deactivated", "deactivated", true, false],
  ] as const)("%s", async (_, by, fresh, expected) => {
    const { desk, sent } = await sit(signedOut(by));
    endings.push(startWorkSignIn(desk, fresh));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(commandsSent(sent)).toEqual(expected ? ["agent.signIn"] : []);
  });

  test("a supervisor who takes no contacts is left alone", async () => {
    const { desk, sent } = await sit((of) =>
      of.setMe({
        status: "signed_out",
        presence: null,
        signedOutBy: null,
        capacity: { chat: 0, voice: 0, email: 0, social: 0 },
      }),
    );
    endings.push(startWorkSignIn(desk, true));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(commandsSent(sent)).toEqual([]);
  });

  test("every key means one thing only", async () => {
    const { desk } = await sit((of) => of.add("c1", "carol", "general", "wrap_up", 5));
    desk.select("c1");
    const keys = actionsOf(desk, shell).flatMap((action) => action.keys);
    expect(keys.length).toBeGreaterThan(20);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
