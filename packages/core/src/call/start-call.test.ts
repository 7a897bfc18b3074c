import { describe, expect, test } from "vitest";
import { agentStatus } from "../agent/agent-status.ts";
import { liveInteractionOf } from "../routing/queue-figures.ts";
import { answers, legEnds, onPhone, startCall } from "../testing/call-commands.ts";
import { onCall, stage } from "../testing/call-scenes.ts";
import { available, decline, end, idle, signIn, start, wrapUp } from "../testing/commands.ts";
import { notResponding, offerEnded, queued } from "../testing/events.ts";
import { announcementEnds } from "../testing/line-commands.ts";
import { id, putEntryPoint, putQueue } from "../testing/organisation.ts";
import { scenario, T0 } from "../testing/scenario.ts";

const customerLeg = {
  id: "carol.line",
  status: "up",
  since: T0,
  ringsUntil: null,
  muted: false,
  dial: null,
};
const started = {
  type: "InteractionStarted",
  interactionId: "carol",
  channel: "voice",
  direction: "inbound",
  entryPointId: "hotline",
  customer: { id: "carol", name: "Carol", language: "ko" },
  call: { customerNumber: "+821012345678", ourNumber: "+82212345678", customerLeg },
};
const greeting = {
  type: "AnnouncementStarted",
  interactionId: "carol",
  announcement: {
    id: "carol.announcement.1",
    prompts: ["greeting"],
    bargeIn: false,
    endsBy: T0 + 60_000,
  },
};
const rings = (agentId: string, attempt = 1, madeAt = T0) => ({
  type: "OfferMade",
  interactionId: "carol",
  offer: {
    id: `carol.${attempt}`,
    kind: { type: "routed" },
    agentId,
    madeAt,
    expiresAt: madeAt + 20_000,
    leg: {
      id: `carol.${agentId}.${attempt + 1}`,
      status: "ringing",
      since: madeAt,
      ringsUntil: null,
      muted: false,
      dial: {
        to: "station",
        agentId,
        station: { kind: "browser" },
        autoAnswer: false,
        callerNumber: "+821012345678",
        trunkId: null,
      },
    },
  },
});

describe("StartCall", () => {
  test("is greeted and waits", () => {
    const scene = scenario().when(startCall("carol"));
    scene.thenEvents([started, greeting, queued("carol", T0, { queueId: "calls" })]);
    scene.thenResult({ interactionId: "carol" });
  });

  test("V-02, V-04 rings the phone of an agent who is ready, at once", () => {
    const scene = scenario().given(...onPhone("alice"));
    scene
      .when(startCall("carol"))
      .thenEvents([started, greeting, queued("carol", T0, { queueId: "calls" }), rings("alice")]);
    expect([stage(scene, "alice"), agentStatus(scene.state, id("alice")).status]).toEqual([
      "ringing",
      "reserved",
    ]);
  });

  test("the same arrival told twice is the same call", () => {
    const scene = scenario().given(startCall("carol"));
    scene.when(startCall("carol")).thenNothing({ interactionId: "carol" });
    scene.when({ ...startCall("carol"), legId: id("other") } as never);
    scene.thenRefused("interaction_exists");
  });

  test("is refused where no calls enter", () => {
    scenario()
      .when(startCall("carol", { entryPoint: "none" }))
      .thenRefused("entry_point_not_found", "entryPointId");
    scenario()
      .when(startCall("carol", { entryPoint: "shop" }))
      .thenRefused("entry_point_wrong_channel", "entryPointId");
  });

  test("a customer who chats may call as well, and is known by the chat", () => {
    const scene = scenario().given(start("carol", { interaction: "chat" }), startCall("carol"));
    expect(liveInteractionOf(scene.state, id("carol"))?.id).toBe("chat");
    scene.given(legEnds(scene, "customer"));
    expect(liveInteractionOf(scene.state, id("carol"))?.id).toBe("chat");
  });

  test("D-10 the agent spoken with last is preferred", () => {
    const prefers = [
      putQueue({ id: "calls", channel: "voice", preferredAgentMs: 30_000 }),
      putEntryPoint({
        id: "hotline",
        channel: "voice",
        queueId: "calls",
        preferLastAgent: true,
      }),
    ];
    const scene = scenario(...prefers).given(...onPhone("alice", "bob"));
    scene.given({ ...startCall("carol"), lastAgentId: id("bob") } as never);
    expect(scene.offers()).toEqual(["bob: carol"]);
  });
});

