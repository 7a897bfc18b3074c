import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { refused, ScriptedCall, ScriptedPhone, ScriptedTabs } from "../testing/scripted-phone.ts";
import { MicrophoneFault } from "./microphone.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("V-07 the line", () => {
  test("registers while the station is the browser, and leaves when it is not", async () => {
    const alice = new ScriptedPhone();
    alice.choose("desk_phone");
    expect(alice.phone.line.get()).toEqual({ status: "off" });
    alice.choose("browser");
    expect(alice.phone.line.get()).toEqual({ status: "preparing" });
    await alice.settle();
    expect(alice.phone.line.get()).toEqual({ status: "registering" });
    expect(alice.agent.done).toEqual(["open wss://desk.example/sip alice-browser", "start"]);
    alice.agent.events.onRegistered();
    expect(alice.phone.line.get()).toEqual({ status: "registered" });
    alice.choose(null);
    expect(alice.phone.line.get()).toEqual({ status: "off" });
    expect(alice.agent.done.at(-1)).toBe("stop");
  });

  test("the microphone is asked for first, and let go until a call comes", async () => {
    const alice = new ScriptedPhone();
    await alice.register();
    expect(alice.microphones.map(({ open }) => open)).toEqual([false]);
  });

  for (const reason of ["denied", "missing", "unusable", "insecure"] as const)
    test(`without a microphone (${reason}) it does not register, until it is tried again`, async () => {
      const alice = new ScriptedPhone();
      alice.microphoneFault = new MicrophoneFault(reason);
      alice.choose("browser");
      await alice.settle();
      expect(alice.phone.line.get()).toEqual({ status: "no_microphone", reason });
      expect(alice.agents).toEqual([]);
      alice.microphoneFault = null;
      alice.phone.retry();
      await alice.settle();
      expect(alice.phone.line.get()).toEqual({ status: "registering" });
    });

  test("a lost network is sought by the connection itself", async () => {
    const alice = new ScriptedPhone();
    await alice.register();
    alice.agent.events.onUnregistered("unreachable");
    expect(alice.phone.line.get()).toEqual({
      status: "failed",
      reason: "unreachable",
      retryAt: null,
    });
    alice.agent.events.onRegistered();
    expect(alice.phone.line.get()).toEqual({ status: "registered" });
    expect(alice.agents).toHaveLength(1);
  });

  test("what the server cannot do now is asked for again, later each time", async () => {
    const alice = new ScriptedPhone();
    await alice.register();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      alice.agent.events.onUnregistered("unavailable");
      const line = alice.phone.line.get();
      waits.push(line.status === "failed" ? (line.retryAt ?? 0) - Date.now() : 0);
      await vi.advanceTimersByTimeAsync(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(alice.agent.done.filter((one) => one === "register")).toHaveLength(7);
  });

  test("a password that is not accepted is fetched anew, but not while a call is up", async () => {
    const alice = new ScriptedPhone();
    await alice.register();
    alice.agent.events.onUnregistered("refused");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(alice.agents).toHaveLength(2);
    alice.agent.events.onRegistered();
    await alice.ring(new ScriptedCall("c1", true));
    alice.agent.events.onUnregistered("refused");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(alice.agents).toHaveLength(2);
    expect(alice.agent.done.at(-1)).toBe("register");
  });

  test("an account that cannot be had is asked for again", async () => {
    const alice = new ScriptedPhone();
    alice.accountFault = refused();
    alice.choose("browser");
    await alice.settle();
    expect(alice.phone.line.get()).toMatchObject({ status: "failed", reason: "unavailable" });
    alice.accountFault = null;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(alice.phone.line.get()).toEqual({ status: "registering" });
  });
});

describe("one tab is the phone", () => {
  test("the other waits, takes over when asked, and the first one waits then", async () => {
    const tabs = new ScriptedTabs();
    const first = new ScriptedPhone(tabs);
    const second = new ScriptedPhone(tabs);
    await first.register();
    second.choose("browser");
    expect(second.phone.line.get()).toEqual({ status: "elsewhere" });
    second.phone.takeOver();
    await second.settle();
    expect(second.phone.line.get()).toEqual({ status: "registering" });
    expect(first.phone.line.get()).toEqual({ status: "elsewhere" });
    expect(first.agent.done.at(-1)).toBe("stop");
    second.phone.close();
    await first.settle();
    expect(first.phone.line.get()).toEqual({ status: "registering" });
  });
});

