import { describe, expect, test } from "vitest";
import { agentStatus } from "../agent/agent-status.ts";
import type { Command } from "../engine/command.ts";
import {
  answers,
  engineIs,
  legEnds,
  onPhone,
  phoneIs,
  setStation,
} from "../testing/call-commands.ts";
import { onCall, stage } from "../testing/call-scenes.ts";
import { available, end, idle, signIn, start, wrapUp } from "../testing/commands.ts";
import { closed } from "../testing/events.ts";
import { dial, trunkIs } from "../testing/line-commands.ts";
import { id, putAgent } from "../testing/organisation.ts";
import { type Scenario, scenario, T0 } from "../testing/scenario.ts";
import { putOutdial, putPhoneNumber, putTrunk, TELEPHONE } from "../testing/telephone.ts";

const DAVE = "+821098765432";

/** Alice sits at her phone, idle. */
const atPhone = (...changes: Command[]) =>
  scenario(...TELEPHONE, ...changes).given(...onPhone("alice"), idle("alice"));

/** Alice's phone is up and dave's rings. */
function ringing(...changes: Command[]): Scenario {
  const scene = atPhone(...changes).given(dial("alice"));
  return scene.given(answers(scene, "alice", "dave"));
}

function talkingOut(...changes: Command[]): Scenario {
  const scene = ringing(...changes);
  return scene.given(answers(scene, "customer", "dave"));
}

const status = (scene: Scenario) => agentStatus(scene.state, id("alice")).status;
const leg = (who: string, count: number, more: object) => ({
  id: `dave.${who}.${count}`,
  status: "ringing",
  since: T0,
  ringsUntil: T0 + 30_000,
  muted: false,
  ...more,
});

describe("StartOutdial", () => {
  test("V-74, K-31 the agent's own phone rings first", () => {
    const scene = atPhone();
    scene.when(dial("alice")).thenEvents([
      {
        type: "InteractionStarted",
        interactionId: "dave",
        channel: "voice",
        direction: "outbound",
        entryPointId: "outbound",
        customer: { id: "dave", name: "Dave", language: "ko" },
        call: { customerNumber: DAVE, ourNumber: "+82212345678", customerLeg: null },
      },
      {
        type: "AgentJoined",
        interactionId: "dave",
        agentId: "alice",
        role: "primary",
        leg: leg("alice", 1, {
          dial: {
            to: "station",
            agentId: "alice",
            station: { kind: "browser" },
            autoAnswer: true,
            callerNumber: DAVE,
            trunkId: null,
          },
        }),
      },
    ]);
    expect([status(scene), stage(scene, "alice", "dave")]).toEqual(["dialling", "dialling"]);
  });

  test("V-74, K-30 then the customer's, with our number", () => {
    const scene = atPhone().given(dial("alice"));
    scene.when(answers(scene, "alice", "dave")).thenEvents([
      { type: "LegAnswered", interactionId: "dave", legId: "dave.alice.1" },
      {
        type: "LegDialled",
        interactionId: "dave",
        partyId: "customer",
        leg: leg("customer", 2, {
          dial: {
            to: "number",
            number: DAVE,
            callerNumber: "+82212345678",
            trunkId: "carrier",
          },
        }),
      },
    ]);
    expect(status(scene)).toBe("dialling");
  });

  test("V-75 connected when the customer answers", () => {
    const scene = talkingOut();
    expect([status(scene), stage(scene, "alice", "dave")]).toEqual(["engaged", "connected"]);
  });

  test("V-76 the agent ends it and wraps up, and is idle afterwards", () => {
    const scene = talkingOut().given(end("alice", "dave"));
    expect([status(scene), scene.interaction("dave").ending?.reason]).toEqual([
      "wrap_up",
      "agent_ended",
    ]);
    scene.given(wrapUp("alice", "dave"));
    expect(status(scene)).toBe("idle");
  });

  test("V-76 the customer ends it", () => {
    const scene = talkingOut();
    scene.given(legEnds(scene, "customer", "hung_up", "dave"));
    expect(scene.interaction("dave").ending?.reason).toBe("customer_left");
  });

  test("twice is the same call", () => {
    const scene = atPhone().given(dial("alice"));
    scene.when(dial("alice")).thenNothing({ interactionId: "dave" });
    scene.given(...onPhone("bob"), idle("bob"));
    scene.when(dial("bob")).thenRefused("interaction_exists");
  });
});

