import { describe, expect, test } from "vitest";
import { agentStatus } from "../agent/agent-status.ts";
import {
  completeTransfer,
  consultQueue,
  endConsult,
  legEnds,
  merge,
  onPhone,
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
import { id } from "../testing/organisation.ts";
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
