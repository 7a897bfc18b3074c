import { describe, expect, test } from "vitest";
import {
  answers,
  engineIs,
  hold,
  legEnds,
  mute,
  onPhone,
  phoneIs,
  setStation,
  startCall,
} from "../testing/call-commands.ts";
import { consulting, consultRequested, onCall, stage } from "../testing/call-scenes.ts";
import { accept, available, end, idle, ready, signIn, start } from "../testing/commands.ts";
import { closed } from "../testing/events.ts";
import { dial, rejoinCall, trunkIs } from "../testing/line-commands.ts";
import { id, putAgent, putQueue } from "../testing/organisation.ts";
import { type Scenario, scenario, T0 } from "../testing/scenario.ts";
import { TELEPHONE } from "../testing/telephone.ts";
import type { Station } from "./agent-session.ts";
import { agentStatus } from "./agent-status.ts";

const BROWSER = { kind: "browser" } as const;
const agentParty = (scene: Scenario, agent = "alice") => {
  const party = scene.interaction("carol").parties.find(({ id: who }) => who === agent);
  return party?.kind === "agent" ? party : undefined;
};

describe("SetStation", () => {
  test("V-07 a browser, a desk phone, a number, or none; the same again changes nothing", () => {
    const scene = scenario(...TELEPHONE).given(signIn("alice"));
    const stations = [
      BROWSER,
      { kind: "desk_phone" },
      { kind: "number", number: "+821055556666" },
      { kind: "number", number: "+821055557777" },
      null,
    ] as const;
    for (const station of stations) {
      scene
        .when(setStation("alice", station))
        .thenEvents([{ type: "AgentStationChanged", agentId: "alice", station }]);
      scene.when(setStation("alice", station)).thenNothing();
    }
  });

  test("V-01 needs an agent profile, and an agent who is here", () => {
    scenario(putAgent({ id: "frank" }))
      .given(signIn("frank"))
      .when(setStation("frank", BROWSER))
      .thenRefused("telephone_not_allowed");
    scenario().when(setStation("alice", BROWSER)).thenRefused("agent_not_signed_in");
  });

  test("V-70 a number follows the dial plan: it is dialled", () => {
    const number = (text: string) =>
      scenario(...TELEPHONE)
        .given(signIn("alice"))
        .when(setStation("alice", { kind: "number", number: text }));
    number("+827012345678").thenRefused("number_not_allowed", "number");
    number("01012345678").thenRefused("number_invalid", "number");
    number("112").thenRefused("number_emergency", "number");
  });

  test("is refused while a call rings or is there, not in wrap-up", () => {
    const rings = scenario().given(...onPhone("alice"), startCall("carol"));
    rings.when(setStation("alice", null)).thenRefused("agent_has_call");
    const scene = onCall();
    scene.when(setStation("alice", null)).thenRefused("agent_has_call");
    scene.given(end("alice", "carol"), setStation("alice", null));
    const chats = scenario().given(...ready("alice"), start("carol"), accept("alice", "carol"));
    chats.when(setStation("alice", BROWSER)).thenResult({});
  });

  test("signing in begins without one", () => {
    const scene = scenario().given(...onPhone("alice"), { type: "SignOut", agentId: id("alice") });
    scene.given(signIn("alice"));
    expect(scene.state.agents.get(id("alice"))?.station).toBe(null);
  });
});

describe("a station that is a number", () => {
  test("V-07, V-71 is shown a number of ours, by its trunk, and a phone of ours who calls", () => {
    const shown = (station: Station) => {
      const scene = scenario(...TELEPHONE).given(...onPhone("alice"), setStation("alice", station));
      scene.given(startCall("carol"));
      return scene.interaction("carol").offers[0]?.leg?.dial;
    };
    expect(shown({ kind: "number", number: "+821055556666" })).toMatchObject({
      callerNumber: "+82212345678",
      trunkId: "carrier",
    });
    expect(shown(BROWSER)).toMatchObject({ callerNumber: "+821012345678", trunkId: null });
  });
});

