import { describe, expect, test } from "vitest";
import { agentStatus } from "../agent/agent-status.ts";
import {
  answers,
  completeTransfer,
  consultAgent,
  consultNumber,
  consultQueue,
  endConsult,
  hold,
  legEnds,
  merge,
  onPhone,
  phoneIs,
  resume,
  startCall,
  switchToColleague,
  switchToCustomer,
} from "../testing/call-commands.ts";
import {
  consulting,
  consultingOutsider,
  consultRequested,
  onCall,
  outsider,
  rooms,
  stage,
  TAXI,
} from "../testing/call-scenes.ts";
import { available, decline, end, idle, wrapUp } from "../testing/commands.ts";
import { offerEnded } from "../testing/events.ts";
import { id, putAgent } from "../testing/organisation.ts";
import { T0 } from "../testing/scenario.ts";

const ended = (outcome: string) => ({ type: "ConsultEnded", interactionId: "carol", outcome });
const held = { type: "CustomerHeld", interactionId: "carol", agentId: "alice" };
const left = (agentId: string) => ({
  type: "AgentLeft",
  interactionId: "carol",
  agentId,
  reason: "left",
  transferredTo: null,
  wrapUp: null,
});

describe("RequestConsult of an agent", () => {
  test("V-50, V-52, V-31 the customer is on hold and the colleague is rung, privately", () => {
    const scene = onCall().late(5);
    const target = { type: "agent", agentId: "bob" };
    scene.when(consultAgent("alice", "bob")).thenEvents([
      {
        type: "ConsultRequested",
        interactionId: "carol",
        consult: {
          by: "alice",
          target,
          requestedAt: T0 + 5,
          state: { status: "ringing", since: T0 + 5 },
        },
      },
      {
        type: "OfferMade",
        interactionId: "carol",
        offer: {
          id: "carol.2",
          kind: { type: "consult", from: "alice" },
          agentId: "bob",
          madeAt: T0 + 5,
          expiresAt: T0 + 20_005,
          leg: expect.objectContaining({
            status: "ringing",
            dial: expect.objectContaining({ to: "station", agentId: "bob", autoAnswer: false }),
          }),
        },
      },
    ]);
    expect(rooms(scene)).toEqual({ main: ["customer"], consult: ["alice"] });
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual(["consult_requested", "ringing"]);
    expect(agentStatus(scene.state, id("bob")).status).toBe("reserved");
  });

  test("V-55, G-25 who answers speaks with who asked, not with the customer", () => {
    const scene = consultRequested();
    scene.when(answers(scene, "bob")).thenEvents([
      { type: "OfferAccepted", interactionId: "carol", offerId: "carol.2", agentId: "bob" },
      { type: "ConsultConnected", interactionId: "carol", partyId: "bob" },
    ]);
    expect(rooms(scene)).toEqual({ main: ["customer"], consult: ["alice", "bob"] });
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual([
      "consulting_colleague",
      "consulted",
    ]);
  });

  test("V-42 the colleague may be idle, and stays so", () => {
    const scene = onCall().given(idle("bob"));
    scene.given(consultAgent("alice", "bob"));
    expect(scene.offers()).toEqual(["bob: carol"]);
    scene.given(answers(scene, "bob"));
    expect(scene.state.agents.get(id("bob"))?.presence.status).toBe("idle");
  });

  test("V-42 a colleague who becomes idle while it rings still has it", () => {
    const scene = consultRequested().given(idle("bob"));
    expect(scene.offers()).toEqual(["bob: carol"]);
  });

  test("V-42 is refused unless the colleague is available or idle, and free", () => {
    const scene = onCall({ others: ["bob", "erin"] });
    const refused = (target: string) => scene.when(consultAgent("alice", target));
    refused("alice").thenRefused("consult_to_self", "agentId");
    refused("nobody").thenRefused("agent_not_found", "agentId");
    refused("sam").thenRefused("agent_not_signed_in", "agentId");
    refused("erin").thenRefused("agent_not_in_team", "agentId");
    scene.given(phoneIs("bob", false));
    refused("bob").thenRefused("agent_phone_not_ready", "agentId");
    scene.given(phoneIs("bob", true), startCall("dave"));
    refused("bob").thenRefused("agent_at_capacity", "agentId");
    scene.given(answers(scene, "bob", "dave"), end("bob", "dave"));
    refused("bob").thenRefused("agent_in_wrap_up", "agentId");
  });

  test("V-06 who does not respond is not consulted", () => {
    const scene = onCall().given(startCall("dave")).after(20_000);
    scene.when(consultAgent("alice", "bob")).thenRefused("agent_not_available", "agentId");
  });

  test("V-57 one consult at a time, by who leads the call and speaks with the customer", () => {
    const scene = consulting(onCall({ others: ["bob", "sam"] }));
    scene.when(consultAgent("alice", "sam")).thenRefused("consult_open");
    scene.when(consultAgent("bob", "sam")).thenRefused("not_primary");
    scene.given(legEnds(scene, "customer"), endConsult("alice"));
    scene.when(consultAgent("alice", "sam")).thenRefused("not_in_conversation");
  });

  test("V-54 no answer: the consult stops, no RONA; the customer is on hold until resumed", () => {
    const scene = consultRequested().after(20_000);
    scene.thenEvents([offerEnded("bob", "carol", "timed_out", 2), ended("not_answered"), held]);
    expect(scene.state.agents.get(id("bob"))?.presence.status).toBe("available");
    expect(stage(scene, "alice")).toBe("held");
    expect(rooms(scene)).toEqual({ main: ["customer", "alice"], consult: null });
    scene.given(resume("alice"));
    expect(stage(scene, "alice")).toBe("connected");
  });

  test("V-54 after no answer somebody else may be consulted at once", () => {
    const scene = consultRequested(onCall({ others: ["bob", "sam"] })).after(20_000);
    scene.given(consultAgent("alice", "sam"));
    scene.given(answers(scene, "sam"));
    expect(stage(scene, "sam")).toBe("consulted");
    expect(scene.interaction("carol").call?.hold).toBeNull();
  });

  test("V-54 declined on the screen or on the phone: no RONA either", () => {
    const events = [offerEnded("bob", "carol", "declined", 2), ended("declined"), held];
    const scene = consultRequested();
    scene.when(decline("bob", "carol", 2)).thenEvents(events);
    const onThePhone = consultRequested();
    onThePhone.when(legEnds(onThePhone, "bob", "busy")).thenEvents(events);
    expect(onThePhone.state.agents.get(id("bob"))?.presence.status).toBe("available");
  });

  test("V-54 a colleague who signs out is not waited for", () => {
    const scene = consultRequested();
    scene.when({ type: "SignOut", agentId: id("bob") });
    expect(stage(scene, "alice")).toBe("held");
    expect(scene.offers()).toEqual([]);
  });

  test("V-50 a profile may reach everybody", () => {
    const scene = onCall({
      others: ["erin"],
      changes: [putAgent({ id: "alice", agentProfileId: "phone-everyone" })],
    });
    scene.given(consultAgent("alice", "erin"));
    expect(scene.offers()).toEqual(["erin: carol"]);
  });

  test("V-30 a customer on hold may be consulted about", () => {
    const scene = consulting(onCall().given(hold("alice")));
    expect(scene.interaction("carol").call?.hold).toBeNull();
    expect(rooms(scene).main).toEqual(["customer"]);
  });
});

