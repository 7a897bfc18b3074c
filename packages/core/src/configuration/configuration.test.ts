import { describe, expect, test } from "vitest";
import type { Command } from "../engine/command.ts";
import { queueFigures, queuePosition } from "../routing/queue-figures.ts";
import {
  accept,
  available,
  end,
  idle,
  ready,
  signIn,
  start,
  talking,
  transferToQueue,
  wrapUp,
} from "../testing/commands.ts";
import { offerEnded, offered, queued } from "../testing/events.ts";
import {
  id,
  put,
  putAgent,
  putEntryPoint,
  putProfile,
  putQueue,
  putSettings,
} from "../testing/organisation.ts";
import { scenario, T0 } from "../testing/scenario.ts";
import type { ConfigurationKind } from "./configuration.ts";

const remove = (kind: ConfigurationKind, itemId: string): Command => ({
  type: "RemoveConfiguration",
  kind,
  id: itemId,
});
const removed = (kind: ConfigurationKind, itemId: string) => ({
  type: "ConfigurationRemoved",
  kind,
  id: itemId,
});
/** The event a `PutConfiguration` comes to. */
const putEvent = ({ type: _, ...rest }: Command) => ({ type: "ConfigurationPut", ...rest });

describe("PutConfiguration", () => {
  test("writes the item whole; again it is the same", () => {
    const scene = scenario();
    const frank = putAgent({ id: "frank", skills: { korean: 3 } });
    scene.when(frank).thenEvents([putEvent(frank)]);
    const first = scene.state.configuration.agent.get(id("frank"));
    scene.given(frank);
    expect(scene.state.configuration.agent.get(id("frank"))).toEqual(first);
  });

  test("of the settings replaces them", () => {
    const scene = scenario().given(putSettings({ agentGraceMs: 1_000 }));
    expect(scene.state.configuration.settings.agentGraceMs).toBe(1_000);
  });

  test("names what it refers to and is not there", () => {
    const scene = scenario();
    const refused = (command: Command, field: string) =>
      scene.when(command).thenRefused("configuration_reference_unknown", field);
    refused(putAgent({ id: "frank", teamId: "none" }), "teamId");
    refused(putAgent({ id: "frank", multimediaProfileId: "none" }), "multimediaProfileId");
    refused(putAgent({ id: "frank", skills: { none: 1 } }), "skills");
    refused(putQueue({ teamIds: ["north", "none"] }), "teamIds");
    const wrapUpRules = {
      timeoutMs: 0,
      reasonIds: ["none"],
      defaultReasonId: "none",
      mayKeepOpen: true,
    };
    refused(putQueue({ wrapUp: wrapUpRules }), "wrapUp.reasonIds");
    refused(putEntryPoint({ queueId: "none" }), "queueId");
    refused(putEntryPoint({ requiredSkills: { none: 1 } }), "requiredSkills");
  });

  test("a skill named like something every object has is a skill like any other", () => {
    const scene = scenario(
      put({ kind: "skill", item: { id: id("constructor"), name: "constructor" } }),
      putEntryPoint({ requiredSkills: { constructor: 1 } as never }),
    ).given(...ready("alice"), start("carol"));
    expect(scene.offers()).toEqual([]);
    scene.given(putAgent({ id: "alice", skills: { constructor: 1 } as never }));
    expect(scene.offers()).toEqual(["alice: carol"]);
    scene.when(putAgent({ id: "alice", skills: { toString: 1 } as never }));
    scene.thenRefused("configuration_reference_unknown", "skills");
    scene.given(putAgent({ id: "alice" }), putEntryPoint(), accept("alice", "carol"));
    scene.given(end("alice", "carol"), wrapUp("alice", "carol"));
    scene.when(remove("skill", "constructor")).thenEvents([removed("skill", "constructor")]);
  });

  test("refuses what does not hold together", () => {
    const scene = scenario();
    const refused = (command: Command, field: string) =>
      scene.when(command).thenRefused("configuration_invalid", field);
    const wrapUpRules = {
      timeoutMs: 0,
      reasonIds: ["sold"],
      defaultReasonId: "other",
      mayKeepOpen: true,
    };
    refused(putQueue({ wrapUp: wrapUpRules }), "wrapUp.defaultReasonId");
    const step = (afterMs: number) => ({ afterMs, lowerBy: 1 });
    refused(putQueue({ relaxation: [step(2_000), step(2_000)] }), "relaxation");
    refused(putQueue({ teamIds: ["north", "south", "north"] }), "teamIds");
    refused(putEntryPoint({ queueId: "calls" }), "queueId");
    refused(putAgent({ id: "customer" }), "id");
  });

  test("A-18 the channel of a queue or an entry point cannot be changed later", () => {
    const scene = scenario();
    scene.when(putQueue({ channel: "voice" })).thenRefused("configuration_invalid", "channel");
    scene
      .when(putEntryPoint({ channel: "voice", queueId: "calls" }))
      .thenRefused("configuration_invalid", "channel");
  });

  test("an agent cannot be deactivated with contacts in hand", () => {
    const scene = scenario().given(...ready("alice"), ...talking("alice", "carol"));
    scene
      .when(putAgent({ id: "alice", active: false }))
      .thenRefused("agent_has_contacts", "active");
    scene.given(end("alice", "carol"));
    scene
      .when(putAgent({ id: "alice", active: false }))
      .thenRefused("agent_has_contacts", "active");
  });

  test("an agent deactivated is signed out; what was offered to them goes on", () => {
    const scene = scenario()
      .given(...ready("alice", "bob"), start("carol"))
      .late(1_000);
    const deactivate = putAgent({ id: "alice", active: false });
    scene
      .when(deactivate)
      .thenEvents([
        putEvent(deactivate),
        { type: "AgentSignedOut", agentId: "alice", reason: "deactivated" },
        offerEnded("alice", "carol", "withdrawn"),
        queued("carol", T0, { reason: "offer_withdrawn" }),
        offered("bob", "carol", T0 + 1_000, { attempt: 2 }),
      ]);
    expect(scene.state.lastSignOut.get(id("alice"))).toEqual({
      reason: "deactivated",
      at: T0 + 1_000,
    });
    scene.when(signIn("alice")).thenRefused("agent_inactive");
    scene.given(putAgent({ id: "alice" }));
    scene.when(signIn("alice")).thenEvents([{ type: "AgentSignedIn", agentId: "alice" }]);
  });
});