describe("answering", () => {
  test("V-07 answering the phone accepts; the greeting is cut short", () => {
    const scene = scenario().given(...onPhone("alice"), startCall("carol"));
    scene.when(answers(scene, "alice")).thenEvents([
      { type: "AnnouncementEnded", interactionId: "carol", announcementId: "carol.announcement.1" },
      { type: "OfferAccepted", interactionId: "carol", offerId: "carol.1", agentId: "alice" },
    ]);
    expect(stage(scene, "alice")).toBe("connected");
    expect(scene.interaction("carol").parties).toMatchObject([
      { kind: "customer", leg: { status: "up" } },
      { kind: "agent", role: "primary", leg: { id: "carol.alice.2", status: "up" } },
    ]);
  });

  test("V-07 told again, or of a leg that is gone, it changes nothing", () => {
    const scene = scenario().given(...onPhone("alice"), startCall("carol"));
    const answer = answers(scene, "alice");
    scene.given(answer);
    scene.when(answer).thenNothing();
    const hangUp = legEnds(scene, "alice");
    scene.given(hangUp);
    scene.when(hangUp).thenNothing();
    scene.when(answer).thenNothing();
    scene.given(wrapUp("alice", "carol"));
    scene.when(answer).thenNothing();
  });

  test("V-05 not answered: the agent does not respond, and another phone rings", () => {
    const scene = scenario().given(...onPhone("alice", "bob"), startCall("carol"));
    const at = T0 + 20_000;
    scene
      .after(20_000)
      .thenEvents([
        notResponding("alice", "carol", at),
        offerEnded("alice", "carol", "timed_out"),
        queued("carol", T0, { queueId: "calls", reason: "offer_missed" }),
        rings("bob", 2, at),
      ]);
  });

  test("V-06 nothing is offered in not-responding until the agent says so", () => {
    const scene = scenario()
      .given(...onPhone("alice"), startCall("carol"))
      .after(20_000);
    expect(scene.offers()).toEqual([]);
    scene.given(available("alice"));
    expect(scene.offers()).toEqual(["alice: carol"]);
  });

  test.each(["rejected", "busy"] as const)("a phone that is %s has declined", (cause) => {
    const scene = scenario().given(...onPhone("alice"), startCall("carol"));
    scene.given(legEnds(scene, "alice", cause));
    expect(scene.commits.at(-1)?.events).toContainEqual(offerEnded("alice", "carol", "declined"));
  });

  test.each(["no_answer", "unreachable", "lost", "hung_up"] as const)(
    "V-05 a phone that ends with %s has not answered",
    (cause) => {
      const scene = scenario().given(...onPhone("alice"), startCall("carol"));
      scene.given(legEnds(scene, "alice", cause));
      expect(scene.commits.at(-1)?.events).toContainEqual(
        offerEnded("alice", "carol", "timed_out"),
      );
    },
  );

  test("K-22 in a queue that recalls, somebody else is asked and the agent stays ready", () => {
    const recalls = putQueue({ id: "calls", channel: "voice", onMissed: "recall" });
    const scene = scenario(recalls).given(...onPhone("alice", "bob"), startCall("carol"));
    scene.given(decline("alice", "carol"));
    expect(scene.offers()).toEqual(["bob: carol"]);
    expect(scene.state.agents.get(id("alice"))?.presence.status).toBe("available");
  });

  test("C-01 one call at a time, chats beside it", () => {
    const scene = onCall({ others: [] }).given(startCall("dave"), start("erin-the-customer"));
    expect(scene.offers()).toEqual(["alice: erin-the-customer"]);
  });
});

describe("the greeting", () => {
  test("ends when the engine says so, once", () => {
    const scene = scenario().given(startCall("carol"));
    scene.when(announcementEnds("another")).thenNothing();
    scene.when(announcementEnds("carol.announcement.1")).thenEvents([
      {
        type: "AnnouncementEnded",
        interactionId: "carol",
        announcementId: "carol.announcement.1",
      },
    ]);
    scene.when(announcementEnds("carol.announcement.1")).thenNothing();
  });

  test("is over by the clock where the engine does not say so", () => {
    const scene = scenario().given(startCall("carol")).after(60_000);
    expect(scene.interaction("carol").call?.announcement).toBe(null);
    expect(scene.interaction("carol").phase).toBe("queued");
  });
});

describe("hanging up", () => {
  test("V-08 the customer who waits has abandoned", () => {
    const scene = scenario().given(...onPhone("alice"), startCall("carol"));
    scene.when(legEnds(scene, "customer"));
    expect(scene.commits.at(-1)?.events.at(-1)).toEqual({
      type: "InteractionClosed",
      interactionId: "carol",
      reason: "abandoned",
    });
    expect(scene.offers()).toEqual([]);
  });

  test("V-08, V-81 the agent ends on the screen, and wraps up as long as the queue lets them", () => {
    const scene = onCall({ others: [] });
    scene.given(end("alice", "carol"));
    expect(stage(scene, "alice")).toBe("wrap_up");
    scene.after(60_000);
    expect(scene.state.interactions.size).toBe(0);
  });

  test("V-80 the customer does: the agent wraps up and is idle again if they were", () => {
    const scene = onCall({ others: [] }).given(idle("alice"));
    scene.given(legEnds(scene, "customer"));
    expect(agentStatus(scene.state, id("alice")).status).toBe("wrap_up");
    scene.given(wrapUp("alice", "carol"));
    expect(agentStatus(scene.state, id("alice")).status).toBe("idle");
  });
});

describe("who is ready for calls", () => {
  test("V-01 nobody without a station, whatever their state", () => {
    const scene = scenario().given(signIn("alice"), available("alice"), startCall("carol"));
    expect(scene.offers()).toEqual([]);
  });
});
