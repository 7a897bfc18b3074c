import { applyCommit, type Command, type InteractionId } from "@maru/core";
import { serverFrameSchema } from "@maru/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TestClient } from "../testing/test-engine.ts";
import { TestHub } from "../testing/test-hub.ts";
import {
  accept,
  agent,
  agentSays,
  customerSays,
  startChat,
  testConfiguration,
} from "../testing/test-organisation.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const available = (name: string): Command[] => [
  { type: "SignIn", agentId: agent(name) },
  { type: "SetAvailable", agentId: agent(name) },
];
const c1 = "c1" as InteractionId;
const end: Command = { type: "EndConversation", interactionId: c1, agentId: agent("alice") };
const wrapUp: Command = {
  type: "CompleteWrapUp",
  interactionId: c1,
  agentId: agent("alice"),
  reasonId: "sold" as never,
};

test("an agent sees the card, then the conversation, then nothing of it", () => {
  const hub = new TestHub();
  const alice = hub.agent("alice");
  expect(alice.keys).toEqual(["me", "queue/sales", "setup", "system"]);

  hub.do(...available("alice"), startChat("c1", "carol"));
  expect(alice.keys).toEqual(["contact/c1", "me", "queue/sales", "setup", "system"]);
  expect(alice.get("contact/c1")).toMatchObject({
    stage: "ringing",
    customer: { name: "carol" },
    queue: { name: "Sales" },
    lastMessage: { text: "hello" },
    offer: { id: "c1.1", kind: "routed" },
    controls: { accept: { visible: true }, send: { visible: false } },
  });
  expect(alice.get("me")).toMatchObject({ status: "reserved", contactIds: ["c1"] });

  hub.do(accept("c1", "alice"));
  expect(alice.keys.filter((key) => key.startsWith("entry/"))).toEqual([
    "entry/c1/1",
    "entry/c1/2",
  ]);
  hub.do(customerSays("c1", "m2", "are you there?"));
  expect(alice.frames.at(-1)?.put?.map(([key]) => key)).toEqual(["entry/c1/3", "contact/c1"]);

  hub.do(end, wrapUp);
  expect(alice.keys).toEqual(["me", "queue/sales", "setup", "system"]);
  expect(alice.get("me")).toMatchObject({ status: "available", contactIds: [] });
});

test("every frame is one the protocol knows", () => {
  const hub = new TestHub();
  const alice = hub.agent("alice");
  const carol = hub.customer("carol");
  alice.subscription.setTopic("directory", true);
  hub.do(...available("alice"), startChat("c1", "carol", '"quotes" \\ \n </script> 안녕'));
  hub.do(accept("c1", "alice"), customerSays("c1", "m2", "hi"));
  hub.hub.relayTyping({ kind: "customer", customerId: "carol" as never }, c1, true);
  vi.advanceTimersByTime(1_000);
  hub.do(end);
  hub.do(wrapUp);
  for (const text of [...alice.texts, ...carol.texts]) {
    expect(serverFrameSchema.parse(JSON.parse(text))).toEqual(JSON.parse(text));
  }
  expect(alice.texts.length).toBeGreaterThan(6);
});

test("the customer sees who speaks with them, their place, and how it ended; it stays until they begin anew", () => {
  const hub = new TestHub();
  hub.do(startChat("c0", "dave"));
  const carol = hub.customer("carol");
  expect(carol.get("chat")).toMatchObject({ phase: "none", interactionId: null });
  hub.do(startChat("c1", "carol"));
  expect(carol.get("chat")).toMatchObject({ phase: "waiting", position: 2 });
  hub.do({ type: "LeaveAsCustomer", interactionId: "c0" as InteractionId });
  expect(carol.get("chat")).toMatchObject({ position: 2 });
  vi.advanceTimersByTime(1_000);
  expect(carol.get("chat")).toMatchObject({ position: 1 });

  hub.do(...available("alice"));
  expect(carol.get("chat")).toMatchObject({ phase: "connecting", position: null });
  hub.do(accept("c1", "alice"));
  expect(carol.get("chat")).toMatchObject({ phase: "active", agents: [{ name: "Alice" }] });
  hub.do(end, wrapUp);
  expect(carol.get("chat")).toMatchObject({ phase: "ended", endedBy: "agent", agents: [] });
  expect(carol.get("entry/c1/3")).toMatchObject({ body: { notice: "ended_by_agent" } });

  hub.do(startChat("c2", "carol", "one more thing"));
  expect(carol.keys).toEqual(["chat", "entry/c2/1"]);
});

test("a conversation that begins, is written in and ends in one batch leaves the whole of it on the screen", () => {
  const hub = new TestHub();
  hub.do(startChat("c1", "carol"));
  const carol = hub.customer("carol");
  hub.do(customerSays("c1", "m2", "never mind"), { type: "LeaveAsCustomer", interactionId: c1 });
  expect(carol.get("chat")).toMatchObject({ phase: "ended", endedBy: "customer" });
  expect(carol.get("entry/c1/2")).toMatchObject({ body: { text: "never mind" } });
});

