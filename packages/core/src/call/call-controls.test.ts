import { describe, expect, test } from "vitest";
import { CONFIGURATION_DEFAULTS } from "../configuration/defaults.ts";
import type { AgentId, InteractionId } from "../ids.ts";
import { CONTROLS, type ControlName } from "../interaction/control-table.ts";
import { controlsFor } from "../interaction/controls.ts";
import { STAGES, type Stage, stageOf } from "../interaction/stage.ts";
import {
  answers,
  consultAgent,
  consultQueue,
  dropParty,
  hold,
  legEnds,
  onPhone,
  startCall,
  switchToColleague,
  switchToCustomer,
} from "../testing/call-commands.ts";
import {
  conference,
  conferenceWithOutsider,
  consulting,
  consultRequested,
  dialling,
  onCall,
  outsider,
} from "../testing/call-scenes.ts";
import { available, end, idle } from "../testing/commands.ts";
import { id, put, putAgentProfile, putQueue, putSettings } from "../testing/organisation.ts";
import { type Scenario, scenario } from "../testing/scenario.ts";

const controlsOf = (scene: Scenario, agent: string) =>
  controlsFor(scene.state, scene.interaction("carol"), id(agent));

/** yes: enabled; no: hidden; anything else: shown, disabled, for this reason. */
const cellOf = (scene: Scenario, agent: string, control: ControlName) => {
  const { visible, enabled, reason } = controlsOf(scene, agent)[control];
  if (enabled) return "yes";
  return visible ? reason : "no";
};

/** V-57 as the requirement has it. */
const ROLE_TABLE = `
| control | agent 1, requested | agent 1, accepted | agent 2, being consulted |
|---|---|---|---|
| accept / decline | no | no | yes, while offered |
| end the customer's call | no | only after switching back to the customer | no |
| end consult | yes | yes | yes |
| hold / resume | shown, disabled | shown, disabled (use switch) | hidden |
| switch to customer | shown, disabled | yes, while the customer is there | hidden |
| switch to colleague | hidden | yes, while the colleague is held | hidden |
| plain transfer | hidden | hidden | hidden |
| consult-transfer | shown, disabled | yes, while the customer is there | hidden |
| merge to conference | shown, disabled | yes, while the customer is there | hidden |
| another consult (voice) | disabled | disabled | hidden |
| mute own leg | yes | yes | yes |
| pause recording | hidden | hidden | hidden |
`;

/** The controls a row is about: one button of hold and resume, and one of pause and resume, is there at a time. */
const ROWS: Record<string, ControlName[]> = {
  "accept / decline": ["accept", "decline"],
  "end the customer's call": ["end"],
  "end consult": ["endConsult"],
  "hold / resume": ["hold", "resume"],
  "switch to customer": ["switchToCustomer"],
  "switch to colleague": ["switchToColleague"],
  "plain transfer": ["transfer"],
  "consult-transfer": ["completeTransfer"],
  "merge to conference": ["merge"],
  "another consult (voice)": ["consult"],
  "mute own leg": ["mute"],
  "pause recording": ["pauseRecording", "resumeRecording"],
};

const requested = consultRequested;
const withColleague = () => consulting();
const withCustomer = () => consulting().given(switchToCustomer("alice"));
const customerGone = () => {
  const scene = consulting();
  return scene.given(legEnds(scene, "customer"));
};

/** What a cell's words mean in each of the column's moments; `shown` is one button of the row, disabled. */
const MEANING: Record<string, (column: number) => [() => Scenario, string][]> = {
  no: (column) => momentsOf(column).map((moment) => [moment, "no"]),
  hidden: (column) => momentsOf(column).map((moment) => [moment, "no"]),
  yes: (column) => momentsOf(column).map((moment) => [moment, "yes"]),
  disabled: (column) => momentsOf(column).map((moment) => [moment, "shown"]),
  "shown, disabled": (column) => momentsOf(column).map((moment) => [moment, "shown"]),
  "shown, disabled (use switch)": (column) => momentsOf(column).map((moment) => [moment, "shown"]),
  "yes, while offered": () => [
    [requested, "yes"],
    [withColleague, "no"],
  ],
  "only after switching back to the customer": () => [
    [withColleague, "shown"],
    [withCustomer, "yes"],
    [() => withCustomer().given(switchToColleague("alice")), "shown"],
  ],
  "yes, while the customer is there": () => [
    [withColleague, "yes"],
    [customerGone, "shown"],
  ],
  "yes, while the colleague is held": () => [
    [withCustomer, "yes"],
    [withColleague, "no"],
  ],
};

