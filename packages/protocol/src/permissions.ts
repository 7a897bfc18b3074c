/** Named permissions, and what each kind of configured thing asks for. The names are core's. */
import type { ConfigurationKind, Permission } from "@maru/core";

export const PERMISSIONS = [
  "contacts.handle",
  "floor.watch",
  "history.read",
  "history.read_all",
  "recordings.listen",
  "recordings.listen_all",
  "configuration.read",
  "channels.manage",
  "queues.manage",
  "telephony.manage",
  "desk.manage",
  "people.manage",
  "roles.manage",
  "settings.manage",
  "configuration.transfer",
  "tokens.manage",
  "audit.read",
] as const satisfies readonly Permission[];
export type { Permission };

/** Roles that are always there; clients have words for what they are called. */
export const BUILT_IN_ROLE_IDS = ["agent", "supervisor", "administrator"] as const;

/** Who may put and remove things of a kind. */
export const KIND_PERMISSIONS = {
  settings: "settings.manage",
  team: "people.manage",
  skill: "people.manage",
  multimediaProfile: "people.manage",
  agent: "people.manage",
  agentProfile: "people.manage",
  role: "roles.manage",
  queue: "queues.manage",
  entryPoint: "channels.manage",
  businessHours: "channels.manage",
  holidayList: "channels.manage",
  prompt: "channels.manage",
  flow: "channels.manage",
  trunk: "telephony.manage",
  phoneNumber: "telephony.manage",
  idleReason: "desk.manage",
  wrapUpReason: "desk.manage",
  variable: "desk.manage",
  addressBook: "desk.manage",
  address: "desk.manage",
  predefinedResponse: "desk.manage",
} as const satisfies Record<ConfigurationKind, Permission>;

/** Whoever may change something of the configuration. */
export const MANAGING: readonly Permission[] = [...new Set(Object.values(KIND_PERMISSIONS))];