test("a customer's wire carries nothing of other customers, other rooms or the agents' affairs", () => {
  const hub = new TestHub();
  const carol = hub.customer("carol");
  const mallory = hub.customer("mallory");
  hub.do(...available("alice"), ...available("bob"), startChat("c1", "carol", "my secret is 42"));
  hub.do(accept("c1", "alice"));
  // What colleagues say among themselves, in a room of their own.
  const interaction = hub.state.interactions.get(c1);
  interaction?.rooms.push({
    id: "consult-1" as never,
    kind: "consult",
    members: ["alice" as never, "bob" as never],
  });
  const aside = {
    number: 3,
    roomId: "consult-1" as never,
    from: "alice" as never,
    name: "Alice",
    clientId: "x",
    text: "this customer is difficult",
  };
  applyCommit(hub.state, {
    ...hub.commit,
    events: [{ type: "MessageSent", interactionId: c1, ...aside }],
  });
  hub.hub.note({
    ...hub.commit,
    seq: hub.state.seq,
    events: [{ type: "MessageSent", interactionId: c1, ...aside }],
  });
  hub.do(customerSays("c1", "m2", "hello again"));
  hub.do({ type: "SetIdle", agentId: agent("bob"), reasonId: "lunch" as never });
  carol.subscription.setTopic("directory", true);
  vi.advanceTimersByTime(2_000);
  hub.do(end);

  const carolSaw = carol.texts.join("\n");
  expect(carolSaw).toContain("hello again");
  for (const word of [
    "difficult",
    "lunch",
    "Bob",
    "teamId",
    "queue/",
    "contact/",
    '["me"',
    "setup",
  ])
    expect(carolSaw).not.toContain(word);
  expect(hub.agent("alice").texts.join("\n")).toContain("difficult");
  expect(mallory.texts).toHaveLength(1);
  expect(mallory.keys).toEqual(["chat"]);
  const late = hub.customer("carol").texts.join("\n");
  expect(late).toContain("hello again");
  expect(late).not.toContain("difficult");
});

test("an agent who has handed a contact on does not read what is said after", () => {
  const hub = new TestHub();
  const alice = hub.agent("alice");
  hub.do(...available("alice"), startChat("c1", "carol"), accept("c1", "alice"));
  hub.do(...available("bob"));
  hub.do({
    type: "TransferToAgent",
    interactionId: c1,
    agentId: agent("alice"),
    target: agent("bob"),
  });
  hub.do(accept("c1", "bob", 2), agentSays("c1", "bob", "b1", "between us"));
  expect(alice.get("contact/c1")).toMatchObject({ stage: "wrap_up" });
  expect(alice.texts.join("\n")).not.toContain("between us");
  expect(hub.agent("alice").texts.join("\n")).not.toContain("between us");
  expect(hub.agent("bob").texts.join("\n")).toContain("between us");
});

test("an agent to whom an untaken transfer comes back reads what was said meanwhile", () => {
  const hub = new TestHub({ transferFallback: "sender" });
  const alice = hub.agent("alice");
  hub.do(...available("alice"), ...available("bob"), startChat("c1", "carol"));
  hub.do(accept("c1", "alice"));
  hub.do({
    type: "TransferToAgent",
    interactionId: c1,
    agentId: agent("alice"),
    target: agent("bob"),
  });
  hub.do(customerSays("c1", "m2", "is somebody there?"));
  expect(alice.texts.join("\n")).not.toContain("is somebody there?");
  hub.do({ type: "DeclineOffer", agentId: agent("bob"), offerId: "c1.2" as never });
  expect(alice.get("contact/c1")).toMatchObject({ stage: "connected" });
  expect(alice.get("entry/c1/4")).toMatchObject({ body: { text: "is somebody there?" } });
});

test("agents see the queues their team serves, supervisors all; figures follow within a quarter second", () => {
  const hub = new TestHub();
  const [alice, erin, sam] = [hub.agent("alice"), hub.agent("erin"), hub.agent("sam")];
  expect(erin.keys).toEqual(["me", "setup", "system"]);
  expect(sam.keys).toContain("queue/sales");
  hub.do(startChat("c1", "carol"), startChat("c2", "dave"));
  expect(alice.frames).toHaveLength(1);
  vi.advanceTimersByTime(250);
  expect(alice.get("queue/sales")).toMatchObject({ waiting: 2 });
  expect(sam.texts.at(-1)).toBe(alice.texts.at(-1));
  expect(erin.frames).toHaveLength(1);
});

