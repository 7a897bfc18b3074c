import { describe, expect, test } from "vitest";
import type { Command } from "../engine/command.ts";
import { desiredMedia } from "../media/desired-media.ts";
import { answers, engineIs, legEnds, onPhone, startCall } from "../testing/call-commands.ts";
import { idle } from "../testing/commands.ts";
import { menu, message, queue, runningOn, step, voiceFlow } from "../testing/flow.ts";
import { announcementEnds } from "../testing/line-commands.ts";
import { id } from "../testing/organisation.ts";
import { type Scenario, scenario } from "../testing/scenario.ts";
import { putVariable, TELEPHONE } from "../testing/telephone.ts";
import type { FlowGraph, FlowNode } from "./flow.ts";
import { reachable } from "./flow-graph.ts";

const hello = message("", "hello");

function between(...steps: FlowNode[]): FlowGraph {
  const nodes = [
    step("start", { type: "start" }, steps[0]?.id ?? "bye"),
    ...steps,
    step("queue", queue("calls")),
    step("bye", { type: "end" }),
  ];
  const reached = reachable({ nodes });
  return { nodes: nodes.filter(({ id: nodeId }) => reached.has(nodeId)) };
}

const calling = (graph: FlowGraph) =>
  scenario(...TELEPHONE, putVariable(), ...runningOn(graph, "voice")).given(engineIs("up"));
const press = (key: string): Command => ({
  type: "PressKey",
  interactionId: id("carol"),
  legId: id("carol.line"),
  key,
});
const pressed = (scene: Scenario, keys: string) => scene.given(...[...keys].map(press));

function over(scene: Scenario): Scenario {
  const announcement = scene.interaction("carol").call?.announcement;
  return announcement ? scene.given(announcementEnds(announcement.id)) : scene;
}

/** Where the call is, and what the caller hears. */
function state(scene: Scenario): [string | undefined, string | undefined, string] {
  const interaction = scene.state.interactions.get(id("carol"));
  if (interaction === undefined) return [undefined, undefined, "nothing"];
  const leg = desiredMedia(interaction)?.legs.find(({ partyId }) => partyId === "customer");
  const place = leg?.place;
  const heard =
    place === undefined
      ? "hung up"
      : place.type === "announcement"
        ? place.prompts.join(" ")
        : place.type;
  return [interaction.phase, interaction.flow?.nodeId, heard];
}

const endOf = (scene: Scenario) =>
  scene.commits
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === "InteractionClosed" ? [event.reason] : []));

describe("A-01: a call in its flow", () => {
  test("a menu is played, ends at a key, and leads on", () => {
    const scene = calling(voiceFlow()).given(startCall("carol"));
    expect(state(scene)).toEqual(["in_flow", "menu", "prompt/hello"]);
    pressed(scene, "1");
    expect(state(scene)).toEqual(["queued", "queue", "music"]);
  });

  test("played anew after a wrong key and when nothing comes; then it leads elsewhere", () => {
    const scene = calling(voiceFlow()).given(startCall("carol"));
    pressed(scene, "7");
    expect(state(scene)).toEqual(["in_flow", "menu", "prompt/hello"]);
    over(scene);
    expect(state(scene)).toEqual(["in_flow", "menu", "silence"]);
    scene.after(10_000);
    expect(endOf(scene)).toEqual(["flow_ended"]);
  });

  test("a key pressed into what is said ends it, and counts for the next step", () => {
    const say = step("say", { type: "say", message: hello, bargeIn: true }, "menu");
    const choose = { "key.1": "queue", "key.2": "bye", otherwise: "bye" };
    const scene = calling(between(say, step("menu", menu({ message: hello }), choose)));
    expect(state(pressed(scene.given(startCall("carol")), "1"))).toEqual([
      "queued",
      "queue",
      "music",
    ]);
  });

  test("digits are collected up to `#`, the most there may be, or the time", () => {
    const graph = between(
      step(
        "ask",
        {
          type: "collect",
          message: hello,
          variableId: id("order"),
          minDigits: 2,
          maxDigits: 4,
          timeoutMs: 3_000,
          tries: 2,
        },
        { next: "queue", otherwise: "bye" },
      ),
    );
    const asked = () => calling(graph).given(startCall("carol"));
    const order = (scene: Scenario) => scene.interaction("carol").variables["order"];
    expect(order(pressed(asked(), "12#"))).toBe("12");
    expect(order(pressed(asked(), "1234"))).toBe("1234");
    expect(order(pressed(asked(), "123").after(3_000))).toBe("123");
    const tooFew = pressed(asked(), "1#");
    expect(state(tooFew)).toEqual(["in_flow", "ask", "prompt/hello"]);
    expect(endOf(pressed(tooFew, "2#"))).toEqual(["flow_ended"]);
  });

  test("a prompt whose end is never reported strands nobody", () => {
    const scene = calling(voiceFlow()).given(startCall("carol")).after(3_600_000);
    expect(endOf(scene)).toEqual(["flow_ended"]);
  });

  test("who hangs up within it has not abandoned a queue; keys of nobody change nothing", () => {
    const scene = calling(voiceFlow()).given(startCall("carol"));
    scene.when({ ...press("1"), legId: id("dave.line") } as Command).thenNothing();
    scene.given(legEnds(scene, "customer"));
    expect(endOf(scene)).toEqual(["left_in_flow"]);
  });
});

