import { describe, expect, test } from "vitest";
import {
  answers,
  completeTransfer,
  consultAgent,
  consultNumber,
  dropParty,
  endConsult,
  handOver,
  hold,
  leaveConference,
  legEnds,
  merge,
  mute,
  switchToCustomer,
  transferToNumber,
} from "../testing/call-commands.ts";
import { fullConference } from "../testing/call-refusals.ts";
import {
  conference,
  conferenceWithOutsider,
  consulting,
  onCall,
  outsider,
  rooms,
  stage,
  TAXI,
} from "../testing/call-scenes.ts";
import { end, signIn, transfer, transferToQueue } from "../testing/commands.ts";
import { putSettings } from "../testing/organisation.ts";
import { type Scenario, T0 } from "../testing/scenario.ts";

const left = (agentId: string, differs: object = {}) => ({
  type: "AgentLeft",
  interactionId: "carol",
  agentId,
  reason: "left",
  transferredTo: null,
  wrapUp: null,
  ...differs,
});
const leads = (agentId: string) => ({ type: "PrimaryChanged", interactionId: "carol", agentId });
const over = (reason: string, by: string | null = null) => ({
  type: "ConversationEnded",
  interactionId: "carol",
  ending: { reason, at: T0 },
  by,
  wrapUpEndsAt: T0 + 60_000,
});
const wrapUp = { endsAt: T0 + 60_000 };

/** A second colleague, sam, comes into alice's conference with bob. */
function conferenceOfThree(): Scenario {
  const scene = conference(onCall({ others: ["bob", "sam"] }));
  scene.given(consultAgent("alice", "sam"));
  return scene.given(answers(scene, "sam"), merge("alice"));
}

describe("MergeConference", () => {
  test("V-60, G-32, G-50 customer, agent and colleague are together", () => {
    const scene = consulting();
    scene
      .when(merge("alice"))
      .thenEvents([{ type: "ConsultEnded", interactionId: "carol", outcome: "conference" }]);
    expect(rooms(scene)).toEqual({ main: ["customer", "alice", "bob"], consult: null });
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual([
      "conference_primary",
      "conference_member",
    ]);
  });

  test("V-60 from beside the customer too", () => {
    const scene = consulting().given(switchToCustomer("alice"), merge("alice"));
    expect(rooms(scene).main).toEqual(["customer", "alice", "bob"]);
  });

  test("G-51 with an outsider", () => {
    const scene = conferenceWithOutsider();
    expect(rooms(scene).main).toEqual(["customer", "alice", outsider(scene)]);
    expect(stage(scene, "alice")).toBe("conference_primary");
  });

  test("V-61 the primary agent consults again while the others stay together", () => {
    const scene = conference(onCall({ others: ["bob", "sam"] }));
    scene.given(consultAgent("alice", "sam"));
    expect(rooms(scene)).toEqual({ main: ["customer", "bob"], consult: ["alice"] });
    scene.given(answers(scene, "sam"), endConsult("alice"));
    // Nobody is held in a conference: they go on with it.
    expect(scene.interaction("carol").call?.hold).toBeNull();
    expect(stage(scene, "alice")).toBe("conference_primary");
  });

  test("V-61 at most 8 participants", () => {
    fullConference().when(merge("alice")).thenRefused("conference_full");
  });
});

