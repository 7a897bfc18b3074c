import { expect, test, vi } from "vitest";
import { MemoryStorage } from "../testing/memory-storage.ts";
import { message, ScriptedServer, settled } from "../testing/scripted-server.ts";
import { Visit } from "./visit.ts";

// Web Locks as one process has them: one after the other.
let queue: Promise<unknown> = Promise.resolve();
const locks = {
  request: (_: string, work: () => Promise<unknown>) => {
    queue = queue.then(work);
    return queue;
  },
};
vi.stubGlobal("navigator", { locks });

function setUp() {
  const server = new ScriptedServer();
  const storage = new MemoryStorage();
  const visit = () =>
    new Visit({
      server: "http://server",
      organisation: "demo",
      entryPoint: "shop",
      language: () => "ko",
      storage: storage.tab(),
      createClient: server.createClient,
      warn: () => undefined,
    });
  return { server, storage, visit };
}

const texts = (visit: Visit) => visit.state.letters.map((letter) => letter.text);
const live = { interactionId: "i1", phase: "waiting" as const, position: 3 };

async function begun() {
  const { server, storage, visit } = setUp();
  const carol = visit();
  carol.write("hello", "Carol");
  await settled();
  server.show({});
  const clientId = carol.state.letters[0]?.clientId ?? "";
  server.show({ chat: live, entries: [message(1, "customer", "hello", clientId)] });
  await server.answer("chat.start", { interactionId: "i1" });
  return { server, storage, visit, carol };
}

test("nothing is asked of the server before somebody has something to say", async () => {
  const { server, visit } = setUp();
  const carol = visit();
  carol.lookIn();
  await settled();
  expect(carol.state.phase).toBe("none");
  expect(server.tokens).toEqual([]);
});

test("the first message is shown at once and begins a conversation", async () => {
  const { server, visit } = setUp();
  const carol = visit();
  carol.write("hello", "Carol");
  expect(carol.state).toMatchObject({ phase: "starting", name: "Carol", cutOff: true });
  expect(texts(carol)).toEqual(["hello"]);
  await settled();
  expect(server.commands).toEqual([]);
  server.show({});
  const clientId = carol.state.letters[0]?.clientId;
  expect(server.commands).toEqual([
    {
      name: "chat.start",
      input: { name: "Carol", language: "ko", message: { clientId, text: "hello" } },
      key: `start.${clientId}`,
    },
  ]);
});

test("what is written meanwhile waits and follows in order", async () => {
  const { server, visit } = setUp();
  const carol = visit();
  for (const text of ["one", "two", "three"]) carol.write(text, "Carol");
  await settled();
  server.show({});
  expect(server.commands.map((command) => command.name)).toEqual(["chat.start"]);
  server.show({ chat: live });
  // The documents come before the answer, as on the wire.
  await server.answer("chat.start", { interactionId: "i1" });
  const sent = server.commands.filter((command) => command.name === "message.send");
  expect(sent.map((command) => command.input["text"])).toEqual(["two", "three"]);
  expect(new Set(sent.map((command) => command.key)).size).toBe(2);
});

test("a letter is gone as soon as the conversation shows it, whichever comes first", async () => {
  const { server, carol } = await begun();
  expect(texts(carol)).toEqual([]);
  carol.write("more");
  const clientId = carol.state.letters[0]?.clientId ?? "";
  server.show({ entries: [...server.entries, message(2, "customer", "more", clientId)] });
  expect(texts(carol)).toEqual([]);
  await server.answer("message.send", { number: 2 });
  expect(carol.state.entries).toHaveLength(2);
});

test("a reload sends what has no answer again, under the same key", async () => {
  const { server, visit, carol } = await begun();
  carol.write("lost?");
  const before = server.commands.at(-1);
  carol.destroy();
  const again = visit();
  expect(again.state.phase).toBe("restoring");
  await settled();
  server.show({});
  expect(again.state.phase).toBe("waiting");
  expect(server.commands.at(-1)).toEqual(before);
  await server.answer("message.send", { number: 2 });
});

test("two tabs become one visitor with one conversation", async () => {
  const { server, visit } = setUp();
  const tabs = [visit(), visit()];
  tabs[0]?.write("from the first", "Carol");
  tabs[1]?.write("from the second", "Carol");
  await settled();
  expect(server.visitors).toBe(1);
  server.show({});
  await settled();
  const keys = server.commands
    .filter((command) => command.name === "chat.start")
    .map((command) => command.key);
  expect(new Set(keys).size).toBe(1);
});

