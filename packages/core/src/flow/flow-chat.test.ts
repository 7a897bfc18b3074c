import { describe, expect, test } from "vitest";
import type { Command } from "../engine/command.ts";
import { accept, leave, ready, say, start } from "../testing/commands.ts";
import { chatFlow, menu, message, putFlow, queue, runningOn, step } from "../testing/flow.ts";
import { id, put, putEntryPoint } from "../testing/organisation.ts";
import { type Scenario, scenario } from "../testing/scenario.ts";
import { putVariable } from "../testing/telephone.ts";
import type { FlowGraph, FlowNode } from "./flow.ts";
import { reachable } from "./flow-graph.ts";
import { contactsAt } from "./flow-versions.ts";

/** What the flow wrote, and where the contact is. */
function read(scene: Scenario, contact = "carol"): string[] {
  return scene
    .interaction(contact)
    .transcript.flatMap(({ body }) =>
      body.type === "message" && body.from === "flow" ? [body.text] : [],
    );
}

const whereIs = (scene: Scenario) => scene.state.interactions.get(id("carol"))?.flow?.nodeId;
const phaseOf = (scene: Scenario) => scene.state.interactions.get(id("carol"))?.phase;
const inChat = (graph: FlowGraph) => scenario(putVariable(), ...runningOn(graph));
/** What can be come to of these steps, a queue and an end. */
function between(...steps: FlowNode[]): FlowGraph {
  const nodes = [
    step("start", { type: "start" }, steps[0]?.id ?? "bye"),
    ...steps,
    step("queue", queue("sales")),
    step("bye", { type: "end" }),
  ];
  const reached = reachable({ nodes });
  return { nodes: nodes.filter(({ id: nodeId }) => reached.has(nodeId)) };
}

