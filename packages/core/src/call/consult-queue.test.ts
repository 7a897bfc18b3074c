import { describe, expect, test } from "vitest";
import { agentStatus } from "../agent/agent-status.ts";
import { queueFigures } from "../routing/queue-figures.ts";
import {
  answers,
  confirmConsult,
  consultQueue,
  endConsult,
  legEnds,
  onPhone,
  phoneIs,
  resume,
  startCall,
} from "../testing/call-commands.ts";
import { onCall, rooms, stage } from "../testing/call-scenes.ts";
import { accept, available, decline, idle } from "../testing/commands.ts";
import { offerEnded } from "../testing/events.ts";
import { id } from "../testing/organisation.ts";
import { type Scenario, T0 } from "../testing/scenario.ts";

const ended = (outcome: string) => ({ type: "ConsultEnded", interactionId: "carol", outcome });
const held = { type: "CustomerHeld", interactionId: "carol", agentId: "alice" };
const found = (agentId: string) => ({ type: "ConsultAgentFound", interactionId: "carol", agentId });
const reserved = (agentId: string, madeAt: number, attempt = 2) => ({
  type: "OfferMade",
  interactionId: "carol",
  offer: {
    id: `carol.${attempt}`,
    kind: { type: "consult", from: "alice" },
    agentId,
    madeAt,
    expiresAt: madeAt + 15_000,
    leg: null,
  },
});

/** Alice's consult waits in her queue; bob is there but idle. */
const waiting = (): Scenario => onCall().given(idle("bob"), consultQueue("alice", "calls"));
/** Bob is found for it. */
const confirming = (): Scenario => waiting().given(available("bob"));