function momentsOf(column: number): (() => Scenario)[] {
  if (column === 0) return [requested];
  return column === 1 ? [withColleague, withCustomer] : [withColleague];
}

const AGENTS = ["alice", "alice", "bob"];
const table = ROLE_TABLE.trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map((cells) => cells.slice(1, -1));
const columns = (table[0] ?? []).slice(1);
const cells = table.slice(2).flatMap(([row, ...values]) =>
  values.map((value, column) => ({
    row: row ?? "",
    column: columns[column],
    index: column,
    value,
  })),
);

describe("V-57 who may do what in a consult", () => {
  test("every row is known, and every cell", () => {
    expect([...new Set(cells.map(({ row }) => row))]).toEqual(Object.keys(ROWS));
    expect(cells.filter(({ value }) => MEANING[value] === undefined)).toEqual([]);
    expect(cells.length).toBe(36);
  });

  test.each(cells)("V-57 $row, $column: $value", ({ row, index, value }) => {
    for (const [moment, expected] of MEANING[value]?.(index) ?? []) {
      const shown = (ROWS[row] ?? []).map((control) =>
        cellOf(moment(), AGENTS[index] ?? "", control),
      );
      const buttons = shown.filter((cell) => cell !== "no");
      if (expected === "no") expect(buttons).toEqual([]);
      else if (expected === "yes") expect(buttons.every((cell) => cell === "yes")).toBe(true);
      else expect(buttons).toEqual([expect.stringMatching(/^(?!yes$)/)]);
      if (expected === "yes") expect(buttons.length).toBeGreaterThan(0);
    }
  });
});

/** Alice's stages outside a consult, and what she may do in each; the rest is hidden. */
const SHOWN: Record<string, [() => Scenario, string, Partial<Record<ControlName, string>>]> = {
  ringing: [
    () => scenario().given(...onPhone("alice"), startCall("carol")),
    "alice",
    { accept: "yes", decline: "yes" },
  ],
  dialling: [
    () => dialling(),
    "alice",
    { mute: "agent_phone_not_ready", setVariables: "yes", end: "yes" },
  ],
  connected: [
    onCall,
    "alice",
    {
      hold: "yes",
      mute: "yes",
      transfer: "yes",
      consult: "yes",
      endAbusive: "yes",
      setVariables: "yes",
      end: "yes",
    },
  ],
  held: [
    () => onCall().given(hold("alice")),
    "alice",
    {
      resume: "yes",
      mute: "yes",
      transfer: "customer_on_hold",
      consult: "yes",
      endAbusive: "yes",
      setVariables: "yes",
      end: "customer_on_hold",
    },
  ],
  conference_primary: [
    conference,
    "alice",
    {
      mute: "yes",
      muteParty: "yes",
      dropParty: "yes",
      handOverPrimary: "yes",
      consult: "yes",
      leave: "yes",
      endAbusive: "yes",
      setVariables: "yes",
      end: "yes",
    },
  ],
  conference_member: [conference, "bob", { mute: "yes", leave: "yes", setVariables: "yes" }],
  wrap_up: [
    () => onCall().given(end("alice", "carol")),
    "alice",
    { setVariables: "yes", wrapUp: "yes", keepWrapUpOpen: "yes" },
  ],
};

/** An organisation without recordings, and with a variable agents edit. */
const withVariable = (scene: Scenario) =>
  scene.given(
    put({
      kind: "variable",
      item: {
        ...CONFIGURATION_DEFAULTS.variable,
        id: id("order"),
        name: { ko: "주문", en: "Order" },
        type: "text",
        allowedValues: [],
        agentEditable: true,
      },
    }),
  );

describe("outside a consult", () => {
  test.each(Object.entries(SHOWN))(
    "V-08, V-21, V-30, V-61, V-74, V-81 while %s",
    (stage, [scene, agent, shown]) => {
      const at = withVariable(scene());
      expect(stageOf(at.interaction("carol"), id(agent))?.stage).toBe(stage);
      const seen = Object.fromEntries(
        CONTROLS.map((control) => [control, cellOf(at, agent, control)] as const).filter(
          ([, cell]) => cell !== "no",
        ),
      );
      expect(seen).toEqual(shown);
    },
  );

  test("every stage of a call is tested here or above; customer_left is a chat's", () => {
    const consult: Stage[] = [
      "consult_requested",
      "consulting_colleague",
      "consulting_customer",
      "consulted",
    ];
    const known = [...Object.keys(SHOWN), ...consult, "customer_left"];
    expect(known.sort()).toEqual([...STAGES].sort());
  });
});