test("an agent who moves to another team gets a fresh snapshot with the queues of that team", () => {
  const hub = new TestHub();
  const alice = hub.agent("alice");
  const old = alice.position;
  const item = testConfiguration().find(({ item: { id } }) => id === "alice");
  if (item?.kind !== "agent") throw new Error("alice is not there");
  hub.do({
    type: "PutConfiguration",
    kind: "agent",
    item: { ...item.item, teamId: "south" as never },
  });
  vi.advanceTimersByTime(250);
  expect(alice.frames.at(-1)?.type).toBe("snapshot");
  expect(alice.keys).toEqual(["me", "setup", "system"]);
  expect(hub.agent("alice", old).frames[0]?.type).toBe("snapshot");
});

test("the directory is sent while it is wanted, and kept up to date", () => {
  const hub = new TestHub();
  const alice = hub.agent("alice");
  alice.subscription.setTopic("directory", true);
  expect(alice.keys.filter((key) => key.startsWith("agent/"))).toHaveLength(4);
  hub.do(...available("bob"));
  vi.advanceTimersByTime(250);
  expect(alice.get("agent/bob")).toMatchObject({ status: "available", readyForChat: true });
  alice.subscription.setTopic("directory", false);
  expect(alice.keys.filter((key) => key.startsWith("agent/"))).toEqual([]);
  hub.do({ type: "SignOut", agentId: agent("bob") });
  vi.advanceTimersByTime(250);
  expect(alice.get("agent/bob")).toBeUndefined();
  alice.subscription.setTopic("directory", true);
  expect(alice.get("agent/bob")).toMatchObject({ status: "signed_out" });
});

test("who comes back within the same memory gets exactly what they missed", () => {
  const hub = new TestHub();
  const carol = hub.customer("carol");
  hub.do(...available("alice"), startChat("c1", "carol"), accept("c1", "alice"));
  carol.subscription.close();
  hub.do(agentSays("c1", "alice", "a1", "one"));
  hub.do(agentSays("c1", "alice", "a2", "two"));
  hub.do(end, wrapUp);
  const before = carol.texts.length;
  hub.customer("carol", carol.position, carol);
  expect(carol.texts.length).toBe(before + 1);
  const frame = carol.frames.at(-1);
  expect(frame?.type).toBe("changes");
  expect(frame?.put?.map(([key]) => key).sort()).toEqual([
    "chat",
    "entry/c1/3",
    "entry/c1/4",
    "entry/c1/5",
  ]);
  expect(carol.get("chat")).toMatchObject({ phase: "ended" });
  expect(hub.customer("carol", { epoch: "other", seq: 3 }).frames[0]?.type).toBe("snapshot");
  expect(hub.customer("carol", { epoch: "e1", seq: 1 }).frames[0]?.type).toBe("snapshot");
  expect(hub.customer("carol", { epoch: "e1", seq: 9_999 }).frames[0]?.type).toBe("snapshot");
});

test("nobody keeps a view for ever: long after the last look it begins afresh", () => {
  const hub = new TestHub();
  const carol = hub.customer("carol");
  hub.do(startChat("c1", "carol"));
  carol.subscription.close();
  hub.now += 121_000;
  vi.advanceTimersByTime(31_000);
  hub.do(customerSays("c1", "m2", "from elsewhere"));
  expect(hub.customer("carol", carol.position).frames[0]?.type).toBe("snapshot");
});

test("a connection that was cut off gets nothing more, and can resume", () => {
  const hub = new TestHub();
  hub.do(startChat("c1", "carol"));
  const carol = hub.customer("carol");
  const other = hub.customer("carol");
  carol.full = true;
  hub.do(customerSays("c1", "m2", "hi"));
  expect([carol.subscription.closed, other.subscription.closed]).toEqual([true, false]);
  const seen = carol.texts.length;
  hub.do(customerSays("c1", "m3", "ho"));
  expect(carol.texts.length).toBe(seen);
  carol.full = false;
  hub.customer("carol", carol.position, carol);
  expect(carol.get("entry/c1/3")).toMatchObject({ body: { text: "ho" } });
});

test("typing reaches the others in the room, not who types and nobody outside", () => {
  const hub = new TestHub();
  const [alice, bob, carol, dave] = [
    hub.agent("alice"),
    hub.agent("bob"),
    hub.customer("carol"),
    hub.customer("dave"),
  ];
  hub.do(...available("alice"), startChat("c1", "carol"), accept("c1", "alice"));
  const typing = (client: TestClient) => client.frames.filter(({ type }) => type === "typing");
  hub.hub.relayTyping({ kind: "customer", customerId: "carol" as never }, c1, true);
  hub.hub.relayTyping({ kind: "agent", agentId: agent("alice") }, c1, false);
  hub.hub.relayTyping({ kind: "customer", customerId: "dave" as never }, c1, true);
  hub.hub.relayTyping({ kind: "agent", agentId: agent("bob") }, c1, true);
  expect(typing(alice)).toEqual([
    { type: "typing", interactionId: "c1", from: "customer", name: "carol", on: true },
  ]);
  expect(typing(carol)).toEqual([
    { type: "typing", interactionId: "c1", from: "alice", name: "Alice", on: false },
  ]);
  expect([...typing(bob), ...typing(dave)]).toEqual([]);
});
