import type { ContactDocument } from "@maru/protocol";
import { isRinging } from "./offers.ts";

export type CallContact = ContactDocument & { call: NonNullable<ContactDocument["call"]> };

export const isCall = (contact: ContactDocument | undefined): contact is CallContact =>
  contact !== undefined && contact.call !== null;

/** Somebody is on the agent's telephone, or will be at once. */
export const isOnCall = ({ stage }: Pick<ContactDocument, "stage">): boolean =>
  stage !== "ringing" && stage !== "wrap_up";

/** The call the phone shows: the one that is on, else the one that rings or will, else the one to be wrapped up. */
export function currentCall(contacts: readonly ContactDocument[]): CallContact | null {
  const calls = contacts.filter(isCall);
  const first = (stage: ContactDocument["stage"]) => calls.find((call) => call.stage === stage);
  return (
    calls.find(isOnCall) ?? calls.find(isRinging) ?? first("ringing") ?? first("wrap_up") ?? null
  );
}

/** Who is in the conference besides the customer and this agent; whom one consults stands apart from it. */
export function othersIn(contact: CallContact, myId: string): ContactDocument["parties"] {
  const consulting = contact.call.consult?.byMe === true;
  return contact.parties
    .filter(({ id, kind, status }) => kind !== "customer" && id !== myId && status !== "left")
    .filter(({ role }) => !(consulting && role === "consulted"));
}

export type CallControl = Extract<
  keyof ContactDocument["controls"],
  | "hold"
  | "resume"
  | "mute"
  | "transfer"
  | "consult"
  | "endConsult"
  | "switchToCustomer"
  | "switchToColleague"
  | "completeTransfer"
  | "merge"
  | "leave"
  | "pauseRecording"
  | "resumeRecording"
  | "endAbusive"
  | "end"
>;

/** `keypad` is this desktop's own; to end the call has a place of its own. */
export type CallTile = Exclude<CallControl, "end" | "endAbusive"> | "keypad";

/** In the order they stand; what a stage does not show leaves no gap. */
const CALL_TILES: readonly CallTile[] = [
  "hold",
  "resume",
  "switchToCustomer",
  "switchToColleague",
  "mute",
  "keypad",
  "pauseRecording",
  "resumeRecording",
  "transfer",
  "consult",
  "completeTransfer",
  "merge",
  "endConsult",
  "leave",
];

export function shownTiles(contact: CallContact): CallTile[] {
  return CALL_TILES.filter((tile) =>
    tile === "keypad" ? contact.call.phone === "up" : contact.controls[tile].visible,
  );
}
