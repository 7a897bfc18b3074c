import { describe, expect, test } from "vitest";
import { Bug } from "../engine/assert.ts";
import { end, keepOpen, leave, ready, start, talking, transfer } from "../testing/commands.ts";
import { id, putQueue } from "../testing/organisation.ts";
import { type Scenario, scenario, T0 } from "../testing/scenario.ts";
import { CONTROLS, type ControlName } from "./control-table.ts";
import { controlsFor } from "./controls.ts";
import { type Stage, stageOf } from "./stage.ts";

/**
 * yes: shown and enabled; no: hidden; left: shown, disabled because the customer has left.
 * Offered: V-04, C-05. In conversation: C-07, C-21, C-40. The customer has left: C-20. Wrap-up: V-81.
 * What is not named here is of the telephone, and hidden on a chat.
 */
const TABLE = `
  control       | ringing | connected | customer_left | wrap_up
  accept        | yes     | no        | no            | no
  decline       | yes     | no        | no            | no
  send          | no      | yes       | left          | no
  transfer      | no      | yes       | left          | no
  end           | no      | yes       | yes           | no
  wrapUp        | no      | no        | no            | yes
  keepWrapUpOpen| no      | no        | no            | yes
`;

const CELLS = {
  yes: { visible: true, enabled: true, reason: null },
  no: { visible: false, enabled: false, reason: null },
  left: { visible: true, enabled: false, reason: "customer_left" },
};

const connected = () => scenario().given(...ready("alice"), ...talking("alice", "carol"));

/** Alice's chat with carol, brought to each stage a chat has. */
const SCENES = {
  ringing: () => scenario().given(...ready("alice"), start("carol")),
  connected,
  customer_left: () => connected().given(leave("carol")),
  wrap_up: () => connected().given(end("alice", "carol")),
} satisfies Partial<Record<Stage, () => Scenario>>;

const [header, ...rows] = TABLE.trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));
const stages = (header ?? []).slice(1) as (keyof typeof SCENES)[];
const named = new Map(rows.map(([control, ...values]) => [control as ControlName, values]));
const cells = CONTROLS.flatMap((control) =>
  stages.map((stage, index) => ({
    control,
    stage,
    cell: (named.get(control)?.[index] ?? "no") as keyof typeof CELLS,
  })),
);

const controls = (scene: Scenario, agent = "alice") =>
  controlsFor(scene.state, scene.interaction("carol"), id(agent));

describe("the controls of a chat", () => {
  test("every stage of a chat is there", () => {
    expect(stages).toEqual(Object.keys(SCENES));
  });

  test.each(cells)("$control while $stage: $cell", ({ control, stage, cell }) => {
    const scene = SCENES[stage]();
    expect(stageOf(scene.interaction("carol"), id("alice"))?.stage).toBe(stage);
    expect(controls(scene)[control]).toEqual(CELLS[cell]);
  });
});

describe("keepWrapUpOpen", () => {
  const wrapUp = {
    timeoutMs: 60_000,
    reasonIds: ["sold"],
    defaultReasonId: "sold",
    mayKeepOpen: true,
  };
  const keeps = (scene: Scenario) => controls(scene).keepWrapUpOpen;

  test("V-81 is hidden where the queue does not allow it", () => {
    const scene = SCENES.wrap_up().given(putQueue({ wrapUp: { ...wrapUp, mayKeepOpen: false } }));
    expect(keeps(scene)).toEqual(CELLS.no);
  });

  test("is hidden once there is no countdown any more", () => {
    expect(keeps(SCENES.wrap_up().given(keepOpen("alice", "carol")))).toEqual(CELLS.no);
  });

  test("is hidden where there is no countdown", () => {
    const scene = scenario(putQueue({ wrapUp: { ...wrapUp, timeoutMs: 0 } })).given(
      ...ready("alice"),
      ...talking("alice", "carol"),
      end("alice", "carol"),
    );
    expect(keeps(scene)).toEqual(CELLS.no);
  });
});

describe("two agents on one contact", () => {
  test("after a transfer the sender sees wrap-up and the colleague an offer", () => {
    const scene = SCENES.connected()
      .given(...ready("bob"))
      .late(10);
    scene.given(transfer("alice", "carol", "bob"));
    const carol = scene.interaction("carol");
    expect(stageOf(carol, id("alice"))).toEqual({ stage: "wrap_up", since: T0 + 10 });
    expect(stageOf(carol, id("bob"))).toEqual({ stage: "ringing", since: T0 + 10 });
    expect(controls(scene, "bob").accept).toEqual(CELLS.yes);
    expect(controls(scene, "alice").wrapUp).toEqual(CELLS.yes);
  });

  test("whose contact it is not has no stage, and nothing to draw", () => {
    const scene = SCENES.connected();
    expect(stageOf(scene.interaction("carol"), id("bob"))).toBeNull();
    expect(() => controls(scene, "bob")).toThrow(Bug);
  });
});
