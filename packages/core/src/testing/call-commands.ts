/** Commands of the telephone as one says them: `hold("alice", "carol")`, where carol's first contact is a call. */
import type { PhoneKind, Station } from "../agent/agent-session.ts";
import type { ConsultTarget, LegCause } from "../call/call.ts";
import { known } from "../engine/assert.ts";
import type { Command } from "../engine/command.ts";
import type { LegId } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import type { MediaStatus } from "../media/media-status.ts";
import { available, nameOf, signIn } from "./commands.ts";
import { id } from "./organisation.ts";
import type { Scenario } from "./scenario.ts";

/** Carol calls from +821012345678, and her contact is called after her. */
export const startCall = (customer: string, { entryPoint = "hotline" } = {}): Command => ({
  type: "StartCall",
  interactionId: id(customer),
  entryPointId: id(entryPoint),
  customer: { id: id(customer), name: nameOf(customer), language: "ko" },
  lastAgentId: null,
  customerNumber: "+821012345678",
  ourNumber: "+82212345678",
  legId: id(`${customer}.line`),
});

/** Alice dials carol, and the contact is called after her. */
export const startOutdial = (
  agent: string,
  customer: string,
  number = "+821012345678",
): Command => ({
  type: "StartOutdial",
  interactionId: id(customer),
  agentId: id(agent),
  number,
  callerNumberId: null,
  customer: { id: id(customer), name: nameOf(customer), language: "ko" },
});

export const setStation = (agent: string, station: Station | null): Command => ({
  type: "SetStation",
  agentId: id(agent),
  station,
});
export const phoneIs = (
  agent: string,
  reachable: boolean,
  phone: PhoneKind = "browser",
): Command => ({ type: "ReportPhone", agentId: id(agent), phone, reachable });

export const engineIs = (status: MediaStatus): Command => ({ type: "ReportMediaEngine", status });

/** Signed in at a browser phone that is there, and available. */
export const onPhone = (...agents: string[]): Command[] =>
  agents.flatMap((agent) => [
    engineIs("up"),
    signIn(agent),
    phoneIs(agent, true),
    setStation(agent, { kind: "browser" }),
    available(agent),
  ]);

/** What the engine reports of who is rung or there now: an agent, `customer`, or `outside.<n>`. */
export const answers = (scene: Scenario, who: string, contact = "carol"): Command => ({
  type: "ReportLegAnswered",
  interactionId: id(contact),
  legId: legOf(scene.interaction(contact), who),
});
export const legEnds = (
  scene: Scenario,
  who: string,
  cause: LegCause = "hung_up",
  contact = "carol",
): Command => ({
  type: "ReportLegEnded",
  interactionId: id(contact),
  legId: legOf(scene.interaction(contact), who),
  cause,
});

function legOf({ parties, offers }: Interaction, who: string): LegId {
  const party = parties.find((candidate) => candidate.id === who);
  const offer = offers.find(({ agentId }) => agentId === who);
  return known(party?.leg?.id ?? offer?.leg?.id, `the leg of ${who}`);
}

type Simple = Extract<
  Command,
  {
    type:
      | "HoldCustomer"
      | "ResumeCustomer"
      | "ConfirmConsult"
      | "EndConsult"
      | "SwitchToCustomer"
      | "SwitchToColleague"
      | "CompleteConsultTransfer"
      | "MergeConference"
      | "LeaveConference";
  }
>["type"];

const simple =
  (type: Simple) =>
  (agent: string, contact = "carol"): Command => ({
    type,
    interactionId: id(contact),
    agentId: id(agent),
  });

export const hold = simple("HoldCustomer");
export const resume = simple("ResumeCustomer");
export const confirmConsult = simple("ConfirmConsult");
export const endConsult = simple("EndConsult");
export const switchToCustomer = simple("SwitchToCustomer");
export const switchToColleague = simple("SwitchToColleague");
export const completeTransfer = simple("CompleteConsultTransfer");
export const merge = simple("MergeConference");
export const leaveConference = simple("LeaveConference");

const consult = (agent: string, target: ConsultTarget): Command => ({
  type: "RequestConsult",
  interactionId: id("carol"),
  agentId: id(agent),
  target,
});
export const consultAgent = (agent: string, target: string): Command =>
  consult(agent, { type: "agent", agentId: id(target) });
export const consultQueue = (agent: string, queue: string): Command =>
  consult(agent, { type: "queue", queueId: id(queue) });
export const consultNumber = (agent: string, number: string): Command =>
  consult(agent, { type: "number", number });

export const transferToNumber = (agent: string, number: string): Command => ({
  type: "TransferToNumber",
  interactionId: id("carol"),
  agentId: id(agent),
  number,
});
export const handOver = (agent: string, target: string): Command => ({
  type: "HandOverPrimary",
  interactionId: id("carol"),
  agentId: id(agent),
  target: id(target),
});
export const dropParty = (agent: string, partyId: string): Command => ({
  type: "DropParty",
  interactionId: id("carol"),
  agentId: id(agent),
  partyId: id(partyId),
});
export const mute = (agent: string, partyId: string, muted = true): Command => ({
  type: "MuteParty",
  interactionId: id("carol"),
  agentId: id(agent),
  partyId: id(partyId),
  muted,
});
