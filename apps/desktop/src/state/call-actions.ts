import type { ControlName } from "@maru/protocol";
import type { MessageKey } from "../words.ts";
import type { Action } from "./actions.ts";
import { type CallContact, type CallControl, currentCall } from "./current-call.ts";
import type { Desk } from "./desk.ts";
import { failureKey } from "./failure.ts";

/** The call the phone widget shows. */
export function callOf(desk: Desk): CallContact | null {
  const ids = desk.client.documents.get("me")?.contactIds ?? [];
  return currentCall(ids.flatMap((id) => desk.contact(id) ?? []));
}

/** Controls that are one command, which names the contact and nothing else. */
const COMMANDS = {
  hold: "call.hold",
  resume: "call.resume",
  endConsult: "call.endConsult",
  switchToCustomer: "call.switchToCustomer",
  switchToColleague: "call.switchToColleague",
  completeTransfer: "call.completeTransfer",
  merge: "call.merge",
  leave: "call.leave",
  pauseRecording: "call.pauseRecording",
  resumeRecording: "call.resumeRecording",
  confirmConsult: "call.confirmConsult",
  recoveryPause: "call.recoveryPause",
} as const;

/** What a failed command is called in the notice. */
const NAMES: Record<keyof typeof COMMANDS, MessageKey> = {
  hold: "command.hold",
  resume: "command.resume",
  endConsult: "command.endConsult",
  switchToCustomer: "command.switch",
  switchToColleague: "command.switch",
  completeTransfer: "command.completeTransfer",
  merge: "command.merge",
  leave: "command.leave",
  pauseRecording: "command.pauseRecording",
  resumeRecording: "command.resumeRecording",
  confirmConsult: "command.confirmConsult",
  recoveryPause: "command.recoveryPause",
};

const isCommand = (control: string): control is keyof typeof COMMANDS => control in COMMANDS;

/** Does what a control of the call stands for; the ones that need an answer first open their dialog. */
export async function doControl(
  desk: Desk,
  contact: CallContact,
  control: CallControl | "confirmConsult" | "recoveryPause",
): Promise<boolean> {
  const { id: interactionId } = contact;
  if (control === "endConsult") desk.endingConsults.add(interactionId);
  if (isCommand(control))
    return desk.commands.run(NAMES[control], COMMANDS[control], { interactionId });
  if (control === "mute") return mute(desk, contact, !contact.call.muted);
  if (control === "end") return desk.commands.run("command.end", "contact.end", { interactionId });
  const kind = control === "endAbusive" ? "abusive" : control;
  desk.view.setState({ dialog: { kind, interactionId } });
  return true;
}

/** The microphone of this browser at once, and the server's mute with it. */
async function mute(desk: Desk, contact: CallContact, muted: boolean): Promise<boolean> {
  try {
    await desk.phone.mute(contact.id, muted);
    return true;
  } catch (error) {
    desk.notices.add({
      id: "refused-call.mute",
      tone: "warning",
      title: { key: "command.mute" },
      body: { key: failureKey(error) },
    });
    return false;
  }
}

type Binding = { id: string; label: MessageKey; keys: string[]; controls: CallControl[] };

/** A key does the first of its controls that may be done now. */
const BINDINGS: readonly Binding[] = [
  { id: "hold", label: "command.hold", keys: ["Alt+H"], controls: ["hold", "resume"] },
  { id: "mute", label: "command.mute", keys: ["M", "Alt+M"], controls: ["mute"] },
  { id: "consult", label: "command.consult", keys: ["Alt+C"], controls: ["consult"] },
  {
    id: "switch",
    label: "command.switch",
    keys: ["Alt+S"],
    controls: ["switchToCustomer", "switchToColleague"],
  },
  {
    id: "complete-transfer",
    label: "command.completeTransfer",
    keys: [],
    controls: ["completeTransfer"],
  },
  { id: "merge", label: "command.merge", keys: [], controls: ["merge"] },
  { id: "end-consult", label: "command.endConsult", keys: [], controls: ["endConsult"] },
  { id: "leave", label: "command.leave", keys: [], controls: ["leave"] },
  {
    id: "pause-recording",
    label: "command.pauseRecording",
    keys: ["Alt+R"],
    controls: ["pauseRecording", "resumeRecording"],
  },
  { id: "end-abusive", label: "command.endAbusive", keys: [], controls: ["endAbusive"] },
];

const NOT_THERE = { visible: false, enabled: false };

export function callActions(desk: Desk): Action[] {
  const contact = callOf(desk);
  const may = (control: ControlName) => {
    const { visible, enabled } = contact?.controls[control] ?? NOT_THERE;
    return visible && enabled;
  };
  return BINDINGS.map(({ id, label, keys, controls }) => {
    const control = controls.find(may);
    return {
      id,
      group: "contact",
      label: control !== undefined && isCommand(control) ? NAMES[control] : label,
      keys,
      enabled: control !== undefined,
      run: () => {
        if (contact !== null && control !== undefined) void doControl(desk, contact, control);
      },
    };
  });
}
