import type { RefusalCode } from "../engine/refusal.ts";
import type { Stage } from "./stage.ts";

/** What a desktop may offer to do; it draws these and decides nothing. */
export const CONTROLS = [
  "accept",
  "decline",
  "send",
  "hold",
  "resume",
  "mute",
  "transfer",
  "consult",
  "confirmConsult",
  "endConsult",
  "switchToCustomer",
  "switchToColleague",
  "completeTransfer",
  "merge",
  "leave",
  "dropParty",
  "muteParty",
  "handOverPrimary",
  "pauseRecording",
  "resumeRecording",
  "endAbusive",
  "setVariables",
  "end",
  "wrapUp",
  "keepWrapUpOpen",
  "recoveryPause",
] as const;
export type ControlName = (typeof CONTROLS)[number];
export type Control = { visible: boolean; enabled: boolean; reason: string | null };

const on: Control = { visible: true, enabled: true, reason: null };
export const hidden: Control = { visible: false, enabled: false, reason: null };

/** Shown, and not to be used now; `reason` is the code of the refusal that using it would get. */
export function disabled(reason: RefusalCode): Control {
  return { visible: true, enabled: false, reason };
}

/** What is the same at every moment of a consult, for who asked for it (V-57). */
const consulting = {
  mute: on,
  endConsult: on,
  consult: disabled("consult_open"),
  endAbusive: on,
  setVariables: on,
};

/**
 * Who may do what, by stage. What only some channels or only some moments have is taken out again by `controlsFor`.
 * V-57: the consult's stages. V-61: those of a conference. V-54, K-43: from hold the agent may consult or resume.
 */
export const CONTROL_TABLE: Record<Stage, Record<ControlName, Control>> = {
  ringing: row({ accept: on, decline: on }),
  dialling: row({ mute: on, setVariables: on, end: on }),
  connected: row({
    send: on,
    hold: on,
    mute: on,
    transfer: on,
    consult: on,
    pauseRecording: on,
    resumeRecording: on,
    endAbusive: on,
    setVariables: on,
    end: on,
  }),
  held: row({
    resume: on,
    mute: on,
    transfer: disabled("customer_on_hold"),
    consult: on,
    pauseRecording: on,
    resumeRecording: on,
    endAbusive: on,
    setVariables: on,
    end: disabled("customer_on_hold"),
  }),
  consult_requested: row({
    ...consulting,
    resume: disabled("consult_open"),
    confirmConsult: on,
    switchToCustomer: disabled("consult_not_connected"),
    completeTransfer: disabled("consult_not_connected"),
    merge: disabled("consult_not_connected"),
  }),
  consulting_colleague: row({
    ...consulting,
    resume: disabled("consult_open"),
    switchToCustomer: on,
    completeTransfer: on,
    merge: on,
    end: disabled("not_with_customer"),
  }),
  consulting_customer: row({
    ...consulting,
    hold: disabled("consult_open"),
    switchToColleague: on,
    completeTransfer: on,
    merge: on,
    end: on,
  }),
  consulted: row({ mute: on, endConsult: on, setVariables: on }),
  conference_primary: row({
    mute: on,
    muteParty: on,
    dropParty: on,
    handOverPrimary: on,
    consult: on,
    leave: on,
    pauseRecording: on,
    resumeRecording: on,
    endAbusive: on,
    setVariables: on,
    end: on,
  }),
  conference_member: row({ mute: on, leave: on, setVariables: on }),
  customer_left: row({
    send: disabled("customer_left"),
    transfer: disabled("customer_left"),
    end: on,
  }),
  wrap_up: row({ setVariables: on, wrapUp: on, keepWrapUpOpen: on, recoveryPause: on }),
};

function row(shown: Partial<Record<ControlName, Control>>): Record<ControlName, Control> {
  const controls = {} as Record<ControlName, Control>;
  for (const name of CONTROLS) controls[name] = shown[name] ?? hidden;
  return controls;
}
