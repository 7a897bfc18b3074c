import type { Permission } from "@maru/protocol";
import { BadgeCheck, type LucideIcon, UsersRound } from "lucide-react";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Session } from "../state/session.ts";
import type { MessageKey } from "../words.ts";

/** What the administration is divided into, in the order of the side navigation. */
export const SECTION_GROUPS = [
  "channels",
  "people",
  "queues",
  "telephone",
  "data",
  "tools",
] as const;
export type SectionGroup = (typeof SECTION_GROUPS)[number];

/** `id`: the item that is open, `NEW_ITEM` for one that is being made, null for the list. */
export type SectionProps = { section: string; id: string | null };

export type Section = {
  /** In the address: `#/admin/<id>`. */
  id: string;
  group: SectionGroup;
  icon: LucideIcon;
  label: MessageKey;
  mayOpen: (session: Session) => boolean;
  /** Loaded when it is opened first. */
  page: LazyExoticComponent<ComponentType<SectionProps>>;
};

const holding =
  (permission: Permission) =>
  ({ permissions }: Session): boolean =>
    permissions.includes(permission);

/** Every page of the administration. A page plugs in here, and nowhere else. */
export const SECTIONS: readonly Section[] = [
  {
    id: "teams",
    group: "people",
    icon: UsersRound,
    label: "admin.section.teams",
    mayOpen: holding("people.manage"),
    page: lazy(() => import("./people/team-page.tsx").then((m) => ({ default: m.TeamPage }))),
  },
  {
    id: "skills",
    group: "people",
    icon: BadgeCheck,
    label: "admin.section.skills",
    mayOpen: holding("people.manage"),
    page: lazy(() => import("./people/skill-page.tsx").then((m) => ({ default: m.SkillPage }))),
  },
];
