import type { Caller, Permission } from "@maru/protocol";
import type { OperationName } from "./operations.ts";

/** What is asked of whoever calls each operation, written down once more: a new one must be thought about here. */
const agents: Caller[] = ["contacts.handle"];
const staff: Caller[] = ["staff"];
const newcomers: Caller[] = ["staff", "newcomer"];
const history: Caller[] = ["history.read", "history.read_all"];
const recordings: Caller[] = ["recordings.listen", "recordings.listen_all"];
const managing: Caller[] = [
  ...(["settings.manage", "people.manage", "roles.manage", "queues.manage"] as const),
  ...(["channels.manage", "telephony.manage", "desk.manage"] as const),
];

export const WHO_MAY: Record<OperationName, readonly Caller[]> = {
  "agent.signIn": agents,
  "agent.signOut": agents,
  "agent.setAvailable": agents,
  "agent.setIdle": agents,
  "agent.setStation": agents,
  "agent.dial": agents,
  "offer.accept": agents,
  "offer.decline": agents,
  "message.send": [...agents, "visitor"],
  "transcript.mark": [...agents, "visitor"],
  "contact.transferToAgent": agents,
  "contact.transferToQueue": agents,
  "contact.transferToNumber": agents,
  "contact.setVariables": agents,
  "contact.end": agents,
  "call.hold": agents,
  "call.resume": agents,
  "call.mute": agents,
  "call.consult": agents,
  "call.confirmConsult": agents,
  "call.endConsult": agents,
  "call.switchToCustomer": agents,
  "call.switchToColleague": agents,
  "call.completeTransfer": agents,
  "call.merge": agents,
  "call.leave": agents,
  "call.dropParty": agents,
  "call.handOverPrimary": agents,
  "call.pauseRecording": agents,
  "call.resumeRecording": agents,
  "call.endAbusive": agents,
  "call.recoveryPause": agents,
  "call.rejoin": agents,
  "wrapUp.complete": agents,
  "wrapUp.keepOpen": agents,
  "chat.start": ["visitor"],
  "chat.leave": ["visitor"],
  "configuration.put": managing,
  "configuration.remove": managing,
  "configuration.import": ["configuration.transfer"],
  "configuration.list": ["configuration.read"],
  "configuration.get": ["configuration.read"],
  "configuration.uses": ["configuration.read"],
  "configuration.export": ["configuration.transfer"],
  "configuration.plan": ["configuration.transfer"],
  "entryPoint.statuses": ["configuration.read"],
  "hours.preview": ["channels.manage"],
  "hours.at": ["channels.manage"],
  "holiday.calendar": ["channels.manage"],
  "setup.status": ["anyone"],
  "setup.found": ["anyone"],
  "session.get": newcomers,
  "session.signIn": ["anyone"],
  "session.signOut": newcomers,
  "session.changePassword": newcomers,
  "token.list": ["tokens.manage"],
  "token.create": ["tokens.manage"],
  "token.revoke": ["tokens.manage"],
  "account.put": ["people.manage"],
  "view.get": [...staff, "visitor"],
  "interaction.list": history,
  "interaction.get": history,
  "interaction.transcript": [...history, "visitor"],
  "recording.waveform": recordings,
  "phone.get": agents,
  "prompt.speak": ["channels.manage"],
  "trunk.putPassword": ["telephony.manage"],
  "visitor.call": ["visitor"],
  "visitor.create": ["anyone"],
  "visitor.entryPoint": ["anyone"],
};

const AGENT: Permission[] = [
  "contacts.handle",
  "history.read",
  "history.read_all",
  "recordings.listen",
  "configuration.read",
];

/** What each kind of caller has; `custom` is a role of an organisation's own. */
export const HELD = {
  agent: AGENT,
  supervisor: [...AGENT, "floor.watch", "recordings.listen_all"],
  administrator: [
    ...AGENT,
    ...(["floor.watch", "recordings.listen_all", "channels.manage", "queues.manage"] as const),
    ...(["telephony.manage", "desk.manage", "people.manage", "roles.manage"] as const),
    ...(["settings.manage", "configuration.transfer", "tokens.manage", "audit.read"] as const),
  ],
  custom: ["configuration.read", "people.manage", "audit.read", "recordings.listen"],
} as const satisfies Record<string, Permission[]>;