describe("in a conference", () => {
  test("V-61, G-57 agent 2 leaves and does not wrap up; customer and agent 1 go on", () => {
    const scene = conference();
    scene.when(leaveConference("bob")).thenEvents([left("bob")]);
    expect(stage(scene, "alice")).toBe("connected");
    expect(rooms(scene).main).toEqual(["customer", "alice"]);
  });

  test("V-61, G-54 the primary agent leaves and wraps up; who was there longest leads it on", () => {
    const scene = conferenceOfThree();
    scene.when(leaveConference("alice")).thenEvents([left("alice", { wrapUp }), leads("bob")]);
    expect([stage(scene, "alice"), stage(scene, "bob"), stage(scene, "sam")]).toEqual([
      "wrap_up",
      "conference_primary",
      "conference_member",
    ]);
    scene.given(leaveConference("bob"));
    expect(stage(scene, "sam")).toBe("connected");
  });

  test("V-61 the primary agent ends it for everybody, and alone wraps up", () => {
    const scene = conference();
    scene.when(end("bob", "carol")).thenRefused("not_primary");
    scene.when(end("alice", "carol")).thenEvents([left("bob"), over("agent_ended", "alice")]);
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual(["wrap_up", null]);
  });

  test("V-61 the customer hangs up: it is over, and the primary agent wraps up", () => {
    const scene = conference();
    scene
      .when(legEnds(scene, "customer"))
      .thenEvents([
        expect.objectContaining({ type: "LegEnded" }),
        left("bob"),
        over("customer_left"),
      ]);
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual(["wrap_up", null]);
  });

  test("V-61 the lead is handed over to an agent of the conference, and both wrap up", () => {
    const scene = conference();
    scene.when(handOver("bob", "bob")).thenRefused("not_primary");
    scene.when(handOver("alice", "sam")).thenRefused("agent_not_in_conference", "agentId");
    scene.when(handOver("alice", "bob")).thenEvents([leads("bob")]);
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual([
      "conference_member",
      "conference_primary",
    ]);
    scene.given(leaveConference("alice"));
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual(["wrap_up", "connected"]);
    scene.given(end("bob", "carol"));
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual(["wrap_up", "wrap_up"]);
  });

  test("V-61, G-56 only the primary agent takes somebody out, and not the customer", () => {
    const scene = conference();
    scene.when(dropParty("bob", "alice")).thenRefused("not_primary");
    scene.when(dropParty("alice", "customer")).thenRefused("party_not_found", "partyId");
    scene.when(dropParty("alice", "alice")).thenRefused("party_not_found", "partyId");
    scene.when(dropParty("alice", "bob")).thenEvents([left("bob", { reason: "dropped" })]);
    scene.when(dropParty("alice", "bob")).thenRefused("not_in_conference");
  });

  test("G-56 an outsider is taken out", () => {
    const scene = conferenceWithOutsider();
    const partyId = outsider(scene);
    scene
      .when(dropParty("alice", partyId))
      .thenEvents([{ type: "OutsideLeft", interactionId: "carol", partyId, reason: "dropped" }]);
    expect(stage(scene, "alice")).toBe("connected");
  });

  test("G-55 the primary agent mutes anybody, a member themselves only", () => {
    const scene = conference();
    const muted = (partyId: string) => ({
      type: "PartyMuted",
      interactionId: "carol",
      partyId,
      muted: true,
    });
    scene.when(mute("alice", "bob")).thenEvents([muted("bob")]);
    scene.when(mute("alice", "customer")).thenEvents([muted("customer")]);
    scene.when(mute("alice", "sam")).thenRefused("party_not_found", "partyId");
    scene.when(mute("bob", "customer")).thenRefused("not_primary");
    scene.when(mute("bob", "bob", false)).thenEvents([{ ...muted("bob"), muted: false }]);
  });

  test("G-55 nobody stays muted whom nobody could let speak again", () => {
    const isMuted = (scene: Scenario, partyId = "customer") =>
      scene.interaction("carol").parties.find(({ id }) => id === partyId)?.leg?.muted;
    const muted = () => conference().given(mute("alice", "customer"));
    expect(isMuted(muted())).toBe(true);
    // The other agent leaves; the one who leads leaves; the one who leads is lost; an outsider is dropped.
    expect(isMuted(muted().given(leaveConference("bob")))).toBe(false);
    expect(isMuted(muted().given(leaveConference("alice")))).toBe(false);
    const handed = muted().given(handOver("alice", "bob"));
    expect(isMuted(handed)).toBe(true);
    expect(isMuted(handed.given(mute("bob", "customer", false)))).toBe(false);
    const taxi = conferenceWithOutsider().given(mute("alice", "customer"));
    expect(isMuted(taxi.given(dropParty("alice", outsider(taxi))))).toBe(false);
    const alone = conferenceWithOutsider(
      onCall({ changes: [putSettings({ endWhenOnlyOutsiders: false })] }),
    );
    alone.given(mute("alice", outsider(alone)), leaveConference("alice"));
    expect(isMuted(alone, outsider(alone))).toBe(false);
  });

  test("V-61 it is transferred by leaving, not blindly", () => {
    const scene = conference(onCall({ others: ["bob", "sam"] }));
    scene.when(transfer("alice", "carol", "sam")).thenRefused("in_conference");
    scene.when(transferToQueue("alice", "carol", "calls")).thenRefused("in_conference");
    scene.when(transferToNumber("alice", TAXI)).thenRefused("in_conference");
  });

  test("while the primary agent consults, the conference is left alone", () => {
    const scene = conference(onCall({ others: ["bob", "sam"] }));
    scene.given(consultAgent("alice", "sam"));
    scene.when(leaveConference("alice")).thenRefused("consult_open");
    scene.when(handOver("alice", "bob")).thenRefused("consult_open");
    scene.when(dropParty("alice", "bob")).thenRefused("consult_open");
    scene.when(mute("alice", "bob")).thenRefused("consult_open");
  });

  test("V-55 a consult beside it may take the call over", () => {
    const scene = conference(onCall({ others: ["bob", "sam"] }));
    scene.given(consultAgent("alice", "sam"));
    scene.given(answers(scene, "sam"), completeTransfer("alice"));
    expect([stage(scene, "alice"), stage(scene, "bob"), stage(scene, "sam")]).toEqual([
      "wrap_up",
      "conference_member",
      "conference_primary",
    ]);
  });

  test("V-55 an outsider who takes the call over among agents is of the conference", () => {
    const scene = conference();
    scene.given(consultNumber("alice", TAXI));
    scene.given(answers(scene, outsider(scene)), completeTransfer("alice"));
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual(["wrap_up", "conference_primary"]);
    scene.when(hold("bob")).thenRefused("in_conference");
    const partyId = outsider(scene);
    scene
      .when(dropParty("bob", partyId))
      .thenEvents([{ type: "OutsideLeft", interactionId: "carol", partyId, reason: "dropped" }]);
  });

  test("is refused where there is none", () => {
    const scene = onCall().given(signIn("sam"));
    scene.when(leaveConference("alice")).thenRefused("not_in_conference");
    scene.when(handOver("alice", "bob")).thenRefused("not_in_conference");
    scene.when(dropParty("alice", "customer")).thenRefused("not_in_conference");
    scene.when(leaveConference("sam")).thenRefused("not_in_conversation");
    consulting().when(leaveConference("bob")).thenRefused("not_in_conference");
  });
});

