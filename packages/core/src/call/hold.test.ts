import { describe, expect, test } from "vitest";
import { hold, mute, onPhone, resume, startCall } from "../testing/call-commands.ts";
import { conference, consulting, onCall, rooms, stage } from "../testing/call-scenes.ts";
import { end, ready, talking, transfer } from "../testing/commands.ts";
import { scenario, T0 } from "../testing/scenario.ts";

const held = { type: "CustomerHeld", interactionId: "carol", agentId: "alice" };
const resumed = { type: "CustomerResumed", interactionId: "carol", agentId: "alice" };

describe("HoldCustomer and ResumeCustomer", () => {
  test("V-30, K-45 hold and resume", () => {
    const scene = onCall().late(10);
    scene.when(hold("alice")).thenEvents([held]);
    expect(scene.interaction("carol").call?.hold).toEqual({ since: T0 + 10, by: "alice" });
    expect(stage(scene, "alice")).toBe("held");
    scene.when(resume("alice")).thenEvents([resumed]);
    expect(scene.interaction("carol").call?.hold).toBeNull();
    expect(stage(scene, "alice")).toBe("connected");
  });

  test("V-30 again changes nothing", () => {
    const scene = onCall();
    scene.when(resume("alice")).thenNothing();
    scene.given(hold("alice")).when(hold("alice")).thenNothing();
  });

  test("V-30 a customer on hold is not sent away, nor hung up on", () => {
    const scene = onCall().given(hold("alice"));
    scene.when(end("alice", "carol")).thenRefused("customer_on_hold");
    scene.when(transfer("alice", "carol", "bob")).thenRefused("customer_on_hold");
  });

  test("V-31 is refused in a consult, which holds by itself", () => {
    const scene = consulting();
    scene.when(hold("alice")).thenRefused("consult_open");
    scene.when(resume("alice")).thenRefused("consult_open");
  });

  test("V-61 nobody is held in a conference", () => {
    const scene = conference();
    scene.when(hold("alice")).thenRefused("in_conference");
    scene.when(hold("bob")).thenRefused("not_primary");
    expect(rooms(scene)).toEqual({ main: ["customer", "alice", "bob"], consult: null });
  });

  test("V-30 is refused outside a call of one's own", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene.when(hold("alice")).thenRefused("not_a_call");
    scene.when(hold("alice", "dave")).thenRefused("interaction_not_found");
    const call = onCall();
    call.when(hold("bob")).thenRefused("not_in_conversation");
    const ringing = scenario().given(...onPhone("alice"), startCall("carol"));
    ringing.when(hold("alice")).thenRefused("not_in_conversation");
  });
});

describe("MuteParty of oneself", () => {
  test("V-55 mutes the own leg, and again changes nothing", () => {
    const scene = onCall();
    const muted = { type: "PartyMuted", interactionId: "carol", partyId: "alice", muted: true };
    scene.when(mute("alice", "alice")).thenEvents([muted]);
    scene.when(mute("alice", "alice")).thenNothing();
    scene.when(mute("alice", "alice", false)).thenEvents([{ ...muted, muted: false }]);
  });

  test("V-55, V-57 works for who is consulted too", () => {
    const scene = consulting();
    const muted = { type: "PartyMuted", interactionId: "carol", partyId: "bob", muted: true };
    scene.when(mute("bob", "bob")).thenEvents([muted]);
  });

  test("G-55 muting somebody else needs a conference", () => {
    onCall().when(mute("alice", "customer")).thenRefused("not_in_conference");
    consulting().when(mute("alice", "bob")).thenRefused("not_in_conference");
    consulting().when(mute("bob", "alice")).thenRefused("not_primary");
  });
});