describe("RemoveConfiguration", () => {
  test("of what nothing uses", () => {
    const scene = scenario();
    scene.when(remove("agent", "erin")).thenEvents([removed("agent", "erin")]);
    scene.when(remove("team", "south")).thenRefused("configuration_in_use");
    scene.given(
      putEntryPoint({ id: "help", queueId: "support", active: false }),
      remove("entryPoint", "help"),
      remove("queue", "support"),
    );
    scene.when(remove("team", "south")).thenEvents([removed("team", "south")]);
    scene.when(remove("skill", "billing")).thenEvents([removed("skill", "billing")]);
    scene
      .when(remove("multimediaProfile", "one-chat"))
      .thenEvents([removed("multimediaProfile", "one-chat")]);
    scene.when(remove("idleReason", "lunch")).thenEvents([removed("idleReason", "lunch")]);
    scene.when(remove("wrapUpReason", "spam")).thenEvents([removed("wrapUpReason", "spam")]);
  });

  test("of what is not there, again too, and of the settings is refused", () => {
    const scene = scenario().given(remove("skill", "billing"));
    scene.when(remove("skill", "billing")).thenRefused("configuration_not_found");
    scene.when(remove("settings", "settings")).thenRefused("configuration_in_use");
  });

  test("of what other configuration uses is refused", () => {
    const scene = scenario(putAgent({ id: "alice", skills: { korean: 1 } }));
    const inUse = (kind: ConfigurationKind, itemId: string) =>
      scene.when(remove(kind, itemId)).thenRefused("configuration_in_use");
    inUse("team", "north");
    inUse("skill", "korean");
    inUse("multimediaProfile", "two-chats");
    inUse("queue", "sales");
    inUse("wrapUpReason", "sold");
    scene.given(putAgent({ id: "alice" }), putEntryPoint({ requiredSkills: { korean: 1 } }));
    inUse("skill", "korean");
  });

  test("A-18 of what a live contact is in is refused, until it is over", () => {
    const scene = scenario(
      putQueue({ id: "extra", teamIds: [] }),
      putEntryPoint({ id: "aside", queueId: "extra", requiredSkills: { billing: 1 } }),
    ).given(start("carol", { entryPoint: "aside" }));
    scene.given(putEntryPoint({ id: "aside" }));
    const inUse = (kind: ConfigurationKind, itemId: string) =>
      scene.when(remove(kind, itemId)).thenRefused("configuration_in_use");
    inUse("entryPoint", "aside");
    inUse("queue", "extra");
    inUse("skill", "billing");
    scene.given(...ready("alice"), { type: "LeaveAsCustomer", interactionId: id("carol") });
    scene.when(remove("entryPoint", "aside")).thenRefused("entry_point_reachable");
    scene.given(
      putEntryPoint({ id: "aside", active: false }),
      remove("entryPoint", "aside"),
      remove("queue", "extra"),
      remove("skill", "billing"),
    );
  });

  test("of a queue somebody still wraps up from is refused", () => {
    const scene = scenario(
      putQueue({ id: "extra" }),
      putEntryPoint({ id: "aside", queueId: "extra" }),
    ).given(
      ...ready("alice"),
      start("carol", { entryPoint: "aside" }),
      accept("alice", "carol"),
      transferToQueue("alice", "carol", "support"),
      putEntryPoint({ id: "aside" }),
    );
    scene.when(remove("queue", "extra")).thenRefused("configuration_in_use");
    scene.given(wrapUp("alice", "carol"));
    scene.when(remove("queue", "extra")).thenEvents([removed("queue", "extra")]);
  });

  test("of an agent signed in, or of an idle reason in use, is refused", () => {
    const scene = scenario().given(signIn("alice"), idle("alice", "lunch"));
    scene.when(remove("agent", "alice")).thenRefused("configuration_in_use");
    scene.when(remove("idleReason", "lunch")).thenRefused("configuration_in_use");
  });

  test("of an agent forgets how they left", () => {
    const scene = scenario().given(signIn("erin"), { type: "SignOut", agentId: id("erin") });
    expect(scene.state.lastSignOut.size).toBe(1);
    scene.given(remove("agent", "erin"));
    expect(scene.state.lastSignOut.size).toBe(0);
  });
});