describe("while waiting", () => {
  const offer = (key: string) => ({ key, afterMs: 30_000, message: message("", `offer-${key}`) });
  const graph = between(
    step(
      "wait",
      queue("calls", {
        sayPosition: true,
        everyMs: 20_000,
        message: hello,
        callback: offer("1"),
        voicemail: offer("2"),
      }),
      { callback: "back", voicemail: "mail" },
    ),
    step("back", { type: "callback", queueId: id("calls"), message: hello }, { failed: "bye" }),
    step("mail", { type: "voicemail", message: hello, queueId: id("calls"), maxMs: 60_000 }, "bye"),
  );
  const waiting = () => calling(graph).given(startCall("carol")).after(0);

  test("place and message are said at once and again; an offer from when it is open", () => {
    const scene = waiting();
    expect(state(scene)).toEqual(["queued", "wait", "position.1 prompt/hello"]);
    expect(state(pressed(over(scene), "1"))).toEqual(["queued", "wait", "music"]);
    expect(state(scene.after(20_000))[2]).toBe("position.1 prompt/hello");
    over(scene);
    expect(state(scene.after(10_000))[2]).toBe("prompt/offer-1 prompt/offer-2");
    over(scene);
    expect(state(scene.after(10_000))[2]).toBe(
      "position.1 prompt/hello prompt/offer-1 prompt/offer-2",
    );
  });

  test("a call-back keeps the place: the agent's phone first, then the customer", () => {
    const scene = waiting();
    over(scene).after(30_000);
    const { enteredAt, order } = scene.interaction("carol").placement;
    over(pressed(over(scene), "1"));
    expect(state(scene)).toEqual(["queued", undefined, "hung up"]);
    expect(scene.interaction("carol").placement).toMatchObject({ enteredAt, order });
    scene.given(engineIs("down"), engineIs("up"));
    expect(state(scene)[0]).toBe("queued");
    scene.given(...onPhone("alice"));
    expect(scene.offers()).toEqual(["alice: carol"]);
    scene.given(answers(scene, "alice"));
    const call = desiredMedia(scene.interaction("carol"));
    expect(call?.legs.map(({ partyId, status, dial }) => [partyId, status, dial?.to])).toEqual([
      ["customer", "ringing", "number"],
      ["alice", "up", "station"],
    ]);
    scene.given(answers(scene, "customer"));
    expect(state(scene)).toEqual(["active", undefined, "room"]);
  });

  test("who hangs up while the call-back is confirmed is called back as well", () => {
    const scene = waiting();
    over(scene).after(30_000);
    pressed(over(scene), "1").given(legEnds(scene, "customer"));
    expect(state(scene)).toEqual(["queued", undefined, "hung up"]);
    scene.given(...onPhone("alice"));
    scene.given(answers(scene, "alice"));
    scene.given(legEnds(scene, "customer", "busy"));
    expect(scene.interaction("carol").ending?.reason).toBe("customer_busy");
  });

  test("a voicemail is recorded from the caller's leg alone, till `#`, the clock or the end", () => {
    const speaking = () => {
      const scene = waiting();
      over(scene).after(30_000);
      return over(pressed(over(scene), "2"));
    };
    const scene = speaking();
    expect(state(scene)).toEqual(["in_flow", "mail", "silence"]);
    expect(desiredMedia(scene.interaction("carol"))?.recorder).toMatchObject({
      legId: "carol.line",
      silent: false,
    });
    expect(endOf(pressed(scene, "#"))).toEqual(["voicemail"]);
    expect(endOf(speaking().after(60_000))).toEqual(["voicemail"]);
    const gone = speaking();
    expect(endOf(gone.given(legEnds(gone, "customer")))).toEqual(["voicemail"]);
  });

  test("an agent's phone that rings may answer: nobody is taken out of the queue meanwhile", () => {
    const scene = waiting().given(...onPhone("alice"));
    expect(scene.offers()).toEqual(["alice: carol"]);
    pressed(scene.after(1_000), "12");
    expect(state(scene)[0]).toBe("offered");
    scene.given(answers(scene, "alice"));
    expect(state(scene)).toEqual(["active", undefined, "room"]);
  });

  test("a missed offer goes back to the step, and its treatment goes on", () => {
    const scene = waiting().given(...onPhone("alice"));
    over(scene).after(20_000);
    expect(state(scene).slice(0, 2)).toEqual(["queued", "wait"]);
    expect(scene.given(idle("alice")).after(20_000).interaction("carol").flow?.nodeId).toBe("wait");
  });
});