describe("what is there only sometimes", () => {
  test("V-10, V-57 recording is paused and resumed by right, where there is one, and not in a consult", () => {
    const recording = { enabled: true, resumeAfterMs: 0, keepDays: 0 };
    const scene = onCall({ changes: [putQueue({ id: "calls", channel: "voice", recording })] });
    const cells = () =>
      (["pauseRecording", "resumeRecording"] as const).map((name) => cellOf(scene, "alice", name));
    expect(cells()).toEqual(["yes", "no"]);
    const about = { interactionId: id<InteractionId>("carol"), agentId: id<AgentId>("alice") };
    scene.given({ type: "PauseRecording", ...about });
    expect(cells()).toEqual(["no", "yes"]);
    scene.given(putAgentProfile({ mayPauseRecording: false }));
    expect(cells()).toEqual(["no", "no"]);
    scene.given(putAgentProfile(), consultAgent("alice", "bob"));
    expect(cells()).toEqual(["no", "no"]);
    scene.when({ type: "ResumeRecording", ...about }).thenRefused("consult_open");
  });

  test("K-44 endAbusive is there in a consult too, while the customer is", () => {
    expect(cellOf(consulting(), "alice", "endAbusive")).toBe("yes");
    expect(cellOf(customerGone(), "alice", "endAbusive")).toBe("customer_left");
    expect(cellOf(consulting(), "bob", "endAbusive")).toBe("no");
  });

  test("K-44 recoveryPause is there after an abusive call, where the organisation gives it", () => {
    const about = { interactionId: id<InteractionId>("carol"), agentId: id<AgentId>("alice") };
    const scene = onCall().given({ type: "EndAbusiveCall", ...about });
    expect(cellOf(scene, "alice", "recoveryPause")).toBe("yes");
    scene.given(putSettings({ recoveryPauseMs: 0 }));
    expect(cellOf(scene, "alice", "recoveryPause")).toBe("no");
  });

  test("V-53 confirmConsult is there once an agent was found", () => {
    const scene = onCall().given(idle("bob"), consultQueue("alice", "calls"));
    expect(cellOf(scene, "alice", "confirmConsult")).toBe("no");
    scene.given(available("bob"));
    expect(cellOf(scene, "alice", "confirmConsult")).toBe("yes");
    expect(cellOf(scene, "bob", "accept")).toBe("consult_not_confirmed");
    expect(cellOf(scene, "bob", "decline")).toBe("yes");
  });

  test("V-21 setVariables needs a variable agents edit", () => {
    expect(cellOf(onCall(), "alice", "setVariables")).toBe("no");
  });

  test("V-61 handOverPrimary needs an agent to hand over to", () => {
    const scene = conferenceWithOutsider();
    expect(cellOf(scene, "alice", "handOverPrimary")).toBe("agent_not_in_conference");
    scene.given(dropParty("alice", outsider(scene)));
    expect(cellOf(scene, "alice", "handOverPrimary")).toBe("no");
  });

  test("V-55 mute and consult need the own phone", () => {
    const scene = onCall();
    scene.given(legEnds(scene, "alice", "lost"));
    expect(cellOf(scene, "alice", "mute")).toBe("agent_phone_not_ready");
    expect(cellOf(scene, "alice", "consult")).toBe("agent_phone_not_ready");
    scene.when(consultAgent("alice", "bob")).thenRefused("agent_phone_not_ready");
  });

  test("V-61 who became primary has the primary's controls", () => {
    const scene = conference();
    scene.given(legEnds(scene, "alice"));
    expect(cellOf(scene, "bob", "end")).toBe("yes");
    expect(cellOf(scene, "bob", "leave")).toBe("no");
  });

  test("the phone of a colleague who is asked rings them", () => {
    const scene = requested();
    scene.given(answers(scene, "bob"));
    expect(cellOf(scene, "bob", "accept")).toBe("no");
  });
});
