import { describe, expect, test } from "vitest";
import { agentStatus } from "../agent/agent-status.ts";
import { hold, legEnds, startCall } from "../testing/call-commands.ts";
import { conferenceWithOutsider, consulting, onCall, stage } from "../testing/call-scenes.ts";
import { available, end, leave, signOut, wrapUp } from "../testing/commands.ts";
import { announcementEnds, endAbusive, takeRecoveryPause } from "../testing/line-commands.ts";
import { id, putSettings } from "../testing/organisation.ts";
import { type Scenario, T0 } from "../testing/scenario.ts";

const ending = (scene: Scenario) => scene.interaction("carol").ending?.reason ?? null;
const status = (scene: Scenario, agent = "alice") => agentStatus(scene.state, id(agent)).status;

/** Alice has ended carol's call so. */
const ended = (scene = onCall({ others: [] })) => scene.given(endAbusive("alice"));

describe("EndAbusiveCall", () => {
  test("K-44 the agent is out at once, and the customer is told", () => {
    const scene = onCall({ others: [] });
    scene.when(endAbusive("alice")).thenEvents([
      { type: "AbusiveEndingBegun", interactionId: "carol", agentId: "alice" },
      {
        type: "AgentLeft",
        interactionId: "carol",
        agentId: "alice",
        reason: "abusive_ending",
        transferredTo: null,
        wrapUp: { endsAt: T0 + 60_000 },
      },
      {
        type: "AnnouncementStarted",
        interactionId: "carol",
        announcement: {
          id: "carol.announcement.3",
          prompts: ["abusive_ending"],
          bargeIn: false,
          endsBy: T0 + 60_000,
        },
      },
    ]);
    expect([stage(scene, "alice"), ending(scene)]).toEqual(["wrap_up", null]);
  });

  test("K-44 the call is over when they have heard it", () => {
    const scene = ended().given(announcementEnds("carol.announcement.3"));
    expect([ending(scene), stage(scene, "alice")]).toEqual(["abusive", "wrap_up"]);
    scene.given(wrapUp("alice", "carol"));
    expect(scene.state.interactions.size).toBe(0);
  });

  test("K-44 the agent is done before it is played out: the call goes on to its end without them", () => {
    const scene = ended().given(wrapUp("alice", "carol"));
    expect(scene.interaction("carol").phase).toBe("active");
    scene.given(announcementEnds("carol.announcement.3"));
    expect(scene.state.interactions.size).toBe(0);
  });

  test.each([
    ["the engine never says so", (scene: Scenario) => scene.after(60_000)],
    ["they hang up first", (scene: Scenario) => scene.given(legEnds(scene, "customer"))],
    ["they close the page they called from", (scene: Scenario) => scene.given(leave("carol"))],
  ])("K-44 it is abusive all the same when %s", (_, then) => {
    const scene = ended();
    then(scene);
    const closing = scene.commits.flatMap(({ events }) => events);
    expect(closing.find(({ type }) => type === "ConversationEnded")).toMatchObject({
      ending: { reason: "abusive" },
    });
  });

  test("K-44 from hold, from a consult, from a conference: everybody else is out too", () => {
    const held = onCall().given(hold("alice"), endAbusive("alice"));
    expect(held.interaction("carol").call?.hold).toBe(null);
    const consult = ended(consulting());
    expect([consult.interaction("carol").call?.consult, stage(consult, "bob")]).toEqual([
      null,
      null,
    ]);
    const parties = ended(conferenceWithOutsider()).interaction("carol").parties;
    expect(parties.map(({ kind }) => kind)).toEqual(["customer", "agent"]);
  });

  test("is refused without a customer, by others, and twice", () => {
    onCall().when(endAbusive("bob")).thenRefused("not_in_conversation");
    ended().when(endAbusive("alice")).thenRefused("not_in_conversation");
    const gone = consulting();
    gone.given(legEnds(gone, "customer"));
    gone.when(endAbusive("alice")).thenRefused("customer_left");
  });
});

describe("TakeRecoveryPause", () => {
  test("K-44 idle for the organisation's time, then available by itself", () => {
    const scene = ended();
    scene.when(takeRecoveryPause("alice")).thenEvents([
      {
        type: "AgentPresenceChanged",
        agentId: "alice",
        presence: { status: "idle", since: T0, reasonId: null, until: T0 + 180_000 },
      },
    ]);
    scene.when(takeRecoveryPause("alice")).thenNothing();
    scene.given(announcementEnds("carol.announcement.3"), wrapUp("alice", "carol"));
    scene.given(startCall("dave"));
    expect([status(scene), scene.offers()]).toEqual(["idle", []]);
    scene.after(180_000);
    expect([status(scene), scene.offers()]).toEqual(["reserved", ["alice: dave"]]);
  });

  test("K-44 the agent may be available earlier, or go home", () => {
    const back = ended().given(takeRecoveryPause("alice"), available("alice"));
    back.after(180_000);
    expect(back.state.agents.get(id("alice"))?.presence).toEqual({
      status: "available",
      since: T0,
    });
    const home = ended().given(
      takeRecoveryPause("alice"),
      wrapUp("alice", "carol"),
      signOut("alice"),
    );
    home.after(180_000);
    expect(home.state.agents.size).toBe(0);
  });

  test("is refused after another call, where there is none to take, and in the call", () => {
    onCall()
      .given(end("alice", "carol"))
      .when(takeRecoveryPause("alice"))
      .thenRefused("no_recovery_pause");
    ended(onCall({ changes: [putSettings({ recoveryPauseMs: 0 })] }))
      .when(takeRecoveryPause("alice"))
      .thenRefused("no_recovery_pause");
    onCall().when(takeRecoveryPause("alice")).thenRefused("not_in_wrap_up");
    onCall().when(takeRecoveryPause("alice", "nobody")).thenRefused("interaction_not_found");
  });
});
