import type { ChatDocument } from "@maru/protocol";
import { MaruProblem } from "@maru/sdk";
import { type Microphone, MicrophoneFault } from "@maru/sdk/softphone";
import { expect, test } from "vitest";
import { MemoryStorage } from "../testing/memory-storage.ts";
import { NO_CHAT, ScriptedServer, settled } from "../testing/scripted-server.ts";
import { Call } from "./call.ts";
import { clock, talkOf } from "./call-state.ts";
import type { LineEvents } from "./sip-line.ts";

const INVITATION = {
  account: { user: "u", password: "p", domain: "maru" },
  target: "sip:shop-call@maru",
  iceServers: [],
};

/** A call with everything around it in the test's hands. */
function scene(fails: { microphone?: Error; invitation?: Error } = {}) {
  const server = new ScriptedServer();
  const told: string[] = [];
  let line: LineEvents | undefined;
  let now = 0;
  const microphone: Microphone = {
    stream: {} as MediaStream,
    setMuted: (muted) => told.push(`muted ${muted}`),
    onLost: () => undefined,
    close: () => told.push("microphone closed"),
  };
  const call = new Call(
    {
      server: "https://chat.example",
      organisation: "demo",
      entryPoint: "shop-call",
      language: () => "ko",
      storage: new MemoryStorage().tab(),
      createClient: (options) => ({
        ...server.createClient(options),
        query: (async () => {
          if (fails.invitation !== undefined) throw fails.invitation;
          return INVITATION;
        }) as never,
      }),
      becomeVisitor: async () => "token",
    },
    {
      openMicrophone: async () => {
        if (fails.microphone !== undefined) throw fails.microphone;
        return microphone;
      },
      placeCall: (address, { target }, _, events) => {
        told.push(`calls ${target} by ${address}`);
        line = events;
        return {
          hangUp: () => events.onEnded("self"),
          sendDigit: (digit) => told.push(`digit ${digit}`),
        };
      },
      now: () => now,
    },
  );
  return {
    call,
    server,
    told,
    up: () => line?.onUp(),
    ends: (why: Parameters<LineEvents["onEnded"]>[0]) => line?.onEnded(why),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const chat = (change: Partial<ChatDocument>): ChatDocument => ({
  ...NO_CHAT,
  interactionId: "i1",
  ...change,
});
const agent = (name: string) => ({ id: name, name, deliveredUpTo: 0, readUpTo: 0 });

test("a call: the microphone, the line, the queue, the agent, the end with its time", async () => {
  const { call, server, told, up, pass } = scene();
  expect(call.state).toEqual({ status: "asking" });
  const started = call.start("김하늘");
  expect(call.state).toEqual({ status: "microphone" });
  await started;
  expect(call.state).toEqual({ status: "calling" });
  expect(told).toEqual(["calls sip:shop-call@maru by wss://chat.example/sip"]);
  up();
  expect(call.state).toMatchObject({ status: "up", talk: { with: "line" } });
  server.show({ chat: chat({ phase: "waiting", position: 2 }) });
  expect(call.state).toMatchObject({ talk: { with: "queue", position: 2 } });
  pass(30_000);
  server.show({ chat: chat({ phase: "active", agents: [agent("bob")] }) });
  expect(call.state).toMatchObject({ talk: { with: "agents", names: ["bob"], since: 30_000 } });
  call.setMuted(true);
  call.sendDigit("5");
  pass(65_000);
  call.hangUp();
  expect(call.state).toEqual({ status: "ended", why: "self", talkedMs: 65_000 });
  expect(told.slice(1)).toEqual(["muted true", "digit 5", "microphone closed"]);
  expect(call.name).toBe("김하늘");
});

test("the other side ends it; one may call again", async () => {
  const { call, up, ends } = scene();
  await call.start("carol");
  up();
  ends("other");
  expect(call.state).toEqual({ status: "ended", why: "other", talkedMs: null });
  call.again();
  expect(call.state).toEqual({ status: "asking" });
  await call.start("carol");
  expect(call.state).toEqual({ status: "calling" });
});

test.each(["denied", "missing", "unusable", "insecure"] as const)(
  "no microphone (%s): said so, and nothing is called",
  async (reason) => {
    const { call, told } = scene({ microphone: new MicrophoneFault(reason) });
    await call.start("carol");
    expect(call.state).toEqual({ status: "refused", why: reason });
    expect(told).toEqual([]);
  },
);

test.each([
  ["unavailable", "unavailable"],
  ["entry_point_not_found", "unavailable"],
  ["too_many_requests", "too_many"],
] as const)("the server says %s: %s", async (code, why) => {
  const invitation = new MaruProblem({ type: "", title: code, status: 503, code });
  const { call, told } = scene({ invitation });
  await call.start("carol");
  expect(call.state).toEqual({ status: "refused", why });
  expect(told).toEqual(["microphone closed"]);
});

test("a call that cannot be made says why; one cancelled while the microphone is asked for never calls", async () => {
  const failing = scene();
  await failing.call.start("carol");
  failing.ends("unavailable");
  expect(failing.call.state).toEqual({ status: "refused", why: "unavailable" });

  const cancelled = scene();
  const started = cancelled.call.start("carol");
  cancelled.call.hangUp();
  await started;
  await settled();
  expect(cancelled.call.state).toEqual({ status: "ended", why: "self", talkedMs: null });
  expect(cancelled.told).toEqual(["microphone closed"]);
});

test("what is said of an earlier conversation is not of this call", () => {
  const last = { with: "line" } as const;
  expect(talkOf(undefined, last, 5)).toBe(last);
  expect(talkOf(NO_CHAT, last, 5)).toBe(last);
  expect(talkOf(chat({ phase: "ended" }), last, 5)).toBe(last);
});

test("time is read as on a telephone", () => {
  expect([0, 7_400, 750_000, 3_723_000].map(clock)).toEqual(["0:00", "0:07", "12:30", "1:02:03"]);
});
