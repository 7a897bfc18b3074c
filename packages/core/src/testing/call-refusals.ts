/** One way to each refusal that only happens in a call; the tests beside the commands have the others. */
import type { RefusalCode } from "../engine/refusal.ts";
import {
  answers,
  confirmConsult,
  consultAgent,
  consultQueue,
  dropParty,
  endConsult,
  engineIs,
  handOver,
  hold,
  leaveConference,
  merge,
  onPhone,
  phoneIs,
  setStation,
  startCall,
  switchToCustomer,
} from "./call-commands.ts";
import { conference, consulting, consultRequested, dialling, onCall } from "./call-scenes.ts";
import { accept, available, end, ready, say, signIn, talking } from "./commands.ts";
import { putAgent } from "./organisation.ts";
import { type Scenario, scenario } from "./scenario.ts";

export const CALL_REFUSALS = {
  agent_in_conversation: () => {
    const scene = conference(onCall({ others: ["bob", "sam"] }));
    return scene.when(consultAgent("alice", "bob"));
  },
  agent_not_in_conference: () => conference().when(handOver("alice", "sam")),
  agent_phone_not_ready: () =>
    onCall().given(phoneIs("bob", false)).when(consultAgent("alice", "bob")),
  answer_on_phone: () =>
    scenario()
      .given(
        engineIs("up"),
        signIn("alice"),
        setStation("alice", { kind: "number", number: "+821055556666" }),
        available("alice"),
        startCall("carol"),
      )
      .when(accept("alice", "carol")),
  conference_full: () => fullConference().when(merge("alice")),
  consult_nobody_found: () => consultRequested().when(confirmConsult("alice")),
  consult_not_confirmed: () =>
    onCall()
      .given(consultQueue("alice", "calls"))
      .when(accept("bob", "carol", 2)),
  consult_not_connected: () => consultRequested().when(switchToCustomer("alice")),
  consult_open: () => consulting().when(hold("alice")),
  consult_to_self: () => onCall().when(consultAgent("alice", "alice")),
  customer_not_connected: () => dialling().when(hold("alice")),
  customer_on_hold: () => onCall().given(hold("alice")).when(end("alice", "carol")),
  in_conference: () => conference().when(hold("alice")),
  no_consult: () => onCall().when(endConsult("alice")),
  not_a_call: () =>
    scenario()
      .given(...ready("alice"), ...talking("alice", "carol"))
      .when(hold("alice")),
  not_a_chat: () => onCall().when(say("alice", "carol", "hello")),
  not_in_conference: () => onCall().when(leaveConference("alice")),
  not_primary: () => conference().when(end("bob", "carol")),
  not_with_customer: () => consulting().when(end("alice", "carol")),
  party_not_found: () => conference().when(dropParty("alice", "customer")),
} satisfies Partial<Record<RefusalCode, () => Scenario>>;

/** Eight are in the conference, or consulted for it: one more than may be. */
export function fullConference(): Scenario {
  const agents = Array.from({ length: 7 }, (_, index) => `agent-${index}`);
  const scene = onCall({
    others: [],
    changes: agents.map((agent) => putAgent({ id: agent, agentProfileId: "phone" })),
  });
  for (const agent of agents) {
    scene.given(...onPhone(agent), consultAgent("alice", agent));
    scene.given(answers(scene, agent));
    if (agent !== agents.at(-1)) scene.given(merge("alice"));
  }
  return scene;
}