describe("transferred to a number", () => {
  const graph = between(
    step("out", { type: "transfer", number: "+82233334444", ringMs: 20_000 }, { failed: "queue" }),
  );
  const outsider = (scene: Scenario) =>
    scene.interaction("carol").parties.find(({ kind }) => kind === "outside")?.id ?? "";

  test("the caller hears it ring, and speaks with who answers", () => {
    const scene = calling(graph).given(startCall("carol"));
    expect(state(scene)).toEqual(["in_flow", "out", "ringback"]);
    const who = outsider(scene);
    scene.given(answers(scene, who));
    expect(state(scene)).toEqual(["active", undefined, "room"]);
    scene.given(legEnds(scene, who, "hung_up"));
    expect(endOf(scene)).toEqual(["outsiders_left"]);
  });

  test("not answered, rejected, or hung up on", () => {
    const late = calling(graph).given(startCall("carol")).after(20_000);
    expect(state(late).slice(0, 2)).toEqual(["queued", "queue"]);
    const busy = calling(graph).given(startCall("carol"));
    busy.given(legEnds(busy, outsider(busy), "busy"));
    expect(state(busy).slice(0, 2)).toEqual(["queued", "queue"]);
    const gone = calling(graph).given(startCall("carol"));
    gone.given(legEnds(gone, "customer"));
    expect(endOf(gone)).toEqual(["left_in_flow"]);
  });
});

test("A-15: who waits hears the queue step's own music, in their language", () => {
  const waiting = step("wait", queue("calls", { musicPromptId: id("hello") }));
  const graph: FlowGraph = { nodes: [step("start", { type: "start" }, "wait"), waiting] };
  const scene = calling(graph).given(startCall("carol"));
  const { language } = scene.interaction("carol").customer;
  expect(desiredMedia(scene.interaction("carol"))?.legs[0]?.place).toEqual({
    type: "music",
    prompt: { name: "prompt/hello", language },
  });
});
