/**
 * What somebody may be allowed to do: a closed list, because each one is asked for by name somewhere. A role is a
 * set of them. `packages/protocol/src/permissions.ts` says which operation asks for which.
 */
export const PERMISSIONS = [
  /** Sign in to take contacts, and everything one does with them. */
  "contacts.handle",
  /** Every queue and every colleague, live. */
  "floor.watch",
  /** Contacts of the past in which one spoke. */
  "history.read",
  "history.read_all",
  /** Recordings of contacts in which one spoke. */
  "recordings.listen",
  "recordings.listen_all",
  "configuration.read",
  /** Entry points, flows, prompts, business hours. */
  "channels.manage",
  "queues.manage",
  /** Trunks and numbers. */
  "telephony.manage",
  /** Reasons, CAD variables, address books: what stands on the agents' desks. */
  "desk.manage",
  /** Agents with their teams, skills and profiles; how they sign in. */
  "people.manage",
  /** Roles, and who may prove who somebody is. */
  "roles.manage",
  "settings.manage",
  /** The whole configuration out of the system and into it. */
  "configuration.transfer",
  "tokens.manage",
  "audit.read",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const OF_AGENTS = [
  "contacts.handle",
  "history.read",
  "history.read_all",
  "recordings.listen",
  "configuration.read",
] as const satisfies Permission[];

export const BUILT_IN_ROLE_IDS = ["agent", "supervisor", "administrator"] as const;
export type BuiltInRoleId = (typeof BUILT_IN_ROLE_IDS)[number];

/** Always there, never changed. What each is called is the client's to say. */
export const BUILT_IN_ROLES: Readonly<Record<BuiltInRoleId, readonly Permission[]>> = {
  agent: OF_AGENTS,
  supervisor: [...OF_AGENTS, "floor.watch", "recordings.listen_all"],
  administrator: PERMISSIONS,
};

/** Whoever has these can give every other right, to themselves as well. */
export const KEY_PERMISSIONS = ["people.manage", "roles.manage"] as const satisfies Permission[];
