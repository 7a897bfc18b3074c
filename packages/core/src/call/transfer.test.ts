import { describe, expect, test } from "vitest";
import {
  answers,
  engineIs,
  hold,
  legEnds,
  onPhone,
  phoneIs,
  setStation,
  startCall,
  transferToNumber,
} from "../testing/call-commands.ts";
import { consulting, onCall, outsider, rooms, stage, TAXI } from "../testing/call-scenes.ts";
import {
  accept,
  available,
  decline,
  idle,
  signIn,
  transfer,
  transferToQueue,
  wrapUp,
} from "../testing/commands.ts";
import { dial } from "../testing/line-commands.ts";
import { putAgent, putQueue } from "../testing/organisation.ts";
import { scenario, T0 } from "../testing/scenario.ts";
import { putOutdial, TELEPHONE } from "../testing/telephone.ts";

const leaving = (transferredTo: object) => ({
  type: "AgentLeft",
  interactionId: "carol",
  agentId: "alice",
  reason: "transferred",
  transferredTo,
  wrapUp: { endsAt: T0 + 60_000 },
});
const fallback = (transferFallback: "sender" | "queue" | "end") =>
  putQueue({ id: "calls", channel: "voice", transferFallback });

describe("TransferToAgent of a call", () => {
  test("V-40, V-43, V-46 blind: the sender wraps up and the colleague's phone rings", () => {
    const scene = onCall();
    scene.when(transfer("alice", "carol", "bob")).thenEvents([
      leaving({ agentId: "bob" }),
      {
        type: "OfferMade",
        interactionId: "carol",
        offer: {
          id: "carol.2",
          kind: { type: "transfer", from: "alice" },
          agentId: "bob",
          madeAt: T0,
          expiresAt: T0 + 20_000,
          leg: expect.objectContaining({ status: "ringing", ringsUntil: null }),
        },
      },
    ]);
    expect(rooms(scene).main).toEqual(["customer"]);
    scene.given(answers(scene, "bob"));
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual(["wrap_up", "connected"]);
  });

  test("V-41 the colleague is available, on a phone, and within reach", () => {
    const scene = onCall({ others: ["bob", "erin"] }).given(signIn("sam"));
    const refused = (target: string) => scene.when(transfer("alice", "carol", target));
    refused("sam").thenRefused("agent_not_available", "agentId");
    refused("erin").thenRefused("agent_not_in_team", "agentId");
    scene.given(phoneIs("bob", false));
    refused("bob").thenRefused("agent_phone_not_ready", "agentId");
    scene.given(phoneIs("bob", true), idle("bob"));
    refused("bob").thenRefused("agent_not_available", "agentId");
    scene.given(putAgent({ id: "alice", agentProfileId: "phone-everyone" }));
    scene.given(transfer("alice", "carol", "erin"));
    expect(scene.offers()).toEqual(["erin: carol"]);
  });

  test("V-57 is hidden in a consult", () => {
    const scene = consulting(onCall({ others: ["bob", "sam"] }));
    scene.when(transfer("alice", "carol", "sam")).thenRefused("consult_open");
    scene.when(transferToQueue("alice", "carol", "calls")).thenRefused("consult_open");
    scene.when(transfer("bob", "carol", "sam")).thenRefused("not_primary");
  });

  test("G-62 not accepted comes back to a sender who still wraps up: their phone is rung", () => {
    const scene = onCall({ changes: [fallback("sender")] });
    scene.given(transfer("alice", "carol", "bob"));
    scene.given(decline("bob", "carol", 2));
    expect(stage(scene, "alice")).toBe("connected");
    expect(rooms(scene).main).toEqual(["customer", "alice"]);
    scene.given(answers(scene, "alice"));
    expect(scene.interaction("carol").phase).toBe("active");
  });

  test("G-62 a sender who is in another call by now is left alone: a telephone has one", () => {
    const scene = onCall({
      changes: [fallback("sender"), ...TELEPHONE, putOutdial({ fromAnyState: true })],
    });
    scene.given(transfer("alice", "carol", "bob"), dial("alice"), decline("bob", "carol", 2));
    expect([stage(scene, "alice"), stage(scene, "alice", "dave")]).toEqual(["wrap_up", "dialling"]);
    expect(scene.interaction("carol").phase).toBe("queued");
  });

  test("G-62 nobody's phone answers any more: the customer waits in the queue", () => {
    const scene = onCall({ changes: [fallback("sender")] });
    scene.given(transfer("alice", "carol", "bob"), decline("bob", "carol", 2)).after(45_000);
    expect(stage(scene, "alice")).toBe("ringing");
    expect(scene.interaction("carol").placement.enteredAt).toBe(T0);
    const phoneless = onCall({ changes: [fallback("sender")] });
    phoneless.given(transfer("alice", "carol", "bob"), phoneIs("alice", false));
    phoneless.given(decline("bob", "carol", 2));
    expect(phoneless.interaction("carol").phase).toBe("queued");
  });
});

