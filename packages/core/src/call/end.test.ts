import { describe, expect, test } from "vitest";
import { agentStatus } from "../agent/agent-status.ts";
import type { Command } from "../engine/command.ts";
import { answers, consultAgent, startOutdial } from "../testing/call-commands.ts";
import { conference, consultRequested, dialling, onCall, stage } from "../testing/call-scenes.ts";
import { end, loseCustomer, restoreCustomer, say, wrapUp } from "../testing/commands.ts";
import { id } from "../testing/organisation.ts";
import { T0 } from "../testing/scenario.ts";

const over = (reason: string, wrapUpEndsAt: number | null = T0 + 60_000) => ({
  type: "ConversationEnded",
  interactionId: "carol",
  ending: { reason, at: T0 },
  by: "alice",
  wrapUpEndsAt,
});

describe("EndConversation of a call", () => {
  test("V-08, V-81, V-76 the agent ends it, then wraps up", () => {
    const scene = onCall();
    scene.when(end("alice", "carol")).thenEvents([over("agent_ended")]);
    expect(stage(scene, "alice")).toBe("wrap_up");
    scene.when(end("alice", "carol")).thenRefused("not_in_conversation");
    scene.given(wrapUp("alice", "carol"));
    expect(scene.state.interactions.size).toBe(0);
  });

  test("V-74 dialling is given up before the own phone was answered: nothing to wrap up", () => {
    const scene = dialling();
    scene.when(end("alice", "carol"));
    expect(scene.state.interactions.size).toBe(0);
    expect(agentStatus(scene.state, id("alice")).status).toBe("idle");
  });

  test("V-74, V-76 dialling is given up while the customer's telephone rings: wrap-up", () => {
    const scene = dialling();
    scene.given(answers(scene, "alice"));
    expect(stage(scene, "alice")).toBe("dialling");
    scene.when(end("alice", "carol")).thenEvents([over("agent_ended")]);
    expect(stage(scene, "alice")).toBe("wrap_up");
  });

  test("V-61 not by a member of a conference", () => {
    conference().when(end("bob", "carol")).thenRefused("not_primary");
  });
});

describe("on a call", () => {
  test("nothing can be written", () => {
    const scene = onCall();
    scene.when(say("alice", "carol", "hello")).thenRefused("not_a_chat");
    scene.when(say("customer", "carol", "hello")).thenRefused("not_a_chat");
  });

  test("the telephone says whether the customer is there, not a page", () => {
    const scene = onCall();
    scene.when(loseCustomer("carol")).thenNothing();
    scene.when(restoreCustomer("carol")).thenNothing();
  });

  test("an outage of ours leaves the customer where they are; who is rung has the whole time again", () => {
    const scene = consultRequested().late(10_000);
    const outage: Command = { type: "LoseAllConnections" };
    scene.when(outage).thenEvents([
      { type: "AgentConnectionLost", agentId: "alice", graceEndsAt: T0 + 25_000 },
      { type: "AgentConnectionLost", agentId: "bob", graceEndsAt: T0 + 25_000 },
      { type: "OfferExtended", interactionId: "carol", offerId: "carol.2", expiresAt: T0 + 30_000 },
    ]);
  });

  test("V-72 an outbound call is consulted about like any other, once the customer is there", () => {
    const scene = dialling();
    scene.given(answers(scene, "alice"));
    scene.when(consultAgent("alice", "bob")).thenRefused("customer_not_connected");
    scene.given(answers(scene, "customer"), consultAgent("alice", "bob"));
    expect(scene.offers()).toEqual(["bob: carol"]);
    scene.when(startOutdial("bob", "dave")).thenRefused("agent_not_idle");
  });
});
