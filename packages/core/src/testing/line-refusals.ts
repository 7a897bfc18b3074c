/** One way to each refusal around a call; the tests beside the commands have the others. */
import type { Command } from "../engine/command.ts";
import type { RefusalCode } from "../engine/refusal.ts";
import { hold, onPhone, setStation } from "./call-commands.ts";
import { onCall } from "./call-scenes.ts";
import { available, end, idle, signIn } from "./commands.ts";
import { putFlow } from "./flow.ts";
import { dial, pauseRecording, setVariables, takeRecoveryPause } from "./line-commands.ts";
import { id, putAgent, putAgentProfile, putQueue } from "./organisation.ts";
import { type Scenario, scenario } from "./scenario.ts";
import { putOutdial, TELEPHONE, VARIABLES } from "./telephone.ts";

const atPhone = (...changes: Command[]) =>
  scenario(...TELEPHONE, ...changes).given(...onPhone("alice"), idle("alice"));
const annotated = () => onCall({ changes: VARIABLES });

export const LINE_REFUSALS = {
  agent_has_call: () => onCall().when(setStation("alice", null)),
  agent_not_idle: () => atPhone().given(available("alice")).when(dial("alice")),
  caller_number_not_allowed: () => atPhone().when(dial("alice", { callerNumber: "shop-number" })),
  customer_not_connected: () => atPhone().given(dial("alice")).when(hold("alice", "dave")),
  flow_invalid: () =>
    scenario(putFlow({ nodes: [] })).when({ type: "PublishFlow", flowId: id("welcome") }),
  no_recovery_pause: () => onCall().given(end("alice", "carol")).when(takeRecoveryPause("alice")),
  not_recorded: () => onCall().when(pauseRecording("alice")),
  number_emergency: () => atPhone().when(dial("alice", { number: "119" })),
  number_invalid: () => atPhone().when(dial("alice", { number: "02-123-4567" })),
  number_not_allowed: () => atPhone().when(dial("alice", { number: "+33123456789" })),
  outdial_not_allowed: () => atPhone(putOutdial({ allowed: false })).when(dial("alice")),
  recording_not_allowed: () => {
    const recording = { enabled: true, resumeAfterMs: 0, keepDays: 0 };
    const changes = [
      putQueue({ id: "calls", channel: "voice", recording }),
      putAgentProfile({ mayPauseRecording: false }),
    ];
    return onCall({ changes }).when(pauseRecording("alice"));
  },
  telephone_not_allowed: () =>
    scenario(putAgent({ id: "frank" }))
      .given(signIn("frank"))
      .when(setStation("frank", { kind: "browser" })),
  variable_invalid: () => annotated().when(setVariables("alice", "carol", { amount: "much" })),
  variable_not_editable: () => annotated().when(setVariables("alice", "carol", { source: "web" })),
  variable_not_found: () => annotated().when(setVariables("alice", "carol", { none: 1 })),
} satisfies Partial<Record<RefusalCode, () => Scenario>>;