describe("A-01: a chat in its flow", () => {
  test("a menu is read, and its answer understood as the key, as `1.` or as its words", () => {
    for (const answer of ["1", " 1. ", "배송", "delivery", "1. Delivery"]) {
      const scene = inChat(chatFlow()).given(start("carol"));
      expect(read(scene)).toEqual(["What is it about?\n1. 배송\n2. 종료"]);
      expect(whereIs(scene)).toBe("menu");
      scene.given(say("customer", "carol", answer));
      expect([whereIs(scene), phaseOf(scene)]).toEqual(["queue", "queued"]);
    }
  });

  test("asked again, and sent on when nothing fitting came as often as it may", () => {
    const scene = inChat(chatFlow()).given(start("carol"), say("customer", "carol", "hm"));
    expect([read(scene).length, whereIs(scene)]).toEqual([2, "menu"]);
    scene.after(10_000);
    expect(scene.state.interactions.has(id("carol"))).toBe(false);
    expect(scene.commits.flatMap(({ events }) => events).at(-1)).toEqual({
      type: "InteractionClosed",
      interactionId: "carol",
      reason: "flow_ended",
    });
  });

  test("an agent who takes it ends the run; what they say is no answer to a menu", () => {
    const scene = inChat(chatFlow()).given(...ready("alice"), start("carol"));
    expect(scene.offers()).toEqual([]);
    scene.given(say("customer", "carol", "1"), accept("alice", "carol"));
    expect([whereIs(scene), phaseOf(scene)]).toEqual([undefined, "active"]);
    scene.given(say("customer", "carol", "2"));
    expect(phaseOf(scene)).toBe("active");
  });

  test("who leaves within the flow has not abandoned a queue", () => {
    const scene = inChat(chatFlow()).given(start("carol")).when(leave("carol"));
    expect(scene.commits.at(-1)?.events.at(-1)).toMatchObject({ reason: "left_in_flow" });
  });

  test("collect keeps what fits the variable; conditions and texts speak of it", () => {
    const scene = inChat(
      between(
        step(
          "ask",
          {
            type: "collect",
            message: message("Your order?"),
            variableId: id("order"),
            minDigits: 1,
            maxDigits: 10,
            timeoutMs: 5_000,
            tries: 3,
          },
          { next: "thanks", otherwise: "bye" },
        ),
        step(
          "thanks",
          { type: "say", message: message("{{order}} of {{customer.name}}"), bargeIn: false },
          "which",
        ),
        step(
          "which",
          {
            type: "condition",
            branches: [{ id: "big", operand: "order", operator: "greater", value: "100" }],
          },
          { "branch.big": "queue", otherwise: "bye" },
        ),
      ),
    ).given(start("carol"), say("customer", "carol", "250"));
    expect(read(scene)).toEqual(["Your order?", "250 of Carol"]);
    expect(scene.interaction("carol").variables).toEqual({ order: "250" });
    expect(whereIs(scene)).toBe("queue");
  });

  test("A-11: business hours send it on by the entry point's clock", () => {
    const day = [{ from: "09:00", to: "18:00" }];
    const hours = put({
      kind: "businessHours",
      item: {
        id: id("office"),
        name: "office",
        description: "",
        weekly: {
          monday: day,
          tuesday: day,
          wednesday: day,
          thursday: day,
          friday: day,
          saturday: [],
          sunday: [],
        },
        holidayListIds: [],
        overrides: [],
      },
    });
    const graph = between(
      step(
        "open",
        { type: "hours", businessHoursId: id("office") },
        {
          open: "queue",
          closed: "bye",
          holiday: "bye",
        },
      ),
    );
    const scene = scenario(hours, ...runningOn(graph));
    scene.at = Date.parse("2026-03-02T10:00:00+09:00");
    expect(whereIs(scene.given(start("carol")))).toBe("queue");
    scene.at = Date.parse("2026-03-02T18:00:00+09:00");
    scene.when(start("dave"));
    expect(scene.state.interactions.has(id("dave"))).toBe(false);
  });

  test("set and screenPop; a value that does not fit is left out", () => {
    const amount = putVariable({ id: "amount", type: "number" });
    const graph = between(
      step("set", { type: "set", variableId: id("amount"), value: "many" }, "set2"),
      step("set2", { type: "set", variableId: id("order"), value: "for {{customer.name}}" }, "pop"),
      step("pop", { type: "screenPop", url: "https://crm.example/?q={{order}}" }, "queue"),
    );
    const scene = scenario(putVariable(), amount, ...runningOn(graph)).given(start("carol"));
    expect(scene.interaction("carol")).toMatchObject({
      variables: { order: "for Carol" },
      screenPop: "https://crm.example/?q=for Carol",
      phase: "queued",
    });
  });
});

describe("a queue step", () => {
  test("says the place on entry and again; leaves by maxWait, and keeps its age when it comes back", () => {
    const graph = between(
      step("wait", queue("sales", { sayPosition: true, everyMs: 20_000, maxWaitMs: 50_000 }), {
        maxWait: "sorry",
      }),
      step("sorry", { type: "say", message: message("Still busy"), bargeIn: false }, "queue"),
    );
    const scene = inChat(graph).given(start("carol")).after(49_000);
    expect(read(scene)).toEqual(Array(3).fill("다음 순서로 연결해 드리겠습니다."));
    const { enteredAt, order } = scene.interaction("carol").placement;
    scene.after(1_000);
    expect([whereIs(scene), phaseOf(scene)]).toEqual(["queue", "queued"]);
    expect(read(scene).at(-1)).toBe("Still busy");
    expect(scene.interaction("carol").placement).toMatchObject({ enteredAt, order });
  });

  test("the wait is estimated from the pace of late; nothing is said of what is not known", () => {
    const graph = between(step("wait", queue("sales", { sayWait: true })));
    const scene = inChat(graph).given(start("carol")).after(0);
    expect(read(scene)).toEqual([]);
    for (const who of ["dave", "emma", "finn", "gina"]) {
      scene.given(start(who, { entryPoint: "vip" })).after(30_000);
    }
    scene.given(...ready("alice", "bob"));
    for (const who of ["dave", "emma", "finn", "gina"]) {
      const [offer] = scene.interaction(who).offers;
      scene.given(accept(offer?.agentId ?? "", who)).after(5_000);
    }
    scene.after(300_000).given(start("hank")).after(0);
    expect(read(scene, "hank")).toEqual(["예상 대기 시간은 약 3분입니다."]);
  });
});