describe("RequestConsult of a number", () => {
  test("V-51 the number is rung into the consult room", () => {
    const scene = onCall();
    scene.given(consultNumber("alice", TAXI));
    expect(scene.interaction("carol").parties.at(-1)).toMatchObject({
      kind: "outside",
      number: TAXI,
      role: "consulted",
      invitedBy: "alice",
      leg: { status: "ringing", ringsUntil: T0 + 30_000, dial: { to: "number", number: TAXI } },
    });
    expect(rooms(scene)).toEqual({ main: ["customer"], consult: ["alice", outsider(scene)] });
    expect(stage(scene, "alice")).toBe("consult_requested");
    scene.given(answers(scene, outsider(scene)));
    expect(stage(scene, "alice")).toBe("consulting_colleague");
  });

  test.each([
    ["no_answer", "not_answered"],
    ["busy", "declined"],
    ["rejected", "declined"],
    ["unreachable", "failed"],
  ] as const)("V-54 %s: the consult stops, %s", (cause, outcome) => {
    const scene = onCall().given(consultNumber("alice", TAXI));
    const partyId = outsider(scene);
    scene
      .when(legEnds(scene, partyId, cause))
      .thenEvents([
        { type: "OutsideLeft", interactionId: "carol", partyId, reason: cause },
        ended(outcome),
        held,
      ]);
  });

  test("V-54 rung for its whole time without an answer", () => {
    const scene = onCall().given(consultNumber("alice", TAXI)).after(30_000);
    expect(stage(scene, "alice")).toBe("held");
    expect(outsider(scene)).toBe("nobody");
  });

  test("V-56 a voicemail that answered is ended without ending the customer's call", () => {
    const scene = consultingOutsider();
    const partyId = outsider(scene);
    scene
      .when(endConsult("alice"))
      .thenEvents([
        { type: "OutsideLeft", interactionId: "carol", partyId, reason: "ended" },
        ended("ended_by_requester"),
        held,
      ]);
    expect(rooms(scene)).toEqual({ main: ["customer", "alice"], consult: null });
  });

  test("V-70 the dial plan says which numbers", () => {
    onCall()
      .when(consultNumber("alice", "+8190012345678"))
      .thenRefused("number_not_allowed", "number");
  });
});