describe("who is ready for calls", () => {
  const waiting = () => scenario().given(engineIs("up"), startCall("carol"));

  test("V-01 whoever has a phone that is there, in whatever order it comes about", () => {
    const scene = waiting().given(signIn("alice"), available("alice"), phoneIs("alice", true));
    expect(scene.offers()).toEqual([]);
    scene.given(setStation("alice", BROWSER));
    expect(scene.offers()).toEqual(["alice: carol"]);
    const later = waiting().given(signIn("alice"), available("alice"));
    later.given(setStation("alice", BROWSER));
    expect(later.offers()).toEqual([]);
    later.given(phoneIs("alice", true));
    expect(later.offers()).toEqual(["alice: carol"]);
  });

  test("V-07 the phone they chose, not another of theirs", () => {
    const scene = waiting().given(signIn("alice"), available("alice"));
    scene.given(phoneIs("alice", true), setStation("alice", { kind: "desk_phone" }));
    expect(scene.offers()).toEqual([]);
    scene.given(phoneIs("alice", true, "desk_phone"));
    expect(scene.offers()).toEqual(["alice: carol"]);
  });

  test("V-07 a number is always there", () => {
    const scene = waiting().given(signIn("alice"), available("alice"));
    scene.given(setStation("alice", { kind: "number", number: "+821055556666" }));
    expect(scene.offers()).toEqual(["alice: carol"]);
  });

  test("not while there is no engine", () => {
    const scene = scenario().given(...onPhone("alice"), engineIs("down"), startCall("carol"));
    expect(scene.offers()).toEqual([]);
    scene.given(engineIs("up"));
    expect(scene.offers()).toEqual(["alice: carol"]);
  });

  test("K-02 nobody without an agent profile; chats come all the same", () => {
    const scene = scenario().given(...onPhone("alice"));
    scene.given(putAgent({ id: "alice" }), startCall("carol"), start("dave"));
    expect(scene.offers()).toEqual(["alice: dave"]);
  });
});

describe("ReportPhone and ReportTrunk", () => {
  test("the same again, and of nobody, change nothing", () => {
    const scene = scenario(...TELEPHONE);
    scene.when(phoneIs("alice", false)).thenNothing();
    scene
      .when(phoneIs("alice", true))
      .thenEvents([
        { type: "PhoneReachabilityChanged", agentId: "alice", phone: "browser", reachable: true },
      ]);
    scene.when(phoneIs("alice", true)).thenNothing();
    scene.when(phoneIs("nobody", true)).thenNothing();
    scene
      .when(trunkIs("carrier", false))
      .thenEvents([{ type: "TrunkReachabilityChanged", trunkId: "carrier", reachable: false }]);
    scene.when(trunkIs("carrier", false)).thenNothing();
    scene.when(trunkIs("none", false)).thenNothing();
  });
});

describe("a phone that vanishes in a call", () => {
  const lost = (scene = onCall({ others: [] })) => scene.given(legEnds(scene, "alice", "lost"));

  test("is waited for, and rung to answer at once when it is there again", () => {
    const scene = lost().given(phoneIs("alice", false));
    expect(agentParty(scene)).toMatchObject({
      leg: null,
      phoneLost: { since: T0, graceEndsAt: T0 + 15_000, muted: false },
    });
    scene.given(phoneIs("alice", true));
    expect(agentParty(scene)?.leg).toMatchObject({
      status: "ringing",
      ringsUntil: T0 + 15_000,
      dial: { autoAnswer: true },
    });
    scene.given(answers(scene, "alice"));
    expect(agentParty(scene)).toMatchObject({ phoneLost: null, leg: { status: "up" } });
    scene.after(15_000).thenEvents([]);
  });

  test("gives way to another agent when its time is over, rung or not", () => {
    const scene = lost().given(...onPhone("bob"), rejoinCall("alice"));
    scene.after(15_000);
    expect([stage(scene, "alice"), scene.offers()]).toEqual([null, ["bob: carol"]]);
    expect(scene.interaction("carol").placement.enteredAt).toBe(T0);
  });

  test("rung again in vain, its time does not begin anew", () => {
    const scene = lost().given(rejoinCall("alice")).after(5_000);
    scene.given(legEnds(scene, "alice", "unreachable"));
    expect(agentParty(scene)?.phoneLost).toMatchObject({ since: T0, graceEndsAt: T0 + 15_000 });
  });

  test("V-55 whoever was muted comes back muted, by whatever way they come back", () => {
    const muted = () => onCall({ others: [] }).given(mute("alice", "alice"));
    const isMuted = (scene: Scenario) => agentParty(scene)?.leg?.muted;
    const vanished = lost(muted()).given(rejoinCall("alice"));
    expect(isMuted(vanished)).toBe(true);
    vanished.given(legEnds(vanished, "alice", "unreachable"), rejoinCall("alice"));
    expect(isMuted(vanished.given(answers(vanished, "alice")))).toBe(true);
    expect(isMuted(muted().given(rejoinCall("alice")))).toBe(true);
    const held = muted().given(hold("alice"));
    expect(isMuted(held.given(legEnds(held, "alice")))).toBe(true);
  });

  test("another of the agent's phones is not meant", () => {
    const scene = lost().given(phoneIs("alice", true, "desk_phone"));
    expect(agentParty(scene)?.leg).toBe(null);
  });
});