describe("a consult to a queue", () => {
  test("V-51, V-53 waits in the queue until an agent is available, who is reserved and not rung", () => {
    const scene = waiting();
    expect(stage(scene, "alice")).toBe("consult_requested");
    expect(rooms(scene)).toEqual({ main: ["customer"], consult: ["alice"] });
    expect(queueFigures(scene.state, id("calls")).waiting).toBe(1);
    scene
      .when(available("bob"))
      .thenEvents([
        expect.objectContaining({ type: "AgentPresenceChanged" }),
        found("bob"),
        reserved("bob", T0),
      ]);
    expect(agentStatus(scene.state, id("bob")).status).toBe("reserved");
    expect(queueFigures(scene.state, id("calls")).waiting).toBe(0);
  });

  test("V-53 finds an agent who is available already at once", () => {
    const scene = onCall().late(7);
    scene.when(consultQueue("alice", "calls")).thenEvents([
      {
        type: "ConsultRequested",
        interactionId: "carol",
        consult: {
          by: "alice",
          target: { type: "queue", queueId: "calls" },
          requestedAt: T0 + 7,
          state: {
            status: "waiting",
            placement: expect.objectContaining({
              queueId: "calls",
              priority: 5,
              enteredAt: T0 + 7,
            }),
          },
        },
      },
      found("bob"),
      reserved("bob", T0 + 7),
    ]);
  });

  test("V-53 the requester confirms, the phone rings, and both speak", () => {
    const scene = confirming();
    scene.when(confirmConsult("alice")).thenEvents([
      {
        type: "OfferDialled",
        interactionId: "carol",
        offerId: "carol.2",
        leg: expect.objectContaining({ status: "ringing" }),
        expiresAt: T0 + 20_000,
      },
      { type: "ConsultRinging", interactionId: "carol" },
    ]);
    scene.given(answers(scene, "bob"));
    expect(rooms(scene)).toEqual({ main: ["customer"], consult: ["alice", "bob"] });
    expect(stage(scene, "alice")).toBe("consulting_colleague");
  });

  test("V-53 no confirmation in time cancels the request; who was found stays available", () => {
    const scene = confirming().after(15_000);
    scene.thenEvents([offerEnded("bob", "carol", "timed_out", 2), ended("not_confirmed"), held]);
    expect(agentStatus(scene.state, id("bob")).status).toBe("available");
    expect(stage(scene, "alice")).toBe("held");
  });

  test("V-53 is confirmed only once somebody was found, by who asked", () => {
    waiting().when(confirmConsult("alice")).thenRefused("consult_nobody_found");
    const scene = confirming();
    scene.when(confirmConsult("bob")).thenRefused("not_in_conversation");
    scene.given(confirmConsult("alice"));
    scene.when(confirmConsult("alice")).thenRefused("consult_nobody_found");
    onCall().when(confirmConsult("alice")).thenRefused("no_consult");
  });

  test("V-53 who was found cannot answer before, but may decline", () => {
    const scene = confirming();
    scene.when(accept("bob", "carol", 2)).thenRefused("consult_not_confirmed");
    scene
      .when(decline("bob", "carol", 2))
      .thenEvents([offerEnded("bob", "carol", "declined", 2), ended("declined"), held]);
  });

  test("V-54 confirmed and not answered stops the consult, without RONA", () => {
    const scene = confirming().given(confirmConsult("alice")).after(20_000);
    expect(stage(scene, "alice")).toBe("held");
    expect(agentStatus(scene.state, id("bob")).status).toBe("available");
  });

  test("V-52 is ended while it waits, and while somebody is reserved for it", () => {
    const scene = waiting();
    scene.when(endConsult("alice")).thenEvents([ended("ended_by_requester"), held]);
    expect(queueFigures(scene.state, id("calls")).waiting).toBe(0);
    scene.given(available("bob"));
    expect(scene.offers()).toEqual([]);
    confirming()
      .when(endConsult("alice"))
      .thenEvents([offerEnded("bob", "carol", "cancelled", 2), ended("ended_by_requester"), held]);
  });

  test("V-53 waits like a contact: at the call's priority, behind the older one", () => {
    const scene = onCall().given(idle("bob"), startCall("dave")).late(1_000);
    scene.given(consultQueue("alice", "calls"));
    scene.given(available("bob"));
    expect(scene.offers()).toEqual(["bob: dave"]);
    scene.given(...onPhone("sam"));
    expect(scene.offers()).toEqual(
      ["bob: carol", "bob: dave"].map((offer) => offer.replace("bob: carol", "sam: carol")),
    );
  });

  test("V-53 a call that comes later waits behind the consult", () => {
    const scene = waiting().late(1_000);
    scene.given(startCall("dave"), available("bob"));
    expect(scene.offers()).toEqual(["bob: carol"]);
  });

  test("V-53 still waits after a restart", () => {
    const scene = waiting().restart().given(available("bob"));
    expect(scene.offers()).toEqual(["bob: carol"]);
  });

  test("V-53 who was found and goes is not waited for", () => {
    const scene = confirming();
    scene.given({ type: "SignOut", agentId: id("bob") });
    expect(stage(scene, "alice")).toBe("held");
    scene.given(resume("alice"));
    expect(stage(scene, "alice")).toBe("connected");
  });

  test("V-53 who was found and whose phone is gone is not rung", () => {
    const scene = confirming();
    scene.given(phoneIs("bob", false));
    scene.when(confirmConsult("alice")).thenRefused("agent_phone_not_ready", "agentId");
  });

  test("G-24 the customer hangs up and the consult waits on", () => {
    const scene = waiting();
    scene.given(legEnds(scene, "customer"), available("bob"), confirmConsult("alice"));
    scene.given(answers(scene, "bob"));
    expect(rooms(scene)).toEqual({ main: [], consult: ["alice", "bob"] });
  });

  test("V-51 is refused for what is no queue of calls", () => {
    onCall().when(consultQueue("alice", "nowhere")).thenRefused("queue_not_found", "queueId");
    onCall().when(consultQueue("alice", "sales")).thenRefused("queue_wrong_channel", "queueId");
  });
});