describe("EndConsult", () => {
  test("V-52, K-43 by who asked, while it rings: the customer stays on hold until released", () => {
    const scene = consultRequested();
    scene
      .when(endConsult("alice"))
      .thenEvents([offerEnded("bob", "carol", "cancelled", 2), ended("ended_by_requester"), held]);
    scene.given(resume("alice"));
    expect(stage(scene, "alice")).toBe("connected");
  });

  test("G-23 by either side, the customer's call goes on; who is consulted does not wrap up", () => {
    const byAsker = consulting();
    byAsker.when(endConsult("alice")).thenEvents([left("bob"), ended("ended_by_requester"), held]);
    const byColleague = consulting();
    byColleague
      .when(endConsult("bob"))
      .thenEvents([left("bob"), ended("ended_by_colleague"), held]);
    expect(agentStatus(byColleague.state, id("bob")).status).toBe("available");
  });

  test("V-55 from beside the customer, the talk with them goes on", () => {
    const scene = consulting().given(switchToCustomer("alice"));
    scene.when(endConsult("alice")).thenEvents([left("bob"), ended("ended_by_requester")]);
    expect(stage(scene, "alice")).toBe("connected");
  });

  test("is refused where there is none", () => {
    onCall().when(endConsult("alice")).thenRefused("no_consult");
    const scene = consulting();
    scene.when(endConsult("sam")).thenRefused("not_in_conversation");
  });
});

describe("SwitchToCustomer and SwitchToColleague", () => {
  test("V-31, V-55, G-28 one of the two is on hold, never both", () => {
    const scene = consulting();
    const switched = (to: string) => ({ type: "ConsultSwitched", interactionId: "carol", to });
    scene.when(switchToColleague("alice")).thenNothing();
    scene.when(switchToCustomer("alice")).thenEvents([switched("customer")]);
    expect(rooms(scene)).toEqual({ main: ["customer", "alice"], consult: ["bob"] });
    expect(stage(scene, "alice")).toBe("consulting_customer");
    scene.when(switchToCustomer("alice")).thenNothing();
    scene.when(switchToColleague("alice")).thenEvents([switched("colleague")]);
    expect(rooms(scene)).toEqual({ main: ["customer"], consult: ["bob", "alice"] });
  });

  test("V-57 not before the colleague has answered, nor by the colleague", () => {
    consultRequested().when(switchToCustomer("alice")).thenRefused("consult_not_connected");
    consulting().when(switchToCustomer("bob")).thenRefused("not_primary");
    onCall().when(switchToColleague("alice")).thenRefused("no_consult");
  });
});

