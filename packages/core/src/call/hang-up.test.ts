import { describe, expect, test } from "vitest";
import { agentStatus } from "../agent/agent-status.ts";
import {
  answers,
  consultAgent,
  consultNumber,
  hold,
  legEnds,
  switchToCustomer,
} from "../testing/call-commands.ts";
import {
  conference,
  conferenceWithOutsider,
  consulting,
  consultingOutsider,
  consultRequested,
  onCall,
  outsider,
  rooms,
  stage,
} from "../testing/call-scenes.ts";
import { leave, loseAgent, restoreAgent } from "../testing/commands.ts";
import { id, putSettings } from "../testing/organisation.ts";
import type { Scenario } from "../testing/scenario.ts";

/** The agent's own phone in the call. */
const phone = (scene: Scenario, agent: string) => {
  const party = scene.interaction("carol").parties.find(({ id: who }) => who === agent);
  return party?.kind === "agent" ? (party.leg?.status ?? null) : undefined;
};
const ending = (scene: Scenario) => scene.interaction("carol").ending?.reason ?? null;

describe("an agent hangs up their own phone", () => {
  test("V-08, V-80 with the customer: the call is over and wrap-up begins", () => {
    const scene = onCall();
    scene.given(legEnds(scene, "alice"));
    expect([ending(scene), stage(scene, "alice")]).toEqual(["agent_ended", "wrap_up"]);
  });

  test("V-30 with the customer on hold: nobody is stranded, the phone is rung again", () => {
    const scene = onCall().given(hold("alice"));
    scene.given(legEnds(scene, "alice"));
    expect([ending(scene), stage(scene, "alice"), phone(scene, "alice")]).toEqual([
      null,
      "held",
      "ringing",
    ]);
    scene.given(answers(scene, "alice"));
    expect([stage(scene, "alice"), phone(scene, "alice")]).toEqual(["held", "up"]);
  });

  test("V-54 before the colleague has answered: the consult ends, the phone is rung again", () => {
    const scene = consultRequested();
    scene.given(legEnds(scene, "alice"));
    expect(scene.offers()).toEqual([]);
    expect([stage(scene, "alice"), phone(scene, "alice")]).toEqual(["held", "ringing"]);
  });

  test("V-55 in a consult: the colleague has the customer, as if it had been transferred", () => {
    const scene = consulting();
    scene.given(legEnds(scene, "alice"));
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual(["wrap_up", "connected"]);
    expect(rooms(scene)).toEqual({ main: ["customer", "bob"], consult: null });
  });

  test("V-55 the same beside the customer, and to an outsider", () => {
    const beside = consulting().given(switchToCustomer("alice"));
    beside.given(legEnds(beside, "alice"));
    expect(rooms(beside).main).toEqual(["customer", "bob"]);
    const outside = consultingOutsider();
    outside.given(legEnds(outside, "alice"));
    expect(rooms(outside).main).toEqual(["customer", outsider(outside)]);
  });

  test("G-24 in a consult whose customer has gone: it is over", () => {
    const scene = consulting();
    scene.given(legEnds(scene, "customer"), legEnds(scene, "alice"));
    expect([ending(scene), stage(scene, "alice"), stage(scene, "bob")]).toEqual([
      "customer_left",
      "wrap_up",
      null,
    ]);
  });

  test("G-23 who is consulted: the consult ends", () => {
    const scene = consulting();
    scene.given(legEnds(scene, "bob"));
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual(["held", null]);
    expect(agentStatus(scene.state, id("bob")).status).toBe("available");
  });

  test("G-57, V-61 in a conference: they leave it, by their role", () => {
    const member = conference();
    member.given(legEnds(member, "bob"));
    expect([stage(member, "alice"), stage(member, "bob")]).toEqual(["connected", null]);
    const primary = conference();
    primary.given(legEnds(primary, "alice"));
    expect([stage(primary, "alice"), stage(primary, "bob")]).toEqual(["wrap_up", "connected"]);
  });
});