describe("V-07 calls", () => {
  test("answers the call of the contact that was accepted, with the microphone opened while it rang", async () => {
    const alice = new ScriptedPhone();
    await alice.register();
    const call = await alice.ring(new ScriptedCall("c1"));
    expect(alice.microphones).toHaveLength(2);
    expect(alice.phone.answer("c2")).toBe(false);
    expect(alice.phone.answer("c1")).toBe(true);
    expect(alice.phone.answer("c1")).toBe(true);
    await alice.settle();
    expect(call.done).toEqual(["answer null"]);
    expect(alice.phone.calls.get()).toEqual([
      { id: 1, legId: "c1.alice.1", status: "up", muted: false },
    ]);
    call.end();
    await alice.settle();
    expect(alice.phone.calls.get()).toEqual([]);
    expect(alice.microphones.every(({ open }) => !open)).toBe(true);
  });

  test("a call that does not say whose it is, is the one that is accepted when it alone rings", async () => {
    const alice = new ScriptedPhone();
    await alice.register();
    const call = await alice.ring(new ScriptedCall(null));
    expect(alice.phone.answer("c1")).toBe(true);
    await alice.settle();
    alice.phone.sendDigits("c2", "1");
    alice.phone.sendDigits("c1", "2");
    expect(call.done).toEqual(["answer null", "digits 2"]);
  });

  test("K-20 answers at once what the agent has accepted already", async () => {
    const alice = new ScriptedPhone();
    await alice.register();
    const call = await alice.ring(new ScriptedCall("c1", true));
    expect(call.done).toEqual(["answer null"]);
  });

  test("a call that comes without a microphone is not taken, and no further one comes", async () => {
    const alice = new ScriptedPhone();
    await alice.register();
    alice.microphoneFault = new MicrophoneFault("missing");
    const call = await alice.ring(new ScriptedCall("c1"));
    expect(call.done).toEqual(["reject"]);
    await vi.advanceTimersByTimeAsync(0);
    expect(alice.phone.line.get()).toEqual({ status: "no_microphone", reason: "missing" });
  });

  test("microphone and speaker change during a call; one that is unplugged is replaced", async () => {
    const alice = new ScriptedPhone();
    await alice.register();
    const call = await alice.ring(new ScriptedCall("c1", true));
    alice.phone.useDevices({ microphoneId: "headset", speakerId: "headset" });
    await alice.settle();
    expect(call.done).toEqual(["answer null", "useSpeaker headset", "useMicrophone"]);
    expect(alice.microphones.map(({ deviceId, open }) => [deviceId, open])).toEqual([
      [null, false],
      [null, false],
      ["headset", true],
    ]);
    alice.microphones.at(-1)?.lose();
    await alice.settle();
    expect(call.done.at(-1)).toBe("useMicrophone");
    expect(alice.microphones.filter(({ open }) => open)).toHaveLength(1);
  });

  test("V-55 mute: the microphone at once, then as the server says; a refusal takes it back", async () => {
    const alice = new ScriptedPhone();
    await alice.register();
    alice.contact("c1", "connected");
    await alice.ring(new ScriptedCall("c1", true));
    const microphone = alice.microphones.at(-1);
    const muting = alice.phone.mute("c1", true);
    await Promise.resolve();
    expect(microphone?.muted).toBe(true);
    alice.contact("c1", "connected", { muted: true });
    await muting;
    expect(microphone?.muted).toBe(true);
    expect(alice.commands).toEqual([
      { name: "call.mute", input: { interactionId: "c1", partyId: "alice", muted: true } },
    ]);
    alice.commandFault = refused();
    await expect(alice.phone.mute("c1", false)).rejects.toThrow("conflict");
    await alice.settle();
    expect(microphone?.muted).toBe(true);
    // G-55 The primary agent unmutes.
    alice.contact("c1", "connected", { muted: false });
    await alice.settle();
    expect(microphone?.muted).toBe(false);
  });

  test("keys go out as they are pressed, and nothing but keys", async () => {
    const alice = new ScriptedPhone();
    await alice.register();
    const call = await alice.ring(new ScriptedCall("c1"));
    alice.phone.sendDigits("c1", "1");
    alice.phone.answer("c1");
    await alice.settle();
    alice.phone.sendDigits("c1", "12#");
    alice.phone.sendDigits("c1", "R");
    expect(call.done).toEqual(["answer null", "digits 12#"]);
  });
});

describe("a call that a reload dropped", () => {
  test("is asked for again once the phone is registered, and once only", async () => {
    const alice = new ScriptedPhone();
    alice.contact("c1", "connected");
    await alice.register();
    await vi.advanceTimersByTimeAsync(2_000);
    const rejoin = { name: "call.rejoin", input: { interactionId: "c1" } };
    expect(alice.commands).toEqual([rejoin]);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(alice.commands).toEqual([rejoin]);
    const call = await alice.ring(new ScriptedCall("c1", true));
    expect(call.done).toEqual(["answer null"]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(alice.commands).toEqual([rejoin]);
  });

  test("is not asked for a call that was taken at another machine of the agent's", async () => {
    const alice = new ScriptedPhone();
    await alice.register();
    alice.contact("c1", "connected");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(alice.commands).toEqual([]);
    alice.contact("c1", "connected", { phone: "none" });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(alice.commands).toEqual([{ name: "call.rejoin", input: { interactionId: "c1" } }]);
  });

  test("is not asked for again once the call has moved on to another machine", async () => {
    const alice = new ScriptedPhone();
    alice.contact("c1", "connected");
    await alice.register();
    const call = await alice.ring(new ScriptedCall("c1", true));
    call.end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(alice.commands).toEqual([]);
  });

  for (const [stage, phone] of [
    ["ringing", "none"],
    ["wrap_up", "none"],
    ["connected", "ringing"],
  ] as const)
    test(`is not asked for while the contact is ${stage} and its phone ${phone}`, async () => {
      const alice = new ScriptedPhone();
      await alice.register();
      alice.contact("c1", stage, { phone });
      await vi.advanceTimersByTimeAsync(10_000);
      expect(alice.commands).toEqual([]);
    });
});
