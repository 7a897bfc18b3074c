import type { Permission } from "@maru/protocol";

/** Permissions as people think of them; every one is in exactly one group (`permission-groups.test.ts`). */
export const PERMISSION_GROUPS = [
  { id: "work", permissions: ["contacts.handle", "floor.watch"] },
  {
    id: "past",
    permissions: ["history.read", "history.read_all", "recordings.listen", "recordings.listen_all"],
  },
  {
    id: "configure",
    permissions: [
      "configuration.read",
      "channels.manage",
      "queues.manage",
      "telephony.manage",
      "desk.manage",
      "settings.manage",
      "configuration.transfer",
    ],
  },
  {
    id: "rights",
    permissions: ["people.manage", "roles.manage", "tokens.manage", "audit.read"],
  },
] as const satisfies readonly { id: string; permissions: readonly Permission[] }[];