describe("an agent's phone vanishes and does not come back", () => {
  const lost = (scene: Scenario, agent: string) =>
    scene.given(legEnds(scene, agent, "lost")).after(15_000);

  test("the customer waits for another agent", () => {
    const scene = lost(onCall(), "alice");
    expect(stage(scene, "alice")).toBeNull();
    expect(scene.offers()).toEqual(["bob: carol"]);
  });

  test("V-54 a consult that was not answered ends with it", () => {
    const scene = onCall({ others: ["bob"] }).given(consultNumber("alice", "+82215991234"));
    lost(scene, "alice");
    expect(outsider(scene)).toBe("nobody");
    expect(scene.offers()).toEqual(["bob: carol"]);
  });

  test("V-55 a colleague who is consulted has the customer then", () => {
    const scene = lost(consulting(), "alice");
    expect([stage(scene, "alice"), stage(scene, "bob")]).toEqual([null, "connected"]);
  });

  test("G-23 of who is consulted: the consult ends", () => {
    expect(stage(lost(consulting(), "bob"), "alice")).toBe("held");
  });

  test("G-24 of who consults, the customer having gone: it is over", () => {
    const scene = consulting();
    scene.given(legEnds(scene, "customer"));
    lost(scene, "alice");
    expect([ending(scene), stage(scene, "alice"), stage(scene, "bob")]).toEqual([
      "customer_left",
      "wrap_up",
      null,
    ]);
  });

  test("V-61 in a conference the next agent leads it, or the members go on", () => {
    const primary = lost(conference(), "alice");
    expect([stage(primary, "alice"), stage(primary, "bob")]).toEqual([null, "connected"]);
    const member = lost(conference(), "bob");
    expect([stage(member, "alice"), stage(member, "bob")]).toEqual(["connected", null]);
  });

  test("G-54 where only outsiders remain, the customer waits again, or goes on with them", () => {
    const queued = lost(conferenceWithOutsider(), "alice");
    expect([outsider(queued), queued.offers()]).toEqual(["nobody", ["bob: carol"]]);
    const changes = [putSettings({ endWhenOnlyOutsiders: false })];
    const goesOn = lost(conferenceWithOutsider(onCall({ changes })), "alice");
    expect(rooms(goesOn).main).toEqual(["customer", outsider(goesOn)]);
  });
});

describe("an agent's desktop is gone", () => {
  test("while the phone is up the call goes on", () => {
    const scene = onCall().given(loseAgent("alice")).after(60_000);
    expect(stage(scene, "alice")).toBe("connected");
    scene.given(restoreAgent("alice"));
    expect(stage(scene, "alice")).toBe("connected");
  });

  test("after the call they are signed out, and the wrap-up is done by the clock", () => {
    const scene = onCall().given(loseAgent("alice")).after(60_000);
    scene.given(legEnds(scene, "alice")).after(15_000);
    expect(scene.state.agents.has(id("alice"))).toBe(false);
    expect(scene.state.interactions.size).toBe(0);
  });

  test("with the phone gone too the customer waits for another agent", () => {
    const scene = onCall().given(loseAgent("alice"));
    scene.given(legEnds(scene, "alice", "lost")).after(15_000);
    expect(scene.offers()).toEqual(["bob: carol"]);
    expect(scene.state.agents.has(id("alice"))).toBe(false);
  });
});

describe("the customer hangs up", () => {
  test("V-80 in conversation: it is over, and the wrap-up page appears", () => {
    const scene = onCall();
    scene.given(legEnds(scene, "customer"));
    expect([ending(scene), stage(scene, "alice")]).toEqual(["customer_left", "wrap_up"]);
  });

  test("V-80 on hold too, or by the page they called from", () => {
    const held = onCall().given(hold("alice"));
    held.given(legEnds(held, "customer"));
    expect(stage(held, "alice")).toBe("wrap_up");
    expect(stage(onCall().given(leave("carol")), "alice")).toBe("wrap_up");
  });

  test("G-24 twice changes nothing", () => {
    const scene = consulting().given(leave("carol"));
    scene.when(leave("carol")).thenNothing();
  });

  test("a colleague who is rung for a consult is not bothered by it", () => {
    const scene = onCall().given(consultAgent("alice", "bob"), leave("carol"));
    expect(scene.offers()).toEqual(["bob: carol"]);
    scene.given(answers(scene, "bob"));
    expect(stage(scene, "bob")).toBe("consulted");
  });
});