describe("a change settles at once", () => {
  test("a team joins a queue: its agents get what waits, oldest first", () => {
    const scene = scenario().given(...ready("erin"), start("carol"), start("dave"));
    const open = putQueue({ teamIds: ["north", "south"] });
    scene
      .when(open)
      .thenEvents([putEvent(open), offered("erin", "carol", T0), offered("erin", "dave", T0)]);
  });

  test("an agent learns a skill", () => {
    const scene = scenario(putEntryPoint({ requiredSkills: { korean: 5 } })).given(
      ...ready("alice"),
      start("carol"),
    );
    const learn = putAgent({ id: "alice", skills: { korean: 5 } });
    scene.when(learn).thenEvents([putEvent(learn), offered("alice", "carol", T0)]);
  });

  test("an agent changes teams while signed in", () => {
    const scene = scenario().given(...ready("erin"), start("carol"));
    const move = putAgent({ id: "erin", teamId: "north" });
    scene.when(move).thenEvents([putEvent(move), offered("erin", "carol", T0)]);
    expect(queueFigures(scene.state, id("sales")).agentsSignedIn).toBe(1);
  });

  test("C-01 more capacity", () => {
    const scene = scenario(putProfile("two-chats", 1)).given(
      ...ready("alice"),
      start("carol"),
      start("dave"),
    );
    expect(scene.offers()).toEqual(["alice: carol"]);
    const more = putProfile("two-chats", 2);
    scene.when(more).thenEvents([putEvent(more), offered("alice", "dave", T0)]);
  });

  test("C-01 less capacity: nothing is taken away, and nothing new is given until there is room", () => {
    const scene = scenario().given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      start("dave"),
      putProfile("two-chats", 1),
      start("frank"),
    );
    expect(scene.offers()).toEqual(["alice: dave"]);
    scene.given(accept("alice", "dave"), end("alice", "carol"), wrapUp("alice", "carol"));
    expect(scene.offers()).toEqual([]);
    scene.given(end("alice", "dave"), wrapUp("alice", "dave"));
    expect(scene.offers()).toEqual(["alice: frank"]);
  });

  test("a changed strategy orders who is ready anew", () => {
    const scene = scenario()
      .given(...ready("alice"))
      .late(10)
      .given(...ready("bob"), ...talking("alice", "carol"));
    scene.given(putQueue({ strategy: "least_occupied" }), start("dave"));
    expect(scene.offers()).toEqual(["bob: dave"]);
  });
});

describe("a change under contacts in hand", () => {
  test("an agent who changes teams keeps conversation and offer, and is given no more of the old queue", () => {
    const scene = scenario(putProfile("two-chats", 3)).given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      start("dave"),
      putAgent({ id: "alice", teamId: "south" }),
      start("frank"),
    );
    expect(scene.offers()).toEqual(["alice: dave"]);
    scene.given(accept("alice", "dave"));
    expect(scene.interaction("carol").phase).toBe("active");
    expect(queuePosition(scene.state, id("frank"))).toBe(1);
  });

  test("a queue taken from a team while an offer is pending: the offer stands, its end goes by the queue", () => {
    const scene = scenario().given(...ready("alice"), start("carol"), putQueue({ teamIds: [] }));
    expect(scene.offers()).toEqual(["alice: carol"]);
    scene.after(20_000);
    expect(scene.offers()).toEqual([]);
    expect(queuePosition(scene.state, id("carol"))).toBe(1);
  });

  test("a contact keeps place, order and relaxation when its queue is changed", () => {
    const scene = scenario().given(start("carol"), start("dave")).late(5).given(start("frank"));
    scene.given(putQueue({ serviceLevelMs: 1 }));
    expect(["carol", "dave", "frank"].map((it) => queuePosition(scene.state, id(it)))).toEqual([
      1, 2, 3,
    ]);
  });

  test("who waits for one agent alone waits no longer than its time, though that agent changes teams", () => {
    const scene = scenario(
      putQueue({ preferredAgentMs: 60_000 }),
      putEntryPoint({ preferLastAgent: true }),
    ).given(...ready("alice"), signIn("bob"), start("carol", { lastAgent: "bob" }));
    scene.given(putAgent({ id: "bob", teamId: "south" }), available("bob"));
    expect(scene.offers()).toEqual([]);
    scene.after(60_000);
    expect(scene.offers()).toEqual(["alice: carol"]);
  });

  test("an entry point that leads elsewhere moves nobody who waits already", () => {
    const scene = scenario().given(start("carol"), putEntryPoint({ queueId: "support" }));
    expect(scene.interaction("carol").placement.queueId).toBe("sales");
    scene.given(start("dave"));
    expect(scene.interaction("dave").placement.queueId).toBe("support");
  });
});