describe("a call that does not come about", () => {
  test.each(["no_answer", "rejected", "unreachable"] as const)(
    "V-74 the agent's phone: %s; there is nothing to wrap up",
    (cause) => {
      const scene = atPhone().given(dial("alice"));
      scene.when(legEnds(scene, "alice", cause, "dave"));
      expect(scene.commits.at(-1)?.events.at(-1)).toEqual(closed("dave", "agent_no_answer"));
      expect(status(scene)).toBe("idle");
    },
  );

  test("V-74 the agent's phone is not answered in time", () => {
    const scene = atPhone().given(dial("alice")).after(30_000);
    expect(scene.state.interactions.size).toBe(0);
  });

  test.each([
    ["no_answer", "customer_no_answer"],
    ["hung_up", "customer_no_answer"],
    ["busy", "customer_busy"],
    ["rejected", "customer_busy"],
    ["unreachable", "customer_unreachable"],
    ["lost", "customer_unreachable"],
  ] as const)("V-75 the customer's telephone: %s is %s, and is wrapped up", (cause, reason) => {
    const scene = ringing();
    scene.given(legEnds(scene, "customer", cause, "dave"));
    expect([scene.interaction("dave").ending?.reason, status(scene)]).toEqual([reason, "wrap_up"]);
  });

  test("V-75 the customer does not answer in time", () => {
    const scene = ringing().after(30_000);
    expect(scene.interaction("dave").ending?.reason).toBe("customer_no_answer");
  });

  test("V-76 the agent gives up while the customer is rung", () => {
    const scene = ringing().given(end("alice", "dave"));
    expect([scene.interaction("dave").ending?.reason, status(scene)]).toEqual([
      "agent_ended",
      "wrap_up",
    ]);
  });

  test("V-76 the agent gives up before their own phone is up", () => {
    const scene = atPhone().given(dial("alice"), end("alice", "dave"));
    expect([scene.state.interactions.size, status(scene)]).toEqual([0, "idle"]);
  });
});

describe("who may dial, and when", () => {
  test("V-70 needs the right", () => {
    atPhone(putOutdial({ allowed: false }))
      .when(dial("alice"))
      .thenRefused("outdial_not_allowed");
    scenario(putAgent({ id: "alice", agentProfileId: null as never }))
      .given(signIn("alice"))
      .when(dial("alice"))
      .thenRefused("outdial_not_allowed");
  });

  test("V-70 only numbers of the dial plan, and never one for emergencies", () => {
    const dialled = (number: string) => atPhone().when(dial("alice", { number }));
    dialled("+827012345678").thenRefused("number_not_allowed", "number");
    dialled("+33123456789").thenRefused("number_not_allowed", "number");
    dialled("021234567").thenRefused("number_invalid", "number");
    dialled("119").thenRefused("number_emergency", "number");
    dialled("+12125551234").thenResult({ interactionId: "dave" });
  });

  test("V-72 only from idle", () => {
    atPhone().given(available("alice")).when(dial("alice")).thenRefused("agent_not_idle");
    scenario().when(dial("alice")).thenRefused("agent_not_signed_in");
  });

  test("V-72 decision 5: a profile may allow it from any state, but not in a conversation", () => {
    const anyState = putOutdial({ fromAnyState: true });
    const scene = atPhone(anyState).given(available("alice"));
    scene.when(dial("alice")).thenResult({ interactionId: "dave" });
    onCall({ others: [], changes: [...TELEPHONE, anyState] })
      .when(dial("alice"))
      .thenRefused("agent_not_idle");
    atPhone(anyState)
      .given(available("alice"), start("carol"))
      .when(dial("alice"))
      .thenRefused("agent_not_idle");
    onCall({ others: [], changes: [...TELEPHONE, anyState] })
      .given(end("alice", "carol"))
      .when(dial("alice"))
      .thenResult({ interactionId: "dave" });
  });

  test("V-74 needs a phone that can be rung, and an engine", () => {
    atPhone()
      .given(setStation("alice", null))
      .when(dial("alice"))
      .thenRefused("agent_phone_not_ready");
    atPhone()
      .given(phoneIs("alice", false))
      .when(dial("alice"))
      .thenRefused("agent_phone_not_ready");
    atPhone().given(engineIs("down")).when(dial("alice")).thenRefused("agent_phone_not_ready");
  });

  test("nothing is offered to who is dialling", () => {
    const scene = atPhone().given(dial("alice"), available("alice"), start("carol"));
    expect(scene.offers()).toEqual(["alice: carol"]);
    expect(scene.state.indexes.work.get(id("alice"))?.load.voice).toBe(1);
  });
});

describe("the caller number", () => {
  const choice = putOutdial({ callerNumberIds: ["shop-number", "main-number"] });
  const shown = (scene: Scenario) => scene.interaction("dave").call?.ourNumber;

  test("V-71 the agent's choice, else the first of the profile, else the organisation's", () => {
    expect(shown(atPhone(choice).given(dial("alice", { callerNumber: "main-number" })))).toBe(
      "+82212345678",
    );
    expect(shown(atPhone(choice).given(dial("alice")))).toBe("+82298765432");
    expect(shown(atPhone().given(dial("alice")))).toBe("+82212345678");
  });

  test("V-71 only numbers of the profile", () => {
    atPhone()
      .when(dial("alice", { callerNumber: "shop-number" }))
      .thenRefused("caller_number_not_allowed", "callerNumberId");
  });

  test("V-71 its trunk carries the call, also one that seems unreachable", () => {
    const scene = ringing(putTrunk("backup"), trunkIs("carrier", false));
    const customer = scene.interaction("dave").parties.find(({ kind }) => kind === "customer");
    expect(customer?.leg?.dial).toMatchObject({ trunkId: "carrier" });
  });

  test("V-71 a number without a trunk of its own takes the first that can be reached", () => {
    const scene = ringing(
      putTrunk("backup"),
      putPhoneNumber({ trunkId: null as never }),
      trunkIs("carrier", false),
    );
    const customer = scene.interaction("dave").parties.find(({ kind }) => kind === "customer");
    expect(customer?.leg?.dial).toMatchObject({ trunkId: "backup" });
  });
});
