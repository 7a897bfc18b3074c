import { describe, expect, test } from "vitest";
import { agentStatus } from "../agent/agent-status.ts";
import {
  answers,
  consultAgent,
  consultNumber,
  endConsult,
  hold,
  legEnds,
  phoneIs,
  resume,
  startCall,
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
import { decline, end, idle } from "../testing/commands.ts";
import { offerEnded } from "../testing/events.ts";
import { id, putAgent } from "../testing/organisation.ts";
import { T0 } from "../testing/scenario.ts";

const ended = (outcome: string) => ({ type: "ConsultEnded", interactionId: "carol", outcome });
const held = { type: "CustomerHeld", interactionId: "carol", agentId: "alice" };

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