describe("TransferToQueue of a call", () => {
  test("V-40, V-44, V-46 into any voice queue, at a new age", () => {
    const scene = onCall({ others: [] });
    scene.when(transferToQueue("alice", "carol", "calls")).thenEvents([
      leaving({ queueId: "calls" }),
      expect.objectContaining({
        type: "InteractionQueued",
        queueId: "calls",
        reason: "transferred",
      }),
    ]);
    onCall()
      .when(transferToQueue("alice", "carol", "sales"))
      .thenRefused("queue_wrong_channel", "queueId");
  });
});

describe("TransferToNumber", () => {
  test("V-40, V-45, V-46 the number is rung for the customer, the sender wraps up", () => {
    const scene = onCall();
    scene.when(transferToNumber("alice", TAXI)).thenEvents([
      leaving({ number: TAXI }),
      {
        type: "OutsideInvited",
        interactionId: "carol",
        roomId: "main",
        party: expect.objectContaining({
          kind: "outside",
          number: TAXI,
          role: "transferred",
          invitedBy: "alice",
          leg: expect.objectContaining({ status: "ringing", ringsUntil: T0 + 30_000 }),
        }),
      },
    ]);
    scene.given(answers(scene, outsider(scene)), wrapUp("alice", "carol"));
    expect(rooms(scene).main).toEqual(["customer", outsider(scene)]);
  });

  test("G-54 is meant: customer and outsider go on alone, until one hangs up", () => {
    const byOutsider = onCall().given(transferToNumber("alice", TAXI));
    byOutsider.given(answers(byOutsider, outsider(byOutsider)));
    byOutsider.given(legEnds(byOutsider, outsider(byOutsider)));
    expect(byOutsider.interaction("carol").ending?.reason).toBe("outsiders_left");
    const byCustomer = onCall().given(transferToNumber("alice", TAXI));
    byCustomer.given(legEnds(byCustomer, "customer"));
    expect(byCustomer.interaction("carol").ending?.reason).toBe("customer_left");
    expect(outsider(byCustomer)).toBe("nobody");
  });

  test("decision 3 not answered never strands the customer: to the queue, the sender, or the end", () => {
    const toQueue = onCall().given(transferToNumber("alice", TAXI));
    toQueue.given(legEnds(toQueue, outsider(toQueue), "busy"));
    expect(toQueue.offers()).toEqual(["bob: carol"]);

    const toSender = onCall({ changes: [fallback("sender")] });
    toSender.given(transferToNumber("alice", TAXI)).after(30_000);
    expect(stage(toSender, "alice")).toBe("connected");

    const toEnd = onCall({ changes: [fallback("end")] });
    toEnd.given(transferToNumber("alice", TAXI));
    toEnd.given(legEnds(toEnd, outsider(toEnd), "unreachable"));
    expect(toEnd.interaction("carol").ending?.reason).toBe("transfer_failed");
  });

  test("decision 3 a sender who has wrapped up is asked again", () => {
    const scene = onCall({ others: [], changes: [fallback("sender")] });
    scene.given(transferToNumber("alice", TAXI), wrapUp("alice", "carol")).after(30_000);
    expect(scene.interaction("carol").offers[0]?.kind).toEqual({ type: "return", refusedBy: null });
    expect(scene.offers()).toEqual(["alice: carol"]);
  });

  test("V-70 only numbers of the dial plan, by who leads the call and speaks with the customer", () => {
    const scene = onCall();
    scene
      .when(transferToNumber("alice", "+8190012345678"))
      .thenRefused("number_not_allowed", "number");
    scene.given(hold("alice"));
    scene.when(transferToNumber("alice", TAXI)).thenRefused("customer_on_hold");
    consulting().when(transferToNumber("alice", TAXI)).thenRefused("consult_open");
  });
});

describe("AcceptOffer of a call", () => {
  test("V-07 the phone is told to answer; asking again changes nothing", () => {
    const scene = scenario().given(...onPhone("alice"), startCall("carol"));
    scene.when(accept("alice", "carol")).thenEvents([
      {
        type: "OfferDialled",
        interactionId: "carol",
        offerId: "carol.1",
        leg: expect.objectContaining({ dial: expect.objectContaining({ autoAnswer: true }) }),
        expiresAt: T0 + 20_000,
      },
    ]);
    scene.when(accept("alice", "carol")).thenNothing();
    scene.given(answers(scene, "alice"));
    expect(stage(scene, "alice")).toBe("connected");
  });

  test("V-07 a number cannot be told to answer", () => {
    const scene = scenario().given(
      engineIs("up"),
      signIn("alice"),
      setStation("alice", { kind: "number", number: "+821055556666" }),
      available("alice"),
      startCall("carol"),
    );
    scene.when(accept("alice", "carol")).thenRefused("answer_on_phone");
  });
});