test("begun in another tab at the same time: the letter joins that conversation", async () => {
  const { server, visit } = setUp();
  const carol = visit();
  carol.write("late", "Carol");
  await settled();
  server.show({});
  server.show({ chat: live });
  await server.refuse("chat.start", "interaction_exists");
  expect(server.commands.at(-1)).toMatchObject({
    name: "message.send",
    input: { interactionId: "i1", text: "late" },
  });
});

test("refused because it is over: kept with the reason, and sent anew on request", async () => {
  const { server, carol } = await begun();
  carol.write("one more thing");
  server.show({ chat: { phase: "ended", endedBy: "agent" } });
  await server.refuse("message.send", "interaction_not_found");
  expect(carol.state).toMatchObject({ phase: "ended" });
  expect(carol.state.letters[0]).toMatchObject({ text: "one more thing", failure: "over" });
  carol.retry(carol.state.letters[0]?.clientId ?? "");
  expect(carol.state.phase).toBe("starting");
  expect(server.commands.at(-1)).toMatchObject({
    name: "chat.start",
    input: { message: { text: "one more thing" } },
  });
});

test("discarding forgets a failed letter", async () => {
  const { server, carol } = await begun();
  carol.write("x");
  await server.refuse("message.send", "too_many_messages");
  expect(carol.state.letters[0]?.failure).toBe("full");
  carol.discard(carol.state.letters[0]?.clientId ?? "");
  expect(carol.state.letters).toEqual([]);
});

test("marks are sent once per step: delivered when it came, read when it was seen", async () => {
  const { server, carol } = await begun();
  const marks = () =>
    server.commands
      .filter((command) => command.name === "transcript.mark")
      .map(({ input }) => input);
  server.show({ entries: [...server.entries, message(2, "alice", "hi")] });
  server.show({});
  const step = { interactionId: "i1", deliveredUpTo: 2, readUpTo: 0 };
  expect(marks()).toEqual([step]);
  carol.attend(true);
  carol.attend(true);
  expect(marks()).toEqual([step, { ...step, readUpTo: 2 }]);
  expect(carol.state.readUpTo).toBe(2);
});

test("an agent's marks stay when the agent leaves", async () => {
  const { server, carol } = await begun();
  const alice = { id: "alice", name: "Alice", deliveredUpTo: 1, readUpTo: 1 };
  server.show({ chat: { phase: "active", position: null, agents: [alice] } });
  expect(carol.state).toMatchObject({ phase: "active", agentNames: ["Alice"] });
  server.show({ chat: { phase: "waiting", agents: [] } });
  expect(carol.state.marks).toEqual({ deliveredUpTo: 1, readUpTo: 1 });
});

test("leaving is done after what was written, and outlives a reload", async () => {
  const { server, visit, carol } = await begun();
  carol.write("bye");
  carol.leave();
  expect(carol.state.leaving).toBe(true);
  expect(server.commands.slice(-2).map((command) => command.name)).toEqual([
    "message.send",
    "chat.leave",
  ]);
  carol.destroy();
  const again = visit();
  await settled();
  server.show({});
  expect(server.commands.at(-1)).toMatchObject({ name: "chat.leave", key: "leave.i1" });
  server.show({ chat: { phase: "ended", endedBy: "customer" } });
  await server.answer("chat.leave", {});
  expect(again.state).toMatchObject({ phase: "ended", leaving: false });
});

test("an ended conversation stays after a reload, without a connection, until it is put away", async () => {
  const { server, storage, visit, carol } = await begun();
  server.show({ chat: { phase: "ended", endedBy: "agent" } });
  carol.destroy();
  server.history = [message(1, "customer", "hello"), message(2, "alice", "hi")];
  const again = visit();
  await settled();
  expect(again.state.phase).toBe("ended");
  expect(again.state.entries.map((entry) => entry.number)).toEqual([1, 2]);
  again.startAnew();
  expect(again.state).toMatchObject({ phase: "none", entries: [], name: "Carol" });
  expect(storage.items.has("conversation")).toBe(false);
});

test("a conversation that the server has no more is over, and its lines stay", async () => {
  const { server, carol } = await begun();
  server.show({ chat: { interactionId: null, phase: "none" }, entries: [] });
  expect(carol.state.phase).toBe("ended");
  expect(carol.state.entries).toHaveLength(1);
});