describe("only outsiders remain", () => {
  const goOn = putSettings({ endWhenOnlyOutsiders: false });

  test("G-54 by the setting the call ends, and who led it wraps up", () => {
    const scene = conferenceWithOutsider();
    const partyId = outsider(scene);
    scene
      .when(leaveConference("alice"))
      .thenEvents([
        { type: "OutsideLeft", interactionId: "carol", partyId, reason: "ended" },
        over("outsiders_left", "alice"),
      ]);
    expect(stage(scene, "alice")).toBe("wrap_up");
  });

  test("G-54 or they go on without an agent, until one of them hangs up", () => {
    const scene = conferenceWithOutsider(onCall({ changes: [goOn] }));
    scene.when(leaveConference("alice")).thenEvents([left("alice", { wrapUp })]);
    expect(rooms(scene).main).toEqual(["customer", outsider(scene)]);
    scene.given(legEnds(scene, outsider(scene)));
    expect(scene.interaction("carol").ending?.reason).toBe("outsiders_left");
  });

  test("G-54 the customer hangs up first", () => {
    const scene = conferenceWithOutsider(onCall({ changes: [goOn] }));
    scene.given(leaveConference("alice"), legEnds(scene, "customer"));
    expect(scene.interaction("carol").ending?.reason).toBe("customer_left");
  });

  test("G-53 an outsider hangs up: the others go on", () => {
    const scene = conferenceWithOutsider();
    scene.given(legEnds(scene, outsider(scene)));
    expect(stage(scene, "alice")).toBe("connected");
  });
});