describe("CompleteConsultTransfer", () => {
  const transferred = (transferredTo: object) => ({
    type: "AgentLeft",
    interactionId: "carol",
    agentId: "alice",
    reason: "transferred",
    transferredTo,
    wrapUp: { endsAt: T0 + 60_000 },
  });

  test("V-55, V-46, K-42 the colleague has the customer, who asked wraps up", () => {
    const scene = consulting();
    scene
      .when(completeTransfer("alice"))
      .thenEvents([
        transferred({ agentId: "bob" }),
        ended("transferred"),
        { type: "PrimaryChanged", interactionId: "carol", agentId: "bob" },
      ]);
    expect(rooms(scene)).toEqual({ main: ["customer", "bob"], consult: null });
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual(["wrap_up", "connected"]);
    scene.given(wrapUp("alice", "carol"), end("bob", "carol"));
    expect(stage(scene, "bob")).toBe("wrap_up");
  });

  test("V-55 from beside the customer too", () => {
    const scene = consulting().given(switchToCustomer("alice"), completeTransfer("alice"));
    expect(rooms(scene)).toEqual({ main: ["customer", "bob"], consult: null });
  });

  test("V-40, K-42 to an outsider: customer and outsider are alone together", () => {
    const scene = consultingOutsider();
    scene
      .when(completeTransfer("alice"))
      .thenEvents([transferred({ number: TAXI }), ended("transferred")]);
    expect(rooms(scene)).toEqual({ main: ["customer", outsider(scene)], consult: null });
    expect(
      scene.interaction("carol").parties.map((party) => "role" in party && party.role),
    ).toEqual([false, "primary", "transferred"]);
  });

  test("V-57 not before the colleague has answered, nor by the colleague", () => {
    consultRequested().when(completeTransfer("alice")).thenRefused("consult_not_connected");
    consulting().when(completeTransfer("bob")).thenRefused("not_primary");
    onCall().when(merge("alice")).thenRefused("no_consult");
  });
});

describe("the customer hangs up during a consult", () => {
  test("G-24 the consult goes on, and when it ends the call is over", () => {
    const scene = consulting();
    scene
      .when(legEnds(scene, "customer"))
      .thenEvents([
        expect.objectContaining({ type: "LegEnded" }),
        { type: "CustomerLeft", interactionId: "carol", reason: "closed" },
      ]);
    expect(stage(scene, "alice")).toBe("consulting_colleague");
    for (const command of [switchToCustomer, completeTransfer, merge]) {
      scene.when(command("alice")).thenRefused("customer_left");
    }
    scene.when(endConsult("alice"));
    expect(scene.interaction("carol").ending).toEqual({ reason: "customer_left", at: T0 });
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual(["wrap_up", null]);
  });

  test("G-24 whether it rings, waits, or the agent was with the customer", () => {
    const ringing = consultRequested();
    ringing.given(legEnds(ringing, "customer"), decline("bob", "carol", 2));
    expect(stage(ringing, "alice")).toBe("wrap_up");

    const waiting = onCall().given(idle("bob"), consultQueue("alice", "calls"));
    waiting.given(legEnds(waiting, "customer"));
    expect(stage(waiting, "alice")).toBe("consult_requested");
    waiting.given(endConsult("alice"));
    expect(stage(waiting, "alice")).toBe("wrap_up");

    const beside = consulting().given(switchToCustomer("alice"));
    beside.given(legEnds(beside, "customer"));
    expect(rooms(beside)).toEqual({ main: [], consult: ["bob", "alice"] });
  });

  test("G-24 the agent ends the customer's call, and the consult goes on", () => {
    const scene = consulting();
    scene.when(end("alice", "carol")).thenRefused("not_with_customer");
    scene.given(switchToCustomer("alice"));
    scene.when(end("alice", "carol")).thenEvents([
      { type: "CustomerLeft", interactionId: "carol", reason: "ended_by_agent" },
      { type: "ConsultSwitched", interactionId: "carol", to: "colleague" },
    ]);
    expect(stage(scene, "alice")).toBe("consulting_colleague");
    scene.given(endConsult("bob"));
    expect(scene.interaction("carol").ending?.reason).toBe("agent_ended");
  });

  test("V-57 before the colleague has answered the call cannot be ended", () => {
    consultRequested().when(end("alice", "carol")).thenRefused("consult_open");
  });
});

test("a colleague who was consulted is free for the next call", () => {
  const scene = consulting().given(endConsult("bob"), available("bob"), ...onPhone("sam"));
  scene.given(startCall("dave"));
  expect(scene.offers()).toEqual(["bob: dave"]);
});
