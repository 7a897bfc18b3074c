/** Commands around a call: made, recorded, told by the engine, ended abusively, annotated. */
import type { Command } from "../engine/command.ts";
import { nameOf } from "./commands.ts";
import { id } from "./organisation.ts";

/** The agent calls dave, whose contact is called after him. */
export const dial = (
  agent: string,
  { number = "+821098765432", callerNumber = null as string | null, contact = "dave" } = {},
): Command => ({
  type: "StartOutdial",
  interactionId: id(contact),
  agentId: id(agent),
  number,
  callerNumberId: callerNumber === null ? null : id(callerNumber),
  customer: { id: id(contact), name: nameOf(contact), language: "ko" },
});

const simple =
  (
    type:
      | "PauseRecording"
      | "ResumeRecording"
      | "EndAbusiveCall"
      | "TakeRecoveryPause"
      | "RejoinCall",
  ) =>
  (agent: string, contact = "carol"): Command => ({
    type,
    interactionId: id(contact),
    agentId: id(agent),
  });

export const pauseRecording = simple("PauseRecording");
export const resumeRecording = simple("ResumeRecording");
export const endAbusive = simple("EndAbusiveCall");
export const takeRecoveryPause = simple("TakeRecoveryPause");
export const rejoinCall = simple("RejoinCall");

export const setVariables = (
  agent: string,
  contact: string,
  values: Record<string, string | number | boolean | null>,
): Command => ({ type: "SetVariables", interactionId: id(contact), agentId: id(agent), values });

export const announcementEnds = (announcementId: string, contact = "carol"): Command => ({
  type: "ReportAnnouncementEnded",
  interactionId: id(contact),
  announcementId,
});
export const trunkIs = (trunk: string, reachable: boolean): Command => ({
  type: "ReportTrunk",
  trunkId: id(trunk),
  reachable,
});