describe("RejoinCall", () => {
  test("replaces the connection of a page that is gone", () => {
    const scene = onCall({ others: [] }).given(rejoinCall("alice"));
    expect(agentParty(scene)?.leg).toMatchObject({ id: "carol.alice.3", status: "ringing" });
    scene.when(rejoinCall("alice")).thenNothing();
    scene.given(answers(scene, "alice"));
    expect(stage(scene, "alice")).toBe("connected");
  });

  test("answers at once a phone that rings for it already", () => {
    const scene = onCall({ others: [] }).given(hold("alice"));
    scene.given(legEnds(scene, "alice"), rejoinCall("alice"));
    expect(agentParty(scene)?.leg?.dial).toMatchObject({ autoAnswer: true });
  });

  test("who is consulted comes back too", () => {
    const scene = consulting();
    scene.given(legEnds(scene, "bob", "lost"), rejoinCall("bob"));
    scene.given(answers(scene, "bob"));
    expect([stage(scene, "bob"), agentParty(scene, "bob")?.leg?.status]).toEqual([
      "consulted",
      "up",
    ]);
  });

  test("is refused to others, and without a phone", () => {
    onCall().when(rejoinCall("bob")).thenRefused("not_in_conversation");
    onCall()
      .given(phoneIs("alice", false))
      .when(rejoinCall("alice"))
      .thenRefused("agent_phone_not_ready");
    onCall().when(rejoinCall("alice", "nobody")).thenRefused("interaction_not_found");
  });
});

describe("ReportMediaEngine", () => {
  test("the same again changes nothing", () => {
    const scene = scenario();
    scene.when(engineIs("up")).thenEvents([{ type: "MediaEngineChanged", status: "up" }]);
    scene.when(engineIs("up")).thenNothing();
  });

  test("every call is over with it, agents are free and nobody wraps up; chats go on", () => {
    const scene = consulting(onCall({ others: ["bob", "sam"] }));
    scene.given(startCall("dave"), start("frida"), accept("alice", "frida"));
    scene.when(engineIs("down"));
    const events = scene.commits.at(-1)?.events ?? [];
    expect(events).toContainEqual(closed("carol", "engine_failed"));
    expect(events).toContainEqual(closed("dave", "engine_failed"));
    expect([...scene.state.interactions.keys()]).toEqual(["frida"]);
    expect(agentStatus(scene.state, id("bob")).status).toBe("available");
    expect(scene.offers()).toEqual([]);
  });

  test("also a consult that rings or waits, an outsider, and a call being made", () => {
    const rings = consultRequested().given(engineIs("down"));
    expect([rings.state.interactions.size, rings.offers()]).toEqual([0, []]);
    const dials = scenario(...TELEPHONE).given(...onPhone("alice"), idle("alice"), dial("alice"));
    dials.given(engineIs("down"));
    expect(dials.state.interactions.size).toBe(0);
  });

  test("an agent who wraps a call up goes on doing so", () => {
    const scene = onCall({ others: [] }).given(end("alice", "carol"), engineIs("down"));
    expect(stage(scene, "alice")).toBe("wrap_up");
  });
});

describe("LoseAllConnections", () => {
  test("callers stay, phones ring on, and agents on the telephone keep their calls", () => {
    const longRing = putQueue({ id: "calls", channel: "voice", offerTimeoutMs: 60_000 });
    const scene = onCall({ others: [], changes: [longRing] }).given(
      ...onPhone("bob"),
      startCall("dave"),
    );
    scene.late(50_000).given({ type: "LoseAllConnections" });
    expect(scene.interaction("dave").offers[0]?.expiresAt).toBe(T0 + 110_000);
    scene.after(300_000);
    expect(stage(scene, "alice")).toBe("connected");
    expect(scene.interaction("dave").parties.map(({ kind }) => kind)).toEqual(["customer"]);
  });
});