describe("a web service", () => {
  const graph = between(
    step(
      "ask",
      {
        type: "http",
        method: "GET",
        url: "https://shop.example/orders/{{customer.name}}",
        headers: [],
        body: "",
        timeoutMs: 3_000,
        assign: [{ pointer: "/state", variableId: id("order") }],
      },
      { next: "queue", failed: "bye" },
    ),
  );
  const answer = (requestId: string, values: Record<string, string> | null): Command => ({
    type: "ReportWebAnswer",
    interactionId: id("carol"),
    requestId,
    answer: values,
  });

  test("answers into variables, once", () => {
    const scene = inChat(graph).given(start("carol"));
    scene.when(answer("carol.web.9", { order: "x" })).thenNothing();
    scene.given(answer("carol.web.1", { order: "sent", other: "y" }));
    expect(scene.interaction("carol")).toMatchObject({
      variables: { order: "sent" },
      phase: "queued",
    });
    scene.when(answer("carol.web.1", null)).thenNothing();
  });

  test("fails, or does not answer in time", () => {
    const failed = inChat(graph).given(start("carol")).when(answer("carol.web.1", null));
    expect(failed.state.interactions.size).toBe(0);
    const late = inChat(graph).given(start("carol")).after(5_000);
    expect(late.state.interactions.size).toBe(0);
  });
});

describe("nobody is stranded", () => {
  test("a contact finishes on the version it began with; versions in use stay, the others go", () => {
    const scene = inChat(chatFlow()).given(start("carol"));
    const other = between(
      step("hi", { type: "say", message: message("Hi"), bargeIn: false }, "queue"),
    );
    scene.given(putFlow(other), { type: "PublishFlow", flowId: id("welcome") }, start("dave"));
    expect(read(scene, "dave")).toEqual(["Hi"]);
    const versions = () =>
      scene.state.flowVersions.get(id("welcome"))?.map(({ version }) => version);
    expect(versions()).toEqual([1, 2]);
    expect(contactsAt(scene.state, id("welcome"))).toContainEqual({
      version: 1,
      nodeId: "menu",
      contacts: 1,
    });
    scene.restart().given(say("customer", "carol", "1"), leave("carol"));
    expect(versions()).toEqual([2]);
  });

  test("too many steps in a row lead to the entry point's own queue", () => {
    const graph = between(
      step("menu", menu({ timeoutMs: 1_000, tries: 1 }), {
        "key.1": "queue",
        "key.2": "bye",
        otherwise: "menu",
      }),
    );
    const scene = inChat(graph).given(start("carol")).after(190_000);
    expect([whereIs(scene), phaseOf(scene)]).toEqual(["menu", "in_flow"]);
    scene.after(20_000);
    expect([whereIs(scene), phaseOf(scene)]).toEqual([undefined, "queued"]);
    const ended = scene.commits
      .flatMap(({ events }) => events)
      .find(({ type }) => type === "FlowEnded");
    expect(ended).toMatchObject({ outcome: "fallback", fault: "too_many_steps" });
  });

  test("what a flow names is in use, and so is a flow", () => {
    const scene = inChat(chatFlow());
    scene.when({ type: "RemoveConfiguration", kind: "flow", id: "welcome" });
    scene.thenRefused("configuration_in_use");
    scene.given(
      putEntryPoint({ queueId: "support" }),
      putEntryPoint({ id: "vip", queueId: "support" }),
    );
    scene.when({ type: "RemoveConfiguration", kind: "queue", id: "sales" });
    scene.thenRefused("configuration_in_use");
  });
});
